"""The questions about data sprints: which there are, how far they are, who is to be seen where."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salur.kernel.period import Period
from salur.registry.domain import code_range
from salur.transition.domain.sprint import OWN, Point
from salur.transition.queries.running import rows_of

PAGE = 50
SprintKey = tuple[bool, dt.date, UUID]
DesaKey = tuple[float, str]
FamilyKey = tuple[str, int, str]


@dataclass(frozen=True)
class Sprint:
    """One sprint, with the sums of what whoever asks sees of it; `minutes` with the way there."""

    id: UUID
    kode_wilayah: str
    path: str
    target: Period
    target_day: dt.date
    started_on: dt.date
    started_by_name: str
    counted_at: dt.datetime | None
    ended_at: dt.datetime | None
    desa: int
    families: int
    blocked: int
    own: int
    visits: int
    minutes: int

    @property
    def after_key(self) -> SprintKey:
        """Where the next page begins."""
        return self.ended_at is not None, self.started_on, self.id


@dataclass(frozen=True)
class SprintDesa:
    """One desa of a sprint: who is kept there, what it takes, and who goes there, if anybody."""

    code: str
    path: str
    families: int
    blocked: int
    own: int
    visits: int
    minutes: int
    rate: float
    person_id: UUID | None
    person_name: str | None

    @property
    def after_key(self) -> DesaKey:
        """Where the next page begins."""
        return self.rate, self.code


@dataclass(frozen=True)
class KeptFamily:
    """One family that is kept from its card; `said` is the bank's word on a failed opening."""

    family_id: UUID
    id_kpm: str
    kode_wilayah: str
    causes: tuple[str, ...]
    acts: tuple[str, ...]
    said: str | None
    minutes: int

    @property
    def after_key(self) -> FamilyKey:
        """Where the next page begins."""
        return self.kode_wilayah, self.minutes, self.id_kpm


@dataclass(frozen=True)
class CauseCount:
    """How many families a cause keeps: on the first day of the sprint, and now."""

    cause: str
    begun: int
    kept: int


@dataclass(frozen=True)
class WorkerLoad:
    """What somebody has to do in a sprint."""

    person_id: UUID
    name: str
    desa: int
    families: int
    minutes: int


@dataclass(frozen=True)
class FamilyFilter:
    """What a list of families is narrowed to; None means all.

    `is_own`: kept by nothing but what office and field repair themselves.
    """

    act: str | None = None
    cause: str | None = None
    is_own: bool = False


def sprints_page(
    path: str, *, running: bool = False, after: SprintKey | None = None, limit: int = PAGE
) -> tuple[Sprint, ...]:
    """Give sprints in, above and under a region, those that run first, then the latest."""
    ended, day, last = after or (None, None, None)
    values: dict[str, Any] = {"id": None, "path": path, "running": running, "limit": limit}
    values |= {"ended": ended, "day": day, "after": last}
    return tuple(map(_sprint, rows_of("sprint/page", values)))


def sprint(sprint_id: UUID) -> Sprint | None:
    """Give one sprint, None where the scope has none."""
    values: dict[str, Any] = {"id": sprint_id, "path": None, "running": False, "limit": 1}
    rows = rows_of("sprint/page", values | dict.fromkeys(("ended", "day", "after")))
    return _sprint(rows[0]) if rows else None


def sprint_desa(
    sprint_id: UUID,
    *,
    person: UUID | None = None,
    unassigned: bool = False,
    code: str | None = None,
    after: DesaKey | None = None,
    limit: int = PAGE,
) -> tuple[SprintDesa, ...]:
    """Give the desa of a sprint with anybody kept, the one that unlocks most per hour first.

    `unassigned` gives those where somebody is to be visited and nobody goes yet.
    """
    rate, last = after or (None, None)
    values: dict[str, Any] = {
        "sprint": sprint_id,
        "person": person,
        "unassigned": unassigned,
        "code": code,
    }
    rows = rows_of("sprint/desa", values | {"rate": rate, "after": last, "limit": limit})
    return tuple(SprintDesa(*row) for row in rows)


def kept_families(
    sprint_id: UUID,
    path: str,
    *,
    only: FamilyFilter | None = None,
    after: FamilyKey | None = None,
    limit: int = PAGE,
) -> tuple[KeptFamily, ...]:
    """Give the families at or under `path` that are kept, by desa, the shortest work first."""
    lowest, highest = code_range(path)
    only = only or FamilyFilter()
    code, minutes, last = after or (None, None, None)
    values: dict[str, Any] = {
        "sprint": sprint_id,
        "lowest": lowest,
        "highest": highest,
        "limit": limit,
    }
    values |= {"act": only.act, "cause": only.cause}
    values |= {"own": sorted(OWN) if only.is_own else None}
    rows = rows_of("sprint/families", values | {"code": code, "minutes": minutes, "after": last})
    return tuple(
        KeptFamily(family, id_kpm, desa, tuple(causes), tuple(acts), said, work)
        for family, id_kpm, desa, causes, acts, said, work in rows
    )


def sprint_days(sprint_id: UUID) -> tuple[Point, ...]:
    """Give how many families were kept on each day that was counted, the first day first."""
    return tuple(Point(*row) for row in rows_of("sprint/days", {"sprint": sprint_id}))


def sprint_causes(sprint_id: UUID) -> tuple[CauseCount, ...]:
    """Give what keeps families, most families first; what was repaired altogether stands last."""
    return tuple(CauseCount(*row) for row in rows_of("sprint/causes", {"sprint": sprint_id}))


def sprint_loads(sprint_id: UUID) -> tuple[WorkerLoad, ...]:
    """Give how much each person has to do, by name."""
    return tuple(WorkerLoad(*row) for row in rows_of("sprint/loads", {"sprint": sprint_id}))


def _sprint(row: tuple[Any, ...]) -> Sprint:
    return Sprint(*(*row[:3], Period.from_number(row[3]), *row[4:]))
