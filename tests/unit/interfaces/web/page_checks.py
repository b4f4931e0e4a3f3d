"""Reads a page as a strict visitor would: what an accessibility checker finds without a browser."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

_VOID = {"meta", "link", "input", "img", "br", "hr"}
Attributes = dict[str, str]


@dataclass
class Page:
    """What stands on a page, in order."""

    tags: list[tuple[str, Attributes]] = field(default_factory=list)

    def all(self, *names: str) -> list[Attributes]:
        """Give the attributes of every tag of these names."""
        return [attributes for name, attributes in self.tags if name in names]

    @property
    def ids(self) -> list[str]:
        """Give every id."""
        return [a["id"] for _, a in self.tags if "id" in a]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[str] = []
        self.unclosed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unclosed.append(tag)


def read(html: str) -> Page:
    """Read a page; AssertionError when its tags don't nest."""
    reader = _Reader()
    reader.feed(html)
    assert not reader.unclosed and not reader.open, (reader.unclosed, reader.open)
    return reader.page


def faults(html: str) -> list[str]:
    """Say everything that is wrong with a page."""
    page = read(html)
    return [*_structure(page), *_references(page), *_fields(page), *_safety(html, page)]


def _structure(page: Page) -> list[str]:
    said = []
    if len(page.all("h1")) != 1:
        said.append(f"{len(page.all('h1'))} first headings")
    if not page.all("html")[0].get("lang"):
        said.append("no language")
    levels = [int(name[1]) for name, _ in page.tags if name in {"h1", "h2", "h3", "h4"}]
    said += [f"heading jumps from {a} to {b}" for a, b in pairwise(levels) if b > a + 1]
    if len(page.all("table")) != len(page.all("caption")):
        said.append("a table without a caption")
    said += ["a header without scope" for a in page.all("th") if "scope" not in a]
    said += ["a picture without words" for a in page.all("img") if not a.get("alt")]
    return said


def _references(page: Page) -> list[str]:
    ids = page.ids
    said = [f"id twice: {i}" for i in set(ids) if ids.count(i) > 1]
    for name, attributes in page.tags:
        for key in ("aria-labelledby", "aria-describedby", "for"):
            wanted = attributes.get(key, "").split()
            said += [f"{name} {key} points nowhere: {i}" for i in wanted if i not in ids]
        target = attributes.get("href", "")
        if name == "a" and len(target) > 1 and target[0] == "#" and target[1:] not in ids:
            said.append(f"link points nowhere: {target}")
    return said


def _fields(page: Page) -> list[str]:
    labelled = {a.get("for") for a in page.all("label")}
    asked = [a for a in page.all("input", "select", "textarea") if a.get("type") != "hidden"]
    return [
        f"field without a label: {a}"
        for a in asked
        if a.get("id") not in labelled and not a.get("aria-label")
    ]


def _safety(html: str, page: Page) -> list[str]:
    said = [f"inline style on {name}" for name, a in page.tags if "style" in a]
    said += [f"inline handler {k}" for _, a in page.tags for k in a if k.startswith("on")]
    said += ["inline script" for a in page.all("script") if "src" not in a]
    addresses = [
        a.get(k, "") for n, a in page.tags if n != "svg" for k in ("src", "href", "action")
    ]
    said += [f"another host: {u}" for u in addresses if u.startswith(("http:", "https:", "//"))]
    posts = [a for a in page.all("form") if a.get("method", "").lower() == "post"]
    if html.count("csrfmiddlewaretoken") < len(posts):
        said.append("a form without its token")
    return said
