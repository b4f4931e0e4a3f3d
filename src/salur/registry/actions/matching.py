"""Taking in what the population office and employers know: results and proposals, never an end.

Refusals, in the order in which they are found: `role_missing`, `evidence_unknown`.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence import queries as evidence
from salur.kernel.region_code import NATION
from salur.registry import pipeline
from salur.registry.domain import Matching, MatchKind


@dataclass(frozen=True)
class Matched:
    """What results of matching did; numbers that nobody bears here are counted, never told."""

    rows: int
    families: int
    unknown: int
    proposed: int
    withdrawn: int


@transaction.atomic
def take_matches(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> Matched:
    """Let an accepted `dukcapil` or `pekerjaan` file say what it knows of the families of its area.

    A class may propose to suspend a family; a class that no longer does takes its proposal back.
    """
    require(by, "evidence.accept")
    row = evidence.evidence(evidence_id)
    path = row.path if row else NATION
    with evidence.open_statements([evidence_id]) as opened:
        ((contract, (one,)),) = opened.items()
        kind = MatchKind(contract)
        source = pipeline.FileOfMatches(one.path, kind)
        return keep_matches(
            source, kind=kind, path=path, evidence_id=evidence_id, by=by, at=at, key=key
        )


@transaction.atomic
def keep_matches(
    source: Matching,
    *,
    kind: MatchKind,
    path: str,
    evidence_id: UUID | None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Matched:
    """Keep what `source` knows of the families at or under `path`; again it changes nothing."""
    done = audit.done("registry.matches_kept", key)
    if done is not None:
        names = ("rows", "families", "unknown", "proposed", "withdrawn")
        return Matched(*(int(str(done.facts[name])) for name in names))
    with as_owner():
        found = Matched(
            *pipeline.keep_matches(
                source, kind, path=path, evidence=evidence_id, by=by.person_id, at=at
            )
        )
    audit.record(
        action="registry.matches_kept",
        by=by,
        at=at,
        subject=("evidence", evidence_id),
        path=path,
        facts={"kind": str(kind), **vars(found)},
        key=key,
    )
    return found
