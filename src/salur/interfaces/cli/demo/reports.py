"""Drafts the berita acara of every kab/kota, and takes them as far as offices would have.

A demo shows a month at every stage: March is accepted and closed for many, waits at the province
for some, went back with a reason for others; April is being signed; May is just drafted.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import IntEnum
from uuid import UUID

from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.distribution.actions import close_cycle
from salur.distribution.queries import cycle_of
from salur.interfaces.cli.demo.asked import MONTHS, month_end
from salur.interfaces.cli.demo.crew import Crew
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.reconciliation import queries as reconciliation
from salur.reporting import actions
from salur.reporting.queries import report

Actors = Mapping[tuple[str, str], Actor]
Drafts = Mapping[tuple[Program, str], UUID]
Count = Callable[[str, int, int], None]
_SIGNING = ("head", "bank", "bulog")
_REASON = "Alasan selisih pada dua kecamatan belum dijelaskan. Mohon dilengkapi."


class Stage(IntEnum):
    """How far a report has come; each holds all before it, ACCEPTED and RETURNED exclude."""

    DRAFTED = 0
    BY_OFFICE = 1
    SIGNED = 2
    SENT = 3
    ACCEPTED = 4
    RETURNED = 5


# By the place of a kab/kota among the codes; the two offices whose heads sign in have their own.
_STAGES: Mapping[Period, tuple[Stage, ...]] = {
    MONTHS[0]: (Stage.ACCEPTED, Stage.ACCEPTED, Stage.SENT, Stage.RETURNED, Stage.SIGNED),
    MONTHS[1]: (Stage.BY_OFFICE, Stage.DRAFTED, Stage.SIGNED),
}
_OWN: Mapping[tuple[Period, Program, str], Stage] = {
    (MONTHS[0], Program.BPNT, "6371"): Stage.ACCEPTED,
    (MONTHS[0], Program.RASTRA, "6202"): Stage.SENT,
    (MONTHS[1], Program.BPNT, "6371"): Stage.BY_OFFICE,
    (MONTHS[1], Program.RASTRA, "6202"): Stage.BY_OFFICE,
}


def stage_of(period: Period, program: Program, code: str, place: int) -> Stage:
    """Give how far the report of a kab/kota has come."""
    stages = _STAGES.get(period, (Stage.DRAFTED,))
    return _OWN.get((period, program, code), stages[place % len(stages)])


@dataclass(frozen=True)
class _Drafting:
    program: Program
    period: Period
    code: str
    version_id: UUID
    by: Actor


def draft(
    crew: Crew, period: Period, actors: Actors, count: Count
) -> dict[tuple[Program, str], UUID]:
    """Draft the reports of a month; give them by programme and kab/kota."""
    pieces = [
        _Drafting(program, period, code, version_id, by)
        for program in Program
        for code, version_id in _published(program, period)
        if (by := actors.get(("operator", f"DINSOS-{code}"))) is not None
    ]
    made = {}
    for one, made_id in zip(pieces, crew.each(_draft, pieces), strict=True):
        made[one.program, one.code] = made_id
        count(one.code, len(made), len(pieces))
    return made


@transaction.atomic
def _published(program: Program, period: Period) -> list[tuple[str, UUID]]:
    enter_scope(SYSTEM)
    found = reconciliation.current_versions(program, period.number)
    return [(one.code, one.id) for one in found]


@transaction.atomic
def _draft(asked: _Drafting) -> UUID:
    enter_scope(asked.by)
    return actions.draft_report(
        version_id=asked.version_id,
        by=asked.by,
        at=month_end(asked.period),
        key=f"demo {asked.version_id}",
    ).report_id


@dataclass(frozen=True)
class _Carrying:
    """One report, how far it goes, and who takes it there."""

    report_id: UUID
    program: Program
    period: Period
    code: str
    stage: Stage
    operator: Actor
    head: Actor
    others: tuple[Actor, ...]
    province: Actor


def carry_on(crew: Crew, period: Period, drafts: Drafts, actors: Actors, count: Count) -> None:
    """Sign, send, accept and return what would have been by the end of the demo."""
    pieces = list(_to_carry(period, drafts, actors))
    for number, _ in enumerate(crew.each(_carry, pieces), start=1):
        count("", number, len(pieces))


def _to_carry(period: Period, drafts: Drafts, actors: Actors) -> Iterator[_Carrying]:
    signing = {by.organisation_id: by for (role, _), by in actors.items() if role in _SIGNING}
    for place, ((program, code), report_id) in enumerate(sorted(drafts.items())):
        stage = stage_of(period, program, code, place)
        if stage is Stage.DRAFTED:
            continue
        head = actors["head", f"DINSOS-{code}"]
        others = tuple(
            signing[party] for party in _parties(report_id) if party != head.organisation_id
        )
        province = actors["province", f"DINSOS-{code[:2]}"]
        operator = actors["operator", f"DINSOS-{code}"]
        yield _Carrying(report_id, program, period, code, stage, operator, head, others, province)


@transaction.atomic
def _parties(report_id: UUID) -> list[UUID]:
    enter_scope(SYSTEM)
    found = report(report_id)
    assert found is not None, "the report was drafted just now"
    return [one.organisation_id for one in found.parties]


def _carry(asked: _Carrying) -> None:
    with acting(asked.head):
        _sign(asked, asked.head)
    if asked.stage >= Stage.SIGNED:
        for other in asked.others:
            with acting(other):
                _sign(asked, other)
    id_, at, key = asked.report_id, month_end(asked.period), f"demo {asked.report_id}"
    if asked.stage >= Stage.SENT:
        with acting(asked.head):
            actions.send_report(report_id=id_, by=asked.head, at=at, key=key)
    if asked.stage is Stage.ACCEPTED:
        with acting(asked.province):
            actions.accept_report(report_id=id_, by=asked.province, at=at, key=key)
        _close_month(asked)
    elif asked.stage is Stage.RETURNED:
        with acting(asked.province):
            actions.return_report(report_id=id_, reason=_REASON, by=asked.province, at=at, key=key)


def _close_month(asked: _Carrying) -> None:
    """Close the month that the report is about; one that may not be closed stays open."""
    at, by = month_end(asked.period), asked.operator
    with suppress(Refused), acting(by):
        cycle = cycle_of(asked.program, asked.period, asked.code)
        assert cycle is not None, "what is reported has a cycle"
        close_cycle(cycle_id=cycle.id, by=by, at=at, key=f"demo {cycle.id}")


def _sign(asked: _Carrying, by: Actor) -> None:
    at, key = month_end(asked.period), f"demo {asked.report_id} {by.person_id}"
    actions.sign_report(report_id=asked.report_id, by=by, at=at, key=key)


@contextmanager
def acting(by: Actor) -> Iterator[None]:
    """Do what follows in one transaction, in somebody's scope."""
    with transaction.atomic():
        enter_scope(by)
        yield
