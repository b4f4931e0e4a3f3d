"""Which region and month an operation is about, held within the caller's scope."""

from salur.access.domain import nearest_above
from salur.interfaces.api.door import Caller
from salur.kernel.period import Period
from salur.kernel.region_code import NATION, RegionCode
from salur.places.queries import digits_of


def path_of(caller: Caller, verb: str, region: str | None) -> str:
    """Give the region's place in the tree, or what lies nearest above the caller's whole scope.

    Row security narrows the latter to the scope. Refused: `outside_scope`.
    """
    if region is None:
        return nearest_above(caller.actor.paths, NATION)
    path = RegionCode(region).path
    caller.check(verb, path)
    return path


def number_of(period: str | None) -> int | None:
    """Give a month as tables hold it."""
    return None if period is None else Period.parse(period).number


def month_of(number: int | None) -> str | None:
    """Give a month as programs read it."""
    return None if number is None else str(Period.from_number(number))


def region_of(path: str) -> str | None:
    """Give the code of a place, None for the nation."""
    return digits_of(path) or None
