"""What every page says of itself in two sentences, and the guides that one reads on in.

Both are package data: one table per page in `pages/`, one file per guide in `guides/`. A test walks
the addresses, so that no page is without its sentences and no guide names a page that is not there.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from salur.interfaces.web.words import language

_HERE = files("salur.interfaces.web.help")
_PICTURES = _HERE / ".." / "static" / "salur" / "panduan"


@dataclass(frozen=True)
class Text:
    """One text in both languages."""

    id: str
    en: str

    def __str__(self) -> str:
        return self.en if language() == "en" else self.id


@dataclass(frozen=True)
class About:
    """What one page says of itself: two sentences, and the guide it belongs to ("" for none)."""

    sentences: tuple[Text, ...]
    guide: str


@dataclass(frozen=True)
class Step:
    """One step of a guide: the page it is taken on, what to do there, its picture and its words."""

    view: str
    text: Text
    picture: str
    shows: Text


@dataclass(frozen=True)
class Guide:
    """One journey, told for whoever goes it."""

    number: int
    slug: str
    title: Text
    whom: tuple[str, ...]
    when: Text
    steps: tuple[Step, ...]
    done: Text


def about(view: str) -> About | None:
    """Give what the page of that view says of itself, None for what is no page."""
    return abouts().get(view)


@cache
def abouts() -> dict[str, About]:
    """Give every page's own words, by the name of its view."""
    found: dict[str, About] = {}
    for name, one in sorted(_tables("pages").items()):
        told = About(tuple(map(Text, one["id"], one["en"])), one.get("guide", ""))
        for view in (name, *one.get("also", ())):
            assert view not in found, f"{view} is told twice"
            found[view] = told
    return found


@cache
def guides() -> tuple[Guide, ...]:
    """Give all guides in the order of the handbook."""
    return tuple(
        _guide(int(path.name.split("-")[0]), tomllib.loads(path.read_text("utf-8")))
        for path in sorted((_HERE / "guides").iterdir(), key=lambda path: path.name)
    )


def guide(slug: str) -> Guide | None:
    """Give the guide of that name, None where there is none."""
    return next((one for one in guides() if one.slug == slug), None)


def picture(name: str) -> bytes:
    """Give the picture of that name, b"" where it was not made yet."""
    path = _PICTURES / f"{name}.webp"
    return path.read_bytes() if name and path.is_file() else b""


def _guide(number: int, told: dict[str, Any]) -> Guide:
    return Guide(
        number,
        told["slug"],
        Text(told["id"], told["en"]),
        tuple(told["whom"]),
        Text(told["when_id"], told["when_en"]),
        tuple(map(_step, told["step"])),
        Text(told["done_id"], told["done_en"]),
    )


def _step(told: dict[str, str]) -> Step:
    shows = Text(told.get("shows_id", ""), told.get("shows_en", ""))
    return Step(told["view"], Text(told["id"], told["en"]), told.get("picture", ""), shows)


def _tables(folder: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for path in (_HERE / folder).iterdir():
        found |= tomllib.loads(path.read_text("utf-8"))
    return found
