"""Recording a signed sheet: all of it at once, or nothing and every reason why not.

A record bears an id that whoever records has made (a UUID; it is the key of the action), so that
a page, a phone without a line and a queue may send it as often as they like: the same id with the
same content has one effect, with another content it is refused.
"""

import datetime as dt
import json
from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.distribution.actions import handover_refusals as refusals
from salur.distribution.actions.handovers import sheets_at_hand as at_hand
from salur.distribution.actions.handovers.filing import ask_to_keep
from salur.distribution.domain.handover_entries import Fault, Told, written
from salur.distribution.domain.handovers import Judged, Totals, judge
from salur.distribution.domain.spa import months_text
from salur.distribution.pipeline import handovers as kept
from salur.distribution.queries.sheets import Handover, Sheet, handover, handovers_of


@transaction.atomic
def record_handover(
    *,
    sheet_code: str,
    handed_on: dt.date,
    told: Sequence[Told],
    unread: Sequence[Fault] = (),
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Handover:
    """Record what a signed sheet says: everybody was handed all of it, but for who is `told` of.

    `sheet_code` is that of any page of the sheet; `unread` are exceptions that could not be read.
    With the commit the queue makes the record evidence of contract `serah` (`keep_handover`).
    Refused, in this order: `record_id_invalid`, `role_missing`, `sheet_code_unknown`,
    `outside_scope`, `record_id_used`, `sheet_replaced`, `handover_recorded_already`, and then all
    that is wrong in it (`faults`), under the code of the first: `day_in_future`, `day_too_early`,
    `line_unreadable`, `line_unknown`, `line_twice`, `over_entitled`, `beyond_arrival`.
    """
    record_id = _record_id(key)
    one, _ = at_hand.sheet_of_code(sheet_code, by)
    require(by, "handover.record", one.path)
    digest = _digest(one, handed_on, told, unread)
    done = audit.done("handover.recorded", str(record_id))
    before = handover(record_id)
    if done is not None or before is not None:
        if before is None or before.digest != digest:
            raise refusals.record_id_used()
        return before
    with as_owner():
        standing = kept.lock_sheet(one.id)
        _check_open(standing.status, one)
    judged = _judged(one, handed_on, told, unread, at)
    if judged.faults:
        raise refusals.faulty(judged.faults)
    with as_owner():
        kept.insert(
            one, judged, record_id=record_id, handed_on=handed_on, digest=digest, by=by, at=at
        )
        kept.drop_drafts(one.id)
    _tell(one, record_id, handed_on, judged.totals, by, at)
    ask_to_keep(record_id, path=one.path, by=by, at=at)
    found = handover(record_id)
    assert found is not None, "what was just recorded lies in the scope of whoever did"
    return found


@transaction.atomic
def check_handover(
    *,
    sheet_code: str,
    handed_on: dt.date,
    told: Sequence[Told],
    unread: Sequence[Fault] = (),
    by: Actor,
    at: dt.datetime,
) -> Judged:
    """Hold a record against its sheet as recording would, and keep nothing; faults come along.

    Refused, in this order: `role_missing`, `sheet_code_unknown`, `outside_scope`,
    `sheet_replaced`, `handover_recorded_already`.
    """
    one, _ = at_hand.sheet_of_code(sheet_code, by)
    require(by, "handover.record", one.path)
    _check_open(one.status, one)
    return _judged(one, handed_on, told, unread, at)


def _record_id(key: str) -> UUID:
    try:
        return UUID(key)
    except ValueError as fault:
        raise refusals.record_id_invalid() from fault


def _check_open(status: str, one: Sheet) -> None:
    if status == "REPLACED":
        raise refusals.replaced()
    if any(row.status == "RECORDED" for row in handovers_of(one.id)):
        raise refusals.already_recorded()


def _judged(
    one: Sheet,
    handed_on: dt.date,
    told: Sequence[Told],
    unread: Sequence[Fault],
    at: dt.datetime,
) -> Judged:
    return judge(
        at_hand.lines_of(one),
        told,
        unread,
        handed_on=handed_on,
        today=timezone.localtime(at).date(),
        known=at_hand.known_of(one),
    )


def _digest(one: Sheet, handed_on: dt.date, told: Sequence[Told], unread: Sequence[Fault]) -> str:
    content = [str(one.id), handed_on.isoformat(), written(told), *(each.text for each in unread)]
    return sha256(json.dumps(content).encode()).hexdigest()


def _tell(
    one: Sheet, record_id: UUID, handed_on: dt.date, totals: Totals, by: Actor, at: dt.datetime
) -> None:
    audit.record(
        action="handover.recorded",
        by=by,
        at=at,
        subject=("handover", record_id),
        path=one.path,
        facts={
            "region": one.kode_wilayah,
            "months": months_text(one.first, one.last),
            "day": handed_on.isoformat(),
            "families": totals.families,
            "handed": totals.handed,
            "grams": totals.grams,
        },
        key=str(record_id),
    )
