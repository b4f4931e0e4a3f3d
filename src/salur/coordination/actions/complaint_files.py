"""Taking in the complaints of an accepted file: SMS 1708, LAPOR, or an office's own book.

A complaint that came before, by its channel and number there, is not taken twice; one about a
region outside the file's is held back when the file is received (pipeline/judging.py), and where
that was not done it is left out, counted, and said of its row. Complaints stay where the file is
withdrawn: what people said is never taken away. Refused, in this order: `role_missing`,
`evidence_unknown`.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.coordination.actions.complaint_refusals import refused
from salur.coordination.pipeline import complaint_files as steps
from salur.coordination.queries.complaints import clocks_on
from salur.evidence import actions as evidence_actions
from salur.evidence import queries as evidence


@dataclass(frozen=True)
class ComplaintsTaken:
    """How many complaints of a file are new, were there already, and lie outside its region."""

    taken: int
    known: int
    outside: int


@transaction.atomic
def take_complaints(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> ComplaintsTaken:
    """Take in a file of contract `pengaduan`; again it adds nothing."""
    require(by, "evidence.accept")
    key = key and f"{key} complaints"
    done = audit.done("complaint.file_taken", key)
    if done is not None:
        counts = (int(str(done.facts[name])) for name in ("taken", "known", "outside"))
        return ComplaintsTaken(*counts)
    row = evidence.evidence(evidence_id)
    if row is None or row.contract != "pengaduan" or row.status != "accepted":
        raise refused("evidence_unknown")
    day = timezone.localdate(at)
    values = {
        "evidence": evidence_id, "at": at, "day": day, "by": row.received_by, "by_org": row.sender,
        "by_name": row.received_by_name, "due": clocks_on(day, row.path).verify.after(day),
    }  # fmt: skip
    with evidence.open_statements([evidence_id]) as opened, as_owner():
        files = opened["pengaduan"]
        kept = steps.keep(steps.rows_of(files[0].path), within=row.path, values=values)
        evidence_actions.say_of_rows(evidence_id=evidence_id, found=kept.outside)
    taken = ComplaintsTaken(kept.new, kept.known, len(kept.outside))
    audit.record(
        action="complaint.file_taken",
        by=by,
        at=at,
        subject=("evidence", evidence_id),
        path=row.path,
        facts={"taken": taken.taken, "known": taken.known, "outside": taken.outside},
        key=key,
    )
    return taken
