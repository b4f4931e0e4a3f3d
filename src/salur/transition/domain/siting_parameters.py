"""What the dated parameters say about siting: room, reach, roads, and what serves the rest."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from salur.kernel.program import Program
from salur.programs.domain import default_parameters

_METRES = 1_000.0
_PERMILLE = 1_000.0


@dataclass(frozen=True)
class SitingParameters:
    """The limits of siting as they hold on a day."""

    capacity: int
    max_km: float
    road_factor: float
    least_kpm: int
    neighbour_km: float
    service_day_km: float


def siting_parameters(value_of: Callable[[str], int] | None = None) -> SitingParameters:
    """Give the parameters that `value_of` names, by default the newest that the program carries."""
    asked = value_of or _carried
    return SitingParameters(
        capacity=asked("shop_capacity"),
        max_km=asked("shop_reach") / _METRES,
        road_factor=asked("road_factor") / _PERMILLE,
        least_kpm=asked("min_kpm_for_edc"),
        neighbour_km=asked("neighbour_reach") / _METRES,
        service_day_km=asked("service_day_reach") / _METRES,
    )


def _carried(name: str) -> int:
    return default_parameters(dt.date.max)[Program.BPNT, name].value
