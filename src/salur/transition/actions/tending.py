"""What the queue does by itself: counts sprints, and watches provinces after a publication.

A sprint is counted every day, and anew when the register was judged since; how ready a
kab/kota is every week, once somebody began to count it.
"""

import datetime as dt
from dataclasses import asdict
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, actor_within
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.region_code import NATION, RegionCode
from salur.quality import queries as quality
from salur.reconciliation import queries as reconciliation
from salur.transition import queries
from salur.transition.actions.readiness import measure_readiness
from salur.transition.actions.sprints import count_sprint
from salur.transition.actions.watching import watch_province
from salur.transition.queries import Sprint, readiness

KIND = "transition.sprint"
READINESS = "transition.readiness"
WATCH = "transition.watch"
_WEEK = dt.timedelta(days=7)
_MANY = 10_000


@transaction.atomic
def tend(*, at: dt.datetime) -> tuple[UUID, ...]:
    """Queue whatever is due; the same moment again queues nothing more.

    A sprint that runs is due where it lacks today, or the newest assessment; a province where
    something was published that was not looked at; readiness where a kab/kota was
    counted a week ago or earlier.
    """
    enter_scope(SYSTEM)
    with as_owner():
        due = [
            (one, due)
            for one in queries.sprints_page(NATION, running=True, limit=_MANY)
            if (due := _due(one, at)) is not None
        ]
        seen = queries.watched_until()
        published = reconciliation.newest_publications()
        measured = readiness.last_measured()
    counted = [
        _ask(one.id, one.path, by=SYSTEM, at=at, key=f"{one.id} {since.isoformat()}")
        for one, since in due
    ]
    watched = [
        _watch(path, f"{path} {newest.isoformat()}", at)
        for path, newest in sorted(published.items())
        if path not in seen or seen[path][0] < newest
    ]
    old = timezone.localdate(at) - _WEEK
    ready = [_ask_readiness(code, at) for code, day in measured.items() if day <= old]
    return (*counted, *watched, *ready)


@transaction.atomic
def ask_to_count(*, sprint_id: UUID, path: str, by: Actor, at: dt.datetime, key: str) -> UUID:
    """Queue `count_sprint`, which refuses what it refuses; gives the job."""
    return _ask(sprint_id, path, by=by, at=at, key=key)


def register() -> None:
    """Register the work with the queue; called once, when it first asks."""
    jobs.handles(KIND)(_count_asked)
    jobs.handles(WATCH)(_watch_asked)
    jobs.handles(READINESS)(_measure_asked)


def _ask_readiness(code: str, at: dt.datetime) -> UUID:
    path, day = RegionCode(code).path, timezone.localdate(at)
    payload = {"path": path, "at": at.isoformat()}
    return jobs.enqueue(
        kind=READINESS, payload=payload, by=SYSTEM, at=at, key=f"readiness {code} {day}", path=path
    )


def _measure_asked(progress: Progress) -> Payload | None:
    payload = progress.task.payload
    with transaction.atomic():
        enter_scope(SYSTEM)
        done = measure_readiness(
            path=str(payload["path"]), by=SYSTEM, at=dt.datetime.fromisoformat(str(payload["at"])),
            key=f"job {progress.task.id}",
        )  # fmt: skip
    return {name: str(value) for name, value in asdict(done).items()}


def _due(one: Sprint, at: dt.datetime) -> dt.datetime | None:
    """Give since when a sprint is due to be counted, None while it is not."""
    newest = quality.newest_assessment(one.path)
    counted = one.counted_at or at - dt.timedelta(days=1)
    if newest is not None and newest.assessed_at > counted:
        return newest.assessed_at
    today = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return today if counted < today else None


def _ask(sprint_id: UUID, path: str, *, by: Actor, at: dt.datetime, key: str) -> UUID:
    payload = {"sprint": str(sprint_id), "key": key, "at": at.isoformat()}
    return jobs.enqueue(
        kind=KIND, payload=payload, by=by, at=at, key=f"sprint {key}", subject_id=sprint_id,
        path=path,
    )  # fmt: skip


def _count_asked(progress: Progress) -> Payload | None:
    task = progress.task
    at = dt.datetime.fromisoformat(str(task.payload["at"]))
    by = actor_within(task.person_id, task.organisation_id, at.date())
    if by is None:
        raise RuntimeError("whoever asked for this no longer acts for that organisation")
    with transaction.atomic():
        enter_scope(by)
        done = count_sprint(
            sprint_id=UUID(str(task.payload["sprint"])),
            by=by,
            at=at,
            key=str(task.payload["key"]),
        )
    return {name: str(value) for name, value in asdict(done).items()}


def _watch(path: str, key: str, at: dt.datetime) -> UUID:
    payload = {"path": path, "key": key, "at": at.isoformat()}
    return jobs.enqueue(
        kind=WATCH, payload=payload, by=SYSTEM, at=at, key=f"watch {key}", subject_id=path,
        path=path,
    )  # fmt: skip


def _watch_asked(progress: Progress) -> Payload | None:
    task = progress.task
    with transaction.atomic():
        enter_scope(SYSTEM)
        done = watch_province(
            path=str(task.payload["path"]),
            by=SYSTEM,
            at=dt.datetime.fromisoformat(str(task.payload["at"])),
            key=str(task.payload["key"]),
        )
    return asdict(done)
