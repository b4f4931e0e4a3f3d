"""The sheets that families sign, what was recorded from them, and how far a month's are."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, OuterRef

from salur.distribution import models
from salur.distribution.domain.handover_entries import Kind, Told
from salur.distribution.domain.sheet_codes import read_code
from salur.distribution.domain.sheets import SheetLine
from salur.distribution.queries.cycles import Cycle
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text
from salur.registry.domain import code_range


@dataclass(frozen=True)
class Sheet:
    """One sheet: DRAWN, or REPLACED by a later one; its lines never change."""

    id: UUID
    cycle_id: UUID
    code: str
    kode_wilayah: str
    path: str
    first: Period
    last: Period
    list_id: UUID
    rations: tuple[int, ...]
    families: int
    pages: int
    grams: int
    arrived_grams: int | None
    arrived_on: dt.date | None
    status: str
    drawn_by_name: str
    drawn_at: dt.datetime


@dataclass(frozen=True)
class Handover:
    """One record of a sheet: RECORDED, or WITHDRAWN for a reason."""

    id: UUID
    sheet_id: UUID
    path: str
    handed_on: dt.date
    digest: str
    families: int
    handed: int
    absent: int
    refused: int
    short: int
    proxies: int
    grams: int
    entitled: int
    status: str
    recorded_by: UUID
    recorded_by_name: str
    recorded_at: dt.datetime
    evidence_id: UUID | None
    withdrawn_by_name: str | None
    withdrawn_at: dt.datetime | None
    reason: str | None


@dataclass(frozen=True)
class Draft:
    """What somebody has keyed in so far; the id is that of the record it will be."""

    record_id: UUID
    handed_on: dt.date | None
    entries: str
    at: dt.datetime


@dataclass(frozen=True)
class SheetProgress:
    """One sheet that stands, and what was recorded from it, if anything."""

    sheet_id: UUID
    cycle_id: UUID
    kode_wilayah: str
    first: Period
    last: Period
    families: int
    pages: int
    grams: int
    arrived_grams: int | None
    drawn_at: dt.datetime
    handover_id: UUID | None
    handed_on: dt.date | None
    handed: int | None
    handed_grams: int | None
    recorded_at: dt.datetime | None


def sheet(sheet_id: UUID) -> Sheet | None:
    """Give one sheet, None where none is in scope."""
    return next(iter(sheets_of((sheet_id,))), None)


def sheets_of(ids: Iterable[UUID]) -> tuple[Sheet, ...]:
    """Give the sheets of `ids` that are in scope, by desa."""
    rows = models.Sheet.objects.filter(id__in=list(ids)).order_by("kode_wilayah", "id")
    return tuple(map(_sheet, rows))


def page_of_code(code: str) -> tuple[UUID, int] | None:
    """Give the sheet and page on which a code stands, None where none in scope bears it."""
    read = read_code(code)
    rows = models.SheetPage.objects.filter(code=read or "").values_list("sheet_id", "number")
    return rows.first()


def page_codes(sheets: Iterable[UUID]) -> Mapping[UUID, tuple[str, ...]]:
    """Give the codes of the pages of sheets, in the order of the pages."""
    rows = models.SheetPage.objects.filter(sheet_id__in=list(sheets)).order_by("sheet_id", "number")
    found: dict[UUID, tuple[str, ...]] = {}
    for sheet_id, code in rows.values_list("sheet_id", "code"):
        found[sheet_id] = (*found.get(sheet_id, ()), code)
    return found


def sheet_lines(sheets: Iterable[UUID]) -> Mapping[UUID, tuple[SheetLine, ...]]:
    """Give the lines of sheets, in the order of the paper."""
    rows = models.SheetLine.objects.filter(sheet_id__in=list(sheets)).order_by("sheet_id", "number")
    found: dict[UUID, list[SheetLine]] = {}
    for sheet_id, number, id_kpm, grams in rows.values_list(
        "sheet_id", "number", "id_kpm", "grams"
    ):
        found.setdefault(sheet_id, []).append(SheetLine(number, id_kpm, grams))
    return {sheet_id: tuple(lines) for sheet_id, lines in found.items()}


def handover(handover_id: UUID) -> Handover | None:
    """Give one record, None where none is in scope."""
    row = models.Handover.objects.filter(id=handover_id).first()
    return None if row is None else _handover(row)


def handovers_of(sheet_id: UUID) -> tuple[Handover, ...]:
    """Give the records of a sheet, the newest first, withdrawn ones too."""
    rows = models.Handover.objects.filter(sheet_id=sheet_id).order_by("-recorded_at", "status")
    return tuple(map(_handover, rows))


def told_in(handover_id: UUID) -> tuple[Told, ...]:
    """Give what a record says of the lines that it names."""
    rows = models.HandoverLine.objects.filter(handover_id=handover_id).order_by("number")
    told: list[Told] = []
    for row in rows:
        if row.kind in ("absent", "refused", "short"):
            told.append(Told(row.number, Kind[row.kind.upper()], grams=row.grams))
        if row.proxy:
            told.append(Told(row.number, Kind.PROXY, row.proxy, row.relation))
    return tuple(told)


def draft(sheet_id: UUID, person_id: UUID) -> Draft | None:
    """Give what a person has keyed in from a sheet, None where they have not begun."""
    row = models.HandoverDraft.objects.filter(sheet_id=sheet_id, person_id=person_id).first()
    return None if row is None else Draft(row.record_id, row.handed_on, row.entries, row.at)


def handed_grams(kode_wilayah: str, first: Period, last: Period, aside: UUID) -> int:
    """Give what records that stand say was handed out in a desa for these months.

    The sheet `aside` is left out.
    """
    sheets = models.Sheet.objects.filter(
        kode_wilayah=kode_wilayah, first_period__lte=last.number, last_period__gte=first.number
    ).exclude(id=aside)
    rows = models.Handover.objects.filter(status="RECORDED", sheet_id__in=sheets.values("id"))
    return sum(rows.values_list("grams", flat=True))


def unrecorded_sheets(cycles: Iterable[Cycle]) -> dict[UUID, int]:
    """Give how many standing sheets of each cycle wait for their record; none asked, none given."""
    ids = [one.id for one in cycles if one.program is Program.RASTRA and one.list_id is not None]
    if not ids:
        return {}
    recorded = models.Handover.objects.filter(sheet_id=OuterRef("id"), status="RECORDED")
    rows = models.Sheet.objects.filter(~Exists(recorded), cycle_id__in=ids, status="DRAWN")
    return dict(rows.values_list("cycle_id").annotate(desas=Count("id")))


def sheet_progress(period: Period, path: str) -> tuple[SheetProgress, ...]:
    """Give how far the sheets of a month are at or under `path`, by desa."""
    lowest, highest = code_range(path)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "handovers/progress"),
            {"period": period.number, "lowest": lowest, "highest": highest},
        )
        return tuple(_progress(row) for row in cursor.fetchall())


def _progress(row: Sequence[Any]) -> SheetProgress:
    first, last = Period.from_number(row[3]), Period.from_number(row[4])
    return SheetProgress(*(*row[:3], first, last, *row[5:]))


def _sheet(row: models.Sheet) -> Sheet:
    return Sheet(
        id=row.id,
        cycle_id=row.cycle_id,
        code=row.code,
        kode_wilayah=row.kode_wilayah,
        path=row.path,
        first=Period.from_number(row.first_period),
        last=Period.from_number(row.last_period),
        list_id=row.list_id,
        rations=tuple(row.rations),
        families=row.families,
        pages=row.pages,
        grams=row.grams,
        arrived_grams=row.arrived_grams,
        arrived_on=row.arrived_on,
        status=row.status,
        drawn_by_name=row.drawn_by_name,
        drawn_at=row.drawn_at,
    )


def _handover(row: models.Handover) -> Handover:
    return Handover(
        **{name: getattr(row, name) for name in Handover.__dataclass_fields__},
    )
