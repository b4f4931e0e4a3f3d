"""The steps of a plan: what is known of its desa, drafts written, steps taken; as the owner."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from salur.access.queries import Actor
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import Level, RegionCode
from salur.places import queries as places
from salur.programs import queries as programs
from salur.transition.domain.plan import REVIEW, Known, Line, PlanKind, PlanState, Rules
from salur.transition.domain.readiness import PACE, FactKind
from salur.transition.pipeline.running import execute
from salur.transition.queries import readiness

_DESA = 10  # digits
_MANY = 20_000
_COLUMNS = (
    "proposed_by", "proposed_by_name", "proposed_at", "decided_by", "decided_by_name", "decided_at",
    "decided_on", "number", "despite", "area_decision", "ended_at", "ended_why",
)  # fmt: skip


def lock(kode_wilayah: str) -> None:
    """Let nobody else work on a plan of a kab/kota until the transaction ends."""
    execute("plan/lock", {"kode_wilayah": kode_wilayah})


def rules_on(path: str, earliest: Period, on: dt.date) -> Rules:
    """Give the dated rules that a draft follows.

    Refused with `parameter_missing` where nobody set one.
    """
    everything = programs.all_parameters()

    def value(name: str) -> int:
        return programs.named_among(everything, name, on).at(Program.BPNT, path)

    return Rules(earliest, value("list_due_day"), value(PACE), value(REVIEW))


def known_desa(path: str, pace_days: int, on: dt.date) -> tuple[Known, ...]:
    """Give what is known of every desa at or under `path`, those without families too."""
    points = readiness.points_of(path, _DESA, since=on - dt.timedelta(days=2 * pace_days))
    families = {one.code: one.families for one in readiness.gates_of(path, _DESA)}
    facts = readiness.facts_page(path, limit=_MANY)
    found = []
    for region in places.regions_under(path, Level.DESA, on):
        network = readiness.spoken_of(facts, FactKind.NETWORK, region.code)
        access = readiness.spoken_of(facts, FactKind.ACCESS, region.code)
        found.append(
            Known(
                region.code,
                families.get(region.code, 0),
                points.get(region.code, {}),
                network.holds if network else None,
                access.value if access else "",
            )
        )
    return tuple(found)


def insert(
    plan: UUID, kode_wilayah: str, kind: PlanKind, note: str, since: Period, lines: Sequence[Line],
    *, by: Actor, at: dt.datetime,
) -> None:  # fmt: skip
    """Write a draft with its lines."""
    execute(
        "plan/insert",
        {
            "id": plan, "kode_wilayah": kode_wilayah, "path": RegionCode(kode_wilayah).path,
            "kind": str(kind), "note": note, "since": since.number,
            "by": by.person_id, "by_name": by.name, "at": at,
        },
    )  # fmt: skip
    put_lines(plan, lines)


def put_lines(plan: UUID, lines: Iterable[Line]) -> None:
    """Write lines of a draft in the place of those that are there."""
    rows = tuple(lines)
    execute(
        "plan/put_lines",
        {
            "plan": plan,
            "codes": [one.code for one in rows],
            "paths": [RegionCode(one.code).path for one in rows],
            "families": [one.families for one in rows],
            "firsts": [one.first.number if one.first else None for one in rows],
            "stays": [str(one.stays) if one.stays else None for one in rows],
            "reviews": [one.review.number if one.review else None for one in rows],
            "gates": [" ".join(one.open_gates) for one in rows],
        },
    )


def step(plan: UUID, state: PlanState, **said: Any) -> None:
    """Take a plan one step on, with who said what."""
    execute("plan/step", {**dict.fromkeys(_COLUMNS), "id": plan, "state": str(state), **said})
