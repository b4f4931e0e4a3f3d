"""What a meeting is given by the data: its agenda drawn, its packs made by a job, minutes printed.

Refused, in this order: `meeting_unknown`, `role_missing`, `outside_scope`,
`meeting_step_forbidden`, and of signing `minutes_changed`.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor, actor_within
from salur.coordination.actions import agenda, meetings, minutes
from salur.coordination.actions.meeting_refusals import step_forbidden, unknown
from salur.coordination.actions.meeting_standing import MeetingMoved, reached
from salur.coordination.domain.meetings import MEETING, thaw
from salur.coordination.queries import meetings as coordination
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.sql_text import sql_text
from salur.reporting.documents.minutes import minutes_pdf
from salur.reporting.documents.packs import pack_pdf
from salur.reporting.domain.rakor import freeze_pack, points_of
from salur.reporting.pipeline.packs import compose_packs
from salur.reporting.queries.rakor import gather, kabkota_of

KIND = "reporting.packs"
_QUESTIONS = 7


@dataclass(frozen=True)
class MadePacks:
    """The packs of a meeting as they were made: how many kab/kota, how many bytes."""

    meeting_id: UUID
    packs: int
    size: int


def register() -> None:
    """Tell the queue who makes packs; called when the program starts."""
    jobs.handles(KIND)(_make_asked)


@transaction.atomic
def draw_agenda(*, meeting_id: UUID, by: Actor, at: dt.datetime, key: str) -> MeetingMoved:
    """Draw the agenda of a meeting from what the data says today."""
    one = reached(meeting_id, "prepare", by)
    talk = gather(one, timezone.localdate(at)).talk
    found = points_of(talk)
    return agenda.draw_agenda(meeting_id=meeting_id, found=found, by=by, at=at, key=key)


@transaction.atomic
def ask_for_packs(*, meeting_id: UUID, by: Actor, at: dt.datetime, key: str) -> UUID:
    """Queue the making of a meeting's packs; gives the job whose progress can be followed."""
    one = reached(meeting_id, "pack", by)
    if MEETING.next(one.state, "pack") is None:
        raise step_forbidden(one.state)
    return jobs.enqueue(
        kind=KIND,
        payload={"meeting": str(meeting_id), "at": at.isoformat()},
        by=by,
        at=at,
        key=key,
        subject_id=subject_of(meeting_id),
        path=one.paths[0] if len(one.paths) == 1 else None,
    )


def subject_of(meeting_id: UUID) -> str:
    """Give under what the jobs of a meeting's packs are found."""
    return f"packs {meeting_id}"


def make_packs(
    *,
    meeting_id: UUID,
    by: Actor,
    at: dt.datetime,
    key: str,
    expect: Callable[[int], None] = lambda steps: None,
    step: Callable[[str], None] = lambda name: None,
) -> MadePacks:
    """Make the pack of every kab/kota of a meeting, and keep them in the place of older ones."""
    today = timezone.localdate(at)
    with transaction.atomic():
        enter_scope(by)
        one = coordination.meeting(meeting_id)
        if one is None:
            raise unknown()
        expect(_QUESTIONS + len(kabkota_of(one)))
        found = gather(one, today, step)
        packs = compose_packs(one, found, today, training=settings.SALUR_TRAINING)
    printed = []
    for pack in packs:  # no transaction waits while paper is set
        step(pack.region)
        printed.append(pack_pdf(pack))
    with transaction.atomic():
        enter_scope(by)
        meetings.mark_packed(meeting_id=meeting_id, packs=len(packs), by=by, at=at, key=key)
        _execute(
            "packs/put",
            {
                "meeting": meeting_id, "program": one.program, "at": at, "by": by.person_id,
                "by_name": by.name, "codes": [pack.code for pack in packs],
                "paths": [found.regions[pack.code].path for pack in packs],
                "contents": [freeze_pack(pack) for pack in packs], "pdfs": printed,
            },
        )  # fmt: skip
    return MadePacks(meeting_id, len(packs), sum(map(len, printed)))


@transaction.atomic
def sign_minutes(
    *, meeting_id: UUID, digest: str, by: Actor, at: dt.datetime, key: str
) -> coordination.MinutesVersion:
    """Sign off the draft whose hash is `digest`, and print it as it will stay."""
    signed = minutes.sign_minutes(meeting_id=meeting_id, digest=digest, by=by, at=at, key=key)
    one = coordination.meeting(meeting_id)
    assert one is not None and signed.signed_at is not None, "it was signed just now"
    mark = (signed.signed_by_name, signed.signed_title, timezone.localdate(signed.signed_at))
    pdf = minutes_pdf(thaw(signed.content), mark)
    _execute(
        "packs/put_minutes",
        {
            "meeting": meeting_id, "version": signed.version, "paths": list(one.paths), "at": at,
            "pdf": pdf, "digest": sha256(pdf).hexdigest(),
        },
    )  # fmt: skip
    return signed


def _execute(name: str, values: dict[str, object]) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sql_text("reporting", name), values)  # type: ignore[arg-type]


def _make_asked(progress: Progress) -> Payload | None:
    task = progress.task
    at = dt.datetime.fromisoformat(str(task.payload["at"]))
    by = actor_within(task.person_id, task.organisation_id, at.date())
    if by is None:
        raise RuntimeError("whoever asked for this no longer acts for that organisation")
    made = make_packs(
        meeting_id=UUID(str(task.payload["meeting"])), by=by, at=at, key=f"packs {task.id}",
        expect=progress.expect, step=lambda name: progress.advance(message=name),
    )  # fmt: skip
    return {"packs": made.packs, "size": made.size}
