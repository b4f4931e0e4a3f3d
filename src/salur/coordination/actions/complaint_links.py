"""What a complaint is about, as an officer finds out: a family, exceptions; and who complained.

Refused, in this order: `role_missing`; `complaint_unknown`; `outside_scope`; `family_unknown`;
`step_changed` (a closed complaint is linked to nothing more); for showing who complained
`reason_missing`, `nobody_to_show`.
"""

import datetime as dt
from uuid import UUID

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.coordination.actions.complaint_refusals import refused
from salur.coordination.actions.complaint_steps import (
    Stepped,
    is_office,
    locked,
    seen_complaint,
)
from salur.coordination.domain.complaints import SHORTEST, ComplaintState, shown_number
from salur.coordination.pipeline import complaints as steps
from salur.coordination.pipeline.complaints import Locked
from salur.coordination.queries.complaint_words import opened_who
from salur.kernel.sql_text import sql_text
from salur.registry import queries as registry


@transaction.atomic
def link_family(
    *, complaint_id: UUID, family_id: UUID, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Say which family a complaint is about: only somebody who may see that family."""
    require(by, "family.read")
    return _link(complaint_id, by, at, key, family=family_id)


@transaction.atomic
def link_exception(
    *, complaint_id: UUID, exception_id: UUID, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Say that a complaint is about an exception; whoever calls has seen it in scope."""
    return _link(complaint_id, by, at, key, exception=exception_id)


@transaction.atomic
def show_complainant(
    *, complaint_id: UUID, reason: str, by: Actor, at: dt.datetime
) -> tuple[str, str]:
    """Show the name and contact of whoever complained, on a reason that is recorded each time."""
    seen = seen_complaint(complaint_id, "complaint.answer", by)
    if not is_office(by):
        raise refused("not_your_turn")
    if len(reason.strip()) < SHORTEST:
        raise refused("reason_missing")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sql_text("coordination", "complaints/who"), {"id": complaint_id})
        (sealed,) = cursor.fetchone()
    if sealed is None:
        raise refused("nobody_to_show")
    audit.record(
        action="complaint.shown",
        by=by,
        at=at,
        subject=("complaint", complaint_id),
        path=seen.path,
        facts={"number": shown_number(seen.number)},
    )
    return opened_who(sealed)


def _link(
    complaint_id: UUID,
    by: Actor,
    at: dt.datetime,
    key: str,
    *,
    family: UUID | None = None,
    exception: UUID | None = None,
) -> Stepped:
    seen_complaint(complaint_id, "complaint.answer", by)
    if not is_office(by):
        raise refused("not_your_turn")
    done = audit.done("complaint.linked", key)
    if done is not None:
        return Stepped(complaint_id, str(done.facts["state"]))
    if family is not None and registry.family(family) is None:
        raise refused("family_unknown")
    with as_owner():
        row = locked(complaint_id)
        if row.state == ComplaintState.CLOSED:
            raise refused("step_changed")
        changes = {} if family is None else {"family": family}
        steps.step(complaint_id, "LINKED", changes, by=by, at=at)
        if exception is not None:
            with connection.cursor() as cursor:
                cursor.execute(
                    sql_text("coordination", "complaints/link_exception"),
                    {"id": complaint_id, "exception": exception},
                )
        _record(row, "family" if family is not None else "exception", by, at, key)
    return Stepped(complaint_id, row.state)


def tell_linked(complaint_id: UUID, to: str, by: Actor, at: dt.datetime, key: str) -> Stepped:
    """Tell that a complaint was linked to something that keeps the link itself."""
    with as_owner():
        row = locked(complaint_id)
        if row.state == ComplaintState.CLOSED:
            raise refused("step_changed")
        steps.step(complaint_id, "LINKED", {}, by=by, at=at)
        _record(row, to, by, at, key)
    return Stepped(complaint_id, row.state)


def _record(row: Locked, to: str, by: Actor, at: dt.datetime, key: str) -> None:
    audit.record(
        action="complaint.linked",
        by=by,
        at=at,
        subject=("complaint", row.id),
        path=row.path,
        facts={"number": shown_number(row.number), "state": row.state, "to": to},
        key=key,
    )
