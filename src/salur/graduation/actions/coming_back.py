"""What the village meeting decides about a family that left and fell back: it returns, or recovers.

Refused, in this order: `role_missing`; `case_unknown`; `outside_scope`; `berita_acara_missing`,
`day_impossible`; `words_missing`, `words_too_long`, `words_hold_number`; `step_changed`; and what
the register refuses (`family_not_ended`, `family_waits`).
"""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.graduation.actions.case_refusals import refused
from salur.graduation.actions.standing import (
    SUBJECT,
    Stepped,
    check_number,
    check_reach,
    check_words,
    done_before,
    facts_of,
    locked,
    next_state,
)
from salur.graduation.domain.cases import VILLAGE, wrong_with_meeting
from salur.graduation.pipeline import cases as steps
from salur.registry.actions import return_to_waiting


@transaction.atomic
def return_family(
    *, case_id: UUID, no_ba: str, tanggal_ba: dt.date, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Let a family wait for a place again, before all others, by a berita acara."""
    check_reach([case_id], "graduation.decide", by)
    done = done_before("graduation.returned", key, [case_id])
    if done is not None:
        return done
    wrong = wrong_with_meeting(no_ba, tanggal_ba, None, today=timezone.localdate(at))
    if wrong:
        raise refused(wrong)
    check_number(no_ba)
    number = no_ba.strip()
    with as_owner():
        rows = locked([case_id])
        (row,) = rows
        after = next_state(rows, "return", VILLAGE)
    return_to_waiting(id_kpm=row.id_kpm, no_ba=number, tanggal_ba=tanggal_ba, by=by, at=at, key="")
    changes = {"state": after, "return_no_ba": number, "return_tanggal_ba": tanggal_ba, "due": None}
    with as_owner():
        steps.step_many({case_id: changes}, "return", no_ba=number, day=tanggal_ba, by=by, at=at)
    audit.record(
        action="graduation.returned",
        by=by,
        at=at,
        subject=(SUBJECT, case_id),
        path=row.path,
        facts=facts_of(rows, after, no_ba=number),
        key=key,
    )
    return Stepped((case_id,), after)


@transaction.atomic
def recover_family(*, case_id: UUID, words: str, by: Actor, at: dt.datetime, key: str) -> Stepped:
    """Write down that the village found a family on its feet after all: it is followed on."""
    check_reach([case_id], "graduation.decide", by)
    done = done_before("graduation.recovered", key, [case_id])
    if done is not None:
        return done
    check_words(words)
    with as_owner():
        rows = locked([case_id])
        after = next_state(rows, "recover", VILLAGE)
        steps.step_many(
            {case_id: {"state": after, "due": None}}, "recover", words=words, by=by, at=at
        )
    audit.record(
        action="graduation.recovered",
        by=by,
        at=at,
        subject=(SUBJECT, case_id),
        path=rows[0].path,
        facts=facts_of(rows, after),
        key=key,
    )
    return Stepped((case_id,), after)
