"""The verbs of layouts: try one against a file, propose it, approve it, withdraw it.

A layout decides how a bank's money is read, so whoever approves it did not describe it. What is
described never changes: a new version follows, and the old one is withdrawn or stays for old files.
"""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID, uuid4

from django.db import transaction

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence import models
from salur.evidence.actions import answers
from salur.evidence.domain.describing import read_layout
from salur.evidence.domain.keeping import safe_text
from salur.evidence.domain.layouts import Layout
from salur.evidence.pipeline import staging
from salur.evidence.pipeline.sources import fingerprint
from salur.evidence.pipeline.taking import taken
from salur.evidence.pipeline.trying import Tried, try_layout
from salur.parties import queries as parties

_LEAST_REASON = 10


@dataclass(frozen=True)
class Trial:
    """A layout that was tried against a file, which is kept, sealed, for whoever handed it in."""

    staged: UUID
    layout: Layout
    tried: Tried
    sha256: str


@dataclass(frozen=True)
class LayoutKept:
    """A layout after a step; `repeated` says that the step was done before."""

    layout_id: UUID
    label: str
    repeated: bool = False


def try_out(*, source: Path | BinaryIO, text: str, by: Actor) -> Trial:
    """Try a described layout against a file, and keep the file for a day for `by` alone.

    Refused: `role_missing`, `layout_invalid`, `layout_does_not_fit`, what makes a file unusable.
    """
    require(by, "layout.propose")
    layout = read_layout(text, _FILE)
    with taken(source) as received:
        tried = try_layout(layout, received.path, received.scratch, sha256=received.sha256)
        return Trial(staging.stage(received.path, by.person_id), layout, tried, received.sha256)


def try_again(*, staged_id: UUID, text: str, by: Actor) -> Trial:
    """Try a layout against the file that `by` staged. Refused: as `try_out`, `file_not_staged`."""
    require(by, "layout.propose")
    layout = read_layout(text, _FILE)
    with staging.staged(staged_id, by.person_id) as plain:
        sha256 = fingerprint(plain)
        return Trial(
            staged_id, layout, try_layout(layout, plain, plain.parent, sha256=sha256), sha256
        )


_FILE = "layout.toml"


@transaction.atomic
def propose_layout(
    *, trial: Trial, sender: UUID, path: str, by: Actor, at: dt.datetime, key: str
) -> LayoutKept:
    """Propose a layout that was tried for files of `sender` about `path`; the sample is let go.

    Refused, in this order: `role_missing`, `outside_scope`, `sender_unknown`, `layout_untried`,
    `layout_repeated`.
    """
    require(by, "layout.propose", path)
    organisation = parties.organisation(sender)
    if organisation is None:
        raise answers.sender_unknown()
    done = audit.done("layout.proposed", key)
    layout, tried = trial.layout, trial.tried
    if done is not None:
        return LayoutKept(UUID(str(done.subject_id)), layout.label, repeated=True)
    if not tried.fits:
        raise answers.layout_untried()
    same = models.Layout.objects.filter(
        path=path, sender=sender, name=layout.name, version=layout.version
    )
    if same.exists():
        raise answers.layout_repeated(layout.label)
    row = models.Layout.objects.create(
        id=uuid4(),
        path=path,
        sender=sender,
        sender_name=organisation.name,
        contract=layout.contract,
        name=layout.name,
        version=layout.version,
        title=layout.title,
        valid_from=layout.valid_from,
        text=layout.text,
        tried_sha256=trial.sha256,
        tried_rows=tried.rows,
        tried_accepted=tried.accepted,
        made_by=by.person_id,
        made_by_name=by.name,
        made_at=at,
    )
    audit.record(action="layout.proposed", key=key, **_told(row, by, at))
    staging.unstage(trial.staged, by.person_id)
    return LayoutKept(row.id, layout.label)


@transaction.atomic
def approve_layout(*, layout_id: UUID, by: Actor, at: dt.datetime) -> LayoutKept:
    """Let files of its sender be read by a layout, from its day on.

    Refused, in this order: `role_missing`, `layout_unknown`, `outside_scope`, `layout_closed`,
    `layout_same_person`. One that is approved already stays so.
    """
    require(by, "layout.approve")
    row = _locked(layout_id, "layout.approve", by)
    if row.withdrawn_at is not None:
        raise answers.layout_closed()
    if row.approved_at is not None:
        return _kept(row, repeated=True)
    if row.made_by == by.person_id:
        raise answers.layout_same_person()
    row.approved_by, row.approved_by_name, row.approved_at = by.person_id, by.name, at
    row.save(update_fields=["approved_by", "approved_by_name", "approved_at"])
    audit.record(action="layout.approved", key=str(row.id), **_told(row, by, at))
    return _kept(row)


@transaction.atomic
def withdraw_layout(*, layout_id: UUID, reason: str, by: Actor, at: dt.datetime) -> LayoutKept:
    """Put a layout, or a proposal, out of use; files that were read by it stay as they are.

    Refused, in this order: `role_missing`, `layout_unknown`, `outside_scope`, `reason_missing`. One
    that is withdrawn already stays so.
    """
    require(by, "layout.withdraw")
    row = _locked(layout_id, "layout.withdraw", by)
    if row.withdrawn_at is not None:
        return _kept(row, repeated=True)
    if len(reason.strip()) < _LEAST_REASON:
        raise answers.reason_missing()
    row.withdrawn_by, row.withdrawn_at = by.person_id, at
    row.withdrawn_reason = safe_text(reason)
    row.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_reason"])
    told = _told(row, by, at, reason=row.withdrawn_reason)
    audit.record(action="layout.withdrawn", key=str(row.id), **told)
    return _kept(row)


def _locked(layout_id: UUID, verb: str, by: Actor) -> models.Layout:
    row = models.Layout.objects.select_for_update().filter(id=layout_id).first()
    if row is None:
        raise answers.layout_unknown()
    require(by, verb, row.path)
    return row


def _kept(row: models.Layout, *, repeated: bool = False) -> LayoutKept:
    return LayoutKept(row.id, f"{row.name}.{row.version}", repeated)


def _told(row: models.Layout, by: Actor, at: dt.datetime, **more: str) -> dict[str, Any]:
    """Give what every record about a layout tells."""
    label = f"{row.name}.{row.version}"
    return {
        "by": by,
        "at": at,
        "subject": ("layout", row.id),
        "path": row.path,
        "organisation_id": row.sender,
        "facts": {"layout": label, "contract": row.contract, "sender": row.sender_name, **more},
    }
