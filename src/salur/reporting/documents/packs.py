"""The packs of a meeting as PDF: one of each kab/kota, or all of them as one book to print."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import typst

from salur.reporting.domain.rakor import Pack, freeze_pack


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)


@cache
def _template() -> bytes:
    return (files("salur.reporting.documents") / "pack.typ").read_bytes()


def pack_pdf(pack: Pack) -> bytes:
    """Write the pack of one kab/kota on A4."""
    return _pdf([json.loads(freeze_pack(pack))], f"Bahan rapat {pack.region}")


def packs_pdf(contents: Sequence[str]) -> bytes:
    """Write packs as they were frozen into one book, each beginning on its own page."""
    return _pdf([json.loads(one) for one in contents], "Bahan rapat")


def _pdf(packs: Sequence[Mapping[str, Any]], title: str) -> bytes:
    first = packs[0]
    said = {
        "title": title,
        "packs": list(packs),
        "footer": f"{title}, {first['meeting']}; disusun dari Salur {first['made']}",
        "watermark": "LATIHAN" if first["training"] else "",
    }
    pdf = typst.compile(  # type: ignore[call-overload]  # its stubs miss files given as a dict
        {"main.typ": _template(), "data.json": json.dumps(said, ensure_ascii=False).encode()},
        format="pdf",
        font_paths=_fonts(),
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf
