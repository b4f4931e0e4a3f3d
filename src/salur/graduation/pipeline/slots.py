"""The statements that write places; called as the owner, behind one lock."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import connection

from salur.access.queries import Actor
from salur.graduation.domain.slots import Added, FreePlace, Offer, SlotState
from salur.graduation.queries.running import rows_of


def lock() -> None:
    """Let nobody else settle or offer places until this transaction ends.

    Taken after the lock of the places of a province, where both are.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('graduation.slots', 0))")


def free(path: str) -> tuple[FreePlace, ...]:
    """Lock and give the places at or under `path` that nobody has, the oldest first."""
    return tuple(FreePlace(*row) for row in rows_of("slots/free", {"path": path}))


def added() -> tuple[Added, ...]:
    """Give who came to a list without an offer, of those staged, where places were free."""
    return tuple(Added(*row) for row in rows_of("slots/added"))


def open_staged() -> int:
    """Make a place of every staged change that freed one; give how many."""
    return _count("slots/open", {})


def release_staged(at: dt.datetime) -> int:
    """Let go of the places whose staged change will not fill them; give how many."""
    return _count("slots/release", {"at": at})


def fill_staged(at: dt.datetime) -> int:
    """Fill the offered places whose staged change was endorsed; give how many."""
    return _count("slots/fill_offered", {"at": at})


def fill_free(pairs: Sequence[tuple[FreePlace, Added]], at: dt.datetime) -> int:
    """Fill free places with who came by hand or by file; give how many."""
    if not pairs:
        return 0
    values = {
        "slots": [place.id for place, _ in pairs],
        "changes": [one.change for _, one in pairs],
        "families": [one.family for _, one in pairs],
        "months": [one.month for _, one in pairs],
        "at": at,
    }
    return _count("slots/fill_free", values)


def offer(pairs: Sequence[tuple[Offer, int]], *, by: Actor, at: dt.datetime) -> int:
    """Offer places, each with the change that is to fill it; give how many."""
    values = {
        "slots": [one.place.id for one, _ in pairs],
        "changes": [change for _, change in pairs],
        "families": [one.family.family for one, _ in pairs],
        "at": at,
        "by": by.person_id,
        "by_name": by.name,
        "by_org": by.organisation_id,
    }
    return _count("slots/offer", values)


def lock_some(ids: Sequence[UUID]) -> tuple[tuple[UUID, str, str], ...]:
    """Lock places; give id, state and path of those that there are."""
    return tuple((row[0], row[1], row[2]) for row in rows_of("slots/lock_some", {"ids": list(ids)}))


def turn(
    ids: Sequence[UUID],
    verb: str,
    step: tuple[SlotState, SlotState],
    *,
    reason: str | None = None,
    number: str | None = None,
    by: Actor,
    at: dt.datetime,
) -> int:
    """Give places up, or take that back; give how many."""
    values = {
        "ids": list(ids),
        "verb": verb,
        "before": str(step[0]),
        "after": str(step[1]),
        "reason": reason,
        "number": number,
        "by": by.person_id,
        "by_name": by.name,
        "by_org": by.organisation_id,
        "at": at,
    }
    return _count("slots/turn", values)


def _count(name: str, values: Mapping[str, object]) -> int:
    return int(rows_of(name, values)[0][0])
