"""What one village meeting decided about many families by one berita acara, all of it or nothing.

Whatever is wrong with a family is said of all of them at once. Refused, in this order:
`role_missing`; `nobody_chosen`; `outside_scope`; `berita_acara_missing`, `day_impossible`,
`month_impossible`, `words_hold_number`; `rows_wrong`, or for one family alone its own code:
`case_unknown`, `step_changed`, `words_missing`, `words_too_long`, `words_hold_number`.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.graduation.actions.case_refusals import refused, refused_rows
from salur.graduation.actions.deciding import check_meeting, decide_leaves, decide_stays
from salur.graduation.actions.standing import steps_not_there, unseen_cases
from salur.graduation.domain.cases import VILLAGE
from salur.graduation.domain.meetings import Meeting, Verdict
from salur.graduation.domain.words import SHORTEST, wrong_with_words
from salur.graduation.pipeline import cases as steps

_VERB = "graduation.decide"


@dataclass(frozen=True)
class MeetingRecorded:
    """How many families a meeting lets leave, and how many stay."""

    leaving: int
    staying: int


@transaction.atomic
def record_meeting(
    *, meeting: Meeting, verdicts: Sequence[Verdict], by: Actor, at: dt.datetime, key: str
) -> MeetingRecorded:
    """Write down what a village meeting decided about each of these families."""
    leaving = [one.case_id for one in verdicts if one.leaves]
    staying = {one.case_id: one.words for one in verdicts if not one.leaves}
    recorded = MeetingRecorded(len(leaving), len(staying))
    if _is_done(key):
        return recorded
    check_verdicts(meeting=meeting, verdicts=verdicts, by=by, at=at)
    one = {"no_ba": meeting.no_ba, "tanggal_ba": meeting.tanggal_ba, "by": by, "at": at, "key": key}
    if leaving:
        decide_leaves(case_ids=leaving, asked=meeting.asked, **one)  # type: ignore[arg-type]
    if staying:
        decide_stays(case_ids=list(staying), words=staying, **one)  # type: ignore[arg-type]
    return recorded


@transaction.atomic
def check_verdicts(
    *, meeting: Meeting, verdicts: Sequence[Verdict], by: Actor, at: dt.datetime
) -> None:
    """Refuse what `record_meeting` would refuse now; write nothing."""
    unseen = unseen_cases([one.case_id for one in verdicts], _VERB, by)
    if not verdicts:
        raise refused("nobody_chosen")
    leaves = any(one.leaves for one in verdicts)
    check_meeting(meeting.no_ba, meeting.tanggal_ba, meeting.asked if leaves else None, at)
    if wrong := _wrong(verdicts, unseen):
        raise refused_rows(wrong, len(verdicts))


def _wrong(verdicts: Sequence[Verdict], unseen: set[UUID]) -> Mapping[UUID, str]:
    """Give the code of what is wrong with each family; they are locked from here on."""
    wrong = dict.fromkeys(unseen, "case_unknown")
    with as_owner():
        rows = {row.id: row for row in steps.lock(one.case_id for one in verdicts)}
    for one in verdicts:
        if one.case_id in wrong:
            continue
        step = "decide_leaves" if one.leaves else "decide_stays"
        if steps_not_there([rows[one.case_id]], step, VILLAGE):
            wrong[one.case_id] = "step_changed"
        elif why := wrong_with_words(one.words, 0 if one.leaves else SHORTEST):
            wrong[one.case_id] = why
    return wrong


def _is_done(key: str) -> bool:
    return any(audit.done(f"graduation.{what}", key) for what in ("decided", "kept"))
