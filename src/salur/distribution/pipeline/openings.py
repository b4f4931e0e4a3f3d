"""Keeping the head's word about a first month's balances."""

import datetime as dt

from salur.access.queries import Actor
from salur.distribution.models import Declaration
from salur.distribution.queries import Cycle


def declare(cycle: Cycle, statement: str, *, by: Actor, at: dt.datetime) -> None:
    """Keep a signed statement of zero."""
    Declaration.objects.create(
        cycle_id=cycle.id,
        path=cycle.path,
        statement=statement,
        signed_by=by.person_id,
        signed_by_name=by.name,
        title=by.title,
        nip=by.nip,
        at=at,
    )
