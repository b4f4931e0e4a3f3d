"""Decides which of two families counts as the other, and that an alias is one step long."""

import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID


class Standing(NamedTuple):
    """What decides which of two families stays: the one that lives, is payable, is older."""

    id: UUID
    id_kpm: str
    path: str
    payable: bool
    member_from: int | None
    ended_from: int | None
    waits: bool
    paid_since: dt.date | None

    def is_listed(self, period: int) -> bool:
        """Say whether it is a member in `period`: begun, not ended, and not on the waiting list."""
        begun = self.member_from is None or self.member_from <= period
        return begun and not self.waits and (self.ended_from is None or self.ended_from > period)


class LiveAlias(NamedTuple):
    """From a month on one family counts as another."""

    id: UUID
    alias: UUID
    canonical: UUID


class Joining(NamedTuple):
    """Which family shall count as which, and the alias that this leans on, if any."""

    alias: UUID
    canonical: UUID
    leans_on: UUID | None


class Unjoinable(enum.StrEnum):
    """Why two families cannot count as one, by the code of the refusal."""

    ALREADY = "alias_already"
    GROUPS = "alias_of_groups"
    KEPT = "alias_keeps_other"
    UNLISTED = "alias_canonical_unlisted"


def stays(first: Standing, second: Standing, period: int) -> UUID:
    """Give which of two families stays where nobody chooses.

    The one that is a member then, then the payable one, then the one paid for longer.
    """

    def rank(one: Standing) -> tuple[bool, bool, dt.date, str]:
        since = one.paid_since or dt.date.max
        return not one.is_listed(period), not one.payable, since, one.id_kpm

    return min((first, second), key=rank).id


def join(
    first: Standing,
    second: Standing,
    *,
    keep: UUID | None,
    period: int,
    live: Iterable[LiveAlias],
    roots: Mapping[UUID, Standing],
) -> Joining | Unjoinable:
    """Decide which of two families shall count as which.

    A family that counts as another stands for it: `roots` has how that one stands. One that others
    count as already stays, so that an alias is never longer than one step.
    """
    live = tuple(live)
    ends = [_root(one, live, roots) for one in (first, second)]
    (one, leaned), (other, leaned_too) = ends
    if one.id == other.id:
        return Unjoinable.ALREADY
    held = [end.id for end, _ in ends if any(alias.canonical == end.id for alias in live)]
    if len(held) == 2:
        return Unjoinable.GROUPS
    canonical = held[0] if held else (keep or stays(one, other, period))
    if keep is not None and keep != canonical:
        return Unjoinable.KEPT
    kept, gone = (one, other) if canonical == one.id else (other, one)
    if gone.is_listed(period) and not kept.is_listed(period):
        return Unjoinable.UNLISTED
    return Joining(gone.id, kept.id, leaned or leaned_too)


def _root(
    family: Standing, live: Iterable[LiveAlias], roots: Mapping[UUID, Standing]
) -> tuple[Standing, UUID | None]:
    for alias in live:
        if alias.alias == family.id:
            return roots[alias.canonical], alias.id
    return family, None
