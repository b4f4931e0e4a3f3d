"""The pages in a real browser, as people meet them; skipped without an installed Chromium.

Every page is opened in test_accessible.py, which hears what they complain of as well.
"""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from tests.functional.web.browsing import CHROMIUM

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="Chromium is not installed: no browser to look with"
    ),
]
KILOBYTE = 1024


def test_the_first_view_is_under_one_hundred_kilobytes(
    address: str, browser: Any, states: dict[str, Path]
) -> None:
    context = browser.new_context(storage_state=states["ministry"])
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    received: list[float] = []
    session.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    context.close()
    assert 2 <= len(received) <= 20
    assert sum(received) < 100 * KILOBYTE


@pytest.mark.parametrize("path", ["/", "/ditangani/"])
def test_the_keyboard_goes_from_the_skip_link_through_the_page_in_order(
    address: str, browser: Any, states: dict[str, Path], path: str
) -> None:
    context = browser.new_context(storage_state=states["operator"])
    page = context.new_page()
    page.goto(address + path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getBoundingClientRect().top + scrollY"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    # Within one line of the header tops differ by a few pixels; nothing ever leads back up.
    assert all(later > earlier - 30 for earlier, later in pairwise(seen))
    page.keyboard.press("Shift+Tab")
    page.goto(address + path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"
    context.close()


def test_everything_works_without_javascript(
    address: str, browser: Any, states: dict[str, Path]
) -> None:
    context = browser.new_context(storage_state=states["operator"], java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.select_option("#pilih-bulan", "2019-03")
    page.click("form.chooser button")
    assert "period=2019-03" in page.url
    page.click("nav >> text=Perlu ditangani")
    page.select_option("#saring-owner", "bank")
    page.click("form.filter button")
    assert "owner=bank" in page.url
    page.click("tbody a >> nth=0")
    assert page.locator("h1").inner_text().startswith("Keluarga")
    asking = page.locator("details:has(input[name=reason])").first
    asking.locator("summary").click()
    asking.locator("input[name=reason]").fill("mencocokkan dengan surat kuasa")
    asking.locator("button").first.click()
    assert page.locator(".identifier.shown").count() == 1
    context.close()
