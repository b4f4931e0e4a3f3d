"""What the village meeting decided about families that somebody visited: who leaves, who stays.

Refused, in this order: `role_missing`; `case_unknown`; `outside_scope`; `berita_acara_missing`,
`day_impossible`, `month_impossible`; `words_missing`, `words_too_long`, `words_hold_number`;
`step_changed`.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
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
from salur.kernel.period import Period


@transaction.atomic
def decide_leaves(
    *,
    case_ids: Sequence[UUID],
    no_ba: str,
    tanggal_ba: dt.date,
    asked: Period,
    by: Actor,
    at: dt.datetime,
    key: str,
    words: str = "",
) -> Stepped:
    """Write down that a village meeting lets these families leave, from a month on."""
    check_reach(case_ids, "graduation.decide", by)
    done = done_before("graduation.decided", key, case_ids)
    if done is not None:
        return done
    check_meeting(no_ba, tanggal_ba, asked, at)
    check_words(words, least=0)
    number = no_ba.strip()
    with as_owner():
        rows = locked(case_ids)
        after = next_state(rows, "decide_leaves", VILLAGE)
        changes = {
            "state": after,
            "no_ba": number,
            "tanggal_ba": tanggal_ba,
            "asked": asked.number,
            "decided_by": by.person_id,
        }
        steps.step_many(
            {row.id: changes for row in rows},
            "decide_leaves",
            words=words,
            no_ba=number,
            day=tanggal_ba,
            by=by,
            at=at,
        )
    audit.record(
        action="graduation.decided",
        by=by,
        at=at,
        subject=(SUBJECT, rows[0].id),
        path=rows[0].path,
        facts=facts_of(rows, after, no_ba=number, period=str(asked)),
        key=key,
    )
    return Stepped(tuple(case_ids), after)


@transaction.atomic
def decide_stays(
    *,
    case_ids: Sequence[UUID],
    no_ba: str,
    tanggal_ba: dt.date,
    words: str | Mapping[UUID, str],
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Stepped:
    """Write down that a village meeting lets these families stay, and why: all, or each."""
    check_reach(case_ids, "graduation.decide", by)
    done = done_before("graduation.kept", key, case_ids)
    if done is not None:
        return done
    check_meeting(no_ba, tanggal_ba, None, at)
    for said in {words} if isinstance(words, str) else {words.get(one, "") for one in case_ids}:
        check_words(said)
    number = no_ba.strip()
    with as_owner():
        rows = locked(case_ids)
        after = next_state(rows, "decide_stays", VILLAGE)
        changes = {"state": after, "no_ba": number, "tanggal_ba": tanggal_ba, "due": None}
        changes["decided_by"] = str(by.person_id)
        steps.step_many(
            {row.id: changes for row in rows},
            "decide_stays",
            words=words,
            no_ba=number,
            day=tanggal_ba,
            by=by,
            at=at,
        )
    audit.record(
        action="graduation.kept",
        by=by,
        at=at,
        subject=(SUBJECT, rows[0].id),
        path=rows[0].path,
        facts=facts_of(rows, after, no_ba=number),
        key=key,
    )
    return Stepped(tuple(case_ids), after)


def check_meeting(no_ba: str, tanggal_ba: dt.date, asked: Period | None, at: dt.datetime) -> None:
    """Refuse a berita acara that cannot be; `asked` is None where nobody leaves."""
    wrong = wrong_with_meeting(no_ba, tanggal_ba, asked, today=timezone.localdate(at))
    if wrong:
        raise refused(wrong)
    check_number(no_ba)
