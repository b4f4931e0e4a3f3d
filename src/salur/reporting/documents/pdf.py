"""The berita acara as PDF, by Typst: fonts are in the wheel, nothing is fetched, nothing pasted."""

import json
from collections.abc import Sequence
from importlib.resources import files
from zoneinfo import ZoneInfo

import typst

from salur.reporting.documents.words import words
from salur.reporting.domain.berita_acara import BeritaAcara
from salur.reporting.domain.frozen import digest_of, freeze
from salur.reporting.domain.parts import SignatureMark

_WITA = ZoneInfo("Asia/Makassar")


def berita_acara_pdf(
    content: BeritaAcara, signatures: Sequence[SignatureMark] = (), zone: ZoneInfo = _WITA
) -> bytes:
    """Write the letter on A4; until every party has signed it is marked KONSEP."""
    said = words(content, signatures, digest_of(freeze(content)), zone)
    template = (files("salur.reporting.documents") / "berita_acara.typ").read_bytes()
    pdf = typst.compile(  # type: ignore[call-overload]  # its stubs miss files given as a dict
        {"main.typ": template, "data.json": json.dumps(said, ensure_ascii=False).encode()},
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf
