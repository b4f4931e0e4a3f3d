"""Whom to look at, desa by desa, as a paper to take along: names and addresses, no NIK."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from salur.graduation.domain.cases import shown_number
from salur.graduation.queries.follow_ups import FollowUp
from salur.registry.queries import FamilyAddress
from salur.reporting.documents.table_papers import PaperTable, TablePaper, table_paper_pdf
from salur.reporting.domain import writing

_HEADS = ("Keluarga", "Alamat", "Graduasi", "Setelah", "Batas", "Hasil*", "Catatan")
_KEY = "* M mandiri, B berat, J jatuh kembali, T tidak ditemukan. Jangan menulis NIK di sini."


@dataclass(frozen=True)
class FollowUpWorklist:
    """Who is to be looked at in an area, by `id_kpm` where they live; `names` are of regions."""

    region: str
    follow_ups: Sequence[FollowUp]
    families: Mapping[str, FamilyAddress]
    names: Mapping[str, str]
    day: dt.date
    training: bool = False


def follow_up_worklist_pdf(worklist: FollowUpWorklist) -> bytes:
    """Write the worklist on A4, lying, a table for each desa with room for what is found."""
    late = sum(one.until_on < worklist.day for one in worklist.follow_ups)
    total = writing.count(len(worklist.follow_ups))
    return table_paper_pdf(
        TablePaper(
            title="Lembar kerja tindak lanjut keluarga graduasi",
            lines=(
                worklist.region,
                f"{total} keluarga, {writing.count(late)} lewat batas, per "
                f"{writing.date(worklist.day)}",
                _KEY,
            ),
            tables=tuple(_tables(worklist)),
            date=worklist.day,
            footer=f"Tindak lanjut, {worklist.region}; dicetak dari Salur "
            f"{writing.date(worklist.day)}",
            wide=True,
            training=worklist.training,
        )
    )


def where(family: FamilyAddress | None) -> str:
    """Say where to knock."""
    if family is None:
        return "–"
    rt = f"RT {family.rt or '–'}/RW {family.rw or '–'}" if family.rt or family.rw else ""
    return ", ".join(filter(None, (family.address, rt))) or "–"


def _tables(worklist: FollowUpWorklist) -> list[PaperTable]:
    if not worklist.follow_ups:
        return [_table(worklist, "Tidak ada yang perlu ditengok", ())]
    return [
        _table(worklist, _place(worklist, code), tuple(inside))
        for code, inside in groupby(worklist.follow_ups, key=lambda one: one.code)
    ]


def _table(worklist: FollowUpWorklist, title: str, inside: Sequence[FollowUp]) -> PaperTable:
    return PaperTable(
        title,
        _HEADS,
        (2, 3, 0, 0, 0, 1, 3),
        tuple(_row(worklist, one) for one in inside),
        texts=len(_HEADS),
        ruled=True,
    )


def _row(worklist: FollowUpWorklist, one: FollowUp) -> tuple[str, ...]:
    family = worklist.families.get(one.id_kpm)
    late = " (lewat)" if one.until_on < worklist.day else ""
    return (
        family.name if family else one.id_kpm,
        where(family),
        shown_number(one.case_number),
        f"{one.months} bulan",
        f"{writing.date(one.until_on)}{late}",
        "",
        "",
    )


def _place(worklist: FollowUpWorklist, code: str) -> str:
    desa, upper = (worklist.names.get(one, one) for one in (code, code[:6]))
    return f"{desa}, {upper}"
