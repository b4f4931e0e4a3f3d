"""Letting cases follow the register and the clock: nobody asks for it, and again it does nothing.

Runs beside the server, and right after an endorsement. Refuses nothing.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM
from salur.audit import actions as audit
from salur.graduation.actions.follow_ups import make_follow_ups
from salur.graduation.pipeline import following
from salur.kernel.region_code import NATION


@transaction.atomic
def follow_register(*, at: dt.datetime, path: str = NATION) -> int:
    """Let cases at or under `path` take every step that the register says; give how many.

    What was submitted is endorsed or refused; whose month has come has left; a line that came
    without a case gets one; who ended otherwise or got a place again is done; who moved takes their
    case along; and who left is to be looked after. Set-based, and of those alone that there is
    news of.
    """
    with as_owner():
        did = following.follow(path, by=SYSTEM, at=at)
        if did:
            did["follow_ups"] = make_follow_ups(at=at, cases=following.left())
    steps = sum(did.values())
    if steps:
        audit.record(
            action="graduation.followed",
            by=SYSTEM,
            at=at,
            subject=("region", path),
            path=path,
            facts={"steps": steps, **did},
        )
    return steps


@transaction.atomic
def lapse_due(*, at: dt.datetime) -> int:
    """Confirm, set-based, what families did not object to in time; give how many."""
    with as_owner():
        lapsed = following.lapse(timezone.localdate(at), by=SYSTEM, at=at)
    if lapsed:
        audit.record(
            action="graduation.lapsed",
            by=SYSTEM,
            at=at,
            subject=("graduation", "all"),
            facts={"lapsed": lapsed},
        )
    return lapsed
