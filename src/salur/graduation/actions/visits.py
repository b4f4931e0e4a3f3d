"""Keeping home visits: one from a form, or all of an accepted file of contract `kunjungan`.

How a family stands is judged by the dated parameters of the day of the visit and decides nothing.
A way out that waits for a visit goes one step on. Refused, in this order: `family_unknown`,
`role_missing`, `outside_scope`, `day_impossible`, `visitor_missing`, `answer_impossible`,
`nothing_answered`; of a file `role_missing`, `evidence_unknown`. What is wrong with rows of a file
is found when it is received (pipeline/judging.py); what changed until it is taken in is said of its
rows as well. A visit that another file brought before is not kept twice.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner, enter_scope
from salur.access.domain import covers
from salur.access.queries import SYSTEM, Actor, require
from salur.audit import actions as audit
from salur.distribution.actions.visits import TAKE
from salur.evidence import actions as evidence_actions
from salur.evidence import queries as evidence
from salur.graduation.actions.visit_refusals import refused
from salur.graduation.domain.indicators import CONTRACT, Answers
from salur.graduation.domain.visits import NewVisit, wrong_with
from salur.graduation.pipeline import visits as steps
from salur.graduation.pipeline.cases import note_visits
from salur.graduation.queries.limits import limits
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.region_code import RegionCode
from salur.registry import queries as registry

_MOST_FILES = 2_000
_ROWS_NAMED = 20


@dataclass(frozen=True)
class VisitKept:
    """One visit as it is kept, and whether a way out goes on by it."""

    id: UUID
    moved: bool


@dataclass(frozen=True)
class VisitsTaken:
    """How many visits of a file are kept and left out, and how many ways out go on by them."""

    kept: int
    left_out: int
    moved: int


def register() -> None:
    """Tell the queue who takes in accepted files of visits; called when the program starts."""
    jobs.handles(TAKE)(_take_accepted)


@transaction.atomic
def record_visit(
    *,
    family: UUID,
    visited_on: dt.date,
    visitor: str,
    answers: Answers,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> VisitKept:
    """Keep what was found at a family's door; the same key gives what it kept."""
    found = registry.families_addressed([family]).get(family)
    if found is None:
        raise refused("family_unknown")
    path = RegionCode(found.kode_wilayah).path
    require(by, "graduation.visit", path)
    done = audit.done("graduation.visited", key)
    if done is not None:
        return VisitKept(UUID(str(done.facts["visit"])), bool(done.facts["moved"]))
    new = NewVisit(found.id_kpm, visited_on, visitor, answers)
    if why := wrong_with(new, timezone.localdate(at)):
        raise refused(why)
    judged = steps.judge(new, found, limits())
    values = {
        "source": "form", "evidence": None, "by": by.person_id, "by_name": by.name, "at": at,
    }  # fmt: skip
    with as_owner():
        kept = steps.keep([judged], values)
        moved = note_visits(kept, by=by, at=at)
    audit.record(
        action="graduation.visited",
        by=by,
        at=at,
        subject=("family", family),
        path=path,
        facts={"visit": str(judged.id), "day": str(visited_on), "moved": moved},
        key=key,
    )
    return VisitKept(judged.id, bool(moved))


@transaction.atomic
def take_visits(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> VisitsTaken:
    """Keep the visits of an accepted file; again it adds nothing."""
    require(by, "evidence.accept")
    done = audit.done("graduation.visits_taken", key)
    if done is not None:
        counts = (int(str(done.facts[name])) for name in ("kept", "left_out", "moved"))
        return VisitsTaken(*counts)
    row = evidence.evidence(evidence_id)
    if row is None or row.contract != CONTRACT or row.status != "accepted":
        raise refused("evidence_unknown")
    values = {
        "source": "file", "evidence": evidence_id, "by": row.received_by,
        "by_name": row.received_by_name, "at": at,
    }  # fmt: skip
    with evidence.open_statements([evidence_id]) as opened, as_owner():
        kept = steps.keep_file(
            steps.visits_of(opened[CONTRACT][0].path),
            within=row.path, today=timezone.localdate(at), limits=limits(), values=values,
        )  # fmt: skip
        moved = note_visits(kept.visits, by=by, at=at)
        evidence_actions.say_of_rows(evidence_id=evidence_id, found=kept.said)
    taken = VisitsTaken(len(kept.visits), len(kept.left_out), moved)
    why = Counter(one.rule for one in kept.left_out)
    audit.record(
        action="graduation.visits_taken",
        by=by,
        at=at,
        subject=("evidence", evidence_id),
        path=row.path,
        facts={
            "kept": taken.kept, "left_out": taken.left_out, "moved": moved,
            "why": [f"{rule} {count}" for rule, count in sorted(why.items())],
            "rows": [str(one.row) for one in kept.left_out[:_ROWS_NAMED]],
        },
        key=key,
    )  # fmt: skip
    return taken


@transaction.atomic
def withdraw_visits_of(*, evidence_id: UUID, at: dt.datetime) -> int:
    """Let the visits of a withdrawn file count no more; give how many did.

    Other files may have brought some of them too and were passed over: they are taken in again.
    """
    row = evidence.evidence(evidence_id)
    if row is None or row.status != "withdrawn":
        return 0
    with as_owner():
        count, submitted = steps.withdraw({"evidence": evidence_id, "at": at})
    if submitted:
        _take_again(row, at)
    return count


def _take_again(withdrawn: evidence.EvidenceRow, at: dt.datetime) -> None:
    found = evidence.evidence_page(contract=CONTRACT, status="accepted", size=_MOST_FILES)
    for one in found.rows:
        if covers((one.path,), withdrawn.path) or covers((withdrawn.path,), one.path):
            payload = {"evidence": str(one.id), "at": at.isoformat(), "after": str(withdrawn.id)}
            jobs.enqueue(
                kind=TAKE, payload=payload, by=SYSTEM, at=at, subject_id=one.id,
                key=f"visits {one.id} after {withdrawn.id}",
            )  # fmt: skip


def _take_accepted(progress: Progress) -> Payload | None:
    """Take in a file, or let go of it: whichever it has become by now."""
    told = progress.task.payload
    evidence_id, at = UUID(str(told["evidence"])), dt.datetime.fromisoformat(str(told["at"]))
    with transaction.atomic():
        enter_scope(SYSTEM)
        row = evidence.evidence(evidence_id)
        if row is None or row.status != "accepted":
            return {"withdrawn": withdraw_visits_of(evidence_id=evidence_id, at=at)}
        key = f"visits {evidence_id}" + (f" after {told['after']}" if "after" in told else "")
        taken = take_visits(evidence_id=evidence_id, by=SYSTEM, at=at, key=key)
    return {"kept": taken.kept, "left_out": taken.left_out, "moved": taken.moved}
