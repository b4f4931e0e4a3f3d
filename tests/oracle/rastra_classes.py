"""The fourteen classes of a desa's month; the first that holds is the headline."""

from tests.oracle.rastra_result import Grams

CLASSES = (
    "handed_without_arrival",
    "arrived_without_release",
    "released_without_request",
    "not_requested",
    "requested_short",
    "requested_over_quota",
    "not_released",
    "released_short",
    "not_arrived",
    "rejected",
    "arrived_short",
    "not_handed",
    "handed_short",
    "settled",
)


def class_of(g: Grams) -> str:
    """Give the first class that holds, in the order of the contract's table."""
    return next(name for name, holds in zip(CLASSES, _holds(g), strict=True) if holds)


def _holds(g: Grams) -> tuple[bool, ...]:
    return (
        g.handed > g.arrived,
        g.arrived > g.released,
        g.released > g.requested,
        g.quota > 0 and g.requested == 0,
        g.requested < g.quota,
        g.requested > g.quota,
        g.requested > 0 and g.released == 0,
        g.released < g.requested,
        g.released > 0 and g.gross_arrived == 0,
        g.arrived < g.released and g.rejected > 0,
        g.arrived < g.released,
        g.arrived > 0 and g.handed == 0,
        g.handed < g.arrived,
        g.quota == g.requested == g.released == g.arrived == g.handed,
    )
