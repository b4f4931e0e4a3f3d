"""Proposing changes and new families: from a file, a form, or what others found.

Nothing here changes who is on a list. Refusals, in the order in which they are found: the role or
the scope (`role_missing`, `outside_scope`), `evidence_unknown`, `family_listed_twice`.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence import queries as evidence
from salur.kernel.region_code import NATION
from salur.registry import pipeline
from salur.registry.actions.loading import suspended_rows
from salur.registry.domain import NewChange, Source


@dataclass(frozen=True)
class Proposed:
    """What became of proposed changes: open ones, and those refused as they were written."""

    lines: int
    refused: int


@dataclass(frozen=True)
class FamiliesProposed:
    """What a file of contract `usulan` did, in families; members stay what they are."""

    added: int
    changed: int
    unchanged: int
    members: int


@transaction.atomic
def propose_changes(
    changes: Iterable[NewChange],
    *,
    source: Source,
    by: Actor,
    at: dt.datetime,
    key: str,
    path: str = NATION,
    evidence_id: UUID | None = None,
) -> Proposed:
    """Keep changes that somebody proposes; those with a berita acara are verified with it.

    Called by a form, by the sync, by a review of duplicates. A line that cannot be as it is written
    is kept as refused, with the reason; whether it may be endorsed is asked when it is.
    """
    changes = tuple(changes)
    require(by, "change.propose")
    for code in {pipeline.path_of(change.kode_wilayah) for change in changes}:
        require(by, "change.propose", code)
    return _propose(changes, source, path, evidence_id, by, at, key)


@transaction.atomic
def take_changes(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> Proposed:
    """Let an accepted file of contract `perubahan` wait to be endorsed; again it adds nothing."""
    require(by, "evidence.accept")
    row = evidence.evidence(evidence_id)
    with evidence.open_statements([evidence_id]) as opened:
        rows = [line for one in opened["perubahan"] for line in pipeline.change_rows(one.path)]
    path = row.path if row else NATION
    return _propose(rows, Source.BERITA_ACARA, path, evidence_id, by, at, key)


def _propose(
    changes: Iterable[NewChange],
    source: Source,
    path: str,
    evidence_id: UUID | None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Proposed:
    done = audit.done("registry.changes_proposed", key)
    if done is not None:
        return Proposed(*(int(str(done.facts[name])) for name in ("lines", "refused")))
    with as_owner():
        kept, refused = pipeline.propose(
            changes, source=source, path=path, evidence=evidence_id, by=by.person_id, at=at
        )
    audit.record(
        action="registry.changes_proposed",
        by=by,
        at=at,
        subject=("evidence", evidence_id),
        path=path,
        facts={"lines": kept, "refused": refused, "source": str(source)},
        key=key,
    )
    return Proposed(kept, refused)


@transaction.atomic
def take_proposed_families(
    *, evidence_id: UUID, by: Actor, at: dt.datetime, key: str
) -> FamiliesProposed:
    """Let the families of an accepted file of contract `usulan` wait for a place.

    Members stay as they are; who ended may wait again. Nobody is on a list by waiting.
    """
    require(by, "evidence.accept")
    done = audit.done("registry.families_proposed", key)
    if done is not None:
        names = ("added", "changed", "unchanged", "members")
        return FamiliesProposed(*(int(str(done.facts[name])) for name in names))
    with evidence.open_statements([evidence_id]) as opened:
        reasons = suspended_rows(evidence_id)
        (one,) = opened["usulan"]
        waiting = pipeline.proposals(one.path)
        with as_owner():
            pipeline.copy_families(pipeline.family_rows(one.path, reasons), waiting=waiting)
            members = pipeline.drop_members()
            added, changed, unchanged, _ = pipeline.write_families(
                evidence=evidence_id, by=by.person_id, at=at
            )
    found = FamiliesProposed(added, changed, unchanged, members)
    audit.record(
        action="registry.families_proposed",
        by=by,
        at=at,
        subject=("evidence", evidence_id),
        facts=vars(found),
        key=key,
    )
    return found
