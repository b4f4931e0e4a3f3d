"""The questions about families that count as one."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text
from salur.registry.domain import LiveAlias, Standing
from salur.registry.models import Alias


@dataclass(frozen=True)
class OneWith:
    """A family that counts as one with another, wherever it lives; `stays` where it is the one."""

    alias: UUID
    family: UUID
    id_kpm: str
    name: str
    kode_wilayah: str
    path: str
    stays: bool
    since: int
    decided_at: dt.datetime
    reason: str
    pair: UUID | None


def one_with(family_id: UUID) -> tuple[OneWith, ...]:
    """Give the families that count as one with a family.

    Row security limits who is seen. Both offices have said that they are one, so whoever may see
    one half (`FamilyView.is_joined` says that there is another) asks as the owner for the other.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "aliases_of_family"), {"family": family_id})
        return tuple(OneWith(*row) for row in cursor.fetchall())


def standings(families: Iterable[UUID]) -> dict[UUID, Standing]:
    """Give how families stand, by id; those nobody knows, or out of scope, are absent."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "standings"), {"families": list(families)})
        return {row[0]: Standing(*row) for row in cursor.fetchall()}


def live_aliases(families: Iterable[UUID]) -> tuple[LiveAlias, ...]:
    """Give the live aliases of families, and of whatever counts as the same family as they do."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "aliases_near"), {"families": list(families)})
        return tuple(LiveAlias(*row) for row in cursor.fetchall())


def live_alias_of_pair(pair: UUID) -> UUID | None:
    """Give the live alias that a pair's decision made, None where there is none."""
    found = Alias.objects.filter(pair=pair, undone_at=None)
    return found.values_list("id", flat=True).first()


def pairs_that_joined(pairs: Iterable[UUID]) -> frozenset[UUID]:
    """Give which of these pairs' decisions made an alias that is live."""
    found = Alias.objects.filter(pair__in=list(pairs), undone_at=None)
    return frozenset(found.values_list("pair", flat=True))  # type: ignore[arg-type]
