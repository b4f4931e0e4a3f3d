"""The lines that ministry, bank and shops write about one kab/kota in one BPNT month.

This knows how a line looks, never what it means for the reconciliation: a fate
(`bpnt_fates`) decides what becomes of an account, has the lines written here that
express it, and says itself what that is.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from salur.kernel.period import Period
from salur.simulation.population import Family

IN_WORDS = "SERATUS SEPULUH RIBU"
_GOODS = ("BERAS", "TELUR")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one account in one month: the truth, by construction.

    `lack` names the waterfall's term for what was ordered and not credited.
    `later` is the same account's truth once the next months' top-up files are known.
    """

    cls: str
    ordered: int = 0
    credited: int = 0
    spent: int = 0
    returned: int = 0
    findings: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    lack: str = ""
    later: "Outcome | None" = None
    dormant: bool = False


@dataclass(frozen=True, slots=True)
class LateLine:
    """A bank's line that arrives `months` later and changes the month it belongs to."""

    months: int
    family: Family
    line: str
    balance_change: int
    findings: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()


@dataclass(slots=True)
class Book:
    """All lines of one kab/kota and month, by contract and bank."""

    kab: str
    stem: str
    period: Period
    months_after: int
    first_month: bool
    before_run: Period
    amount: int
    ration_day: int
    rng: random.Random
    shops: Mapping[str, Sequence[tuple[str, str]]]
    far_shop: tuple[str, str] | None
    orders: list[str] = field(default_factory=list)
    disbursed: dict[str, list[int]] = field(default_factory=dict)
    topups: dict[str, list[str]] = field(default_factory=dict)
    purchases: dict[str, list[str]] = field(default_factory=dict)
    returns: dict[str, list[str]] = field(default_factory=dict)
    late: list[LateLine] = field(default_factory=list)
    held_back: dict[str, int] = field(default_factory=dict)
    serial: int = 0
    days: list[str] = field(default_factory=list)
    label: str = ""

    def __post_init__(self) -> None:
        self.label = str(self.period)
        self.days = [f"{self.label}-{day:02d}" for day in range(32)]

    def order(
        self,
        family: Family,
        nominal: int = 0,
        *,
        period: str = "",
        account: str = "",
        in_words: bool = False,
    ) -> None:
        """Write one line of the ministry's payment order."""
        bank = family.bank
        nominal = nominal or self.amount
        person = family.person
        self.orders.append(
            f"SPM{self.stem}{bank},SP2D{self.stem}{bank},{self.days[3]},{period or self.label},"
            f"{family.id_kpm},{person.nik},{person.name},{family.desa},{bank},"
            f"{account or family.account},{IN_WORDS if in_words else nominal},BPNT"
        )
        sums = self.disbursed.setdefault(bank, [0, 0])
        sums[0] += 1
        sums[1] += nominal

    def credit(
        self,
        family: Family,
        nominal: int | str = 0,
        status: str = "SUKSES",
        *,
        after: int = 0,
        reference: str = "",
        origin: str = "",
        reason: str = "",
        period: str = "",
        date: str = "",
        name: str | None = None,
        program: str = "",
        account: str = "",
    ) -> str:
        """Write one line of the bank's result and give its reference."""
        self.serial += 1
        bank = family.bank
        reference = reference or f"TU{self.stem}{self.serial:07d}"
        spelled = family.bank_name if name is None else name
        line = (
            f"{reference},{period or self.label},{account or family.account},"
            f"{nominal or self.amount},{status},{reason},"
            f"{date or self.days[self.ration_day + after]},{origin},{bank},{family.person.nik},"
            f"{spelled},{family.card},{program}"
        )
        self.topups.setdefault(bank, []).append(line)
        return reference

    def repeat_credit(self, family: Family) -> None:
        """Send the bank's last line again, byte for byte."""
        lines = self.topups[family.bank]
        lines.append(lines[-1])

    def buy(
        self,
        family: Family,
        total: int,
        *,
        shop: tuple[str, str] | None = None,
        day: int = 0,
        date: str = "",
        whole: bool = False,
        kind: str = "BELANJA",
        origin: str = "",
        program: str = "",
        account: str = "",
    ) -> str:
        """Write one to three purchases that add up to `total`; give the last one's number."""
        rnd = self.rng.random
        shops = self.shops[family.desa[:6]]
        identity = ""
        start = day or self.ration_day + 4
        for part in [total] if whole else self._parts(total):
            self.serial += 1
            identity = f"TX{self.stem}{self.serial:07d}"
            ewarong, terminal = shop or shops[int(rnd() * len(shops))]
            when = date or self.days[day or start + int(rnd() * (28 - start))]
            if family.bank == "BNI" and not date:
                when += f" {8 + int(rnd() * 9):02d}:{int(rnd() * 60):02d}:00"
            rice = rnd() < 0.7
            quantity = f"{part // (11_000 if rice else 26_000) or 1},KG"
            self.purchases.setdefault(family.bank, []).append(
                f"{identity},{account or family.account},{family.card},{ewarong},{terminal},{when},"
                f"{part},{kind},{origin},{_GOODS[0] if rice else _GOODS[1]},{quantity},{program}"
            )
        return identity

    def buy_without_amount(self, family: Family) -> None:
        """Write a purchase whose amount nobody filled in."""
        self.buy(family, self.amount, whole=True)
        lines = self.purchases[family.bank]
        lines[-1] = lines[-1].replace(f",{self.amount},BELANJA", ",,BELANJA")

    def repeat_purchase(self, family: Family) -> None:
        """Send the last purchase again, byte for byte."""
        lines = self.purchases[family.bank]
        lines.append(lines[-1])

    def give_back(self, family: Family, nominal: int, *, period: str = "") -> None:
        """Write the treasury's receipt for money that went back."""
        self.serial += 1
        self.returns.setdefault(family.bank, []).append(
            f"{family.account},{period or self.label},{nominal},"
            f"NTPN{self.stem}{self.serial:08d},{self.days[28]}"
        )

    def repeat_return(self, family: Family) -> None:
        """Send the last receipt again, byte for byte."""
        lines = self.returns[family.bank]
        lines.append(lines[-1])

    def hold_back(self, contract: str) -> None:
        """Count a line that no reader can use."""
        self.held_back[contract] = self.held_back.get(contract, 0) + 1

    def _parts(self, total: int) -> list[int]:
        """Part a sum into one to three purchases of round prices."""
        value = self.rng.random()
        if value < 0.55 or total < 40_000:
            return [total]
        first = int(total * (0.3 + value / 4)) // 500 * 500
        if value < 0.88 or total < 90_000:
            return [first, total - first]
        second = (total - first) // 2 // 500 * 500
        return [first, second, total - first - second]
