"""Keeping places as the register says: freed, filled, let go of. Again it changes nothing.

Runs by itself every few minutes, after every endorsement, and before places are offered.
"""

import datetime as dt
from dataclasses import asdict, dataclass

from django.db import transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.audit import actions as audit
from salur.graduation.domain.slots import taken
from salur.graduation.pipeline import slots as pipeline
from salur.kernel.region_code import NATION
from salur.registry.actions.hearing import hear_of_places, hear_who_came_since


@dataclass(frozen=True)
class SlotsSettled:
    """What the register had to say of places: made, let go of, filled."""

    made: int
    released: int
    filled: int


@transaction.atomic
def settle_slots(*, at: dt.datetime) -> SlotsSettled:
    """Settle every place of the nation; for whoever runs it by itself."""
    enter_scope(SYSTEM)
    return settle_slots_of(path=NATION, at=at)


@transaction.atomic
def settle_slots_of(*, path: str, at: dt.datetime) -> SlotsSettled:
    """Settle the places at or under `path`, in the scope of whoever changed the register."""
    with as_owner():
        pipeline.lock()
        if not hear_of_places(path):
            return SlotsSettled(0, 0, 0)
        made = pipeline.open_staged()
        filled = pipeline.fill_staged(at)
        released = pipeline.release_staged(at)
        # Who came without an offer takes what was free when they came, whichever was heard first.
        hear_who_came_since()
        came = pipeline.added()
        if came:
            filled += pipeline.fill_free(taken(pipeline.free(path), came), at)
    settled = SlotsSettled(made, released, filled)
    if any(asdict(settled).values()):
        audit.record(
            action="slot.settled",
            by=SYSTEM,
            at=at,
            subject=("region", path),
            path=path,
            facts=asdict(settled),
        )
    return settled
