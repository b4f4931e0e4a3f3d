"""On whose behalf a command acts: a person of the installation, in their own scope.

Whoever runs the machine can prepare, receive and look in somebody's name; what a second person
must approve (requests, signatures) is done in the web application only, behind its sign-in.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor, actor_for, person_id_of
from salur.interfaces.cli.values import UsageRefused
from salur.kernel.refused import Sentence


def acting(email: str) -> Actor:
    """Give whom somebody acts as today; refused where nobody of that address acts for anyone."""
    with transaction.atomic():
        enter_scope(SYSTEM)
        person = person_id_of(email)
        found = actor_for(person, now().date()) if person is not None else None
    if found is None:
        raise UsageRefused(
            "person_unknown",
            Sentence(f"Tidak ada yang bertugas sebagai {email}.", f"Nobody acts as {email}."),
            Sentence("Lihat salur user list.", "See salur user list."),
        )
    return found


@contextmanager
def within(actor: Actor) -> Iterator[None]:
    """See and do only what `actor` may, until the block ends."""
    with transaction.atomic():
        enter_scope(actor)
        yield


def now() -> dt.datetime:
    """Give this moment."""
    return dt.datetime.now(dt.UTC)
