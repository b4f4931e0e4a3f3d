"""What a berita acara says, as finished strings: the one source of the letter's words.

The template only places these strings; it computes nothing and reads nothing as markup.
"""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from salur.kernel.program import Program
from salur.reporting.documents.tables import annexes, results
from salur.reporting.domain import writing
from salur.reporting.domain.berita_acara import BeritaAcara
from salur.reporting.domain.parts import SignatureMark

DOTS = "." * 34
_RANKS = ("PERTAMA", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM")
_PROGRAMS = {
    Program.BPNT: "BANTUAN PANGAN NON TUNAI (BPNT)",
    Program.RASTRA: "BANTUAN SOSIAL BERAS SEJAHTERA (RASTRA)",
}
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}


def words(
    content: BeritaAcara, signatures: Sequence[SignatureMark], digest: str, zone: ZoneInfo
) -> dict[str, Any]:
    """Give everything that the letter says; unsigned parties have dots for a name."""
    complete = len(signatures) == len(content.parties)
    draft = "" if complete else "KONSEP"
    return {
        "title": f"Berita Acara Rekonsiliasi {content.program} {content.region.name} "
        f"{writing.month(content.period)}",
        "date": {"year": content.date.year, "month": content.date.month, "day": content.date.day},
        "watermark": "LATIHAN" if content.training else draft,
        "footer": _footer(content, digest),
        "letterhead": {
            "government": content.letterhead.government,
            "office": content.letterhead.office,
            "address": list(content.letterhead.address),
        },
        "heading": _heading(content),
        "number": content.number,
        "corrects": _corrects(content),
        "opening": f"Pada hari ini, {writing.date_in_words(content.date)} "
        f"({content.date:%d-%m-%Y}), bertempat di {content.letterhead.place}, "
        "kami yang bertanda tangan di bawah ini:",
        "dots": DOTS,
        "parties": _parties(content, signatures, zone),
        "agreeing": _agreeing(content),
        **results(content),
        **annexes(content),
        "notes": list(content.notes),
        "closing": "Demikian berita acara ini dibuat dengan sebenarnya dan ditandatangani oleh "
        "para pihak untuk dipergunakan sebagaimana mestinya.",
        "place_and_date": f"{content.letterhead.place}, {writing.date(content.date)}",
    }


def rank(index: int) -> str:
    """Give how the letter calls a party: the first is `PIHAK PERTAMA`."""
    return f"PIHAK {_RANKS[index]}" if index < len(_RANKS) else f"PIHAK KE-{index + 1}"


def _heading(content: BeritaAcara) -> list[str]:
    return [
        "BERITA ACARA REKONSILIASI" + (" PERUBAHAN" if content.previous else ""),
        f"PENYALURAN {_PROGRAMS[content.program]}",
        f"{content.region.name.upper()}, BULAN {writing.month(content.period).upper()}",
    ]


def _corrects(content: BeritaAcara) -> str:
    before = content.previous
    if before is None:
        return ""
    return (
        f"Versi {content.version}; menggantikan versi {before.version}, Nomor {before.number} "
        f"tanggal {writing.date(before.date)}"
    )


def _footer(content: BeritaAcara, digest: str) -> str:
    return f"{content.number}  ·  versi {content.version}  ·  sidik isi {digest[:16]}"


def _agreeing(content: BeritaAcara) -> str:
    unit = "rekening" if content.program is Program.BPNT else "desa/kelurahan"
    return (
        f"telah bersama-sama melakukan rekonsiliasi penyaluran {content.program} di "
        f"{content.region.name}, Provinsi {content.region.province}, untuk bulan "
        f"{writing.month(content.period)} atas {writing.count(content.units)} {unit}, berdasarkan "
        "berkas yang tercantum dalam lampiran, dengan hasil sebagai berikut."
    )


def _parties(
    content: BeritaAcara, signatures: Sequence[SignatureMark], zone: ZoneInfo
) -> list[dict[str, str]]:
    by = {mark.organisation_id: mark for mark in signatures}
    return [
        {
            "rank": rank(index),
            "organisation": party.organisation,
            **_signatory(by.get(party.organisation_id), index == 0, zone),
        }
        for index, party in enumerate(content.parties)
    ]


def _signatory(mark: SignatureMark | None, is_office: bool, zone: ZoneInfo) -> dict[str, str]:
    if mark is None:  # only civil servants have a NIP
        nip, line = (DOTS, "NIP.") if is_office else ("", "")
        return {"name": DOTS, "nip": nip, "title": DOTS, "nip_line": line, "signed": ""}
    return {
        "name": mark.name,
        "nip": mark.nip,
        "title": mark.full_title,
        "nip_line": f"NIP. {mark.nip}" if mark.nip else "",
        "signed": signed_at(mark, zone),
    }


def signed_at(mark: SignatureMark, zone: ZoneInfo) -> str:
    """Write when a content was signed, in the time of its place, and which content."""
    at = mark.at.astimezone(zone)
    offset = at.utcoffset()
    name = _ZONES.get(int(offset.total_seconds()) // 3600, "") if offset else ""
    return (
        f"Ditandatangani di Salur {writing.date(at.date())} pukul {at:%H.%M} {name}, "
        f"atas isi {mark.digest[:16]}"
    )
