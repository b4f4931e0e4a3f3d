"""Taking in what the field found: the same from a form, which is a small file, and from a file.

Rows of families outside the file's region are held back when it is received (pipeline/judging.py);
those whose families left it until now are held, and said so. Whoever knows what follows for a
month's exceptions stands above and is told by a job, or does it at once. Refused, in this order:
`role_missing`, `evidence_unknown` (not there, or not accepted).
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.distribution.actions import refusals
from salur.distribution.pipeline import checks
from salur.evidence import actions as evidence_actions
from salur.evidence import queries as evidence
from salur.jobs import actions as jobs

FOLLOW = "distribution.checks_taken"  # reconciliation handles it


@dataclass(frozen=True)
class ChecksTaken:
    """How many checks of a file count, and how many are held: of families that left its region."""

    counted: int
    held: int


@transaction.atomic
def take_checks(
    *,
    evidence_id: UUID,
    records: Mapping[int, UUID] | None = None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> ChecksTaken:
    """Keep the checks of an accepted file of contract `cek_lapangan`; again it adds nothing.

    `records` gives the ids that whoever recorded made, by row: of one, the first alone counts.
    """
    require(by, "check.record")
    return _take(evidence_id, records or {}, by, at, key)


def _take(
    evidence_id: UUID, records: Mapping[int, UUID], by: Actor, at: dt.datetime, key: str
) -> ChecksTaken:
    done = audit.done("distribution.checks_taken", key)
    if done is not None:
        return ChecksTaken(*(int(str(done.facts[name])) for name in ("counted", "held")))
    row = evidence.evidence(evidence_id)
    if row is None or row.contract != "cek_lapangan" or row.status != "accepted":
        raise refusals.evidence_unknown()
    values = {
        "evidence": evidence_id, "path": row.path, "by": row.received_by,
        "by_name": row.received_by_name, "at": at,
    }  # fmt: skip
    with evidence.open_statements([evidence_id]) as opened, as_owner():
        read = checks.check_rows(opened["cek_lapangan"][0].path)
        kept = checks.keep(read, records=records, values=values)
        evidence_actions.say_of_rows(evidence_id=evidence_id, found=kept.held)
    taken = ChecksTaken(kept.counted, len(kept.held))
    audit.record(
        action="distribution.checks_taken",
        by=by,
        at=at,
        subject=("evidence", evidence_id),
        path=row.path,
        facts={"counted": taken.counted, "held": taken.held},
        key=key,
    )
    return taken


@transaction.atomic
def learn_checks(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> ChecksTaken:
    """Take in a file of checks, and let its families' exceptions follow as a job."""
    require(by, "evidence.accept")
    taken = _take(evidence_id, {}, by, at, key and f"{key} checks")
    _follow(evidence_id, "accepted", by, at)
    return taken


@transaction.atomic
def withdraw_checks_of(*, evidence_id: UUID, by: Actor, at: dt.datetime) -> None:
    """Let the checks of a withdrawn file count no more, and the exceptions follow."""
    row = evidence.evidence(evidence_id)
    if row is None or row.contract != "cek_lapangan":
        return
    with as_owner():
        checks.withdraw({"evidence": evidence_id, "at": at})
    _follow(evidence_id, "withdrawn", by, at)


def _follow(evidence_id: UUID, what: str, by: Actor, at: dt.datetime) -> None:
    payload = {"evidence": str(evidence_id), "at": at.isoformat()}
    jobs.enqueue(
        kind=FOLLOW, payload=payload, by=by, at=at, key=f"checks {evidence_id} {what}",
        subject_id=evidence_id,
    )  # fmt: skip
