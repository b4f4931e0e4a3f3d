"""What a person can do about cycles today, and which days come."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from django.db import connection

from salur.access.domain import SENDERS
from salur.access.queries import Actor, may
from salur.distribution import models
from salur.distribution.domain import RECONCILED, Expected, Need, State, Todo, grouped
from salur.distribution.domain.calendar import day_in
from salur.distribution.domain.expected import RULES, due_date
from salur.distribution.domain.todos import VERBS
from salur.distribution.queries.cycles import Cycle, cycles_of
from salur.distribution.queries.expected import due_days_of, expected_of, links_of, outdated
from salur.distribution.queries.sheets import unrecorded_sheets
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import NATION
from salur.kernel.sql_text import sql_text
from salur.places import queries as places
from salur.programs import queries as programs

LOOK_AHEAD_DAYS = 14
_Newest = tuple[UUID, str, int, str]  # cycle, programme, month, kab/kota
_MOST = 2_000  # cycles looked at: two programmes in every kab/kota, and the months still open

# What a request waits for, by where it stands.
_WAITING = {"TO_CHECK": "check_spa", "PREPARED": "approve_spa", "CHECKED": "approve_spa"}


def todos(by: Actor, on: dt.date) -> tuple[Todo, ...]:
    """Give what `by` can do on that day about the open cycles in scope, most urgent first.

    Evidence is asked after from two weeks before it is due. Nine queries, however
    many cycles, and one more for whoever sets quotas.
    """
    return tuple(
        line for line in _all(by, on, on + dt.timedelta(LOOK_AHEAD_DAYS)) if _is_theirs(by, line)
    )


def deadlines(by: Actor, on: dt.date, days: int = 45) -> tuple[Todo, ...]:
    """Give what is due from that day on for so many days, whoever has to do it; soonest first."""
    until = on + dt.timedelta(days)
    return tuple(
        line for line in _all(by, on, until) if line.due is not None and on <= line.due <= until
    )


def _is_theirs(by: Actor, line: Todo) -> bool:
    return may(by, VERBS[line.kind])


def _all(by: Actor, on: dt.date, until: dt.date) -> tuple[Todo, ...]:
    cycles, newest = _known()
    days = due_days_of(cycles)
    links = links_of(cycles)
    expected = expected_of(cycles, days, links)
    needs: list[Need] = []
    if by.roles & SENDERS:
        for one in cycles:
            needs += _to_send(one, expected[one.id], by.organisation_id, until)
    else:
        stale = outdated(cycles, links)
        desas, sheets = _desas(cycles), unrecorded_sheets(cycles)
        for one in cycles:
            if one.state is State.CLOSED:
                needs += [_need("reconcile", one)] if stale[one.id] else []
                continue
            needs += _in_office(one, by, days[one.id], desas)
            needs += _unrecorded(one, sheets.get(one.id, 0), days[one.id], until)
            needs += _awaited(one, by, expected[one.id], days[one.id], until)
            needs += _at_the_end(one, expected[one.id], stale[one.id], days[one.id])
        needs += _without_quota(cycles, by, days)
        needs += _next_months(newest, until)
    return grouped(needs, places.names({need.code for need in needs}, on), on)


def _known() -> tuple[tuple[Cycle, ...], tuple[_Newest, ...]]:
    """Give the cycles in work, and the newest of each programme and kab/kota, closed or not."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", "in_work"), {"contracts": sorted(RECONCILED)})
        rows = cursor.fetchall()
    ids = [cycle_id for cycle_id, *_rest, in_work, _newest in rows if in_work]
    newest = (row[:4] for row in rows if row[5])
    return cycles_of(ids[:_MOST]), tuple(newest)


def _next_months(newest: Sequence[_Newest], until: dt.date) -> Iterator[Need]:
    """Give the newest month of each programme and kab/kota whose end comes."""
    for cycle_id, program, number, code in newest:
        period = Period.from_number(number)
        following = period.shift(1).first_day
        if following <= until:
            yield Need("roll_over", cycle_id, Program(program), period, code, following)


def _desas(cycles: Sequence[Cycle]) -> dict[UUID, int]:
    wanted = [one.spa_id for one in cycles if one.spa_id and one.spa_status in _WAITING]
    return dict(models.Spa.objects.filter(id__in=wanted).values_list("id", "desas"))


def _need(kind: str, one: Cycle, due: dt.date | None = None, **more: object) -> Need:
    return Need(kind, one.id, one.program, one.period, one.code, due, **more)  # type: ignore[arg-type]


def _in_office(
    one: Cycle, by: Actor, days: dict[str, int], desas: dict[UUID, int]
) -> Iterator[Need]:
    if one.state is State.OPEN:
        day = days.get("list_due_day")
        due = one.period.last_day.replace(day=min(day, one.period.last_day.day)) if day else None
        yield _need("freeze", one, due)
    if one.program is Program.RASTRA and one.list_id is not None:
        due = next(due_date(r, one.period, days) for r in RULES[one.program] if r.contract == "spa")
        if one.state is State.LIST_FROZEN:
            yield _need("prepare_spa", one, due)
        is_mine = by.person_id in (one.spa_prepared_by, one.spa_checked_by)
        if one.spa_id is not None and one.spa_status in _WAITING and not is_mine:
            step = _WAITING[one.spa_status]
            yield _need(step, one, due, spa_id=one.spa_id, desas=desas.get(one.spa_id, 0))
    if one.opening.kind == "unknown":
        yield _need("opening_file", one)
        yield _need("opening_declare", one)


def _without_quota(
    cycles: Sequence[Cycle], by: Actor, days: Mapping[UUID, dict[str, int]]
) -> Iterator[Need]:
    if not may(by, VERBS["quota"]):
        return
    known = programs.listed.with_quota({one.period for one in cycles}, NATION)
    for one in cycles:
        if (
            one.state is not State.CLOSED
            and (one.program, one.period.number, one.code) not in known
        ):
            yield _need("quota", one, _day(one, days[one.id], "quota_due_day", -1))


def _day(one: Cycle, days: Mapping[str, int], name: str, months_later: int) -> dt.date | None:
    day = days.get(name)
    return day_in(one.period, months_later, day) if day else None


def _awaited(
    one: Cycle, by: Actor, rows: Sequence[Expected], days: Mapping[str, int], until: dt.date
) -> Iterator[Need]:
    """Give whose evidence is missing; to whoever owes it, that they send it."""
    for row in rows:
        if row.contract == "spa" or row.status != "missing":
            continue  # the office's own request is a need of its own
        if row.due is None or row.due <= until:
            is_own = row.party.id is not None and row.party.id == by.organisation_id
            kind = "send" if is_own and row.giver == "ministry" else "awaited"
            party = "" if kind == "send" else row.party.name
            yield _need(kind, one, row.due, contract=row.contract, party=party)
    ordered = next((row for row in rows if row.contract == "perintah"), None)
    if ordered is None or ordered.status != "accepted" or ordered.party.id != by.organisation_id:
        return
    due = _day(one, days, "sp2d_due_day", 0)
    if not any(row.contract == "sp2d" for row in rows) and (due is None or due <= until):
        yield _need("send", one, due, contract="sp2d")


def _to_send(
    one: Cycle, rows: Sequence[Expected], organisation: UUID | None, until: dt.date
) -> Iterator[Need]:
    for row in rows:
        theirs = organisation is not None and organisation in (row.party.id, row.party.parent_id)
        if theirs and row.status == "missing" and (row.due is None or row.due <= until):
            yield _need("send", one, row.due, contract=row.contract)


def _unrecorded(one: Cycle, desas: int, days: dict[str, int], until: dt.date) -> Iterator[Need]:
    """Give the sheets that are out and were not recorded, from two weeks before they are due."""
    if not desas:
        return
    due = next(due_date(r, one.period, days) for r in RULES[one.program] if r.contract == "serah")
    if due is None or due <= until:
        yield _need("record_sheets", one, due, desas=desas)


def _at_the_end(
    one: Cycle, rows: Sequence[Expected], stale: Sequence[str], days: Mapping[str, int]
) -> Iterator[Need]:
    complete = all(row.status in ("accepted", "not_needed") for row in rows)
    if stale:
        yield _need("reconcile", one)
    elif one.publication is None and complete and one.list_id is not None:
        yield _need("reconcile", one, _day(one, days, "reconciliation_due_day", 1))
    if one.state is State.RECONCILED and not stale and one.opening.is_known and complete:
        yield _need("close", one)
