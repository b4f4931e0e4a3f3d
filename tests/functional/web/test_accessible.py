"""Every page a role can reach stands before axe: nothing serious, nothing critical (WCAG 2.2 AA)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.functional.web.browsing import CHROMIUM, PAGES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="Chromium is not installed: no browser to look with"
    ),
]

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
GRAVE = ("serious", "critical")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
_FILES = ("/pdf/", "/xlsx/", "/unduh/", "/realisasi/", "/static/", "/akun/logout/")


def _kind(url: str) -> str:
    """Name the kind of page an address opens: ids and filters left out."""
    return _ID.sub("…", urlsplit(url).path)


def _pages(page: Any, address: str, starts: tuple[str, ...], seen: set[str]) -> Iterator[str]:
    """Open the role's own pages, and one of every kind that links lead to and nobody opened yet."""
    own = [address + path for path in starts]
    waiting = list(own)
    while waiting:
        url = waiting.pop(0)
        if any(end in url for end in _FILES) or (_kind(url) in seen and url not in own):
            continue
        seen.add(_kind(url))
        own = [one for one in own if one != url]
        response = page.goto(url)
        if response.headers.get("content-type", "").startswith("text/html"):
            yield url
            links = page.eval_on_selector_all(
                "a[href]", "all => all.map(a => new URL(a.getAttribute('href'), document.URL).href)"
            )
            waiting += [link for link in links if link.startswith(address)]


@pytest.fixture(scope="module")
def seen() -> set[str]:
    """The kinds of pages that some role has opened."""
    return set()


@pytest.mark.parametrize("role", PAGES)
def test_no_page_shuts_anybody_out(
    address: str, browser: Any, states: dict[str, Path], seen: set[str], role: str
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    context = browser.new_context(
        storage_state=states[role], viewport={"width": 1366, "height": 768}, bypass_csp=True
    )
    page, faults, looked = context.new_page(), [], 0
    for url in _pages(page, address, PAGES[role], seen):
        looked += 1
        for fault in axe.run(page, options=RULES).response["violations"]:
            if fault["impact"] in GRAVE:
                where = fault["nodes"][0]["html"][:160]
                faults.append(f"{_kind(url)}: {fault['id']} ({len(fault['nodes'])}) {where}")
    context.close()
    assert looked >= len(PAGES[role])
    assert faults == [], "\n".join(faults)


def test_signing_in_shuts_nobody_out(address: str, browser: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    for path in ("/akun/login/", "/akun/password/reset/", "/gaya/"):
        page.goto(address + path)
        found = Axe().run(page, options=RULES).response["violations"]
        assert [f["id"] for f in found if f["impact"] in GRAVE] == [], path
    context.close()
