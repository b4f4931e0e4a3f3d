"""Drafts the berita acara of every kab/kota, and takes two of them further up the way."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.interfaces.cli.demo.asked import MONTHS, month_end
from salur.interfaces.cli.demo.crew import Crew
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reconciliation import queries as reconciliation
from salur.reporting import actions

Actors = Mapping[tuple[str, str], Actor]


@dataclass(frozen=True)
class _Drafting:
    program: Program
    period: Period
    code: str
    version_id: UUID
    by: Actor


def draft(crew: Crew, period: Period, actors: Actors) -> dict[tuple[Program, str], UUID]:
    """Draft the reports of a month; give them by programme and kab/kota."""
    pieces = [
        _Drafting(program, period, code, version_id, by)
        for program in Program
        for code, version_id in _published(program, period)
        if (by := actors.get(("operator", f"DINSOS-{code}"))) is not None
    ]
    made = crew.each(_draft, pieces)
    return {(one.program, one.code): made_id for one, made_id in zip(pieces, made, strict=True)}


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


def carry_on(period: Period, drafts: Mapping[tuple[Program, str], UUID], actors: Actors) -> None:
    """Sign and send what the two shown offices would have: all of March, half of April."""
    banjarmasin = drafts.get((Program.BPNT, "6371"))
    kotim = drafts.get((Program.RASTRA, "6202"))
    for report_id, office, others in (
        (banjarmasin, "DINSOS-6371", [("bank", code) for code in ("BRI", "BNI", "MANDIRI")]),
        (kotim, "DINSOS-6202", [("bulog", "BULOG-KALTENG")]),
    ):
        if report_id is None or period == MONTHS[-1]:
            continue
        head = actors["head", office]
        _sign(report_id, period, head)
        if period == MONTHS[0]:
            for other in others:
                _sign(report_id, period, actors[other])
            _send(report_id, period, head)
    if banjarmasin is not None and period == MONTHS[0]:
        _accept(banjarmasin, period, actors["province", "DINSOS-63"])


@transaction.atomic
def _sign(report_id: UUID, period: Period, by: Actor) -> None:
    enter_scope(by)
    at = month_end(period)
    key = f"demo {report_id} {by.person_id}"
    actions.sign_report(report_id=report_id, by=by, at=at, key=key)


@transaction.atomic
def _send(report_id: UUID, period: Period, by: Actor) -> None:
    enter_scope(by)
    key = f"demo {report_id}"
    actions.send_report(report_id=report_id, by=by, at=month_end(period), key=key)


@transaction.atomic
def _accept(report_id: UUID, period: Period, by: Actor) -> None:
    enter_scope(by)
    key = f"demo {report_id}"
    actions.accept_report(report_id=report_id, by=by, at=month_end(period), key=key)
