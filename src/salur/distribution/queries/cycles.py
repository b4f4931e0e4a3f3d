"""One cycle and what is said of it, read for many cycles at once."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db import connection

from salur.distribution import models
from salur.distribution.domain import State
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text

PAGE = 50


@dataclass(frozen=True)
class Publication:
    """The last reconciliation of a cycle; `version` changes only where its result did."""

    run: UUID
    version: UUID
    number: int
    balance: int
    at: dt.datetime
    opening_version: UUID | None


@dataclass(frozen=True)
class Opening:
    """With what a BPNT month begins: rupiah on the cards, and how that is known.

    `version`: the last one of the month before; `saldo`: a file gives it; `zero`: declared;
    `awaited`: the month before has no version yet; `unknown`: nobody said.
    """

    kind: Literal["version", "saldo", "zero", "awaited", "unknown", "none"]
    balance: int | None = None
    version: UUID | None = None
    number: int | None = None
    declared_by: str = ""
    declared_at: dt.datetime | None = None

    @property
    def is_known(self) -> bool:
        """Whether the month can be reckoned from it."""
        return self.kind not in ("awaited", "unknown")


@dataclass(frozen=True)
class Cycle:
    """One programme's month in one kab/kota.

    `spa_status` is that of its request; one that somebody must check first is `TO_CHECK`.
    """

    id: UUID
    program: Program
    period: Period
    code: str
    path: str
    state: State
    list_id: UUID | None
    rolled_from: UUID | None
    opened_at: dt.datetime
    state_at: dt.datetime
    closed_at: dt.datetime | None
    publication: Publication | None
    opening: Opening
    spa_id: UUID | None
    spa_status: str
    spa_prepared_by: UUID | None
    spa_checked_by: UUID | None


@dataclass(frozen=True)
class CycleStep:
    """One move of a cycle: when, by whom."""

    source: State | None
    event: str
    target: State
    at: dt.datetime
    by_name: str


Key = tuple[int, str, str]


def cycle(cycle_id: UUID) -> Cycle | None:
    """Give one cycle, None where none is in scope."""
    return next(iter(cycles_of((cycle_id,))), None)


def cycle_of(program: Program, period: Period, code: str) -> Cycle | None:
    """Give the cycle of a programme, month and kab/kota, None where none is in scope."""
    ids = models.Cycle.objects.filter(program=program, period=period.number, code=code)
    return next(iter(cycles_of(ids.values_list("id", flat=True))), None)


def cycles_of(ids: Iterable[UUID]) -> tuple[Cycle, ...]:
    """Give the cycles of `ids` that are in scope, newest month first."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", "cycles"), {"ids": list(ids)})
        return tuple(_cycle(*row) for row in cursor.fetchall())


def cycles_page(
    path: str,
    *,
    program: Program | None = None,
    period: Period | None = None,
    state: State | None = None,
    after: Key | None = None,
    limit: int = PAGE,
) -> tuple[Cycle, ...]:
    """Give the next `limit` cycles at or under `path`, newest month first, beyond `after`.

    `after` is `key_of` the last one seen.
    """
    rows = models.Cycle.objects.filter(path__within=path)
    if program is not None:
        rows = rows.filter(program=program)
    if period is not None:
        rows = rows.filter(period=period.number)
    if state is not None:
        rows = rows.filter(state=state)
    if after is not None:
        rows = rows.extra(  # the only form in which Django compares rows of mixed directions
            where=["(-period, code, program) > (%s, %s, %s)"],
            params=[-after[0], after[1], after[2]],
        )
    ids = rows.order_by("-period", "code", "program").values_list("id", flat=True)[:limit]
    return cycles_of(ids)


def cycles_at(program: Program, period: Period, codes: Iterable[str]) -> tuple[Cycle, ...]:
    """Give the cycles of a programme and month in some kab/kota."""
    ids = models.Cycle.objects.filter(program=program, period=period.number, code__in=list(codes))
    return cycles_of(ids.values_list("id", flat=True))


def count_of(program: Program, period: Period, codes: Iterable[str]) -> int:
    """Give how many of `codes` have a cycle of that month."""
    rows = models.Cycle.objects.filter(program=program, period=period.number)
    return rows.filter(code__in=list(codes)).count()


def declared_zero(program: Program, period: Period) -> tuple[str, ...]:
    """Give the paths of the kab/kota whose head declared that the month opens with nothing."""
    months = models.Cycle.objects.filter(program=program, period=period.number).values("id")
    signed = models.Declaration.objects.filter(cycle_id__in=months)
    return tuple(signed.order_by("path").values_list("path", flat=True))


def key_of(one: Cycle) -> Key:
    """Give where a cycle stands in the order of pages."""
    return one.period.number, one.code, str(one.program)


def steps_of(cycle_id: UUID) -> tuple[CycleStep, ...]:
    """Give what a cycle went through, oldest first."""
    rows = models.Step.objects.filter(cycle_id=cycle_id).order_by("id")
    return tuple(
        CycleStep(
            State(row.source) if row.source else None,
            row.event,
            State(row.target),
            row.at,
            row.by_name,
        )
        for row in rows
    )


def _cycle(
    id_: UUID, program: str, period: int, code: str, path: str, state: str,
    list_id: UUID | None, rolled_from: UUID | None, opened_at: dt.datetime, state_at: dt.datetime,
    closed_at: dt.datetime | None, run: UUID | None, version: UUID, number: int, balance: int,
    at: dt.datetime, opening_version: UUID | None, before: UUID | None,
    past_version: UUID | None, past_number: int | None, past_balance: int | None,
    has_saldo: bool, declared_by: str | None, declared_at: dt.datetime | None,
    spa_id: UUID | None, spa_status: str | None, spa_prepared_by: UUID | None,
    spa_checked_by: UUID | None,
) -> Cycle:  # fmt: skip
    opening = Opening("none")
    if program == Program.BPNT:
        if past_version is not None:
            opening = Opening("version", past_balance, past_version, past_number)
        elif has_saldo:
            opening = Opening("saldo")
        elif declared_by is not None:
            opening = Opening("zero", 0, declared_by=declared_by, declared_at=declared_at)
        else:
            opening = Opening("awaited" if before else "unknown")
    published = None
    if run is not None:
        published = Publication(run, version, number, balance, at, opening_version)
    return Cycle(
        id=id_,
        program=Program(program),
        period=Period.from_number(period),
        code=code,
        path=path,
        state=State(state),
        list_id=list_id,
        rolled_from=rolled_from,
        opened_at=opened_at,
        state_at=state_at,
        closed_at=closed_at,
        publication=published,
        opening=opening,
        spa_id=spa_id,
        spa_status=spa_status or "",
        spa_prepared_by=spa_prepared_by,
        spa_checked_by=spa_checked_by,
    )
