"""Every page says of itself in two sentences what it is; every guide names pages that exist.

A new page gets its table in `src/salur/interfaces/web/help/pages`, or stands under `also` of the
page whose form or question it is. What is no page stands here.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

from salur.access.domain import ROLES
from salur.interfaces.web import help as handbook

SOURCE = Path(__file__).resolve().parents[2] / "src" / "salur" / "interfaces" / "web"
PICTURES = SOURCE / "static" / "salur" / "panduan"
LIGHT = 40_000  # bytes that a picture has at most
DOORS = Path(__file__).resolve().parents[1] / "functional" / "web"
FILES = frozenset(
    {"burekol-file", "return-numbers", "campaign-pdf", "compilation-data", "compilation-pdf"}
    | {
        "compilation-xlsx",
        "books-file",
        "evidence-marked",
        "evidence-original",
        "exceptions-export",
    }
    | {"guides-pdf", "handover-paper", "handovers-file", "handovers-photo", "package-take"}
    | {"plan-file", "quality-export", "recaps-file", "region-realisation", "report-pdf"}
    | {"report-scanned", "report-xlsx", "return-csv", "return-pdf", "siting-export", "spa-file"}
    | {"sprint-export", "sync-file", "write-off-paper"}
    | {"meeting-book", "meeting-minutes", "meeting-pack"}
)
PIECES = frozenset(
    {"evidence-progress", "handovers-progress", "package-progress", "todos-brief", "todos-register"}
    | {"meeting-progress"}
)


def _pages(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from _pages(one)
        elif hasattr(one.callback, "verb") or getattr(one.callback, "open_to_all", False):
            yield one


def _names(*, read: bool) -> set[str]:
    return {
        str(one.name)
        for one in _pages()
        if one.name and (not read or "GET" in getattr(one.callback, "methods", ("GET",)))
    }


def test_every_page_has_its_two_sentences_in_both_languages() -> None:
    told, walked = handbook.abouts(), _names(read=True) - FILES - PIECES
    assert len(walked) > 80, "the walk is broken"
    assert not sorted(walked - told.keys()), "add them to src/salur/interfaces/web/help/pages"
    for view, one in told.items():
        assert len(one.sentences) == 2, view
        for text in (text for both in one.sentences for text in (both.id, both.en)):
            assert text.endswith(".") and 30 < len(text) < 160, (view, text)


def test_what_is_told_and_what_is_excused_exists() -> None:
    names = _names(read=False)
    assert not sorted(handbook.abouts().keys() - names)
    assert not sorted((FILES | PIECES) - names)
    slugs = {one.slug for one in handbook.guides()}
    assert {one.guide for one in handbook.abouts().values()} - {""} == slugs, "read on where?"


def test_there_are_thirteen_guides_and_each_names_pages_and_roles_that_exist() -> None:
    names, guides = _names(read=True), handbook.guides()
    assert [one.number for one in guides] == list(range(1, 14))
    assert len({one.slug for one in guides}) == 13
    for one in guides:
        assert {step.view for step in one.steps} <= names, one.slug
        assert set(one.whom) <= ROLES.keys() and len(one.steps) >= 3, one.slug
        for text in (one.title, one.when, one.done, *(step.text for step in one.steps)):
            assert text.id and text.en and text.id != text.en, one.slug


def test_no_page_keeps_a_heading_of_its_own() -> None:
    """Its words stand in the heading that all pages share."""
    alone = [
        path.name
        for path in (SOURCE / "templates" / "web" / "pages").glob("*.html")
        if "{% heading" not in path.read_text("utf-8")
    ]
    assert alone == ["confirm.html"], "a question has the words of the page it is asked on"


def test_every_picture_is_light_and_belongs_to_a_step() -> None:
    wanted = {step.picture for one in handbook.guides() for step in one.steps} - {""}
    there = {path.stem: path.stat().st_size for path in PICTURES.glob("*.webp")}
    assert there.keys() == wanted
    assert not {name: size for name, size in there.items() if size > LIGHT}
    for step in (step for one in handbook.guides() for step in one.steps):
        said = (step.shows.id, step.shows.en)
        assert all(bool(text) == bool(step.picture) for text in said), step.picture
        assert not step.picture or said[0] != said[1], step.picture


def test_every_picture_is_the_one_that_a_journeys_test_took_and_compares() -> None:
    """Whether it still matches its page, that test says in each run."""
    kept = json.loads((DOORS / "pictured.json").read_text("utf-8"))
    took = re.findall(
        r'picture\(\s*"([a-z-]+)"',
        "".join(path.read_text("utf-8") for path in DOORS.glob("test_*.py")),
    )
    assert sorted(took) == sorted(set(took)) == sorted(kept), "one test takes each"
    there = {
        path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in PICTURES.glob("*.webp")
    }
    assert there == {name: one["sha256"] for name, one in kept.items()}, "run `make pictures`"
