"""The families of one kab/kota: who they are, where they live, which account they have."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from salur.kernel.period import Period
from salur.simulation.assumptions import BPNT, Area, Assumptions, shared_out
from salur.simulation.chance import Lottery, stream
from salur.simulation.geography import Kabupaten
from salur.simulation.names import as_a_bank_spells
from salur.simulation.people import People, Person

_BANK_DIGIT = {"BRI": "0", "BNI": "1", "MANDIRI": "2", "BTN": "3"}


@dataclass(slots=True)
class Family:
    """One family; `trait` says what is peculiar about it as long as the run lasts."""

    id_kpm: str
    desa: str
    person: Person
    bank_name: str
    bank: str
    account: str
    card: str
    trait: str
    pkh: bool
    row: str = ""
    balance: int = 0
    locked: bool = False


@dataclass(slots=True)
class Village:
    """One desa of one area: its quota and the families on its list, in order."""

    code: str
    quota: int
    families: list[Family] = field(default_factory=list)
    unlisted: list[Family] = field(default_factory=list)
    late_quota: bool = False


@dataclass(slots=True)
class Settlement:
    """All of one area: its desa, and the accounts of former recipients."""

    area: Area
    quota: int
    villages: list[Village]
    strays: list[Family]


class Settler:
    """This settles one kab/kota with families, desa by desa."""

    def __init__(
        self, assumed: Assumptions, seed: int, kab: Kabupaten, index: int, faults: float
    ) -> None:
        self._assumed = assumed
        self._kab = kab
        self._faults = faults
        self._sizes = stream(seed, kab.code, "sizes")
        self._rng = stream(seed, kab.code, "families")
        self._people = People(assumed, self._rng, kab.code, index, faults)
        self._traits = Lottery(self._rng, assumed.rates["family_rate"], faults)
        self._banks = assumed.banks_of(kab.code)
        self._serial = 0

    def settle(self, area: Area, quota: int, first: Period, last: Period) -> Settlement:
        """Share the quota out over the desa of `area` and make its families."""
        card = area.program(last) == BPNT
        villages = self._villages(area, quota)
        number = self._assumed.numbers
        unfilled = self._assumed.rates["desa_rate"]["unfilled"] * self._faults
        rice_now = area.program(first) != BPNT
        ordered = 0
        for village in villages:
            size = village.quota
            if size > 1 and self._sizes.random() < unfilled:
                size -= max(1, size // 20)
            elif rice_now and area.rapel_months > 2 and self._faults:
                village.late_quota = self._sizes.random() < number["late_quota_share"]
            for _ in range(size):
                family = self._family(village.code, card)
                village.families.append(family)
                ordered += 1
                if card and self._rng.random() < self._hidden():
                    village.unlisted.append(self._family(village.code, card, "unlisted"))
            _no_first_sharer(village)
        strays = round(ordered * number["stray_share"] * min(self._faults, 5)) if card else 0
        codes = [village.code for village in villages]
        former = [
            self._family(codes[int(self._rng.random() * len(codes))], card, "stray")
            for _ in range(strays if codes else 0)
        ]
        return Settlement(area, quota, villages, former)

    def propose(self, villages: Sequence[Village]) -> list[Family]:
        """Make a few families that their villages propose; they have no account yet."""
        return [self._family(village.code, card=False) for village in villages[:5]]

    def _hidden(self) -> float:
        return min(self._assumed.rates["family_rate"]["unlisted"] * self._faults, 0.5)

    def _villages(self, area: Area, quota: int) -> list[Village]:
        sigma = self._assumed.numbers["desa_sigma"]
        town = self._assumed.numbers["kelurahan_weight"]
        codes: list[str] = []
        weights: list[float] = []
        for kecamatan in self._kab.kecamatan:
            if not area.holds(kecamatan.name):
                continue
            for code in kecamatan.desa:
                codes.append(code)
                size = self._sizes.lognormvariate(0, sigma)
                weights.append(size * town if code[6] == "1" else size)
        sizes = shared_out(quota, weights)
        return [Village(code, size) for code, size in zip(codes, sizes, strict=True) if size]

    def _family(self, desa: str, card: bool, trait: str | None = None) -> Family:
        rnd = self._rng.random
        self._serial += 1
        number = f"{self._kab.code}{self._serial:08d}"
        person = self._people.make(desa)
        if trait is None:
            trait = self._traits.draw() if card else ""
            trait = "" if trait == "unlisted" else trait
        bank = self._bank()
        account = f"{_BANK_DIGIT[bank]}{int(rnd() * 9)}{number[:4]}{number[4:]}7"
        has_account = card and trait != "no_account"
        family = Family(
            id_kpm=f"K{number}",
            desa=desa,
            person=person,
            bank_name=as_a_bank_spells(person.name),
            bank=bank if has_account else "",
            account=account if has_account else "",
            card=f"6013{number}" if has_account else "",
            trait=trait,
            pkh=rnd() < self._assumed.numbers["pkh_share"],
        )
        family.row = register_row(family)
        return family

    def _bank(self) -> str:
        value = self._rng.random()
        for bank, share in self._banks:
            value -= share
            if value < 0:
                return bank
        return self._banks[0][0]


def _no_first_sharer(village: Village) -> None:
    """Let nobody share the account of a family that isn't there or is peculiar itself.

    A sharer takes account, card and bank of the family before it; both must be plain.
    """
    before: Family | None = None
    for family in village.families:
        if family.trait == "shared_account":
            if before is None or before.trait:
                family.trait = ""
            else:
                before.trait = "shares_account"
                family.bank, family.account, family.card = before.bank, before.account, before.card
                family.row = register_row(family)
        before = family


def register_row(family: Family) -> str:
    """Write a family's row of the contract `kpm`."""
    person = family.person
    serial = family.id_kpm[1:]
    return (
        f"{family.id_kpm},A{serial}01,{person.no_kk},{person.nik},{person.name},"
        f"{person.birthplace},{person.born},{person.sex},{person.mother},{person.head},"
        f"{person.address},{person.rt},{person.rw},{family.desa},{family.bank},{family.account},"
        f"{family.card},{'AKTIF' if family.account else ''},"
        f"{'P' + serial if family.pkh else ''},{'AKTIF' if family.pkh else ''}"
    )
