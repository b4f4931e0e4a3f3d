"""The papers of a hand-over of cards as PDF: the berita acara to sign, then the invitations."""

import json
from importlib.resources import files
from typing import Any

import typst

from salur.reporting.domain import writing
from salur.reporting.domain.card_handover import CardHandover, Invited

_OUTCOMES = {
    "HANDED": "diserahkan",
    "ABSENT": "tidak hadir",
    "CANCELLED": "dibatalkan",
    "MENINGGAL": "meninggal",
    "PINDAH": "pindah",
    "TIDAK_DITEMUKAN": "tidak ditemukan",
    "MENOLAK": "menolak",
    "GANDA": "ganda",
    "MIGRAN": "migran",
}
_DOTS = "." * 30


def card_handover_pdf(content: CardHandover, *, training: bool = False) -> bytes:
    """Write the berita acara serah terima and the invitations on A4; no NIK stands in them."""
    template = (files("salur.reporting.documents") / "card_handover.typ").read_bytes()
    said = card_handover_words(content) | {"watermark": "LATIHAN" if training else ""}
    pdf = typst.compile(  # type: ignore[call-overload]  # its stubs miss files given as a dict
        {"main.typ": template, "data.json": json.dumps(said, ensure_ascii=False).encode()},
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


def card_handover_words(content: CardHandover) -> dict[str, Any]:
    """Give everything that the papers say, as finished strings."""
    where = f"{content.desa}, {content.kecamatan}, {content.kabkota}"
    day = writing.date(content.day)
    return {
        "title": f"Serah terima kartu {content.desa}, {day}",
        "office": content.office,
        "number": content.no_ba or _DOTS,
        "opening": f"Pada hari {writing.date_in_words(content.day)}, bertempat di {content.place}, "
        f"{where}, {content.bank} menyerahkan Kartu Keluarga Sejahtera kepada penerima di bawah "
        "ini. Yang tidak menerima ditulis alasannya pada kolom tanda tangan: meninggal, pindah, "
        "tidak ditemukan, menolak, ganda, migran, atau tidak hadir.",
        "rows": [_row(one) for one in content.invited],
        "bank": content.bank,
        "invitations": [_invitation(content, one) for one in content.invited if not one.outcome],
        "footer": f"{where} · dicetak {writing.date(content.printed_on)}",
        "dots": _DOTS,
    }


def _row(one: Invited) -> list[str]:
    said = _OUTCOMES[one.outcome] if one.outcome else ""
    return [str(one.number), one.name, one.id_kpm, f"•••• {one.last4}", said]


def _invitation(content: CardHandover, one: Invited) -> dict[str, str]:
    return {
        "number": str(one.number),
        "name": one.name,
        "address": one.address,
        "text": f"Kartu Keluarga Sejahtera Anda (•••• {one.last4}) dapat diambil pada hari "
        f"{writing.date_in_words(content.day).split(',')[0]}, {writing.date(content.day)}, di "
        f"{content.place}, {content.desa}. Bawalah KTP dan Kartu Keluarga. Yang berhalangan dapat "
        f"mengambilnya di cabang {content.bank}.",
    }
