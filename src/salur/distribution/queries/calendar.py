"""The calendar of a month in an area: every step of every kab/kota, and how it stands."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from salur.distribution.domain.calendar import PARAMETERS, Entry, OwnDay, entries
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.parties.domain import BANK_KINDS
from salur.programs import queries as programs
from salur.programs.domain import Parameter

CycleKey = tuple[Program, str]


@dataclass(frozen=True)
class Told:
    """What capabilities above know of a month, by programme and kab/kota."""

    signed: Collection[CycleKey] = ()
    sent: Collection[CycleKey] = ()


@dataclass(frozen=True)
class CycleCalendar:
    """The calendar of one kab/kota's month."""

    cycle_id: UUID
    program: Program
    code: str
    path: str
    entries: tuple[Entry, ...]


def calendar(
    path: str,
    period: Period,
    told: Told,
    *,
    programs_asked: Collection[str] = tuple(Program),
    waiting: Collection[str] = (),
) -> tuple[CycleCalendar, ...]:
    """Give the calendar of every cycle of a month at or under `path`; four questions.

    `waiting` are the kab/kota of which changes wait to be endorsed.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "calendar"), {"period": period.number, "path": path}
        )
        rows = [row for row in cursor.fetchall() if row[1] in programs_asked]
    codes = {row[2] for row in rows}
    days = DueDays(period)
    banks = _banks(codes, period)
    quotas = programs.listed.with_quota([period], path)
    return tuple(
        _calendar(row, period, days, banks.get(row[2], ()), quotas, told, waiting) for row in rows
    )


class DueDays:
    """This knows every day that the calendar's parameters set in a month, and where."""

    def __init__(self, period: Period, known: Sequence[Parameter] | None = None) -> None:
        self._values: dict[tuple[Program, str], list[Parameter]] = defaultdict(list)
        for one in programs.all_parameters() if known is None else known:
            if one.name in PARAMETERS and one.holds_on(period.first_day):
                self._values[one.program, one.name].append(one)

    def at(self, program: Program, path: str) -> dict[str, int]:
        """Give the days that hold at a place, by parameter: the nearest region's."""
        found = {}
        for (of, name), values in self._values.items():
            holding = [one for one in values if f"{path}.".startswith(f"{one.path}.")]
            if of is program and holding:
                found[name] = max(holding, key=lambda one: len(one.path)).value
        return found

    def within(self, program: Program, path: str) -> dict[str, list[OwnDay]]:
        """Give the days of regions within a place that have their own, by parameter."""
        found: dict[str, list[OwnDay]] = {}
        for (of, name), values in self._values.items():
            own = [one for one in values if one.path.startswith(f"{path}.")]
            if of is program and own:
                days = (OwnDay(one.path, one.value) for one in own)
                found[name] = sorted(days, key=lambda one: one.path)
        return found


def _calendar(
    row: Sequence[object],
    period: Period,
    days: DueDays,
    banks: Sequence[parties.Organisation],
    quotas: Collection[tuple[Program, int, str]],
    told: Told,
    waiting: Collection[str],
) -> CycleCalendar:
    cycle_id, program_name, code, path, listed, spa, reconciled, accepted = row
    program, code, path = Program(str(program_name)), str(code), str(path)
    key = (program, code)
    came = [tuple(str(one).split(" ")) for one in accepted]  # type: ignore[attr-defined]
    facts = {
        "quota": (program, period.number, code) in quotas,
        "list": bool(listed),
        "changes": code not in waiting,
        "spa_prepared": spa is not None or any(one[0] == "spa" for one in came),
        "spa_approved": spa == "APPROVED" or any(one[0] == "spa" for one in came),
        "reconciled": bool(reconciled),
        "signed": key in told.signed or key in told.sent,
        "sent": key in told.sent,
    }
    made = entries(
        program,
        period,
        path,
        done={name for name, holds in facts.items() if holds},
        given=_given(came, banks),
        days=days.at(program, path),
        exceptions=days.within(program, path),
    )
    return CycleCalendar(UUID(str(cycle_id)), program, code, path, made)


def _given(
    came: Sequence[tuple[str, ...]], banks: Sequence[parties.Organisation]
) -> dict[str, dict[str, bool]]:
    """Say by contract and party whether evidence was accepted; a lone bank's may come by any."""
    found: dict[str, dict[str, bool]] = {contract: {"": True} for contract, _sender in came}
    for contract in ("topup", "transaksi"):
        senders = {sender for one, sender in came if one == contract}
        if len(banks) < 2:
            found[contract] = {one.name: bool(senders) for one in banks} or {"": bool(senders)}
            continue
        found[contract] = {
            one.name: bool(senders & {str(one.id), str(one.parent_id)}) for one in banks
        }
    return found


def _banks(codes: Collection[str], period: Period) -> Mapping[str, list[parties.Organisation]]:
    found: dict[str, dict[UUID, parties.Organisation]] = defaultdict(dict)
    for one in parties.services(codes=codes):
        serves = one.valid_from <= period.last_day and (
            one.valid_to is None or one.valid_to > period.first_day
        )
        if serves and one.organisation.kind in BANK_KINDS:
            found[one.code][one.organisation.id] = one.organisation
    return {code: list(banks.values()) for code, banks in found.items()}
