"""The steps of a proposal in the application: what is known, solved, compared, kept whole."""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salur.access.queries import Actor
from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.places import queries as places
from salur.programs import queries as programs
from salur.registry import queries as registry
from salur.transition.domain.siting import (
    Limits,
    Problem,
    Reaches,
    Shop,
    Uncovered,
    Village,
    instance_of,
    ordered,
    uncovered_of,
)
from salur.transition.domain.siting_by_hand import largest_villages, most_uncovered
from salur.transition.domain.siting_instance import Flow, Instance, Plan
from salur.transition.domain.siting_parameters import SitingParameters, siting_parameters
from salur.transition.pipeline.running import execute
from salur.transition.queries.running import rows_of

CANDIDATES, EVERY_DESA = "CANDIDATES", "EVERY_DESA"
PROPOSED, LARGEST, GREEDY = "PROPOSED", "LARGEST", "GREEDY"
NO_POSITION = "position_missing"
_BANKS = ("bank", "bank_branch")
_DESA_PLACE = "DESA-"


@dataclass(frozen=True)
class Known:
    """What the application knows of a kab/kota: the problem, and desa without a position."""

    problem: Problem
    without: Mapping[str, int]
    paths: Mapping[str, str]
    reaches: Reaches


@dataclass(frozen=True)
class Solved:
    """A proposal with the two plans by hand on the same instance, each as who goes where."""

    instance: Instance
    plan: Plan
    uncovered: tuple[Uncovered, ...]
    by_hand: Mapping[str, Sequence[Flow]]


def parameters_on(day: dt.date, path: str) -> SitingParameters:
    """Give the limits that hold on a day at `path`; refused with `parameter_missing`."""
    everything = programs.all_parameters()
    return siting_parameters(
        lambda name: programs.named_among(everything, name, day).at(Program.BPNT, path)
    )


def known_of(path: str, day: dt.date, kind: str, limits: Limits, usual: SitingParameters) -> Known:
    """Gather the problem of a kab/kota; called as the owner."""
    registry.stage_standing(path)
    desa = rows_of("siting/known", {})
    where = places.positions(path)
    silent = {code for code, _path, _families, is_silent in desa if is_silent}
    villages = [
        Village(code, *where[code], families)
        for code, _path, families, _silent in desa
        if code in where
    ]
    shops = _shops(path, day, where, silent, usual.capacity, kind)
    if kind == EVERY_DESA:
        shops += [
            Shop(
                f"{_DESA_PLACE}{one.code}", one.code, one.latitude, one.longitude, usual.capacity,
                False, "no_signal" if one.code in silent else "",
            )
            for one in villages
        ]  # fmt: skip
    return Known(
        ordered(Problem(tuple(villages), tuple(shops), limits)),
        {code: families for code, _path, families, _silent in desa if code not in where},
        {code: desa_path for code, desa_path, _families, _silent in desa},
        Reaches(usual.neighbour_km, usual.service_day_km, usual.least_kpm),
    )


def _shops(
    path: str,
    day: dt.date,
    where: Mapping[str, tuple[float, float]],
    silent: set[str],
    capacity: int,
    kind: str,
) -> list[Shop]:
    """Give the shops that serve, and candidates; one without a position stands in its desa."""
    code = places.digits_of(path)
    banks = {one.organisation.id for one in parties.services(on=day) if one.code == code
             and one.organisation.kind in _BANKS}  # fmt: skip
    found = []
    for one in parties.placed_shops(path):
        spot = one.position or where.get(one.code)
        room = capacity if one.capacity is None else one.capacity
        if spot is None or room <= 0 or (one.status != "AKTIF" and kind != CANDIDATES):
            continue
        barred = ""
        if one.status != "AKTIF" and one.excluded_as:
            barred = "owner_excluded"
        elif one.status != "AKTIF" and banks and one.bank_id not in banks:
            barred = "other_bank"
        elif one.status != "AKTIF" and one.code in silent:
            barred = "no_signal"
        found.append(Shop(one.id_ewarong, one.code, *spot, room, one.status == "AKTIF", barred))
    return found


def solved(known: Known, seconds: float, progress: Callable[[str], None]) -> Solved:
    """Solve a problem, and make both plans by hand with as many openings."""
    # The solvers take half a second to load, which whoever serves pages need not wait for.
    from salur.transition.pipeline.siting.flows import assign
    from salur.transition.pipeline.siting.solving import solve_siting

    instance = instance_of(known.problem)
    plan = solve_siting(instance, seconds=seconds, progress=progress)
    same = Instance(
        instance.kpm, instance.capacity, instance.serves, instance.arcs, len(plan.opened)
    )
    by_hand = {
        LARGEST: largest_villages(same, max(same.capacity, default=1)),
        GREEDY: most_uncovered(same),
    }
    return Solved(
        instance,
        plan,
        uncovered_of(known.problem, instance, plan, known.reaches),
        {name: assign(same, opened | same.serving).flows for name, opened in by_hand.items()},
    )


def keep(
    siting_id: UUID, path: str, kind: str, known: Known, found: Solved, usual: SitingParameters,
    by: Actor, at: dt.datetime,
) -> None:  # fmt: skip
    """Write a proposal; called as the owner."""
    plan, limits = found.plan, known.problem.limits
    values: dict[str, Any] = {
        "id": siting_id, "code": places.digits_of(path), "path": path, "by": by.person_id,
        "by_name": by.name, "at": at, "places": kind, "max_m": round(limits.max_km * 1000),
        "road": round(limits.road_factor * 1000), "capacity": usual.capacity,
        "limit": limits.openings,
        "families": found.instance.families + sum(known.without.values()),
        "covered": plan.covered.value, "covered_bound": plan.covered.bound,
        "opened": plan.openings.value, "opened_bound": plan.openings.bound,
        "travel": plan.travel.value, "travel_bound": plan.travel.bound,
        "villages": json.dumps(_village_rows(known, found)),
        "shops": json.dumps(_shop_rows(path, known, found)),
        "flows": json.dumps(_flow_rows(known, found)),
    }  # fmt: skip
    execute("siting/insert", values)


def _village_rows(known: Known, found: Solved) -> list[dict[str, object]]:
    left = {one.village.code: one for one in found.uncovered}
    rows: list[dict[str, object]] = []
    for village in known.problem.villages:
        one = left.get(village.code)
        rows.append(
            {
                "code": village.code, "path": known.paths[village.code],
                "latitude": village.latitude, "longitude": village.longitude,
                "kpm": village.kpm, "served": village.kpm - (one.kpm if one else 0),
                "reason": one.reason if one else "", "service": one.service if one else "",
                "nearest": one.nearest.id if one and one.nearest else "",
                "nearest_m": round(one.km * 1000) if one and one.km is not None else None,
            }
        )  # fmt: skip
    rows += [
        {
            "code": code, "path": known.paths[code], "latitude": None, "longitude": None,
            "kpm": kpm, "served": 0, "reason": NO_POSITION, "service": "rice", "nearest": "",
            "nearest_m": None,
        }
        for code, kpm in known.without.items()
    ]  # fmt: skip
    return rows


def _shop_rows(path: str, known: Known, found: Solved) -> list[dict[str, object]]:
    taken = [0] * len(known.problem.shops)
    for flow in found.plan.flows:
        taken[flow.shop] += flow.kpm
    return [
        {
            "id": shop.id, "code": shop.code, "path": known.paths.get(shop.code, path),
            "latitude": shop.latitude, "longitude": shop.longitude, "capacity": shop.capacity,
            "serves": shop.serves, "opened": number in found.plan.opened, "barred": shop.barred,
            "taken": taken[number],
        }
        for number, shop in enumerate(known.problem.shops)
    ]  # fmt: skip


def _flow_rows(known: Known, found: Solved) -> list[dict[str, object]]:
    plans = {PROPOSED: found.plan.flows, **found.by_hand}
    villages, shops = known.problem.villages, known.problem.shops
    return [
        {
            "plan": name, "code": villages[flow.village].code,
            "path": known.paths[villages[flow.village].code], "id": shops[flow.shop].id,
            "kpm": flow.kpm, "mm": flow.mm,
        }
        for name, flows in plans.items()
        for flow in flows
    ]  # fmt: skip
