"""Steps of rice between request and village: what is left of each, and which paper is impossible.

A chain holds the moves of a kab/kota that cover some months, from our own papers and from the files
of the parties alike. What a file claims is kept, possible or not; what somebody wants to record by
form must be possible: `first_fault` names why it isn't, the first of `Fault` in its order.
"""

import datetime as dt
import enum
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from salur.distribution.domain.spa import is_letter_number
from salur.kernel.period import Period

_DESA, _KECAMATAN = 10, 6
MEASURE = 10  # grams: what kilograms with two decimals can say


class RiceStep(enum.StrEnum):
    """One sort of move."""

    REQUEST = "REQUEST"
    RELEASE = "RELEASE"
    SHIPMENT = "SHIPMENT"
    ARRIVAL = "ARRIVAL"
    REPLACEMENT = "REPLACEMENT"
    VILLAGE = "VILLAGE"
    RETURN = "RETURN"
    COUNT = "COUNT"


class Transport(enum.StrEnum):
    """How rice travels."""

    LAND = "LAND"
    RIVER = "RIVER"
    SEA = "SEA"
    AIR = "AIR"


class PointKind(enum.StrEnum):
    """What sort of place a delivery point is."""

    KELURAHAN = "KELURAHAN"
    KECAMATAN = "KECAMATAN"
    HARBOUR = "HARBOUR"
    AIRSTRIP = "AIRSTRIP"
    OTHER = "OTHER"


@dataclass(frozen=True)
class Move:
    """One step of rice in grams, with what it refers to: a release to its request, and so on."""

    kind: RiceStep
    code: str
    number: str
    refers: str
    dated: dt.date
    first: Period
    last: Period
    grams: int
    rejected: int = 0
    reason: str = ""
    place: str = ""
    place_key: str = ""
    transport: str | None = None
    point_id: UUID | None = None
    paper_id: UUID | None = None
    evidence_id: UUID | None = None

    @property
    def kept(self) -> int:
        """What came and was not rejected."""
        return self.grams - self.rejected

    def in_month(self, month: Period, grams: int | None = None) -> int:
        """Give a month's share of the grams: whole grams, the remainder to the first month."""
        if not self.first <= month <= self.last:
            return 0
        amount = self.grams if grams is None else grams
        months = _index(self.last) - _index(self.first) + 1
        share, rest = divmod(amount, months)
        return share + (rest if month == self.first else 0)


class Chain:
    """The moves of a kab/kota, and what each of them leaves for the next."""

    def __init__(self, moves: Iterable[Move]) -> None:
        self.moves = tuple(moves)
        self._by_kind: dict[RiceStep, list[Move]] = {kind: [] for kind in RiceStep}
        seen = set()
        for move in self.moves:
            # The same request as our letter and as somebody's file is one request.
            request = (move.number, move.code, move.first, move.last, move.grams)
            if move.kind is RiceStep.REQUEST and request in seen:
                continue
            seen.add(request if move.kind is RiceStep.REQUEST else None)
            self._by_kind[move.kind].append(move)

    def of(
        self, kind: RiceStep, *, number: str = "", refers: str = "", code: str = ""
    ) -> list[Move]:
        """Give the moves of a kind, by number, by what they refer to, at or under a region."""
        return [
            move
            for move in self._by_kind[kind]
            if (not number or move.number == number)
            and (not refers or move.refers == refers)
            and move.code.startswith(code)
        ]

    def left_of_request(self, spa: str, code: str) -> int:
        """Give what may still be released to a region: what it and its kecamatan asked for."""
        whole = code[:_KECAMATAN]
        left = self._asked(spa, whole) - _grams(self.of(RiceStep.RELEASE, refers=spa, code=whole))
        if len(code) < _DESA:
            return left
        own = self._asked(spa, code) - _grams(self.of(RiceStep.RELEASE, refers=spa, code=code))
        return min(own, left)

    def left_to_ship(self, release: str, code: str) -> int:
        """Give what was released and not yet sent off."""
        return self._released(release, code) - _grams(self._at(RiceStep.SHIPMENT, release, code))

    def left_to_arrive(self, release: str, code: str) -> int:
        """Give what is on its way: what was sent off (released, where nobody says so) or sent
        again in place of rejected rice, and hasn't come."""
        sent = _grams(self._at(RiceStep.SHIPMENT, release, code)) or self._released(release, code)
        came = self._at(RiceStep.ARRIVAL, release, code)
        again = sum(
            _grams(self._at(RiceStep.REPLACEMENT, number, code)) for number in _numbers(came)
        )
        return sent + again - _grams(came)

    def left_to_replace(self, arrival: str, code: str) -> int:
        """Give what was rejected and not yet sent again."""
        rejected = sum(
            m.rejected for m in self.of(RiceStep.ARRIVAL, number=arrival) if m.code == code
        )
        return rejected - _grams(self._at(RiceStep.REPLACEMENT, arrival, code))

    def at_point(self, arrival: str) -> int:
        """Give what of an arrival is still at its delivery point."""
        kept = sum(move.kept for move in self.of(RiceStep.ARRIVAL, number=arrival))
        gone = _grams(self.of(RiceStep.VILLAGE, refers=arrival))
        back = self.of(RiceStep.RETURN, refers=arrival)
        return kept - gone + sum(-m.grams if m.place_key else m.grams for m in back)

    def at_village(self, arrival: str, code: str) -> int:
        """Give what of an arrival came to a desa's village point and didn't go back."""
        back = [m for m in self._at(RiceStep.RETURN, arrival, code) if not m.place_key]
        return _grams(self._at(RiceStep.VILLAGE, arrival, code)) - _grams(back)

    def _asked(self, spa: str, code: str) -> int:
        return _grams(self.of(RiceStep.REQUEST, number=spa, code=code))

    def _released(self, release: str, code: str) -> int:
        return _grams([m for m in self.of(RiceStep.RELEASE, number=release) if m.code == code])

    def _at(self, kind: RiceStep, refers: str, code: str) -> list[Move]:
        return [move for move in self.of(kind, refers=refers) if move.code == code]


class Fault(enum.StrEnum):
    """Why a paper is impossible, in the order in which it is looked for."""

    REFERENCE_UNKNOWN = "rice_reference_unknown"
    NUMBER_INVALID = "rice_number_invalid"
    MASS_INVALID = "rice_mass_invalid"
    REJECTED_BEYOND_ARRIVED = "rice_rejected_beyond_arrived"
    REASON_MISSING = "rice_reason_missing"
    BEFORE_ORDER = "rice_before_order"
    IN_FUTURE = "rice_in_future"
    REGION_ELSEWHERE = "rice_region_elsewhere"
    MONTH_ELSEWHERE = "rice_month_elsewhere"
    WAREHOUSE_UNKNOWN = "rice_warehouse_unknown"
    POINT_UNKNOWN = "rice_point_unknown"
    POINT_ELSEWHERE = "rice_point_elsewhere"
    NUMBER_TAKEN = "rice_number_taken"
    BEYOND_LEFT = "rice_beyond_left"
    BEYOND_STOCK = "rice_beyond_stock"


@dataclass(frozen=True)
class Asked:
    """A paper that somebody wants to record; `month` is asked for where rice goes back."""

    kind: RiceStep
    number: str
    refers: str
    dated: dt.date
    code: str
    grams: int
    rejected: int = 0
    reason: str = ""
    month: Period | None = None


@dataclass(frozen=True)
class Standing:
    """What is known of a paper's number and of the places it names; None where it needs none.

    `stock` is what the warehouse can give on that day, None where nobody has counted it.
    """

    number_taken: bool = False
    warehouse_known: bool | None = None
    point_known: bool | None = None
    point_serves: bool = True
    stock: int | None = None


_ORIGIN = {
    RiceStep.RELEASE: RiceStep.REQUEST,
    RiceStep.SHIPMENT: RiceStep.RELEASE,
    RiceStep.ARRIVAL: RiceStep.RELEASE,
    RiceStep.REPLACEMENT: RiceStep.ARRIVAL,
    RiceStep.VILLAGE: RiceStep.ARRIVAL,
    RiceStep.RETURN: RiceStep.ARRIVAL,
}


def origin_of(kind: RiceStep) -> RiceStep:
    """Give the sort of move that a paper rests on."""
    return _ORIGIN[kind]


def origins(chain: Chain, kind: RiceStep, number: str) -> list[Move]:
    """Give the moves that a paper of `kind` with that reference rests on."""
    return chain.of(_ORIGIN[kind], number=number) if number else []


def left_for(chain: Chain, asked: Asked, *, to_warehouse: bool = False) -> int:
    """Give how many grams a paper may be about at most."""
    match asked.kind:
        case RiceStep.RELEASE:
            return chain.left_of_request(asked.refers, asked.code)
        case RiceStep.SHIPMENT:
            return chain.left_to_ship(asked.refers, asked.code)
        case RiceStep.ARRIVAL:
            return chain.left_to_arrive(asked.refers, asked.code)
        case RiceStep.REPLACEMENT:
            return chain.left_to_replace(asked.refers, asked.code)
        case RiceStep.RETURN if not to_warehouse:
            return chain.at_village(asked.refers, asked.code)
        case _:
            return chain.at_point(asked.refers)


def first_fault(chain: Chain, asked: Asked, place: Standing, today: dt.date) -> Fault | None:
    """Give the first reason why a paper is impossible, None where it is possible."""
    found = origins(chain, asked.kind, asked.refers)
    if not found:
        return Fault.REFERENCE_UNKNOWN
    # A request is for desa, and what is released for a kecamatan is for those of its desa.
    wider = {
        RiceStep.RELEASE: lambda m: m.code.startswith(asked.code) and len(asked.code) >= _KECAMATAN,
        RiceStep.VILLAGE: lambda m: asked.code.startswith(m.code) and len(asked.code) == _DESA,
        RiceStep.RETURN: lambda m: asked.code.startswith(m.code) and len(asked.code) == _DESA,
    }.get(asked.kind, lambda m: m.code == asked.code)
    first, last = min(m.first for m in found), max(m.last for m in found)
    to_warehouse = place.warehouse_known is not None
    checks = (
        (Fault.NUMBER_INVALID, not is_letter_number(asked.number)),
        (Fault.MASS_INVALID, asked.grams <= 0 or bool(asked.grams % MEASURE)),
        (Fault.MASS_INVALID, asked.rejected < 0 or bool(asked.rejected % MEASURE)),
        (Fault.REJECTED_BEYOND_ARRIVED, asked.rejected > asked.grams),
        (Fault.REASON_MISSING, asked.rejected > 0 and not asked.reason.strip()),
        (Fault.BEFORE_ORDER, asked.dated < min(m.dated for m in found)),
        (Fault.IN_FUTURE, asked.dated > today),
        (Fault.REGION_ELSEWHERE, not any(map(wider, found))),
        (Fault.MONTH_ELSEWHERE, asked.month is not None and not first <= asked.month <= last),
        (Fault.WAREHOUSE_UNKNOWN, place.warehouse_known is False),
        (Fault.POINT_UNKNOWN, place.point_known is False),
        (Fault.POINT_ELSEWHERE, bool(place.point_known) and not place.point_serves),
        (Fault.NUMBER_TAKEN, place.number_taken),
        (Fault.BEYOND_LEFT, asked.grams > left_for(chain, asked, to_warehouse=to_warehouse)),
        (Fault.BEYOND_STOCK, place.stock is not None and asked.grams > place.stock),
    )
    return next((fault for fault, holds in checks if holds), None)


def odd(chain: Chain, move: Move) -> Fault | None:
    """Give why a document that stands is not possible: a file's claim is kept, and is named.

    Refers to nothing that is known, is dated before what it refers to, or goes with its like beyond
    what there was.
    """
    if move.kind not in _ORIGIN:
        return None
    found = origins(chain, move.kind, move.refers)
    if not found:
        return Fault.REFERENCE_UNKNOWN
    if move.dated < min(one.dated for one in found):
        return Fault.BEFORE_ORDER
    asked = Asked(move.kind, move.number, move.refers, move.dated, move.code, 0)
    left = left_for(chain, asked, to_warehouse=bool(move.place_key))
    return Fault.BEYOND_LEFT if left < 0 else None


def _grams(moves: Iterable[Move]) -> int:
    return sum(move.grams for move in moves)


def _numbers(moves: Iterable[Move]) -> set[str]:
    return {move.number for move in moves}


def _index(month: Period) -> int:
    return month.year * 12 + month.month
