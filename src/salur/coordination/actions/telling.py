"""Telling something of an obstacle: a comment, a photo or scan, a link, a follower.

Refused, in this order: `role_missing`, `obstacle_unknown`, `obstacle_step_forbidden`,
`obstacle_not_yours`, then `words_missing`, `words_too_long`, `words_hold_number`, or of a file
`attachment_too_large`, `attachment_kind_unknown`, `evidence_unknown`.
"""

import datetime as dt
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.coordination.actions import obstacle_refusals as refusals
from salur.coordination.actions.standing import (
    SUBJECT,
    Stepped,
    checked_words,
    facts_of,
    locked,
    reached,
    stepped,
)
from salur.coordination.domain.obstacles import Kind
from salur.coordination.pipeline import obstacles as steps
from salur.evidence import actions as evidence
from salur.evidence.queries import AttachmentRow, attachment, attachment_bytes


@transaction.atomic
def comment(*, obstacle_id: UUID, words: str, by: Actor, at: dt.datetime, key: str) -> Stepped:
    """Say something that everybody who sees the obstacle reads; it is never taken back."""
    reached(obstacle_id, "comment", by)
    if audit.done("obstacle.commented", key) is not None:
        return stepped(obstacle_id)
    with as_owner():
        one = locked(obstacle_id, "comment", by)
        said = checked_words(words, needed=True)
        steps.step(one, one, Kind.COMMENTED, by=by, at=at, words=said)
    audit.record(
        action="obstacle.commented", by=by, at=at, subject=(SUBJECT, one.id), path=one.path,
        facts=facts_of(one), key=key,
    )  # fmt: skip
    return stepped(obstacle_id)


@transaction.atomic
def attach(
    *, obstacle_id: UUID, file_name: str, data: bytes, by: Actor, at: dt.datetime, key: str,
    words: str = "",
) -> UUID:  # fmt: skip
    """Keep a photo (JPEG, PNG) or scan (PDF) beside it, sealed; give what it is named by.

    Without words the story tells the name of the file.
    """
    reached(obstacle_id, "attach", by)
    done = audit.done("obstacle.attached", key)
    if done is not None:
        return UUID(str(done.facts["attachment"]))
    with as_owner():
        one = locked(obstacle_id, "attach", by)
        said = checked_words(words)
        kept = evidence.keep_attachment(
            subject=(SUBJECT, one.id), path=one.path, file_name=file_name, data=data, by=by, at=at
        )
        steps.step(
            one, one, Kind.ATTACHED, by=by, at=at, words=said or kept.file_name, evidence=kept.id
        )
    audit.record(
        action="obstacle.attached", by=by, at=at, subject=(SUBJECT, one.id), path=one.path,
        facts=facts_of(one, attachment=str(kept.id), sha256=kept.sha256), key=key,
    )  # fmt: skip
    return kept.id


@transaction.atomic
def open_attached(
    *, attachment_id: UUID, by: Actor, at: dt.datetime
) -> tuple[AttachmentRow, bytes]:
    """Give a photo or scan in the clear to whoever sees its obstacle; that is on record."""
    with as_owner():
        found = attachment(attachment_id)
    if found is None or found.subject_kind != SUBJECT:
        raise refusals.evidence_unknown()
    one = reached(found.subject_id, "subscribe", by)
    data = attachment_bytes(found)
    audit.record(
        action="obstacle.attachment_opened", by=by, at=at, subject=(SUBJECT, one.id),
        path=one.path, facts=facts_of(one, attachment=str(found.id)),
    )  # fmt: skip
    return found, data


@transaction.atomic
def link(
    *, obstacle_id: UUID, kind: str, other: UUID, by: Actor, at: dt.datetime, key: str
) -> Stepped:
    """Link it with a complaint, a decision or a report."""
    reached(obstacle_id, "link", by)
    if audit.done("obstacle.linked", key) is not None:
        return stepped(obstacle_id)
    with as_owner():
        one = locked(obstacle_id, "link", by)
        steps.execute("obstacles/link", {"id": one.id, "kind": kind, "other": other})
        steps.step(one, one, Kind.LINKED, by=by, at=at, words=kind, evidence=other)
    audit.record(
        action="obstacle.linked", by=by, at=at, subject=(SUBJECT, one.id), path=one.path,
        facts=facts_of(one, kind=kind), key=key,
    )  # fmt: skip
    return stepped(obstacle_id)


@transaction.atomic
def subscribe(
    *, obstacle_id: UUID, by: Actor, at: dt.datetime, key: str, follows: bool = True
) -> Stepped:
    """Follow an obstacle, or follow it no more; it is no event of the story."""
    one = reached(obstacle_id, "subscribe", by)
    with as_owner():
        name = "obstacles/subscribe" if follows else "obstacles/unsubscribe"
        values = {"id": one.id, "person": by.person_id}
        steps.execute(name, {**values, "at": at} if follows else values)
    return stepped(obstacle_id)
