"""The sheets that families sign, as PDF: a page for every code, of a person only the name."""

import datetime as dt
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import segno
import typst

from salur.distribution.domain.handover_entries import kilograms_said
from salur.distribution.domain.sheet_codes import written_code
from salur.distribution.domain.sheets import PAGE_LINES
from salur.kernel.period import Period
from salur.reporting.domain import writing

_NAME = 32  # what fits into its column in capitals


@dataclass(frozen=True)
class PaperLine:
    """One family on paper: its line, its opaque number, its name, and what it is due in grams."""

    number: int
    family: str
    name: str
    grams: int


@dataclass(frozen=True)
class PaperSheet:
    """One desa's sheet as it is printed; `arrived_grams` is None where nobody can say."""

    desa: str
    place: str
    first: Period
    last: Period
    arrived_grams: int | None
    codes: tuple[str, ...]
    lines: tuple[PaperLine, ...]


def handover_sheets_pdf(
    sheets: Sequence[PaperSheet], *, drawn_on: dt.date, training: bool
) -> bytes:
    """Write sheets on A4, one after the other; marked LATIHAN in a training."""
    said = _words(sheets, drawn_on, training)
    template = (files("salur.reporting.documents") / "handover_sheet.typ").read_bytes()
    pdf = typst.compile(  # type: ignore[call-overload]  # its stubs miss files given as a dict
        {"main.typ": template, "data.json": json.dumps(said, ensure_ascii=False).encode()},
        format="pdf",
        pdf_tags=False,  # this is for a pen; tags would make it forty times as large
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


def _words(sheets: Sequence[PaperSheet], drawn_on: dt.date, training: bool) -> dict[str, object]:
    return {
        "title": "Lembar serah terima beras",
        "date": {"year": drawn_on.year, "month": drawn_on.month, "day": drawn_on.day},
        "watermark": "LATIHAN" if training else "",
        "heading": "LEMBAR SERAH TERIMA BERAS (RASTRA)",
        "code_label": "Kode halaman",
        "columns": [
            "No.",
            "Kode keluarga",
            "Nama penerima",
            "Kg",
            "Tanda tangan",
            "Wakil: nama, hubungan",
        ],
        "day_label": "Tempat dan tanggal serah terima:",
        "legend": "Tidak hadir: kosongkan tanda tangan, tulis T. Menolak: M. Menerima kurang:"
        " coret kg, tulis yang diterima.",
        "desa_label": "Kepala desa/lurah atau petugas,",
        "witness_label": "Saksi,",
        "name_label": "nama terang",
        "sheets": [_sheet(one) for one in sheets],
    }


def _sheet(one: PaperSheet) -> dict[str, object]:
    arrived = one.arrived_grams
    return {
        "desa": one.desa,
        "place": one.place,
        "months": _months(one),
        "families": f"{writing.count(len(one.lines))} keluarga,"
        f" {kilograms_said(sum(line.grams for line in one.lines))} kg",
        "arrived": f"beras tiba: {'........' if arrived is None else kilograms_said(arrived)} kg",
        "pages": [
            {
                "code": written_code(code),
                "qr": _qr(written_code(code)),
                "number": f"Halaman {number} dari {len(one.codes)}",
                "lines": [_line(line) for line in one.lines[_from(number) : _from(number + 1)]],
            }
            for number, code in enumerate(one.codes, start=1)
        ],
    }


def _months(one: PaperSheet) -> str:
    first, last = writing.month(one.first), writing.month(one.last)
    return first if first == last else f"{first} sampai {last}"


def _from(page: int) -> int:
    return (page - 1) * PAGE_LINES


def _line(one: PaperLine) -> dict[str, str]:
    return {
        "number": str(one.number),
        "family": one.family,
        "name": one.name if len(one.name) <= _NAME else f"{one.name[: _NAME - 1]}…",
        "kg": kilograms_said(one.grams),
    }


def _qr(text: str) -> str:
    """Give a code as a picture: the letters of the code and no address of any host."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=2, svgns=True)
    return out.getvalue().decode()
