"""The way up: the office sends, the province or the ministry accepts, returns and locks."""

import datetime as dt
import uuid

from django.db import transaction

from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.reporting.actions import refusals
from salur.reporting.actions.steps import (
    ReportMoved,
    check,
    check_current,
    facts_of,
    locked,
    moved_before,
    take,
)
from salur.reporting.domain.states import Move

_SHORTEST_REASON = 10
# By answer: what one must be allowed, and how the audit calls it.
_ANSWERS = {
    Move.ACCEPT: ("report.accept", "report.accepted"),
    Move.RETURN: ("report.return", "report.returned"),
    Move.LOCK: ("report.accept", "report.locked"),
}


@transaction.atomic
def send_report(*, report_id: uuid.UUID, by: Actor, at: dt.datetime, key: str) -> ReportMoved:
    """Send a signed report up to the province and the ministry.

    Refused, in this order: `report_unknown`, `role_missing`, `outside_scope`,
    `report_wrong_state`, `not_the_office`, `report_outdated`.
    """
    earlier = audit.done("report.sent", key)
    if earlier is not None:
        return moved_before(earlier)
    report = locked(report_id, by, "report.send")
    check(report, Move.SEND)
    if by.organisation_id != report.office_id:
        raise refusals.not_the_office()
    check_current(report)
    moved = take(report, Move.SEND, by=by, at=at)
    audit.record(
        action="report.sent",
        by=by,
        at=at,
        subject=("report", report.id),
        path=report.path,
        facts=facts_of(moved),
        key=key,
    )
    return moved


@transaction.atomic
def accept_report(*, report_id: uuid.UUID, by: Actor, at: dt.datetime, key: str) -> ReportMoved:
    """Accept a report that was sent.

    Refused, in this order: `report_unknown`, `role_missing`, `outside_scope`,
    `report_wrong_state`, `own_report`.
    """
    return _answer(report_id, Move.ACCEPT, by=by, at=at, key=key)


@transaction.atomic
def return_report(
    *, report_id: uuid.UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> ReportMoved:
    """Return a report that was sent, with what is to be corrected.

    Refused, in this order: `report_unknown`, `role_missing`, `outside_scope`,
    `report_wrong_state`, `own_report`, `reason_missing`, `identifier_in_text`.
    """
    return _answer(report_id, Move.RETURN, reason=reason.strip(), by=by, at=at, key=key)


@transaction.atomic
def lock_report(*, report_id: uuid.UUID, by: Actor, at: dt.datetime, key: str) -> ReportMoved:
    """Lock an accepted report: from then on only a correction may stand beside it.

    Refused, in this order: `report_unknown`, `role_missing`, `outside_scope`,
    `report_wrong_state`, `own_report`.
    """
    return _answer(report_id, Move.LOCK, by=by, at=at, key=key)


def _answer(
    report_id: uuid.UUID,
    move: Move,
    *,
    reason: str | None = None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> ReportMoved:
    """Answer a report of somebody else's office; a `reason` is asked where one is given."""
    verb, action = _ANSWERS[move]
    earlier = audit.done(action, key)
    if earlier is not None:
        return moved_before(earlier)
    report = locked(report_id, by, verb)
    check(report, move)
    if by.organisation_id == report.office_id:
        raise refusals.own_report()
    if reason is not None:
        if len(reason) < _SHORTEST_REASON:
            raise refusals.reason_missing()
        refusals.check_words(reason)
    moved = take(report, move, by=by, at=at, reason=reason or "")
    audit.record(
        action=action,
        by=by,
        at=at,
        subject=("report", report.id),
        path=report.path,
        facts=facts_of(moved) if reason is None else facts_of(moved, reason=reason),
        key=key,
    )
    return moved
