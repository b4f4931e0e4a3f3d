"""The questions about readiness: how far areas are with each gate, and what was recorded."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from salur.kernel.region_code import RegionCode
from salur.registry import queries as registry
from salur.transition.domain.readiness import (
    BY_FAMILY,
    FactKind,
    Gate,
    Point,
    Reached,
    all_reached,
    reached,
)
from salur.transition.queries.running import bounds, rows_of

PAGE = 50
_DIGITS = {0: 2, 1: 4, 2: 6, 3: 10, 4: 10}  # of the regions right below a level
_KABKOTA = 4


@dataclass(frozen=True)
class GateOfArea:
    """How far a region is with a gate, as its desa add up; `as_of` is the oldest count in it.

    `have` and `required` are things of the gate, families or desa; beyond enough nothing counts.
    """

    code: str
    gate: Gate
    desa: int
    desa_passed: int
    families: int
    have: int
    required: int
    as_of: dt.date

    @property
    def missing(self) -> int:
        """How many things are missing."""
        return self.required - self.have


@dataclass(frozen=True)
class MissingDesa:
    """One desa that lacks something of a gate."""

    code: str
    families: int
    have: int
    required: int
    as_of: dt.date

    @property
    def after_key(self) -> tuple[int, str]:
        """Where the next page begins."""
        return (self.required - self.have, self.code)


@dataclass(frozen=True)
class FamilyBehind:
    """One family that a gate counts as missing: why it is suspended, or how far its card is.

    `stage` is as `registry.stage_standing` gives it; `said` is a bank's reason where it refused.
    """

    id: UUID
    id_kpm: str
    kode_wilayah: str
    suspended_for: tuple[str, ...]
    stage: str
    said: str | None
    is_blocked: bool


@dataclass(frozen=True)
class Fact:
    """What somebody recorded about an area."""

    id: int
    kind: FactKind
    code: str
    holds: bool
    value: str
    number: str
    on_day: dt.date
    note: str
    evidence: UUID | None
    recorded_by_name: str
    recorded_at: dt.datetime
    superseded_at: dt.datetime | None


def gates_below(path: str) -> tuple[GateOfArea, ...]:
    """Give the gates of the regions right below `path` (of a desa: its own), by code and gate."""
    return gates_of(path, _DIGITS[path.count(".")])


def gates_of(path: str, digits: int) -> tuple[GateOfArea, ...]:
    """Give the gates of the regions of so many digits at or under `path`, by code and gate."""
    rows = rows_of("readiness/gates", {**bounds(path), "path": path, "digits": digits})
    return tuple(GateOfArea(code, Gate(gate), *more) for code, gate, *more in rows)


def summed(code: str, gates: Iterable[GateOfArea]) -> tuple[GateOfArea, ...]:
    """Give the gates of the region that holds all of these."""
    found: dict[Gate, list[GateOfArea]] = {}
    for one in gates:
        found.setdefault(one.gate, []).append(one)
    return tuple(_sum(code, gate, found[gate]) for gate in Gate if gate in found)


def _sum(code: str, gate: Gate, parts: Sequence[GateOfArea]) -> GateOfArea:
    return GateOfArea(
        code=code,
        gate=gate,
        desa=sum(one.desa for one in parts),
        desa_passed=sum(one.desa_passed for one in parts),
        families=sum(one.families for one in parts),
        have=sum(one.have for one in parts),
        required=sum(one.required for one in parts),
        as_of=min(one.as_of for one in parts),
    )


def forecasts(
    path: str, digits: int, *, pace_days: int, on: dt.date
) -> dict[tuple[str, Gate], Reached]:
    """Give when each region of so many digits (at least four) passes each gate at the pace."""
    since = on - dt.timedelta(days=2 * pace_days)
    return {
        (code, gate): reached(points, pace_days)
        for code, gates in points_of(path, digits, since=since).items()
        for gate, points in gates.items()
    }


def points_of(path: str, digits: int, *, since: dt.date) -> dict[str, dict[Gate, list[Point]]]:
    """Give what was missing day by day since a day, of each region of so many digits and gate."""
    values = {**bounds(path), "digits": max(digits, _KABKOTA), "since": since}
    points: dict[str, dict[Gate, list[Point]]] = {}
    for code, gate, day, missing in rows_of("readiness/days", values):
        points.setdefault(code, {}).setdefault(Gate(gate), []).append(Point(day, int(missing)))
    return points


def of_area(found: Mapping[tuple[str, Gate], Reached], code: str) -> dict[Gate, Reached]:
    """Give when a region passes each gate: when the last of the regions under it does."""
    parts: dict[Gate, list[Reached]] = {}
    for (one, gate), when in found.items():
        if one.startswith(code):
            parts.setdefault(gate, []).append(when)
    return {gate: all_reached(each) for gate, each in parts.items()}


def missing_desa(
    gate: Gate, path: str, *, after: tuple[int, str] | None = None, limit: int = PAGE
) -> tuple[MissingDesa, ...]:
    """Name the desa at or under `path` that lack something of a gate, the widest gap first."""
    missing, code = after or (None, None)
    values = {"path": path, "gate": str(gate), "missing": missing, "after": code, "limit": limit}
    return tuple(
        MissingDesa(*row) for row in rows_of("readiness/missing", {**bounds(path), **values})
    )


def families_behind(
    gate: Gate, path: str, *, after: str | None = None, limit: int = PAGE
) -> tuple[FamilyBehind, ...]:
    """Name the families at or under `path` that a gate misses, by id_kpm; as they stand now.

    For an area as small as a desa: it goes through all of its families. Call it in a transaction.
    ValueError for a gate that does not count families by what is known of each.
    """
    if gate not in BY_FAMILY:
        raise ValueError(f"{gate} is not counted family by family")
    registry.stage_standing(path)
    rows = rows_of("readiness/behind", {"gate": str(gate), "after": after, "limit": limit})
    return tuple(
        FamilyBehind(family_id, id_kpm, code, tuple(reasons), stage, said, blocked)
        for family_id, id_kpm, code, reasons, stage, said, blocked in rows
    )


def facts_page(
    path: str,
    *,
    kind: FactKind | None = None,
    superseded: bool = False,
    before: int | None = None,
    limit: int = PAGE,
) -> tuple[Fact, ...]:
    """Give what was recorded of an area, of those it lies in and under it, newest first."""
    values = {"path": path, "kind": kind and str(kind), "all": superseded, "before": before}
    rows = rows_of("readiness/facts", {**values, "limit": limit})
    return tuple(Fact(row[0], FactKind(row[1]), *row[2:]) for row in rows)


def spoken_of(facts: Sequence[Fact], kind: FactKind, code: str) -> Fact | None:
    """Give what holds of a desa among facts: of the areas that hold it the smallest one's."""
    about = [one for one in facts if one.kind is kind and code.startswith(one.code)]
    return max(about, key=lambda one: len(one.code)) if about else None


def last_measured(kabkota: Iterable[str] | None = None) -> dict[str, dt.date]:
    """Give the day on which each kab/kota was counted last; without `kabkota` of all of them."""
    codes = None if kabkota is None else list(kabkota)
    return dict(rows_of("readiness/last", {"codes": codes}))


def path_of(code: str) -> str:
    """Give the path of a region."""
    return RegionCode(code).path
