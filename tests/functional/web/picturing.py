"""The handbook's pictures: journeys' tests take them, and say when one no longer matches.

A test hands `picture` what a page answered. In the usual run no browser opens: the words of the
page that stand in its picture are compared with those that were written down when it was taken. So
a picture is out of date when somebody who reads the guide would look for other words than they
find: headings, buttons, labels, heads of columns. Neither another page nor what follows below the
picture, neither figures, days nor rows make it so. `make pictures` runs just these tests and takes
what is out of date anew; `make pictures ARGS=--pictures=all` takes all, for a new look.
"""

import base64
import hashlib
import json
import re
from dataclasses import dataclass, field
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.http import HttpResponse
from tests.functional.web.browsing import CHROMIUM, QUIET

ROOT = Path(__file__).resolve().parents[3]
TARGET = ROOT / "src/salur/interfaces/web/static/salur/panduan"
KEPT = Path(__file__).with_name("pictured.json")
# Narrow, so that what is written in a picture can be read on paper: it has 960 x 720 pixels at most.
WINDOW, SCALE = {"width": 800, "height": 600}, 1.2
MOST = 38_000  # bytes
_QUALITIES = (0.55, 0.45, 0.35, 0.25)
_HOST = "http://salur.example"
_SAYING = ("h1", "h2", "h3", "label", "legend", "caption", "summary", "button", "dt")
_PASSING = re.compile(
    r"\d|\b(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)\b"
)
# How many of the elements that say something stand in the picture, counted to the last of them.
_SEEN = """([saying, height]) => {
    const main = document.querySelector('main'), {top, height: own} = main.getBoundingClientRect();
    const all = [...main.querySelectorAll(saying.join() + ',thead th,a.button')];
    const within = all.map(one => one.getBoundingClientRect())
        .map(box => box.width > 1 && box.height > 1 && box.top < top + height);
    return [all.length, within.lastIndexOf(true) + 1, top + scrollY, Math.min(own, height)];
}"""
# A canvas writes WebP, which no package here does.
_TO_WEBP = """async ([png, quality]) => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + png;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = image.width; canvas.height = image.height;
    canvas.getContext('2d').drawImage(image, 0, 0);
    return canvas.toDataURL('image/webp', quality).split(',')[1];
}"""


class _Reader(HTMLParser):
    """Gathers what the elements of a page's main part say, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._within = {"main": 0, "thead": 0}
        self._open: list[tuple[str, int]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._within:
            self._within[tag] += 1
        button = tag == "a" and "button" in (dict(attrs).get("class") or "").split()
        head = tag == "th" and self._within["thead"]
        if self._within["main"] and (tag in _SAYING or button or head):
            self._open.append((tag, len(self.said)))
            self.said.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._within:
            self._within[tag] -= 1
        if self._open and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        for _tag, place in self._open:
            self.said[place] += data


def words_of(page: str) -> list[str]:
    """Give what the elements of a page say, without figures and months."""
    reader = _Reader()
    reader.feed(page)
    return [" ".join(_PASSING.sub(" ", one).split()) for one in reader.said]


@dataclass
class Pictures:
    """Compares pages with their pictures; `taking` "stale" or "all" takes pictures instead."""

    taking: str = ""
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)

    def __call__(self, name: str, answer: HttpResponse) -> None:
        """Compare what a page answered with the picture of that name, or keep it to be taken."""
        page = answer.content.decode()
        differs = self._difference(name, words_of(page))
        if not self.taking:
            assert not differs, f"{differs}; take it anew with `make pictures`"
        elif differs or self.taking == "all":
            self.pages[name] = page

    def _difference(self, name: str, now: list[str]) -> str:
        if name not in self.kept or not (TARGET / f"{name}.webp").is_file():
            return f"the handbook has no picture {name!r} yet"
        then = self.kept[name]["words"]
        for place, word in enumerate(then):
            found = now[place] if place < len(now) else ""
            if found != word:
                return f"the picture {name!r} shows {word!r} where its page says {found!r}"
        return ""

    def develop(self) -> None:
        """Take what was kept, in one Chromium, and write down the words that stand in each."""
        from playwright.sync_api import sync_playwright

        with sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
            for name, page in sorted(self.pages.items()):
                taken, words = _take(browser, name, page)
                (TARGET / f"{name}.webp").write_bytes(taken)
                digest = hashlib.sha256(taken).hexdigest()
                self.kept[name] = {"sha256": digest, "words": words}
            browser.close()
        text = json.dumps(dict(sorted(self.kept.items())), ensure_ascii=False, indent=1)
        KEPT.write_text(text + "\n", encoding="utf-8")


def pictures(taking: str) -> Pictures:
    """Give what compares, or takes, with the words that were written down."""
    there = KEPT.is_file()
    return Pictures(taking, json.loads(KEPT.read_text("utf-8")) if there else {})


def _take(browser: Any, name: str, html: str) -> tuple[bytes, list[str]]:
    """Give a page's main part as WebP and the words that stand in it; nothing else is asked."""
    context = browser.new_context(
        viewport=WINDOW, device_scale_factor=SCALE, locale="id", java_script_enabled=False
    )
    page = context.new_page()
    page.route("**/*", partial(_answer, html))
    page.goto(f"{_HOST}/")
    told, seen, top, height = page.evaluate(_SEEN, [_SAYING, WINDOW["height"]])
    words = words_of(html)
    assert told == len(words), f"{name}: Chromium finds {told} words, the test {words}"
    clip = {"x": 0, "y": top, "width": WINDOW["width"], "height": height}
    png = page.screenshot(full_page=True, clip=clip)
    context.close()
    return _webp(browser, name, png), words[:seen]


def _answer(html: str, route: Any) -> None:
    path = urlsplit(route.request.url).path
    if path == "/":
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
    elif path.startswith("/static/") and (file := finders.find(path.removeprefix("/static/"))):
        route.fulfill(path=file)
    else:
        route.abort()


def _webp(browser: Any, name: str, png: bytes) -> bytes:
    """Give a picture as WebP, as good as its weight allows."""
    bare = browser.new_page()
    given = base64.b64encode(png).decode()
    for quality in _QUALITIES:
        taken = base64.b64decode(bare.evaluate(_TO_WEBP, [given, quality]))
        if len(taken) <= MOST:
            break
    bare.close()
    assert len(taken) <= MOST, f"{name} shows too much for a small picture"
    return taken
