"""Keeping sheets: drawn up for many desa at once, found by the code of a page."""

import datetime as dt
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import connection

from salur.access.queries import Actor
from salur.distribution.domain.sheet_codes import CODES, code_of
from salur.distribution.domain.sheets import SheetLine, pages_of
from salur.distribution.models import Handover, Sheet, SheetPage
from salur.distribution.pipeline.arrivals import Arrival
from salur.distribution.queries import Cycle
from salur.kernel.period import Period
from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text


@dataclass(frozen=True)
class Drawing:
    """What sheets are drawn up from: the list of a month, until which month, the grams of each."""

    cycle: Cycle
    last: Period
    rations: tuple[int, ...]


def standing(code: str, desas: Sequence[str], first: Period, last: Period) -> tuple[Sheet, ...]:
    """Lock and give the sheets of these desa that stand for one of the months."""
    rows = Sheet.objects.select_for_update().filter(code=code, status="DRAWN")
    covering = rows.filter(first_period__lte=last.number, last_period__gte=first.number)
    return tuple(covering.filter(kode_wilayah__in=list(desas)).order_by("kode_wilayah", "id"))


def recorded(sheets: Sequence[UUID]) -> set[UUID]:
    """Give which of these sheets something was recorded from that stands."""
    rows = Handover.objects.filter(sheet_id__in=list(sheets), status="RECORDED")
    return set(rows.values_list("sheet_id", flat=True))


def replace(sheets: Sequence[UUID]) -> None:
    """Let sheets make room for others; their codes no longer open anything."""
    Sheet.objects.filter(id__in=list(sheets)).update(status="REPLACED")


def insert(
    drawing: Drawing,
    lines: Mapping[str, Sequence[SheetLine]],
    arrived: Mapping[str, Arrival],
    *,
    by: Actor,
    at: dt.datetime,
) -> tuple[UUID, ...]:
    """Keep a sheet with its pages and lines for every desa, in a few statements."""
    made = {code: uuid4() for code in lines}
    Sheet.objects.bulk_create(
        [
            _sheet(drawing, made[code], code, rows, arrived.get(code), by, at)
            for code, rows in lines.items()
        ],
        batch_size=1_000,
    )
    _insert_pages({made[code]: (code, len(rows)) for code, rows in lines.items()})
    _insert_lines(made, lines)
    return tuple(made.values())


def _sheet(
    drawing: Drawing,
    sheet_id: UUID,
    code: str,
    rows: Sequence[SheetLine],
    arrival: Arrival | None,
    by: Actor,
    at: dt.datetime,
) -> Sheet:
    one = drawing.cycle
    assert one.list_id is not None, "a sheet rests on a frozen list"
    return Sheet(
        id=sheet_id,
        cycle_id=one.id,
        code=one.code,
        kode_wilayah=code,
        path=RegionCode(code).path,
        first_period=one.period.number,
        last_period=drawing.last.number,
        list_id=one.list_id,
        rations=list(drawing.rations),
        families=len(rows),
        pages=pages_of(len(rows)),
        grams=sum(row.grams for row in rows),
        arrived_grams=arrival.grams if arrival else None,
        arrived_on=arrival.first_on if arrival else None,
        status="DRAWN",
        drawn_by=by.person_id,
        drawn_by_name=by.name,
        drawn_at=at,
    )


def _insert_pages(sheets: Mapping[UUID, tuple[str, int]]) -> None:
    places = [
        (sheet_id, number, RegionCode(code).path)
        for sheet_id, (code, lines) in sheets.items()
        for number in range(1, pages_of(lines) + 1)
    ]
    codes = _unused_codes(len(places))
    SheetPage.objects.bulk_create(
        [
            SheetPage(code=code, sheet_id=sheet_id, number=number, path=path)
            for code, (sheet_id, number, path) in zip(codes, places, strict=True)
        ],
        batch_size=5_000,
    )


def _unused_codes(count: int) -> list[str]:
    """Draw codes at random that stand on no paper yet; one in 27 milliards is hit by chance."""
    found: set[str] = set()
    while len(found) < count:
        drawn = {code_of(secrets.randbelow(CODES)) for _ in range(count - len(found))}
        used = SheetPage.objects.filter(code__in=drawn).values_list("code", flat=True)
        found |= drawn - set(used)
    return list(found)


def _insert_lines(made: Mapping[str, UUID], lines: Mapping[str, Sequence[SheetLine]]) -> None:
    rows = [
        (made[code], RegionCode(code).path, row) for code, given in lines.items() for row in given
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "handovers/insert_lines"),
            {
                "sheets": [sheet_id for sheet_id, _, _ in rows],
                "numbers": [row.number for _, _, row in rows],
                "ids": [row.id_kpm for _, _, row in rows],
                "grams": [row.grams for _, _, row in rows],
                "paths": [path for _, path, _ in rows],
            },
        )
