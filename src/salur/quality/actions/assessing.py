"""Assessing the register of a region: every rule, the score of every region, what to fix first.

The run sees the whole installation, for a number may be shared with a family elsewhere; it names
nobody outside the region. Refused: `role_missing`, `outside_scope`.
"""

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import connection, transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, actor_within, require
from salur.audit import actions as audit
from salur.batch.session import Session
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.quality.models import Assessment, RuleSwitch
from salur.quality.pipeline import assessing
from salur.quality.pipeline.checking import Ran, Switch, scores

KIND = "quality.assess"
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('quality_violation', 0))"


@dataclass(frozen=True)
class Assessed:
    """What an assessment found and changed; `left_out` are violations where a rule is off."""

    families: int
    valid: int
    violations: int
    opened: int
    closed: int
    left_out: int


@transaction.atomic
def assess(
    *,
    path: str,
    by: Actor,
    at: dt.datetime,
    key: str,
    progress: Callable[[str], None] = lambda step: None,
) -> Assessed:
    """Hold every family at or under `path` against every rule, and keep what was found.

    The same register again changes nothing but the list of runs.
    """
    require(by, "quality.assess", path)
    done = audit.done("quality.assessed", key)
    if done is not None:
        names = Assessed.__dataclass_fields__
        return Assessed(**{name: int(str(done.facts[name])) for name in names})
    enter_scope(SYSTEM)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(LOCK)
    with Session() as session:
        ran = assessing.judge_register(
            session, path, on=at.date(), switches=_switches(at.date()), progress=progress
        )
        progress("write")
        with as_owner():
            assessed = _keep(session, ran, path, by, at)
    enter_scope(by)
    audit.record(
        action="quality.assessed",
        by=by,
        at=at,
        subject=("region", path),
        path=path,
        facts=asdict(assessed),
        key=key,
    )
    return assessed


@transaction.atomic
def ask_to_assess(*, path: str, by: Actor, at: dt.datetime, key: str) -> UUID:
    """Queue `assess`; gives the job whose progress can be followed."""
    require(by, "quality.assess", path)
    payload = {"path": path, "key": key, "at": at.isoformat()}
    return jobs.enqueue(
        kind=KIND, payload=payload, by=by, at=at, key=key, subject_id=path, path=path
    )


def register() -> None:
    """Register the work with the queue; called once, when it first asks."""
    jobs.handles(KIND)(_assess_asked)


def _assess_asked(progress: Progress) -> Payload | None:
    task = progress.task
    at = dt.datetime.fromisoformat(str(task.payload["at"]))
    by: Actor | None = SYSTEM
    if task.person_id != SYSTEM.person_id:
        by = actor_within(task.person_id, task.organisation_id, at.date())
    if by is None:
        raise RuntimeError("whoever asked for this no longer acts for that organisation")
    path = str(task.payload["path"])
    with transaction.atomic():
        enter_scope(by)
        if _is_assessed(path, at):
            return None
        done = assess(
            path=path,
            by=by,
            at=at,
            key=str(task.payload["key"]),
            progress=lambda step: progress.advance(message=step),
        )
    return asdict(done)


def _is_assessed(path: str, at: dt.datetime) -> bool:
    """Say whether the region was assessed since: a job that waited has nothing to add."""
    labels = path.split(".")
    above = [".".join(labels[:end]) for end in range(1, len(labels) + 1)]
    with as_owner():
        return Assessment.objects.filter(path__in=above, assessed_at__gte=at).exists()


def _switches(on: dt.date) -> list[Switch]:
    rows = RuleSwitch.objects.filter(ended_at=None, valid_from__lte=on).exclude(valid_to__lte=on)
    return [assessing.switch_of(row.rule, row.path) for row in rows]


def _keep(session: Session, ran: Ran, path: str, by: Actor, at: dt.datetime) -> Assessed:
    assessing.copy_found(session, ran)
    written = assessing.write_found(path, at.date())
    valid = next((one.valid for one in scores(session, (0,))), 0)
    assessed = Assessed(
        families=ran.families,
        valid=valid,
        violations=sum(ran.violations.values()),
        opened=written.opened,
        closed=written.closed,
        left_out=sum(ran.left_out.values()),
    )
    Assessment.objects.create(
        id=uuid.uuid4(), path=path, as_of=at.date(), assessed_by=by.person_id, assessed_at=at,
        skipped=sorted(ran.skipped), **asdict(assessed),
    )  # fmt: skip
    return assessed
