"""One kab/kota of the world, all its months: the piece of work that one worker does."""

from dataclasses import dataclass, field

from salur.kernel.period import Period
from salur.simulation.assumptions import BPNT, Area, load_assumptions
from salur.simulation.bpnt_book import IN_WORDS, Book, LateLine
from salur.simulation.bpnt_month import BpntMonth
from salur.simulation.chance import stream
from salur.simulation.pieces import Piece, Plan
from salur.simulation.population import Family, Settlement, Settler
from salur.simulation.rastra_book import RiceBook, kilograms
from salur.simulation.rastra_month import RiceMonth, RiceUnit, leftover_rice, rice_stream
from salur.simulation.registers import (
    change_rows,
    employer_rows,
    fault_rows,
    match_rows,
    proposal_rows,
    quota_rows,
)
from salur.simulation.shops import Shop, open_shops
from salur.simulation.truth import BPNT_TERMS, RASTRA_TERMS, Tally, in_order


@dataclass(slots=True)
class _Rice:
    """What the rice months of one settlement have told so far."""

    units: dict[Period, dict[str, RiceUnit]] = field(default_factory=dict)
    later: dict[Period, dict[str, RiceUnit]] = field(default_factory=dict)


def live_through(plan: Plan) -> Piece:
    """Settle the kab/kota and let all its months happen."""
    return _KabWorld(plan).run()


class _KabWorld:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._assumed = load_assumptions()
        self._settler = Settler(self._assumed, plan.seed, plan.kab, plan.index, plan.faults)
        first, last = plan.months[0], plan.months[-1]
        self._settlements = [
            self._settler.settle(area, quota, first, last) for area, quota in plan.areas
        ]
        self._piece = Piece(plan.kab.code)
        self._late: dict[tuple[int, int], list[LateLine]] = {}
        self._rice = [_Rice() for _ in self._settlements]
        self._ration = int(self._assumed.numbers["ration_g"])

    def run(self) -> Piece:
        listed = [
            family
            for settlement in self._settlements
            for village in settlement.villages
            for family in village.families
        ]
        day = self._plan.months[0].first_day.isoformat()
        plan = self._plan
        matches = match_rows(listed, plan.seed, plan.kab.code, plan.faults, day)
        employers = employer_rows(listed, day)
        faults = fault_rows(listed)
        for number, period in enumerate(plan.months):
            if matches:
                self._piece.rows[number, "dukcapil", ""] = matches
            self._piece.put(number, "pekerjaan", employers)
            self._piece.tell(number, "register", faults)
            self._month(number, period)
        self._changes(listed)
        self._tell_rice()
        return self._piece

    def _month(self, number: int, period: Period) -> None:
        piece = self._piece
        cards = [s for s in self._settlements if s.area.program(period) == BPNT]
        shops, shop_rows = open_shops(self._assumed, self._plan.kab, cards)
        for bank, rows in shop_rows.items():
            piece.put(number, "ewarong", rows, bank)
        conflicts: set[str] = set()
        stock = 0
        for place, settlement in enumerate(self._settlements):
            families = [f for village in settlement.villages for f in village.families]
            rows = [family.row for family in families]
            piece.put(number, "kpm", rows)
            book = self._rice_book(settlement.area, period, place)
            if settlement.area.program(period) == BPNT:
                piece.put(number, "kpm_bpnt", rows)
                self._card_month(number, period, settlement, shops, families, book, place)
            else:
                piece.put(number, "kpm_rastra", rows)
                self._rice_month(number, period, settlement, book, place)
                conflicts |= book.conflicts
                stock += book.released_g
            for contract in ("spa", "do", "bast", "serah"):
                piece.put(number, contract, getattr(book, contract))
            piece.count_held_back(number, book.held_back)
        if conflicts:
            piece.count_held_back(number, {"kuota": 2 * len(conflicts)})
        piece.put(number, "kuota", quota_rows(self._settlements, period, conflicts))
        if len(cards) < len(self._settlements):
            kg = kilograms(stock + 50_000_000)
            piece.put(number, "stok", [f"GUDANG {self._plan.kab.code},{period.first_day},{kg}"])

    def _rice_book(self, area: Area, period: Period, place: int) -> RiceBook:
        kab = self._plan.kab.code
        return RiceBook(
            kab=kab,
            stem=f"{kab}{place}{period.number % 10000}",
            period=period,
            before_run=self._plan.months[0].shift(-1),
            warehouse=f"GUDANG {kab}",
        )

    def _card_month(
        self,
        number: int,
        period: Period,
        settlement: Settlement,
        shops: dict[str, list[Shop]],
        families: list[Family],
        rice: RiceBook,
        place: int,
    ) -> None:
        plan, kab = self._plan, self._plan.kab.code
        rng = stream(plan.seed, settlement.area.name, str(period), "lines")
        first = int(self._assumed.numbers["credit_day_first"])
        last = int(self._assumed.numbers["credit_day_last"])
        book = Book(
            kab=kab,
            stem=f"{kab}{place}{period.number % 10000:04d}",
            period=period,
            months_after=len(plan.months) - 1 - number,
            first_month=number == 0,
            before_run=plan.months[0].shift(-1),
            amount=self._assumed.amount(period),
            ration_day=first + int(rng.random() * (last - first + 1)),
            rng=rng,
            shops=shops,
            far_shop=plan.far_shops[number],
        )
        month = BpntMonth(book, self._assumed, plan.seed, plan.faults)
        month.live(settlement, self._late.pop((number, place), []))
        for line in book.late:
            self._late.setdefault((number + line.months, place), []).append(line)
        self._write_card(number, book, month)
        both = [family for family in families if family.trait == "rice_too"]
        self._leftover(number, both, rice, month)

    def _write_card(self, number: int, book: Book, month: BpntMonth) -> None:
        piece = self._piece
        piece.put(number, "perintah", book.orders)
        for bank in sorted({*book.topups, *book.purchases, *book.returns, *month.opening}):
            for contract, lines in (
                ("topup", book.topups),
                ("transaksi", book.purchases),
                ("setoran", book.returns),
                ("saldo", month.opening),
                ("rekening", month.accounts),
            ):
                piece.put(number, contract, lines.get(bank, ()), bank)
        piece.put(number, "cek_lapangan", month.checks)
        piece.tell(number, "units_bpnt", month.units)
        piece.tell(number, "units_bpnt_with_later", month.units_later)
        piece.tell(number, "families_bpnt", month.families)
        piece.count_held_back(number, book.held_back)
        for name, tally in (("bpnt", month.tally), ("bpnt_with_later", month.tally_later)):
            self._tally(number, name, BPNT_TERMS).merge(tally)
        self._disburse(number, book)

    def _disburse(self, number: int, book: Book) -> None:
        """Write the treasury's disbursements, and which of them differ from their order."""
        share = self._assumed.numbers["sp2d_differs_share"] * self._plan.faults
        unreadable = {line.split(",")[8] for line in book.orders if IN_WORDS in line}
        for bank, (count, total) in sorted(book.disbursed.items()):
            differs = book.rng.random() < share
            spm = f"SPM{book.stem}{bank}"
            paid = total + book.amount if differs else total
            self._piece.put(
                number,
                "sp2d",
                [f"{spm},SP2D{book.stem}{bank},{book.days[3]},{bank},{count},{paid}"],
            )
            row = f"{spm},{bank},{int(differs)},{int(bank in unreadable)}"
            self._piece.tell(number, "sp2d", [row])

    def _leftover(self, number: int, both: list[Family], rice: RiceBook, month: BpntMonth) -> None:
        piece = self._piece
        units = leftover_rice(both, rice, self._ration)
        self._tell_units(number, "units_rastra", units)
        if month.book.months_after:
            self._tell_units(number, "units_rastra_with_later", units)
        piece.put(number, "kpm_rastra", [family.row for family in both])
        piece.tell(
            number,
            "families_rastra",
            [f"{f.id_kpm},{f.desa},,{self._ration},{self._ration}" for f in both],
        )
        served = {family.id_kpm for family in both}
        across = [f"{f.id_kpm},both_programmes" for f in both if f.id_kpm in month.paid]
        across += [f"{i},no_programme" for i in month.unserved if i not in served]
        piece.tell(number, "families_across", across)

    def _rice_month(
        self, number: int, period: Period, settlement: Settlement, book: RiceBook, place: int
    ) -> None:
        plan = self._plan
        month = RiceMonth(
            book,
            self._assumed,
            rice_stream(plan.seed, settlement.area, period),
            plan.faults,
            frozenset(plan.months),
        )
        month.live(settlement)
        rice = self._rice[place]
        rice.units[period] = month.units
        for earlier, units in month.earlier.items():
            rice.later.setdefault(earlier, {}).update(units)
        self._piece.tell(number, "families_rastra", month.families)
        rows = [f"{identity},no_programme" for identity in month.unserved]
        self._piece.tell(number, "families_across", rows)

    def _tell_rice(self) -> None:
        for rice in self._rice:
            for number, period in enumerate(self._plan.months):
                units = rice.units.get(period, {})
                self._tell_units(number, "units_rastra", units)
                if number + 1 < len(self._plan.months):
                    merged = {**units, **rice.later.get(period, {})}
                    self._tell_units(number, "units_rastra_with_later", merged)

    def _tell_units(self, number: int, name: str, units: dict[str, RiceUnit]) -> None:
        tally = self._tally(number, name.replace("units_", ""), RASTRA_TERMS)
        rows: list[str] = []
        for code, unit in sorted(units.items()):
            quota, requested, released, arrived, _, handed = unit.grams
            gaps = (quota - requested, requested - released, released - arrived, arrived - handed)
            values = (*unit.grams, *gaps)
            findings = in_order(unit.findings)
            numbers = ",".join(map(str, values))
            rows.append(f"{code},{unit.cls},{findings},{numbers},{';'.join(unit.set_aside)}")
            tally.add(self._plan.kab.code, "bulog", unit.cls, unit.findings, values)
        self._piece.tell(number, name, rows)

    def _tally(self, number: int, name: str, terms: tuple[str, ...]) -> Tally:
        return self._piece.tallies.setdefault((number, name), Tally(terms))

    def _changes(self, listed: list[Family]) -> None:
        """Write, in the last month, the changes that take effect after the run."""
        plan = self._plan
        last = plan.months[-1]
        day, number, kab = last.last_day.isoformat(), len(plan.months) - 1, plan.kab.code
        removed = change_rows(listed, kab, day, last.shift(1))
        self._piece.put(number, "perubahan", removed)
        if plan.faults:
            villages = [village for each in self._settlements for village in each.villages]
            rows = proposal_rows(self._settler.propose(villages), kab, day)
            self._piece.put(number, "usulan", rows)
