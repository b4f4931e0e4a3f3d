"""Worklists of home visits as PDF, desa by desa: where to go, why, and room for the day."""

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

import typst

from salur.reporting.domain import writing

PAGE_LINES = 25
# What fits into one line of the family's column, and into two of the address's.
_LONGEST_NAME, _LONGEST_ADDRESS = 30, 62
_COLUMNS = ("No.", "Keluarga", "Alamat", "Mengapa dikunjungi", "Tanggal kunjungan")


@dataclass(frozen=True)
class VisitLine:
    """One family to visit."""

    id_kpm: str
    name: str
    address: str
    why: str


@dataclass(frozen=True)
class VisitList:
    """Everybody to visit in one desa, in the order to go."""

    desa: str
    place: str
    lines: tuple[VisitLine, ...]


def visit_worklists_pdf(lists: Sequence[VisitList], *, drawn_on: dt.date, training: bool) -> bytes:
    """Write worklists on A4, each desa on pages of its own; marked LATIHAN in a training."""
    said = {
        "title": "Daftar kunjungan rumah",
        "date": {"year": drawn_on.year, "month": drawn_on.month, "day": drawn_on.day},
        "watermark": "LATIHAN" if training else "",
        "printed": f"Daftar kunjungan rumah · {writing.date(drawn_on)}",
        "columns": _COLUMNS,
        "legend": "Tulis tanggal setelah berkunjung, lalu isi formulir kunjungan keluarga itu."
        " Kunjungan tidak memutuskan apa pun; musyawarah desa yang memutuskan.",
        "pages": [page for one in lists for page in _pages(one)],
    }
    template = (files("salur.reporting.documents") / "visit_worklist.typ").read_bytes()
    pdf = typst.compile(  # type: ignore[call-overload]  # its stubs miss files given as a dict
        {"main.typ": template, "data.json": json.dumps(said, ensure_ascii=False).encode()},
        format="pdf",
        pdf_tags=False,  # this is for a pen; tags would make it many times as large
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


def _pages(one: VisitList) -> Iterator[dict[str, object]]:
    numbered = [_line(number, line) for number, line in enumerate(one.lines, start=1)]
    pages = -(-len(numbered) // PAGE_LINES)
    for page in range(pages):
        yield {
            "desa": one.desa,
            "place": f"{one.place} · {writing.count(len(numbered))} keluarga",
            "number": f"Halaman {page + 1} dari {pages}",
            "lines": numbered[page * PAGE_LINES : (page + 1) * PAGE_LINES],
        }


def _line(number: int, one: VisitLine) -> list[str]:
    family = f"{_cut(one.name, _LONGEST_NAME)}\n{_cut(one.id_kpm, _LONGEST_NAME)}"
    return [str(number), family, _cut(one.address, _LONGEST_ADDRESS), one.why, ""]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
