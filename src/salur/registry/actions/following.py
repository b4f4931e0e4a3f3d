"""Letting the register follow a snapshot of the ministry where the office changed nothing.

Runs as the owner of the tables, in the caller's transaction, which has asked for the role.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.registry import pipeline
from salur.registry.domain import Cell, FamilyRow


@transaction.atomic
def follow_snapshot(
    *,
    rows: Iterable[FamilyRow | Sequence[object]],
    cells: Iterable[Cell],
    faults: Iterable[tuple[str, Sequence[str]]],
    evidence: UUID | None,
    path: str,
    by: Actor,
    at: dt.datetime,
) -> tuple[int, int]:
    """Add the families in `rows`, write `cells`, suspend for `faults`; give how many of each.

    `rows` may name known families whose account the snapshot changed; who ended or waits does so
    still. `faults` says of families what is wrong with their data: nothing, where it is empty.
    """
    with as_owner():
        pipeline.copy_families(rows)
        added, *_ = pipeline.write_families(evidence=evidence, by=by.person_id, at=at)
        followed = pipeline.follow(cells, faults, evidence=evidence, by=by.person_id, at=at)
        if followed:
            pipeline.count_cards(path)
    if added or followed:
        audit.record(
            action="registry.snapshot_followed",
            by=by,
            at=at,
            subject=("evidence", evidence),
            path=path,
            facts={"added": added, "followed": followed},
        )
    return added, followed
