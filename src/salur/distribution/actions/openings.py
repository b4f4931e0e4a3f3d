"""With what the first month of a kab/kota opens, where no file says it."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.distribution import queries
from salur.distribution.actions import refusals
from salur.distribution.actions.cycles import known_cycle, named
from salur.distribution.pipeline import cycles as steps
from salur.distribution.pipeline import openings
from salur.distribution.queries import Opening
from salur.kernel.program import Program

STATEMENT = (
    "Dengan ini dinyatakan bahwa seluruh kartu KPM di kabupaten/kota ini bersaldo nol"
    " pada awal bulan {period}."
)


@transaction.atomic
def declare_zero_opening(*, cycle_id: UUID, by: Actor, at: dt.datetime, key: str) -> Opening:
    """Sign, as the head, that no card held anything when the month began; signed once, for good.

    A file of balances that comes later, or a version of the month before, goes before it. Refused,
    in this order: `cycle_unknown`, `role_missing`, `outside_scope`, `opening_not_needed`,
    `opening_known`.
    """
    one = known_cycle(cycle_id, "opening.declare", by)
    done = audit.done("cycle.zero_declared", key)
    with as_owner():
        steps.lock([cycle_id])
        (one,) = queries.cycles_of([cycle_id])
        if done is not None:
            return one.opening
        if one.program is not Program.BPNT:
            raise refusals.opening_not_needed()
        if one.opening.is_known:
            raise refusals.opening_known()
        openings.declare(one, STATEMENT.format(period=one.period), by=by, at=at)
        (one,) = queries.cycles_of([cycle_id])
    audit.record(
        action="cycle.zero_declared",
        by=by,
        at=at,
        subject=("cycle", cycle_id),
        path=one.path,
        facts={**named(one), "title": by.title},
        key=key,
    )
    return one.opening
