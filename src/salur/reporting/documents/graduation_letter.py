"""Letters to families that leave, as PDF: one page each, with a slip to sign; no NIK."""

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import typst

from salur.reporting.domain import writing
from salur.reporting.domain.graduation_letter import GraduationLetter, paragraphs

_DOTS = "." * 28


def graduation_letters_pdf(letters: Sequence[GraduationLetter], *, training: bool = False) -> bytes:
    """Write letters on A4, in the order in which they come; at least one."""
    said = graduation_letters_words(letters) | {"watermark": "LATIHAN" if training else ""}
    template = (files("salur.reporting.documents") / "graduation_letter.typ").read_bytes()
    pdf = typst.compile(  # type: ignore[call-overload]  # its stubs miss files given as a dict
        {"main.typ": template, "data.json": json.dumps(said, ensure_ascii=False).encode()},
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


def graduation_letters_words(letters: Sequence[GraduationLetter]) -> dict[str, Any]:
    """Give everything that the letters say, as finished strings."""
    day = letters[0].printed_on
    return {
        "title": f"Surat graduasi, {letters[0].kabkota}",
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "letters": [_letter(one) for one in letters],
    }


def _letter(one: GraduationLetter) -> dict[str, Any]:
    day = writing.date(one.told_on) if one.told_on else ""
    return {
        "office": one.office,
        "facts": [
            ("Nomor surat", one.letter_no or _DOTS),
            ("Nomor perkara", one.number),
            ("Perihal", "Pemberitahuan selesai menerima bantuan pangan"),
        ],
        "to": f"Kepada keluarga {one.name}",
        "address": ", ".join(filter(None, (one.address, one.desa, one.kecamatan, one.kabkota))),
        "parts": list(paragraphs(one)),
        "place_and_date": f"{one.kabkota}, {writing.date(one.told_on or one.printed_on)}",
        "slip_title": f"Tanda terima surat {one.number}, keluarga {one.name}",
        "slip": [
            ("Diterima oleh", _DOTS),
            ("Tanggal", day or _DOTS),
            ("Tanda tangan atau cap jempol", _DOTS),
        ],
        "footer": f"{one.number} · dicetak {writing.date(one.printed_on)}",
    }
