"""Proposing that a family moves on, and taking a proposal back.

Refused, in this order: `role_missing`; `family_unknown` or `case_unknown` (not there, or not to be
seen); `outside_scope`; `kind_unknown`; `words_missing`, `words_too_long`, `words_hold_number`;
`family_not_member`, `case_open`, `parameter_missing`, or `step_changed`.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.graduation.actions.case_refusals import refused
from salur.graduation.actions.standing import (
    SUBJECT,
    Stepped,
    check_reach,
    check_words,
    done_before,
    facts_of,
    locked,
    next_state,
)
from salur.graduation.domain.cases import OFFICE, CaseKind, CaseSource, shown_number
from salur.graduation.pipeline import cases as steps
from salur.graduation.pipeline.cases import Visited
from salur.graduation.queries.visits import counts_since, newest_visit
from salur.registry import queries as registry
from salur.registry.queries.families import FamilyView

# A rule proposes through an action of its own, and a berita acara through the register.
BY_PEOPLE = (CaseSource.FACILITATOR, CaseSource.FAMILY)


@dataclass(frozen=True)
class Opened:
    """A case that was opened, its number, and whether it rests on a visit already."""

    id: UUID
    number: int
    is_visited: bool = False


@transaction.atomic
def propose_case(
    *,
    family_id: UUID,
    kind: str,
    source: str,
    words: str,
    by: Actor,
    at: dt.datetime,
    key: str,
    program: str = "",
) -> Opened:
    """Propose that a family moves on, with the reason.

    A home visit is next; whoever was at the door so lately that no newer visit is due was there.
    """
    require(by, "graduation.propose")
    family = registry.family(family_id)
    if family is None:
        raise refused("family_unknown")
    require(by, "graduation.propose", family.path)
    done = audit.done("graduation.proposed", key)
    if done is not None:
        return Opened(
            UUID(done.subject_id), int(str(done.facts["of"])), bool(done.facts.get("visited"))
        )
    if kind not in tuple(CaseKind) or source not in BY_PEOPLE:
        raise refused("kind_unknown")
    check_words(words)
    if family.ended_from is not None or family.waiting_since is not None:
        raise refused("family_not_member")
    identity = uuid.uuid4()
    with as_owner():
        number = steps.insert(
            {
                "id": identity,
                "id_kpm": family.id_kpm,
                "family": family_id,
                "program": program,
                "kind": kind,
                "source": source,
                "code": family.kode_wilayah,
                "path": family.path,
                "words": steps.sealed_words(words),
                **steps.doer(by, at),
            }
        )
    if number is None:
        raise refused("case_open")
    is_visited = _rests_on_visit(family, by, at)
    audit.record(
        action="graduation.proposed",
        by=by,
        at=at,
        subject=(SUBJECT, identity),
        path=family.path,
        facts={
            "number": shown_number(number), "of": number, "kind": kind, "source": source,
            "visited": is_visited,
        },
        key=key,
    )  # fmt: skip
    return Opened(identity, number, is_visited)


def _rests_on_visit(family: FamilyView, by: Actor, at: dt.datetime) -> bool:
    """Let a new case rest on the newest visit that still counts, if somebody was there."""
    since = counts_since(family.path, timezone.localdate(at))
    with as_owner():
        seen = newest_visit(family.id, since)
        return bool(seen and steps.note_visits([Visited(family.id_kpm, *seen)], by=by, at=at))


@transaction.atomic
def withdraw_case(*, case_id: UUID, words: str, by: Actor, at: dt.datetime, key: str) -> Stepped:
    """Take a proposal back, with the reason, before the village decides on it."""
    check_reach([case_id], "graduation.propose", by)
    done = done_before("graduation.withdrawn", key, [case_id])
    if done is not None:
        return done
    check_words(words)
    with as_owner():
        rows = locked([case_id])
        after = next_state(rows, "withdraw", OFFICE)
        steps.step_many(
            {case_id: {"state": after, "due": None}}, "withdraw", words=words, by=by, at=at
        )
    audit.record(
        action="graduation.withdrawn",
        by=by,
        at=at,
        subject=(SUBJECT, case_id),
        path=rows[0].path,
        facts=facts_of(rows, after),
        key=key,
    )
    return Stepped((case_id,), after)
