"""Where shops should open: the problem in the words of the office, and what follows from a plan.

A village has families and a position, a shop a position and room for families. Distance is along
the great circle times a factor for the road, unless somebody measured the way. A place may be
barred: the bank of the kab/kota is another, its owner may not have a shop, there is no signal.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import cos, floor, radians, sin

from salur.places.domain.positions import EARTH_KM, great_circle_km
from salur.transition.domain.siting_instance import MM_PER_KM, Arc, Instance, Plan

_SAFE_KM = 1e-9  # what a computed distance may be over the limit


@dataclass(frozen=True, slots=True)
class Village:
    """A place where families live; `row` is where its file says so."""

    code: str
    latitude: float
    longitude: float
    kpm: int
    row: int = 0


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop that serves, or a place where one may open; `barred` says why it may not."""

    id: str
    code: str
    latitude: float
    longitude: float
    capacity: int
    serves: bool
    barred: str = ""
    row: int = 0


@dataclass(frozen=True)
class Limits:
    """How far a family is sent, how much longer roads are than the air line, how many may open."""

    max_km: float
    road_factor: float
    openings: int | None = None


@dataclass(frozen=True)
class Problem:
    """Villages and shops in the order of their codes; `travel` gives the kilometres measured."""

    villages: tuple[Village, ...]
    shops: tuple[Shop, ...]
    limits: Limits
    travel: Mapping[tuple[str, str], float] = field(default_factory=dict)


class Reason(StrEnum):
    """Why families stay without a shop, the first that holds."""

    OUT_OF_REACH = "out_of_reach"
    BARRED = "places_barred"
    OPENINGS_USED_UP = "openings_used_up"
    NO_ROOM = "no_room_left"


class Service(StrEnum):
    """What may serve families without a shop in reach; people decide."""

    NEIGHBOUR = "neighbouring_shop"
    SERVICE_DAY = "mobile_service_day"
    RICE = "rice"


@dataclass(frozen=True, slots=True)
class Uncovered:
    """Families of a village that no shop serves, and what is proposed for them."""

    village: Village
    kpm: int
    reason: Reason
    service: Service
    nearest: Shop | None
    km: float | None


def ordered(problem: Problem) -> Problem:
    """Give the problem in the order of codes, so that the order of rows changes nothing."""
    villages = sorted(
        problem.villages, key=lambda v: (v.code, v.latitude, v.longitude, v.kpm, v.row)
    )
    shops = sorted(problem.shops, key=lambda s: (not s.serves, s.id))
    return Problem(tuple(villages), tuple(shops), problem.limits, problem.travel)


def kilometres(problem: Problem, village: Village, shop: Shop) -> float:
    """Give the way from a village to a shop."""
    measured = problem.travel.get((village.code, shop.id))
    if measured is not None:
        return measured
    here, there = (village.latitude, village.longitude), (shop.latitude, shop.longitude)
    return great_circle_km(here, there) * problem.limits.road_factor


def instance_of(problem: Problem) -> Instance:
    """Give the problem in whole numbers; villages and shops keep their places."""
    arcs = []
    for place, village, shop in _pairs(problem):
        one = problem.shops[shop]
        km = kilometres(problem, village, one)
        if km <= problem.limits.max_km + _SAFE_KM and not one.barred:
            arcs.append(Arc(place, shop, round(km * MM_PER_KM)))
    return Instance(
        tuple(village.kpm for village in problem.villages),
        tuple(shop.capacity for shop in problem.shops),
        tuple(shop.serves for shop in problem.shops),
        tuple(sorted(arcs, key=lambda arc: (arc.village, arc.shop))),
        problem.limits.openings,
    )


def _pairs(problem: Problem) -> Iterable[tuple[int, Village, int]]:
    """Give the pairs that may be in reach: those in neighbouring cells, and those measured."""
    cells = _cells(problem.shops, problem.limits)
    size = _cell_km(problem.limits)
    measured: dict[str, list[int]] = {}
    number = {shop.id: place for place, shop in enumerate(problem.shops)}
    for code, shop_id in problem.travel:
        if shop_id in number:
            measured.setdefault(code, []).append(number[shop_id])
    for place, village in enumerate(problem.villages):
        if village.kpm <= 0:
            continue
        near = set(measured.get(village.code, ()))
        for cell in _around(_cell(village.latitude, village.longitude, size)):
            near.update(cells.get(cell, ()))
        yield from ((place, village, shop) for shop in sorted(near))


def _cell_km(limits: Limits) -> float:
    return max(limits.max_km / max(limits.road_factor, 1e-6), 0.05) * (1 + 1e-9)


def _cells(shops: Sequence[Shop], limits: Limits) -> dict[tuple[int, int, int], list[int]]:
    """Part space into cubes as wide as the reach, for the air line is never longer than it."""
    size = _cell_km(limits)
    cells: dict[tuple[int, int, int], list[int]] = {}
    for place, shop in enumerate(shops):
        cells.setdefault(_cell(shop.latitude, shop.longitude, size), []).append(place)
    return cells


def _cell(latitude: float, longitude: float, size: float) -> tuple[int, int, int]:
    north, east = radians(latitude), radians(longitude)
    return (
        floor(EARTH_KM * cos(north) * cos(east) / size),
        floor(EARTH_KM * cos(north) * sin(east) / size),
        floor(EARTH_KM * sin(north) / size),
    )


def _around(cell: tuple[int, int, int]) -> Iterable[tuple[int, int, int]]:
    steps = (-1, 0, 1)
    return ((cell[0] + x, cell[1] + y, cell[2] + z) for x in steps for y in steps for z in steps)


@dataclass(frozen=True)
class Reaches:
    """How far what else may serve families reaches: a shop beyond the limit, a service day.

    A bank installs no terminal for fewer than `least_kpm` families.
    """

    neighbour_km: float
    service_day_km: float
    least_kpm: int


def uncovered_of(
    problem: Problem, instance: Instance, plan: Plan, reaches: Reaches
) -> tuple[Uncovered, ...]:
    """Name every village with families that no shop serves, why, and what may serve them."""
    served = [0] * len(problem.villages)
    taken = [0] * len(problem.shops)
    for flow in plan.flows:
        served[flow.village] += flow.kpm
        taken[flow.shop] += flow.kpm
    open_ = [
        place
        for place, shop in enumerate(problem.shops)
        if (shop.serves or place in plan.opened) and not shop.barred
    ]
    found = []
    for place, village in enumerate(problem.villages):
        left = village.kpm - served[place]
        if left > 0:
            reason = _reason(problem, instance, plan, place)
            free = [s for s in open_ if taken[s] < problem.shops[s].capacity]
            found.append(_proposed(problem, village, left, reason, free or open_, reaches))
    return tuple(found)


def _reason(problem: Problem, instance: Instance, plan: Plan, place: int) -> Reason:
    arcs = instance.arcs_of_village[place]
    if not arcs:
        village = problem.villages[place]
        barred = (shop for shop in problem.shops if shop.barred)
        most = problem.limits.max_km + _SAFE_KM
        near = any(kilometres(problem, village, shop) <= most for shop in barred)
        return Reason.BARRED if near else Reason.OUT_OF_REACH
    may_open = any(not instance.serves[a.shop] and a.shop not in plan.opened for a in arcs)
    return Reason.OPENINGS_USED_UP if may_open else Reason.NO_ROOM


def _proposed(
    problem: Problem,
    village: Village,
    kpm: int,
    reason: Reason,
    open_: Sequence[int],
    reaches: Reaches,
) -> Uncovered:
    near = min(((kilometres(problem, village, problem.shops[s]), s) for s in open_), default=None)
    if near is None:
        return Uncovered(village, kpm, reason, Service.RICE, None, None)
    km, shop = near
    service = Service.RICE
    if km <= reaches.neighbour_km or (kpm < reaches.least_kpm and km <= reaches.service_day_km):
        service = Service.NEIGHBOUR
    elif km <= reaches.service_day_km:
        service = Service.SERVICE_DAY
    return Uncovered(village, kpm, reason, service, problem.shops[shop], km)
