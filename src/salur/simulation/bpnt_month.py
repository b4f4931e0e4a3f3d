"""One BPNT month of one area: every account meets its fate, and the truth is written down."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from salur.simulation.assumptions import Assumptions
from salur.simulation.bpnt_book import Book, LateLine, Outcome
from salur.simulation.bpnt_fates import FATES, settled, unspent
from salur.simulation.bpnt_strays import STRAY_FATES
from salur.simulation.chance import Lottery, stream
from salur.simulation.population import Family, Settlement, Village
from salur.simulation.truth import BPNT_TERMS, Tally, in_order, money_terms

_LOCKING = frozenset({"overspent", "spent_without_credit"})
_UNTOUCHED = ("BELUM_BERBELANJA", "EDC", "PIN_TERBLOKIR", "KARTU_RUSAK", "SALDO_GANTUNG", "PINDAH")
_BEYOND = {
    "card_at_branch": "card_not_distributed",
    "deceased": "ineligible_at_period",
    "employee": "ineligible_at_period",
}


@dataclass(slots=True)
class BpntMonth:
    """The lines and the truth of one area and month."""

    book: Book
    assumed: Assumptions
    seed: int
    faults: float
    units: list[str] = field(default_factory=list)
    units_later: list[str] = field(default_factory=list)
    families: list[str] = field(default_factory=list)
    opening: dict[str, list[str]] = field(default_factory=dict)
    accounts: dict[str, list[str]] = field(default_factory=dict)
    checks: list[str] = field(default_factory=list)
    unserved: list[str] = field(default_factory=list)
    paid: set[str] = field(default_factory=set)
    tally: Tally = field(default_factory=lambda: Tally(BPNT_TERMS))
    tally_later: Tally = field(default_factory=lambda: Tally(BPNT_TERMS))
    _arrived: dict[str, LateLine] = field(default_factory=dict)
    _last_day: str = ""
    _eve: str = ""

    def live(self, settlement: Settlement, arriving: list[LateLine]) -> None:
        """Let the month happen; balances of the families move on to the next month."""
        book = self.book
        self._last_day = book.period.last_day.isoformat()
        self._eve = book.period.shift(-1).last_day.isoformat()
        self._arrived = {line.family.account: line for line in arriving}
        rates = self.assumed.rates
        key = settlement.area.name
        draws = stream(self.seed, key, book.label, "bpnt")
        fates = Lottery(draws, rates["bpnt_rate"], self.faults)
        strays = Lottery(draws, rates["stray_rate"], 1.0)
        if book.first_month:
            self._give_openings(settlement)
        for family, village in _households(settlement):
            self._family_month(family, village, fates)
        for family in settlement.strays:
            if not family.locked:
                outcome = STRAY_FATES[strays.draw() or "stray_failed"](book, family, family.balance)
                self._open(family)
                self._record(family, outcome, ordered=False)
        for line in arriving:
            book.topups.setdefault(line.family.bank, []).append(line.line)
            line.family.balance = max(0, line.family.balance + line.balance_change)

    def _give_openings(self, settlement: Settlement) -> None:
        rng = stream(self.seed, settlement.area.name, "openings")
        share = self.assumed.numbers["opening_share"] * self.faults
        for family, _ in _households(settlement):
            plain = not family.trait or family.trait == "unlisted"
            if plain and rng.random() < share:
                family.balance = 10_000 * (1 + int(rng.random() * 11))
        for family in settlement.strays:
            if rng.random() < 0.6:
                family.balance = self.book.amount * (1 + int(rng.random() * 5))

    def _family_month(self, family: Family, village: Village, fates: Lottery) -> None:
        book = self.book
        trait = family.trait
        if trait in ("no_account", "withheld"):
            self._unordered(family)
            return
        if trait == "shared_account":
            return
        self._open(family)
        if trait == "shares_account":
            place = village.families.index(family)
            self._shared(family, village.families[place + 1])
        elif trait == "two_accounts":
            self._two_accounts(family)
        elif trait == "card_at_branch" or family.locked:
            self._single(family, unspent(book, family, family.balance))
        else:
            fate = fates.draw()
            act = FATES[fate] if fate else settled
            self._single(family, act(book, family, family.balance))

    def _single(self, family: Family, outcome: Outcome) -> None:
        finding = "ordered_not_listed" if family.trait == "unlisted" else ""
        self._family_row(family, outcome, finding)
        self._record(family, outcome)

    def _unordered(self, family: Family) -> None:
        if family.trait == "withheld":
            self._open(family)
        else:
            bank = self.assumed.banks_of(self.book.kab)[0][0]
            self.accounts.setdefault(bank, []).append(
                f",{family.id_kpm},{family.person.nik},{family.bank_name},{bank},GAGAL_BUREKOL,"
                f"NAMA IBU KANDUNG KOSONG,,,{self._last_day},"
            )
        self.families.append(f"{family.id_kpm},{family.desa},,listed_not_ordered,0,0,0")
        self.unserved.append(family.id_kpm)

    def _shared(self, owner: Family, partner: Family) -> None:
        """Two families were given one account number: two orders, two credits, one unit."""
        book = self.book
        a = book.amount
        book.order(owner)
        book.order(partner)
        book.credit(owner, name="")
        book.credit(owner, name="", after=1)
        book.buy(owner, 2 * a + owner.balance)
        outcome = Outcome(
            "settled",
            2 * a,
            2 * a,
            2 * a + owner.balance,
            findings=("instructed_twice", "account_shared"),
        )
        for family in (owner, partner):
            self.families.append(
                f"{family.id_kpm},{family.desa},settled,account_shared,{a},{2 * a},{outcome.spent}"
            )
            self.paid.add(family.id_kpm)
        self._record(owner, outcome)

    def _two_accounts(self, family: Family) -> None:
        """The family is ordered and paid on two accounts, and buys with both."""
        book = self.book
        a = book.amount
        second = family.account[:-1] + "8"
        for account in (family.account, second):
            book.order(family, account=account)
            book.credit(family, account=account)
            book.buy(family, a, account=account)
        self.families.append(
            f"{family.id_kpm},{family.desa},settled,family_paid_twice,{2 * a},{2 * a},{2 * a}"
        )
        self.paid.add(family.id_kpm)
        self.opening.setdefault(family.bank, []).append(f"{second},0,{self._eve}")
        outcome = Outcome("settled", a, a, a)
        self._record(family, outcome)
        self._unit(family, outcome, 0, second)

    def _open(self, family: Family) -> None:
        self.opening.setdefault(family.bank, []).append(
            f"{family.account},{family.balance},{self._eve}"
        )
        status = "DI_CABANG" if family.trait == "card_at_branch" else "AKTIF"
        self.accounts.setdefault(family.bank, []).append(
            f"{family.account},{family.id_kpm},{family.person.nik},{family.bank_name},"
            f"{family.bank},TERBUKA,,{family.card},{status},{self._last_day},"
        )

    def _family_row(self, family: Family, outcome: Outcome, finding: str) -> None:
        self.families.append(
            f"{family.id_kpm},{family.desa},{outcome.cls},{finding},"
            f"{outcome.ordered},{outcome.credited},{outcome.spent}"
        )
        if outcome.credited:
            self.paid.add(family.id_kpm)
        elif not finding:
            self.unserved.append(family.id_kpm)
        if outcome.cls == "unspent":
            self._check(family)

    def _check(self, family: Family) -> None:
        rnd = self.book.rng.random
        if rnd() < self.assumed.numbers["field_check_share"]:
            if family.trait == "card_at_branch":
                cause = "KARTU_BELUM_DITERIMA"
            elif family.trait == "deceased":
                cause = "MENINGGAL"
            else:
                cause = _UNTOUCHED[int(rnd() * len(_UNTOUCHED))]
            self.checks.append(f"{family.id_kpm},{self.book.label},{cause},{self._last_day},")

    def _record(self, family: Family, outcome: Outcome, *, ordered: bool = True) -> None:
        opening = family.balance
        self._unit(family, outcome, opening, family.account, ordered=ordered)
        left = opening + outcome.credited - outcome.spent - outcome.returned
        family.balance = max(0, left)
        if outcome.later is not None or outcome.cls in _LOCKING:
            family.locked = True

    def _unit(
        self,
        family: Family,
        outcome: Outcome,
        opening: int,
        account: str,
        *,
        ordered: bool = True,
    ) -> None:
        late = self._arrived.get(account)
        findings, set_aside = outcome.findings, outcome.set_aside
        if late is not None:
            findings, set_aside = findings + late.findings, set_aside + late.set_aside
        who = f"{family.id_kpm},{family.desa},{family.bank}" if ordered else ",,"
        kab, bank = (self.book.kab, family.bank) if ordered else ("-", "-")
        beyond = _BEYOND.get(family.trait, "") if ordered else ""
        tail = f",{opening},{who},{';'.join(set_aside)},{beyond}"
        self.units.append(_unit_row(account, outcome, findings) + tail)
        self.tally.add(kab, bank, outcome.cls, findings, money_terms(outcome, opening))
        later = outcome.later or outcome
        if self.book.months_after:
            self.units_later.append(_unit_row(account, later, findings) + tail)
            self.tally_later.add(kab, bank, later.cls, findings, money_terms(later, opening))


def _unit_row(account: str, outcome: Outcome, findings: tuple[str, ...]) -> str:
    return (
        f"{account},{outcome.cls},{in_order(findings)},{outcome.ordered},{outcome.credited},"
        f"{outcome.spent},{outcome.returned}"
    )


def _households(settlement: Settlement) -> Iterator[tuple[Family, Village]]:
    for village in settlement.villages:
        for family in village.families:
            yield family, village
        for family in village.unlisted:
            yield family, village
