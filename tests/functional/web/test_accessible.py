"""Every page a role can reach stands before axe: nothing serious, nothing critical (WCAG 2.2 AA).

On the same walk a role's own pages complain of nothing, ask no other host and fit a telephone.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.functional.web import axe
from tests.functional.web.browsing import CHROMIUM, PAGES
from tests.often import often

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="Chromium is not installed: no browser to look with"
    ),
]

DESK, TELEPHONE = {"width": 1366, "height": 768}, {"width": 360, "height": 740}
ON_TELEPHONES = ("operator", "ministry", "auditor", "administrator")
# Hides neighbours in which the same kinds of things stand, all but the first two and the last: axe
# takes its time for each. A link that lost its words, a field without a name is another kind.
FEWER_ALIKE = """() => {
    const said = ['class', 'style', 'type', 'role', 'scope', 'lang', 'tabindex', 'aria-hidden'];
    const kind = one => one.tagName + (one.textContent.trim() ? '' : '!') + [...one.attributes].map(
        each => each.name + (said.includes(each.name) || !each.value ? '=' + each.value : ''));
    const look = one => [...new Set([one, ...one.querySelectorAll('*')].map(kind))].sort().join();
    for (const parent of document.querySelectorAll('main, main :not(tr)')) {
        const met = {};
        for (const one of parent.children) {
            const alike = look(one);
            met[alike] = (met[alike] || 0) + 1;
            if (met[alike] > 2 && one.nextElementSibling) one.style.display = 'none';
        }
    }
}"""
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
_FILES = (
    *("/pdf/", "/xlsx/", "/unduh/", "/realisasi/", "/static/", "/akun/logout/"),
    *("/formulir.", "/hasil/berkas/", "/kertas/"),
)


def _kind(url: str) -> str:
    """Name the kind of page an address opens: ids and filters left out."""
    return _ID.sub("…", urlsplit(url).path)


def _pages(
    page: Any, address: str, starts: tuple[str, ...], seen: set[str]
) -> Iterator[tuple[str, bool]]:
    """Open the role's own pages, and one of every kind that links lead to and nobody opened yet."""
    own = [address + path for path in starts]
    waiting = list(own)
    while waiting:
        url = waiting.pop(0)
        if any(end in url for end in _FILES) or (_kind(url) in seen and url not in own):
            continue
        seen.add(_kind(url))
        is_own, own = url in own, [one for one in own if one != url]
        response = page.goto(url)
        assert response.status == 200 or not is_own, url
        if response.headers.get("content-type", "").startswith("text/html"):
            yield url, is_own
            links = page.eval_on_selector_all(
                "a[href]", "all => all.map(a => new URL(a.getAttribute('href'), document.URL).href)"
            )
            waiting += [link for link in links if link.startswith(address)]


@pytest.fixture(scope="module")
def seen() -> set[str]:
    """The kinds of pages that some role has opened."""
    return set()


def _faults(page: Any, url: str) -> list[str]:
    """Give what is grave about a page."""
    if often(True, False):
        page.evaluate(FEWER_ALIKE)
    return [f"{_kind(url)}: {one}" for one in axe.grave(page)]


def _is_wider_than_a_telephone(page: Any) -> bool:
    page.set_viewport_size(TELEPHONE)
    beyond = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    page.set_viewport_size(DESK)
    return int(beyond) > 0


@pytest.mark.parametrize("role", PAGES)
def test_no_page_shuts_anybody_out_or_complains_or_asks_another_host(
    address: str, browser: Any, states: dict[str, Path], seen: set[str], role: str
) -> None:
    faults: list[str] = []
    looked = 0
    context = browser.new_context(storage_state=states[role], viewport=DESK)
    page, said, asked = context.new_page(), [], []
    page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.on("request", lambda request: asked.append(request.url))
    for url, is_own in _pages(page, address, PAGES[role], seen):
        looked += 1
        if is_own:
            assert page.locator("h1").count() == 1, url
            faults += [f"{_kind(url)}: {one}" for one in said]
            if role in ON_TELEPHONES and _is_wider_than_a_telephone(page):
                faults.append(f"{_kind(url)} is wider than a telephone")
        faults += _faults(page, url)
        said.clear()
    context.close()
    assert looked >= len(PAGES[role])
    assert faults == [], "\n".join(faults)
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def test_signing_in_shuts_nobody_out(address: str, browser: Any) -> None:
    context = browser.new_context()
    page = context.new_page()
    for path in (
        "/akun/login/",
        "/akun/password/reset/",
        "/gaya/",
        "/pengaduan/",
        "/pengaduan/jawaban/",
    ):
        page.goto(address + path)
        assert axe.grave(page) == [], path
    context.close()
