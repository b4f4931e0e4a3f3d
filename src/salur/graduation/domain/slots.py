"""The place that a family leaves behind: to whom it is offered, what fills it.

The waiting list decides the order and the quota how many; nobody is chosen by a score. An offer is
a proposal: it takes a place only when the village meeting agrees and the office endorses.
"""

import datetime as dt
import enum
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from typing import NamedTuple
from uuid import UUID

from salur.coordination.domain.machine import Machine, Step
from salur.kernel.period import Period
from salur.programs.domain import QuotaOfMonth
from salur.registry.domain import InLine, effective_month


class SlotState(enum.StrEnum):
    """What became of a place: nobody's, proposed for a family, a family's, or given up."""

    FREE = "FREE"
    OFFERED = "OFFERED"
    FILLED = "FILLED"
    CLOSED = "CLOSED"


class Closing(enum.StrEnum):
    """Why a place is given up: the quota was lowered, or the programme ended there."""

    QUOTA = "quota"
    PROGRAM = "program"


OFFICE, HEAD, DATA = "office", "head", "data"
_S = SlotState
SLOT = Machine(
    "slot",
    _S.FREE,
    (
        Step(_S.FREE, "offer", OFFICE, _S.OFFERED),
        Step(_S.OFFERED, "release", DATA, _S.FREE),
        Step(_S.OFFERED, "fill", DATA, _S.FILLED),
        Step(_S.FREE, "fill", DATA, _S.FILLED),
        Step(_S.FREE, "close", HEAD, _S.CLOSED),
        Step(_S.CLOSED, "reopen", HEAD, _S.FREE),
    ),
)
_DIGITS = (2, 4, 6, 10)  # where a code of a desa ends at each level


class FreePlace(NamedTuple):
    """A place that nobody has: from which month, and since when nobody was proposed for it."""

    id: UUID
    number: int
    kabkota: str
    from_month: int
    since: dt.datetime


class Added(NamedTuple):
    """A family that an endorsed change puts on a list, without that a place was offered."""

    change: int
    family: UUID
    kabkota: str
    month: int
    at: dt.datetime


class Offer(NamedTuple):
    """A place, and the family that is proposed for it, from a month on."""

    place: FreePlace
    family: InLine
    month: Period


class PassedOver(NamedTuple):
    """A family that waits and is not proposed now, with the code of the reason."""

    family: InLine
    why: str


@dataclass(frozen=True)
class Plan:
    """Who would follow into the free places of a kab/kota, and who is passed over."""

    free: int
    offers: tuple[Offer, ...] = ()
    passed: tuple[PassedOver, ...] = ()

    @property
    def digest(self) -> str:
        """What a page showed, in short: whoever confirms it confirms this and nothing else."""
        lines = (f"{one.place.id} {one.family.family} {one.month}" for one in self.offers)
        return sha256("\n".join(lines).encode()).hexdigest()[:16]


class Room:
    """How many families more each region may have, month by month; an offer takes of it."""

    def __init__(self, left: Iterable[QuotaOfMonth]) -> None:
        self._left: dict[str, dict[int, int]] = {}
        for code, month, kpm in left:
            if kpm is not None:
                self._left.setdefault(code, {})[month] = kpm

    def why_not(self, code: str, month: int) -> str:
        """Say why no family of a desa may come in a month: empty where one may.

        Whoever comes stays, so every later month that has a quota must have room as well.
        """
        found = [self._left[code[:end]] for end in _DIGITS if code[:end] in self._left]
        if not any(month in one for one in found):
            return "quota_unknown"
        full = any(left < 1 for one in found for later, left in one.items() if later >= month)
        return "quota_full" if full else ""

    def take(self, code: str, month: int) -> None:
        """Count one family more in a desa from a month on."""
        for end in _DIGITS:
            for later in self._left.get(code[:end], {}):
                if later >= month:
                    self._left[code[:end]][later] -= 1


def first_month(on: dt.date, cutoff_day: int) -> Period:
    """Give the month of the next list that a change endorsed on that day still reaches."""
    following = Period(on.year, on.month).shift(1)
    return effective_month(following, endorsed_on=on, cutoff_day=cutoff_day)


def offers(places: Iterable[FreePlace], line: Sequence[InLine], room: Room, first: Period) -> Plan:
    """Give each place, the oldest first, to the first family in line that may have it.

    A place that becomes free later is offered from its own month. A family whose desa has no room
    is passed over; it is asked again for a place of a later month, before those behind it.
    """
    ordered = sorted(places, key=lambda one: (one.from_month, one.number))
    queue, found = list(line), []
    passed: dict[UUID, PassedOver] = {}
    for month, group in groupby(ordered, key=lambda one: max(one.from_month, first.number)):
        open_places, later = list(group), []
        for place, family in enumerate(queue):
            if not open_places:
                later += queue[place:]
                break
            why = _why_not(family, month) or room.why_not(family.kode_wilayah, month)
            if not why:
                room.take(family.kode_wilayah, month)
                found.append(Offer(open_places.pop(0), family, Period.from_number(month)))
                passed.pop(family.family, None)
                continue
            passed[family.family] = PassedOver(family, why)
            if why in _OF_A_MONTH:
                later.append(family)
        queue = later
    return Plan(len(ordered), tuple(found), tuple(passed.values()))


_OF_A_MONTH = ("month_taken", "quota_unknown", "quota_full")


def _why_not(family: InLine, month: int) -> str:
    """Give the code of what keeps a family from any place, or from one of a month."""
    if not family.payable:
        return "not_payable"
    if family.named:
        return "named_already"
    if family.coming:
        return "comes_already"
    return "month_taken" if month in family.months else ""


def taken(free: Iterable[FreePlace], added: Iterable[Added]) -> tuple[tuple[FreePlace, Added], ...]:
    """Give which free place each family takes that came by hand or by file, in the order they came.

    It takes the oldest of its kab/kota that was free by then and holds from its month; where there
    is none it fills what the quota had left, and no place. Asked again the answer is the same.
    """
    left: dict[str, list[FreePlace]] = {}
    for place in sorted(free, key=lambda one: (one.from_month, one.number)):
        left.setdefault(place.kabkota, []).append(place)
    found = []
    for one in sorted(added, key=lambda one: (one.at, one.change)):
        here = left.get(one.kabkota, [])
        fitting = next(_fitting(here, one), None)
        if fitting is not None:
            here.remove(fitting)
            found.append((fitting, one))
    return tuple(found)


def _fitting(here: Iterable[FreePlace], one: Added) -> Iterator[FreePlace]:
    return (it for it in here if it.since <= one.at and it.from_month <= one.month)
