"""Which programme a desa is under in a month, as decided, and who stands outside of it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text
from salur.programs.domain import Held, Turn
from salur.registry.domain import code_range

PAGE = 50


@dataclass(frozen=True)
class OutOfArea:
    """One family-month that the areas alone do not explain; `program` None: on no list.

    `reason` is `kept_its_program` (the list of its new area was frozen without it) or
    `came_after_freeze` (it came when the list of its area was frozen).
    """

    id_kpm: str
    kode_wilayah: str
    area_program: Program
    program: Program | None
    reason: str
    list_id: UUID

    @property
    def after_key(self) -> tuple[str, str]:
        """Where the next page begins."""
        return (self.kode_wilayah, self.id_kpm)


@dataclass(frozen=True)
class AreaDecision:
    """One paper that put areas of a kab/kota under a programme."""

    id: UUID
    kode_wilayah: str
    number: str
    decided_on: dt.date
    reason: str
    evidence: UUID | None
    at: dt.datetime
    desa: int


def areas_in(period: Period, path: str) -> dict[str, Program]:
    """Give the programme of each desa at or under `path`; absent where nobody decided anything."""
    return {
        str(desa): Program(program)
        for desa, program in _rows("areas_in", {**_range(path), "period": period.number})
    }


def programs_in(period: Period, kabkota: Iterable[str]) -> dict[str, frozenset[Program]]:
    """Give which programmes the decisions know in each kab/kota; absent where there is none."""
    found: dict[str, set[Program]] = {}
    values = {"codes": sorted(set(kabkota)), "period": period.number}
    for code, program in _rows("programs_in", values):
        found.setdefault(str(code), set()).add(Program(program))
    return {code: frozenset(programs) for code, programs in found.items()}


def held_areas(kode_wilayah: str) -> tuple[int | None, dict[str, Held]]:
    """Give the newest month of a kab/kota with a frozen list, and what each desa is under then."""
    rows = _rows(
        "held_areas", {**_range(RegionCode(kode_wilayah).path), "kode_wilayah": kode_wilayah}
    )
    held = {
        str(desa): Held(Program(program), decided) for _, desa, program, decided in rows if desa
    }
    return (rows[0][0] if rows else None), held


def turns(path: str) -> tuple[Turn, ...]:
    """Give every turn at or under `path`, by desa and month."""
    return tuple(
        Turn(str(desa), int(str(month)), Program(program))
        for desa, month, program in _rows("turns", _range(path))
    )


def area_decisions(path: str) -> tuple[AreaDecision, ...]:
    """Give the decisions about areas at or under `path`, newest first."""
    return tuple(AreaDecision(*row) for row in _rows("area_decisions", {"path": path}))


def out_of_area_page(
    period: Period, path: str, *, after: tuple[str, str] | None = None, limit: int = PAGE
) -> tuple[OutOfArea, ...]:
    """Give who is on another list than their area's, or on none, with the reason."""
    code, id_kpm = after or ("", "")
    values = {"period": period.number, "code": code, "id_kpm": id_kpm, "limit": limit}
    return tuple(
        OutOfArea(
            str(family),
            str(desa),
            Program(area),
            Program(program) if program else None,
            str(reason),
            list_id,
        )
        for family, desa, area, program, reason, list_id in _rows(
            "out_of_area_page", {**_range(path), **values}
        )
    )


def _range(path: str) -> dict[str, Any]:
    lowest, highest = code_range(path)
    return {"lowest": lowest, "highest": highest}


def _rows(name: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("programs", name), values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
