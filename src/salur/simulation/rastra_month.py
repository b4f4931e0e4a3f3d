"""Rice of one area, month by month: documents as their authors write them, and the truth."""

import random
from dataclasses import dataclass, field

from salur.kernel.period import Period
from salur.simulation.assumptions import Area, Assumptions
from salur.simulation.chance import Lottery, stream
from salur.simulation.population import Family, Settlement, Village
from salur.simulation.rastra_book import RiceBook, split
from salur.simulation.rastra_fates import (
    HANDING_FATES,
    KILOGRAM,
    RICE_FATES,
    SINGLE_MONTH_FATES,
    Chain,
    at_point,
    settled,
)

_BEFORE_SHORTAGE = frozenset(
    {"handed_without_arrival", "arrived_without_release", "released_without_request"}
)


@dataclass(frozen=True, slots=True)
class RiceUnit:
    """The truth of one desa and month; grams in the order of the contract."""

    code: str
    cls: str
    findings: tuple[str, ...]
    grams: tuple[int, int, int, int, int, int]
    set_aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """The months that one set of documents is for, and what it must bring for each."""

    village: Village
    months: tuple[Period, ...]
    paid_months: tuple[Period, ...]
    want: int
    quota_g: int


@dataclass(slots=True)
class RiceMonth:
    """One month of an area: lines in `book`, truth per desa, for this and for earlier months."""

    book: RiceBook
    assumed: Assumptions
    rng: random.Random
    faults: float
    in_run: frozenset[Period]
    units: dict[str, RiceUnit] = field(default_factory=dict)
    earlier: dict[Period, dict[str, RiceUnit]] = field(default_factory=dict)
    families: list[str] = field(default_factory=list)
    unserved: list[str] = field(default_factory=list)

    def live(self, settlement: Settlement) -> None:
        """Let the month happen."""
        area, period = settlement.area, self.book.period
        months = delivered_months(area, period, self.faults)
        fates = Lottery(self.rng, self.assumed.rates["rastra_rate"], self.faults)
        if not months:
            for village in settlement.villages:
                self._nothing(village)
            return
        if area.kecamatan_documents:
            points = Lottery(self.rng, self.assumed.rates["shared_point_rate"], self.faults)
            shared: dict[str, list[Delivery]] = {}
            for village in settlement.villages:
                shared.setdefault(village.code[:6], []).append(self._due(village, months))
            for kecamatan, due in shared.items():
                self._point(kecamatan, due, points.draw(), fates)
            return
        for village in settlement.villages:
            self._own(self._due(village, months), fates.draw())

    def _due(self, village: Village, months: tuple[Period, ...]) -> Delivery:
        ration = int(self.assumed.numbers["ration_g"])
        paid = tuple(m for m in months if m.month > 1) if village.late_quota else months
        listed = len(village.families)
        return Delivery(village, months, paid or months, listed * ration, village.quota * ration)

    def _nothing(self, village: Village) -> None:
        """No delivery this month: the desa waits for the next rapel."""
        begun = not (village.late_quota and self.book.period.month == 1)
        quota_g = village.quota * int(self.assumed.numbers["ration_g"]) if begun else 0
        if quota_g:
            self.units[village.code] = RiceUnit(
                village.code, "not_requested", _unfilled(village), (quota_g, 0, 0, 0, 0, 0)
            )
        self._hand_out(village, [], self.book.period, count=True)

    def _own(self, due: Delivery, fate: str) -> None:
        """A desa with documents of its own."""
        village, n = due.village, len(due.months)
        filled = len(village.families) == village.quota
        unfit = n > 1 and fate in SINGLE_MONTH_FATES
        if fate == "swapped" and len(village.families) < 2:
            unfit = True
        if not filled or unfit or (fate == "quota_conflict" and village.late_quota):
            fate = ""
        chain = RICE_FATES[fate](due.want, self.rng) if fate else settled(due.want, self.rng)
        book, times = self.book, len(due.paid_months)
        asked, released = chain.requested * times, chain.released * times
        if asked:
            book.request(village, due.months, asked)
        if released:
            book.release(village.code, due.months, released)
        arrivals = [(g * times, x * times) for g, x in chain.arrivals]
        if chain.odd:
            arrivals[0] = (arrivals[0][0] - chain.odd, 0)
        for arrived, bad in arrivals:
            book.arrive(village.code, due.months, arrived, bad)
        net = sum(g - x for g, x in arrivals)
        if chain.act.startswith("again_") and chain.act != "again_serah":
            book.repeat(chain.act.removeprefix("again_"))
        self._finish(due, chain, split(net, times))
        self._act(village, chain)

    def _act(self, village: Village, chain: Chain) -> None:
        """Write the odd line that some fates are about."""
        book = self.book
        if chain.act == "again_serah":
            book.repeat("serah")
        elif chain.act == "stranger":
            book.hand_over("K9" + village.code, book.label, 10 * KILOGRAM)
            book.hold_back("serah")
            self.families.append(f"K9{village.code},,handed_to_unlisted,0,{10 * KILOGRAM}")
        elif chain.act == "other_month":
            book.hand_over(village.families[0].id_kpm, str(book.before_run), 10 * KILOGRAM)
        elif chain.act == "bast_unreadable":
            book.arrive_unreadably(village.code)
            book.hold_back("bast")
        elif chain.act == "quota_conflict":
            book.conflicts.add(village.code)

    def _point(self, kecamatan: str, due: list[Delivery], fate: str, fates: Lottery) -> None:
        """A kecamatan with one delivery point: one order and one arrival for all its desa."""
        book = self.book
        chains = [at_point(fate, each.want) for each in due]
        sums = [each.want * len(each.paid_months) for each in due]
        months = due[0].months
        for each, asked in zip(due, sums, strict=True):
            book.request(each.village, months, asked)
        total = sum(sums)
        if fate != "point_not_released":
            book.release(kecamatan, months, total)
        net = sums
        if fate == "point_odd":
            less = total - 7 * KILOGRAM
            book.arrive(kecamatan, months, less, 0)
            net = [less * asked // total for asked in sums]
            net[0] += less - sum(net)
        elif chains[0].arrivals:
            for place in range(len(chains[0].arrivals)):
                parts = [
                    (chain.arrivals[place], len(each.paid_months))
                    for chain, each in zip(chains, due, strict=True)
                ]
                arrived = sum(g * times for (g, _), times in parts)
                book.arrive(kecamatan, months, arrived, sum(x * times for (_, x), times in parts))
            net = [
                sum(g - x for g, x in chain.arrivals) * len(each.paid_months)
                for chain, each in zip(chains, due, strict=True)
            ]
        else:
            net = [0] * len(due)
        for each, chain, grams in zip(due, chains, net, strict=True):
            handing = fates.draw()
            if not fate and handing in HANDING_FATES and len(each.village.families) > 1:
                chain = RICE_FATES[handing](each.want, self.rng)
            self._finish(each, chain, split(grams, len(each.paid_months)))

    def _finish(self, due: Delivery, chain: Chain, net: list[int]) -> None:
        """Hand out, and say the truth of every month that the documents are for."""
        village = due.village
        rejected_g = sum(x for _, x in chain.arrivals)
        shares = dict(zip(due.paid_months, net, strict=True))
        for month in due.months:
            this = month == self.book.period
            if month not in shares:
                continue
            arrived_g = shares[month]
            uneven = arrived_g != sum(g - x for g, x in chain.arrivals)
            most = arrived_g // KILOGRAM * KILOGRAM
            handed_g = min(chain.handed, most) if uneven else chain.handed
            rations = self._rations(village, handed_g, chain.act == "swapped")
            self._hand_out(village, rations, month, count=this)
            cls = _uneven_class(chain, arrived_g, handed_g) if uneven else chain.cls
            quota_g = 0 if chain.act == "quota_conflict" else due.quota_g
            if quota_g > due.want and cls not in _BEFORE_SHORTAGE:
                cls = "requested_short"
            # A hand-over is for one month: sent again, it says nothing of the others.
            own = () if chain.act == "again_serah" and not this else chain.findings
            findings = own + _unfilled(village)
            grams = (quota_g, chain.requested, chain.released, arrived_g, rejected_g, handed_g)
            unit = RiceUnit(village.code, cls, findings, grams, chain.set_aside)
            if this:
                self.units[village.code] = unit
            elif month in self.in_run:
                self.earlier.setdefault(month, {})[village.code] = unit

    def _rations(self, village: Village, handed_g: int, swapped: bool) -> list[int]:
        """Deal grams out to the families in order, one ration each."""
        ration = int(self.assumed.numbers["ration_g"])
        rations = []
        for _ in village.families:
            part = min(ration, handed_g)
            rations.append(part)
            handed_g -= part
        if swapped:
            rations[0], rations[1] = 2 * ration, 0
        return rations

    def _hand_out(
        self, village: Village, rations: list[int], month: Period, *, count: bool
    ) -> None:
        label = str(month)
        ration = int(self.assumed.numbers["ration_g"])
        hand_over = self.book.hand_over
        for place, family in enumerate(village.families):
            part = rations[place] if rations else 0
            if part:
                hand_over(family.id_kpm, label, part, family)
            if count:
                self.families.append(
                    f"{family.id_kpm},{village.code},{_verdict(part, ration)},{ration},{part}"
                )
                if not part:
                    self.unserved.append(family.id_kpm)


def _unfilled(village: Village) -> tuple[str, ...]:
    return ("quota_unfilled",) if village.quota > len(village.families) else ()


def _uneven_class(chain: Chain, arrived_g: int, handed_g: int) -> str:
    """Say the class of a month whose share of the grams did not come out even."""
    if arrived_g > chain.released:
        return "arrived_without_release"
    if arrived_g < chain.released:
        return "arrived_short"
    return "settled" if handed_g == arrived_g else "handed_short"


def _verdict(handed_g: int, ration: int) -> str:
    if handed_g == ration:
        return ""
    if not handed_g:
        return "family_not_served"
    return "family_short" if handed_g < ration else "family_over"


def delivered_months(area: Area, period: Period, faults: float) -> tuple[Period, ...]:
    """Say for which months this area's documents of `period` are; none between two rapel."""
    if faults == 0 or area.rapel_months == 1:
        return (period,)
    if area.rapel_months == 3:
        if period.month % 3:
            return ()
        return (period.shift(-2), period.shift(-1), period)
    if period.month % 2 == 0:
        return ()
    return (period,) if period.month == 1 else (period.shift(-1), period)


def leftover_rice(families: list[Family], book: RiceBook, ration: int) -> dict[str, RiceUnit]:
    """Hand rice to families that are on the card already, where no rice should be."""
    units: dict[str, RiceUnit] = {}
    for family in families:
        book.hand_over(family.id_kpm, book.label, ration, family)
        before = units[family.desa].grams[5] if family.desa in units else 0
        grams = (0, 0, 0, 0, 0, before + ration)
        units[family.desa] = RiceUnit(family.desa, "handed_without_arrival", (), grams)
    return units


def rice_stream(seed: int, area: Area, period: Period) -> random.Random:
    """Give the random stream of an area's rice in a month."""
    return stream(seed, area.name, str(period), "rastra")
