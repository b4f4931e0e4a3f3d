"""Obstacles of exceptions: grouped after every publication, and ended by what people solved.

What hangs and is somebody's turn is grouped by the table of rules, set by set; coordination opens,
counts and settles what it is given. Where people resolve with evidence and somebody else verifies,
what hangs beneath ends by that evidence (`remedied`); a later publication that still finds it lets
it hang again and reopens the obstacle. `verify_obstacle` refuses as coordination's `verify` does.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.audit import actions as audit
from salur.coordination import actions as coordination
from salur.coordination import queries as coordinated
from salur.coordination.domain.obstacles import Kind, Source
from salur.kernel.program import Program
from salur.kernel.region_code import NATION
from salur.places.queries import heirs_of, together
from salur.programs import queries as programs
from salur.reconciliation.domain.obstacles import obstacle_rules
from salur.reconciliation.pipeline import grouping

_WORDS = "Menurut publikasi terbaru."


@dataclass(frozen=True)
class Grouped:
    """How many obstacles were opened, counted anew, closed and reopened."""

    opened: int
    counted: int
    closed: int
    reopened: int


@dataclass(frozen=True)
class Ended:
    """What became of an obstacle that was verified, and how many exceptions ended with it."""

    obstacle: coordination.Stepped
    exceptions: int


@transaction.atomic
def group_exceptions(
    *,
    asked: Sequence[Program],
    evidence: UUID,
    at: dt.datetime,
    key: str,
    path: str = NATION,
    found_in: Sequence[str] = (),
    words: str = _WORDS,
) -> Grouped:
    """Bring the obstacles of exceptions under `path` to what hangs now; again it changes none.

    `evidence` is the publication or the paper after which it is so, as `words` say; in the kab/kota
    `found_in` it has new versions, so that what was called solved there and is still found is
    reopened. Follows from what was published or decided and asks for no verb.
    """
    ration = programs.parameter(Program.RASTRA, "ration", timezone.localdate(at))
    with as_owner():
        coordination.begin_batch()
        grouping.fill(asked, together(path), ration.value)
        settled = coordination.settle_many(
            source=Source.EXCEPTION, path=path, words=words, evidence=evidence, by=SYSTEM, at=at,
            key=f"{key} settled", programs=[str(one) for one in asked],
            causes_of=sorted({one.cause for one in obstacle_rules()}),
            found_in=[*found_in, *heirs_of(found_in).values()], again=grouping.contradicted(),
        )  # fmt: skip
        opened = coordination.open_many(
            source=Source.EXCEPTION, by=SYSTEM, at=at, key=f"{key} opened"
        )
        counted = coordination.count_many(source=Source.EXCEPTION, at=at)
    return Grouped(opened, counted, settled.verified, settled.reopened)


@transaction.atomic
def verify_obstacle(
    *, obstacle_id: UUID, by: Actor, at: dt.datetime, key: str, words: str = ""
) -> Ended:
    """Verify what somebody else resolved; what hangs beneath it ends by the evidence of both."""
    done = coordination.verify(obstacle_id=obstacle_id, words=words, by=by, at=at, key=key)
    with as_owner():
        one = coordinated.obstacle(obstacle_id)
        said = [e for e in coordinated.events(obstacle_id) if e.kind is Kind.RESOLVED]
        if one is None or one.source is not Source.EXCEPTION or not said:
            return Ended(done, 0)
        solved = said[-1]
        if solved.by_user is None or solved.evidence is None:
            return Ended(done, 0)
        ended = grouping.end_beneath(
            one,
            {
                "remedy": uuid4(), "obstacle": one.id, "evidence": solved.evidence, "at": at,
                "resolved_by": solved.by_user, "resolved_by_name": solved.by_name,
                "verified_by": by.person_id, "verified_by_name": by.name,
            },
        )  # fmt: skip
    if ended:
        audit.record(
            action="reconciliation.remedied", by=by, at=at, subject=("obstacle", one.id),
            path=one.path, facts={"number": one.shown, "exceptions": ended}, key=key,
        )  # fmt: skip
    return Ended(done, ended)
