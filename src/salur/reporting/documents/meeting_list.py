"""The list of a village meeting on paper: each family, what its visit found, a box to tick."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from salur.graduation.domain.cases import CaseKind, shown_number
from salur.graduation.domain.indicators import group_name
from salur.graduation.queries.meetings import WaitingFamily
from salur.reporting.documents.table_papers import PaperTable, TablePaper, table_paper_pdf
from salur.reporting.domain import writing

_HEADS = (
    "No.", "Keluarga", "Jenis", "Ditemukan saat dikunjungi", "Terpenuhi", "Putusan", "Alasan",
)  # fmt: skip
_BOXES = "☐ keluar  ☐ tetap\n☐ belum diputuskan"
_LINES = (
    "Nomor berita acara: ................................   Tanggal: ........................"
    "   Keluar mulai bulan: ........................",
    "Beri tanda pada satu kotak untuk tiap keluarga. Yang tetap ditulis alasannya. Jangan menulis"
    " NIK di sini.",
)


@dataclass(frozen=True)
class MeetingList:
    """Who is spoken about in one desa; `families` are ids and names by id_kpm."""

    desa: str
    rows: Sequence[WaitingFamily]
    families: Mapping[str, tuple[UUID, str]]
    day: dt.date
    training: bool = False


def meeting_list_pdf(meeting: MeetingList) -> bytes:
    """Write the list on A4, lying, with room for a pen and for who signs."""
    total = f"{writing.count(len(meeting.rows))} keluarga, per {writing.date(meeting.day)}"
    return table_paper_pdf(
        TablePaper(
            title="Daftar musyawarah desa: keluarga yang diusulkan graduasi",
            lines=(meeting.desa, total, *_LINES),
            tables=(
                PaperTable(
                    "",
                    _HEADS,
                    (0, 3, 0, 4, 3, 3, 4),
                    tuple(_row(meeting, n, one) for n, one in enumerate(meeting.rows, 1)),
                    texts=len(_HEADS),
                    ruled=True,
                ),
            ),
            date=meeting.day,
            footer=f"Daftar musyawarah, {meeting.desa}; dicetak dari Salur "
            f"{writing.date(meeting.day)}",
            signers=("Kepala desa", "Pendamping", "Wakil warga"),
            wide=True,
            is_signed_later=True,
            training=meeting.training,
        )
    )


def _row(meeting: MeetingList, number: int, one: WaitingFamily) -> tuple[str, ...]:
    name = meeting.families[one.id_kpm][1] if one.id_kpm in meeting.families else one.id_kpm
    unmet = [_said(one.unmet, "belum terpenuhi: "), _said(one.unknown, "tidak diketahui: ")]
    if one.eligible is False:
        unmet.append("tidak lagi termasuk kelompok program")
    return (
        str(number),
        f"{name}\n{shown_number(one.number)}",
        "mandiri" if one.kind == CaseKind.INDEPENDENT else "alamiah",
        "\n".join(filter(None, unmet)) or "–",
        _said(one.met) or "–",
        _BOXES,
        "",
    )


def _said(names: Sequence[str], before: str = "") -> str:
    words = ", ".join(group_name(one).id.lower() for one in names)
    return f"{before}{words}" if words else ""
