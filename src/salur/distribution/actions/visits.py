"""Passing accepted files of home visits on to whoever keeps them: it stands above."""

import datetime as dt
from uuid import UUID

from salur.access.queries import Actor
from salur.evidence import queries as evidence
from salur.jobs import actions as jobs

TAKE = "distribution.visits_passed_on"  # graduation handles it


def pass_visits_on(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> None:
    """Queue the taking in of an accepted file of visits."""
    _pass_on(evidence_id, "accepted", by, at)


def pass_withdrawn_visits_on(*, evidence_id: UUID, by: Actor, at: dt.datetime) -> None:
    """Queue the letting go of a withdrawn file of visits."""
    row = evidence.evidence(evidence_id)
    if row is not None and row.contract == "kunjungan":
        _pass_on(evidence_id, "withdrawn", by, at)


def _pass_on(evidence_id: UUID, what: str, by: Actor, at: dt.datetime) -> None:
    payload = {"evidence": str(evidence_id), "at": at.isoformat()}
    jobs.enqueue(
        kind=TAKE, payload=payload, by=by, at=at, key=f"visits {evidence_id} {what}",
        subject_id=evidence_id,
    )  # fmt: skip
