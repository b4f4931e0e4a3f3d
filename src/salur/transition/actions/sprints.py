"""Running a data sprint before an area changes to the card: begin, count, share out, end.

Nothing here changes a family: what is repaired is repaired where it always is, and a family that
nothing keeps any more drops out when the sprint is counted again.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.domain import covers
from salur.access.queries import Actor, people_in_role, require
from salur.audit import actions as audit
from salur.kernel.period import Period
from salur.kernel.region_code import Level
from salur.places import queries as places
from salur.transition import queries
from salur.transition.actions import sprint_refusals as refusals
from salur.transition.domain.sprint import Load, Worker, shared_out
from salur.transition.pipeline import sprints as kept
from salur.transition.queries import KeptFamily, Sprint

FIELD_ROLE = "facilitator"
_MANY = 1_000_000


@dataclass(frozen=True)
class SprintCounted:
    """A sprint as it was counted: its families, and how many are kept from the card."""

    id: UUID
    families: int
    blocked: int


@dataclass(frozen=True)
class SprintAssigned:
    """How many desa changed hands."""

    desa: int


@transaction.atomic
def start_sprint(
    *, path: str, target: Period, target_day: dt.date, by: Actor, at: dt.datetime, key: str
) -> SprintCounted:
    """Begin a sprint for the families at or under `path`, and count what keeps them.

    Refused, in this order: `role_missing`, `outside_scope`, `area_too_large`, `target_past`,
    `target_day_out_of_place`, `sprint_exists_already`.
    """
    require(by, "sprint.run", path)
    done = audit.done("sprint.started", key)
    if done is not None:
        return _counted(UUID(done.subject_id))
    today = timezone.localdate(at)
    if path.count(".") < Level.KABKOTA:
        raise refusals.too_large()
    if target.first_day <= today:
        raise refusals.target_past()
    if not today < target_day < target.first_day:
        day = dt.timedelta(days=1)
        raise refusals.day_out_of_place(today + day, target.first_day - day)
    sprint_id, code = uuid4(), places.digits_of(path)
    with as_owner():
        kept.lock()
        others = queries.sprints_page(path, running=True, limit=1)
        if others:
            raise refusals.running(others[0].started_on)
        kept.begin(sprint_id, code, path, target.number, target_day, by, at, today)
        kept.count(sprint_id, path, at, today)
    counted = _counted(sprint_id)
    audit.record(
        action="sprint.started",
        by=by,
        at=at,
        subject=("sprint", sprint_id),
        path=path,
        facts={
            "region": code, "target": str(target), "families": counted.families,
            "blocked": counted.blocked, "until": target_day.isoformat(),
        },
        key=key,
    )  # fmt: skip
    return counted


@transaction.atomic
def count_sprint(*, sprint_id: UUID, by: Actor, at: dt.datetime, key: str) -> SprintCounted:
    """Count anew what keeps the families of a sprint; the same register again changes nothing.

    Refused, in this order: `sprint_unknown`, `role_missing`, `outside_scope`,
    `sprint_changed_already`.
    """
    one = _reached(sprint_id, by)
    if audit.done("sprint.counted", key) is not None:
        return _counted(sprint_id)
    with as_owner():
        kept.lock()
        if _known(sprint_id).ended_at is not None:
            raise refusals.ended()
        kept.count(sprint_id, one.path, at, timezone.localdate(at))
    counted = _counted(sprint_id)
    audit.record(
        action="sprint.counted",
        by=by,
        at=at,
        subject=("sprint", sprint_id),
        path=one.path,
        facts={"region": one.kode_wilayah, "blocked": counted.blocked},
        key=key,
    )
    return counted


@transaction.atomic
def assign_desa(
    *, sprint_id: UUID, given: Mapping[str, UUID], by: Actor, at: dt.datetime, key: str
) -> SprintAssigned:
    """Give desa of a sprint to people of the field, whoever they were given to before.

    Refused, in this order: `sprint_unknown`, `role_missing`, `outside_scope`,
    `sprint_changed_already`, `desa_unknown`, `worker_unknown`, `worker_elsewhere`.
    """
    one = _reached(sprint_id, by)
    done = audit.done("sprint.assigned", key)
    if done is not None:
        return SprintAssigned(int(str(done.facts["desa"])))
    _still_runs(one)
    workers = _workers(one, at)
    with as_owner():
        known = {each.code: each.path for each in queries.sprint_desa(sprint_id, limit=_MANY)}
    _check_given(given, known, workers)
    return _assign(one, given, workers, by=by, at=at, key=key)


@transaction.atomic
def share_out(*, sprint_id: UUID, by: Actor, at: dt.datetime, key: str) -> SprintAssigned:
    """Give every desa where nobody goes yet to whoever reaches it and has least to do.

    Refused, in this order: `sprint_unknown`, `role_missing`, `outside_scope`,
    `sprint_changed_already`, `worker_unknown` where nobody works there.
    """
    one = _reached(sprint_id, by)
    done = audit.done("sprint.assigned", key)
    if done is not None:
        return SprintAssigned(int(str(done.facts["desa"])))
    _still_runs(one)
    workers = _workers(one, at)
    if not workers:
        raise refusals.worker_unknown()
    with as_owner():
        busy = {each.person_id: each.minutes for each in queries.sprint_loads(sprint_id)}
        free = queries.sprint_desa(sprint_id, unassigned=True, limit=_MANY)
    chosen = shared_out(
        (Load(each.code, each.path, each.minutes) for each in free),
        (Worker(str(who), paths, busy.get(who, 0)) for who, (_, paths) in workers.items()),
    )
    given = {code: UUID(who) for code, who in chosen.items()}
    return _assign(one, given, workers, by=by, at=at, key=key)


@transaction.atomic
def end_sprint(*, sprint_id: UUID, by: Actor, at: dt.datetime, key: str) -> SprintCounted:
    """End a sprint: it is counted no more, and stays to be read.

    Refused, in this order: `sprint_unknown`, `role_missing`, `outside_scope`,
    `sprint_changed_already`.
    """
    one = _reached(sprint_id, by)
    if audit.done("sprint.ended", key) is not None:
        return _counted(sprint_id)
    with as_owner():
        kept.lock()
        if _known(sprint_id).ended_at is not None:
            raise refusals.ended()
        kept.end(sprint_id, by, at)
    counted = _counted(sprint_id)
    audit.record(
        action="sprint.ended",
        by=by,
        at=at,
        subject=("sprint", sprint_id),
        path=one.path,
        facts={"region": one.kode_wilayah, "blocked": counted.blocked},
        key=key,
    )
    return counted


@transaction.atomic
def take_sprint_list(
    *, sprint_id: UUID, path: str, by: Actor, at: dt.datetime
) -> tuple[KeptFamily, ...]:
    """Give every family that is kept at or under `path`, for a sheet; who took it is on record.

    Refused, in this order: `role_missing`, `outside_scope`, `sprint_unknown`.
    """
    require(by, "export.take", path)
    one = queries.sprint(sprint_id)
    if one is None:
        raise refusals.unknown()
    taken = queries.kept_families(sprint_id, path, limit=_MANY)
    audit.record(
        action="sprint.list_taken",
        by=by,
        at=at,
        subject=("sprint", sprint_id),
        path=path,
        facts={"region": places.digits_of(path), "rows": len(taken)},
    )
    return taken


def _assign(
    one: Sprint, given: Mapping[str, UUID], workers: Mapping[UUID, tuple[str, tuple[str, ...]]],
    *, by: Actor, at: dt.datetime, key: str,
) -> SprintAssigned:  # fmt: skip
    rows = [(code, who, workers[who][0]) for code, who in sorted(given.items())]
    with as_owner():
        kept.lock()
        assigned = SprintAssigned(kept.assign(one.id, rows, by, at))
    audit.record(
        action="sprint.assigned",
        by=by,
        at=at,
        subject=("sprint", one.id),
        path=one.path,
        facts={"region": one.kode_wilayah, "desa": assigned.desa, "people": len({*given.values()})},
        key=key,
    )
    return assigned


def _check_given(
    given: Mapping[str, UUID],
    known: Mapping[str, str],
    workers: Mapping[UUID, tuple[str, tuple[str, ...]]],
) -> None:
    strange = sorted(set(given) - set(known))
    if strange:
        raise refusals.desa_unknown(strange)
    if not set(given.values()) <= set(workers):
        raise refusals.worker_unknown()
    far = sorted(code for code, who in given.items() if not covers(workers[who][1], known[code]))
    if far:
        raise refusals.worker_elsewhere(far)


def _workers(one: Sprint, at: dt.datetime) -> Mapping[UUID, tuple[str, tuple[str, ...]]]:
    """Give who works in the field there, with name and scope."""
    found = people_in_role(FIELD_ROLE, one.path, timezone.localdate(at))
    return {person: (name, paths) for person, name, paths in found}


def _still_runs(one: Sprint) -> None:
    if one.ended_at is not None:
        raise refusals.ended()


def _reached(sprint_id: UUID, by: Actor) -> Sprint:
    """Give a sprint that `by` may run; one that the scope lacks is unknown, whoever asks."""
    with as_owner():
        one = queries.sprint(sprint_id)
    if one is None:
        require(by, "sprint.run")
        raise refusals.unknown()
    require(by, "sprint.run", one.path)
    return one


def _known(sprint_id: UUID) -> Sprint:
    found = queries.sprint(sprint_id)
    if found is None:
        raise refusals.unknown()
    return found


def _counted(sprint_id: UUID) -> SprintCounted:
    with as_owner():
        found = _known(sprint_id)
    return SprintCounted(found.id, found.families, found.blocked)
