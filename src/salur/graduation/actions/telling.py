"""Telling a family in writing, with how to object and until when.

Refused, in this order: `role_missing`; `case_unknown`; `outside_scope`; `letter_missing`,
`receiver_missing`, `day_impossible`, `words_hold_number`; `step_changed`; `told_already`; of
several letters `rows_wrong`.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.graduation.actions.case_refusals import refused, refused_rows
from salur.graduation.actions.standing import (
    SUBJECT,
    Stepped,
    check_reach,
    done_before,
    facts_of,
    locked,
    steps_not_there,
)
from salur.graduation.domain.cases import (
    CASE,
    OFFICE,
    CaseState,
    Told,
    object_until,
    wrong_with_letter,
)
from salur.graduation.pipeline import cases as steps
from salur.graduation.pipeline.cases import Locked
from salur.graduation.queries.cases import clocks_on
from salur.kernel.free_text import holds_long_number


@transaction.atomic
def tell_family(*, case_id: UUID, told: Told, by: Actor, at: dt.datetime, key: str) -> Stepped:
    """Write down that a family was handed its letter; its time to object begins."""
    return tell_families(letters={case_id: told}, by=by, at=at, key=key)


@transaction.atomic
def tell_families(*, letters: Mapping[UUID, Told], by: Actor, at: dt.datetime, key: str) -> Stepped:
    """Write down that families were handed their letters, all of them or none.

    Where some are wrong the refusal names each of them: `rows_wrong`, or of one alone its own code.
    """
    check_reach(list(letters), "graduation.tell", by)
    done = done_before("graduation.told", key, list(letters))
    if done is not None:
        return done
    with as_owner():
        rows = locked(list(letters))
    _refuse_wrong(rows, letters, at)
    with as_owner():
        changes = _changes(rows, letters)
        for day in sorted({one.on for one in letters.values()}):
            of_day = {one: change for one, change in changes.items() if letters[one].on == day}
            steps.step_many(of_day, "tell", day=day, by=by, at=at)
    after = str(changes[rows[0].id]["state"])
    until = max(str(one["object_until"]) for one in changes.values())
    audit.record(
        action="graduation.told",
        by=by,
        at=at,
        subject=(SUBJECT, rows[0].id),
        path=rows[0].path,
        facts=facts_of(rows, after, until=until),
        key=key,
    )
    return Stepped(tuple(letters), after)


@transaction.atomic
def check_letters(*, letters: Mapping[UUID, Told], by: Actor, at: dt.datetime) -> None:
    """Refuse what `tell_families` would refuse now, and `nobody_chosen`; write nothing."""
    if not letters:
        raise refused("nobody_chosen")
    check_reach(list(letters), "graduation.tell", by)
    with as_owner():
        rows = locked(list(letters))
    _refuse_wrong(rows, letters, at)


def _refuse_wrong(rows: Sequence[Locked], letters: Mapping[UUID, Told], at: dt.datetime) -> None:
    if wrong := _wrong(rows, letters, timezone.localdate(at)):
        raise refused_rows(wrong, len(letters))


def _wrong(
    rows: Sequence[Locked], letters: Mapping[UUID, Told], today: dt.date
) -> Mapping[UUID, str]:
    """Give the code of what is wrong with each letter, in the order that this module names."""
    wrong: dict[UUID, str] = {}
    nowhere = steps_not_there(rows, "tell", OFFICE)
    for row in rows:
        told = letters[row.id]
        why = wrong_with_letter(told, not_before=row.tanggal_ba, today=today)
        if not why and any(map(holds_long_number, (told.letter_no, told.to))):
            why = "words_hold_number"
        if not why and row.id in nowhere:
            why = "step_changed"
        if not why and row.told_on is not None:
            why = "told_already"
        if why:
            wrong[row.id] = why
    return wrong


def _changes(rows: Sequence[Locked], letters: Mapping[UUID, Told]) -> dict[UUID, dict[str, object]]:
    """Give what changes of each case; the clocks of a region and day are read once."""
    clocks = {(letters[row.id].on, row.path): None for row in rows}
    known = {asked: clocks_on(*asked) for asked in clocks}
    changes: dict[UUID, dict[str, object]] = {}
    for row in rows:
        told, after = letters[row.id], CASE.next(row.state, "tell")
        until = object_until(told.on, known[told.on, row.path])
        changes[row.id] = {
            "state": after,
            "letter_no": told.letter_no.strip(),
            "told_on": told.on,
            "told_to": told.to.strip(),
            "object_until": until,
            **({"due": until} if after == CaseState.TOLD else {}),
        }
    return changes
