"""The operator's handbook as PDF: a journey per chapter, with pictures of the pages."""

import datetime as dt
import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import typst

from salur.reporting.domain import writing


@dataclass(frozen=True)
class Chapter:
    """One journey: for whom, when, its steps (text, WebP or b"", what that shows), how it ends."""

    title: str
    whom: str
    when: str
    steps: tuple[tuple[str, bytes, str], ...]
    done: str


@dataclass(frozen=True)
class Handbook:
    """All chapters in one language ("id" or "en")."""

    title: str
    chapters: tuple[Chapter, ...]
    day: dt.date
    language: str
    training: bool = False


def handbook_pdf(book: Handbook) -> bytes:
    """Write the handbook on A4, a chapter per page or more."""
    said = {
        "title": book.title,
        "language": book.language,
        "date": {"year": book.day.year, "month": book.day.month, "day": book.day.day},
        "made": writing.date(book.day) if book.language == "id" else book.day.isoformat(),
        "watermark": "LATIHAN" if book.training else "",
        "chapters": [_chapter(one) for one in book.chapters],
        "words": _WORDS[book.language],
    }
    template = (files("salur.reporting.documents") / "handbook.typ").read_bytes()
    pdf = typst.compile(  # type: ignore[call-overload]  # its stubs miss files given as a dict
        {"main.typ": template, "data.json": json.dumps(said, ensure_ascii=False).encode()},
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


def _chapter(one: Chapter) -> dict[str, Any]:
    return {
        "title": one.title,
        "whom": one.whom,
        "when": one.when,
        # Files beside the template must be text, so a picture is told as its bytes.
        "steps": [
            {"text": text, "picture": list(picture), "shows": shows}
            for text, picture, shows in one.steps
        ],
        "done": one.done,
    }


_WORDS = {
    "id": {"whom": "Untuk", "when": "Kapan", "done": "Selesai bila", "contents": "Isi",
           "page": "Halaman"},
    "en": {"whom": "For", "when": "When", "done": "Done when", "contents": "Contents",
           "page": "Page"},
}  # fmt: skip
