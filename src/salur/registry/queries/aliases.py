"""The questions about families that count as one."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Q

from salur.access.actions import as_owner
from salur.kernel.sql_text import sql_text
from salur.registry.domain import LiveAlias, Standing
from salur.registry.models import Alias, Family


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
    """Give the families that count as one with a family in scope, also those outside the scope.

    Both offices have said that they are one family; so each sees that the other has it too.
    """
    if not Alias.objects.filter(
        Q(alias_id=family_id) | Q(canonical_id=family_id), undone_at=None
    ).exists():
        return ()
    if not Family.objects.filter(id=family_id).exists():
        return ()
    with as_owner(), connection.cursor() as cursor:
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
