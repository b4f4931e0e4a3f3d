"""Opening cycles, joining evidence to them, and keeping where they stand."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db import connection

from salur.access.queries import Actor
from salur.distribution.domain import CONTRACTS, State, Step, state_of, steps_to
from salur.distribution.queries.cycles import Cycle, cycles_of
from salur.distribution.queries.expected import expected_of, facts
from salur.evidence.queries import EvidenceRow
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text

_LAST_MONTH = 999912


@dataclass(frozen=True)
class PublishedVersion:
    """The version of a kab/kota that counts now; `balance` is what its cards hold at the end."""

    code: str
    version: UUID
    number: int
    balance: int = 0


def open_cycles(
    program: Program,
    period: Period,
    codes: Sequence[str],
    *,
    by: Actor,
    at: dt.datetime,
    from_before: bool = False,
    begins: Sequence[str] = (),
) -> list[UUID]:
    """Open the cycles that are not open yet; give those that were opened.

    With `from_before` only where the month before has a cycle, or in the kab/kota that `begins`.
    """
    return _ids(
        "open_cycles",
        {
            "program": program,
            "period": period.number,
            "before": period.shift(-1).number,
            "codes": list(codes),
            "paths": [RegionCode(code).path for code in codes],
            "from_before": from_before,
            "begins": list(begins),
            "at": at,
            "by": by.person_id,
            "by_name": by.name,
        },
    )


def link(
    rows: Iterable[EvidenceRow], *, at: dt.datetime, cycles: Sequence[UUID] | None = None
) -> list[UUID]:
    """Join evidence to the cycles it concerns (only of `cycles`, if given); give what changed."""
    known = [row for row in rows if _program(row) is not None and _months(row) is not None]
    months = [_months(row) or (0, 0) for row in known]
    return _ids(
        "link_evidence",
        {
            "ids": [row.id for row in known],
            "contracts": [row.contract for row in known],
            "programs": [str(_program(row)) for row in known],
            "senders": [row.sender for row in known],
            "names": [row.sender_name for row in known],
            "received": [row.received_at for row in known],
            "rows": [row.accepted for row in known],
            "statuses": [row.status for row in known],
            "paths": [row.path for row in known],
            "firsts": [first for first, _ in months],
            "lasts": [last for _, last in months],
            "reversals": [row.has_reversals for row in known],
            "cycles": None if cycles is None else list(cycles),
            "at": at,
        },
    )


def record_run(
    program: Program,
    period: Period,
    versions: Sequence[PublishedVersion],
    *,
    run: UUID,
    evidence: Sequence[UUID],
    at: dt.datetime,
) -> dict[UUID, bool]:
    """Note a reconciliation on the cycles it was about; say of each whether its version changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "record_run"),
            {
                "program": program,
                "period": period.number,
                "before": period.shift(-1).number,
                "codes": [one.code for one in versions],
                "versions": [one.version for one in versions],
                "numbers": [one.number for one in versions],
                "balances": [one.balance for one in versions],
                "run": run,
                "evidence": list(evidence),
                "at": at,
            },
        )
        return dict(cursor.fetchall())


def advance(
    ids: Iterable[UUID],
    *,
    by: Actor,
    at: dt.datetime,
    list_id: UUID | None = None,
    closed: bool | None = None,
) -> tuple[Cycle, ...]:
    """Bring cycles to where their facts put them; give them as they stand then.

    `list_id` and `closed` are facts that become true with this. Locks in the order of ids.
    """
    wanted = sorted(set(ids))
    lock(wanted)
    cycles = cycles_of(wanted)
    expected = expected_of(cycles)
    moves = []
    for one in cycles:
        known = replace(
            facts(one, expected[one.id]),
            list_frozen=(one.list_id or list_id) is not None,
            closed=one.closed_at is not None if closed is None else closed,
        )
        steps = steps_to(one.program, one.state, known)
        if steps:
            moves.append((one, state_of(one.program, known), steps))
    if moves:
        _write_moves(moves, list_id, by, at)
    return cycles_of(wanted) if moves else cycles


def lock(ids: Sequence[UUID]) -> None:
    """Lock cycles until the transaction ends, always in one order."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM distribution_cycle WHERE id = ANY (%s) ORDER BY id FOR UPDATE",
            [list(ids)],
        )


def lock_links() -> None:
    """Let no evidence be joined while cycles are opened, nor the other way round.

    Else a file that is accepted and a month that is opened at the same time would miss each other.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('distribution.link', 0))")


def _write_moves(
    moves: Sequence[tuple[Cycle, State, Sequence[Step]]],
    list_id: UUID | None,
    by: Actor,
    at: dt.datetime,
) -> None:
    steps = [(one, step) for one, _, taken in moves for step in taken]
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "advance"),
            {
                "ids": [one.id for one, _, _ in moves],
                "states": [str(state) for _, state, _ in moves],
                "lists": [one.list_id or list_id for one, _, _ in moves],
                "step_ids": [one.id for one, _ in steps],
                "step_paths": [one.path for one, _ in steps],
                "sources": [str(step.source) for _, step in steps],
                "events": [str(step.event) for _, step in steps],
                "targets": [str(step.target) for _, step in steps],
                "at": at,
                "by": by.person_id,
                "by_name": by.name,
            },
        )


def _program(row: EvidenceRow) -> Program | None:
    """Give the programme that a file is about, None where no cycle has use for its contract."""
    program = CONTRACTS.get(row.contract)
    return program if row.program in (None, program) else None


def _months(row: EvidenceRow) -> tuple[int, int] | None:
    """Give the first and last month that a file is about, None before anybody can know.

    A file that bears no month and was given none may be about any.
    """
    first = row.first_period or row.declared_period
    last = row.last_period or row.declared_period
    if first is not None and last is not None:
        return first, last
    return None if row.status == "received" else (0, _LAST_MONTH)


def _ids(name: str, values: dict[str, Any]) -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", name), values)
        return [row[0] for row in cursor.fetchall()]
