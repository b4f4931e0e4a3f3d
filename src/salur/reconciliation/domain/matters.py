"""Matters: what hangs of one account or desa over the months, and by what it ends.

An exception is one month of a matter. It hangs until evidence or a decision resolves it, and what
is carried from month to month adds up: opening + new - resolved = closing.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from salur.kernel.period import Period
from salur.kernel.refused import Sentence


class Resolution(enum.StrEnum):
    """By what an exception ended."""

    CREDITED = "credited"
    SPENT = "spent"
    RETURNED = "returned"
    DELIVERED = "delivered"
    CORRECTED = "corrected"
    WRITTEN_OFF = "written_off"
    REMEDIED = "remedied"


# What hangs: of money by what its class means for the family, of rice the gap between two stages.
STRANDS: Mapping[str, Sentence] = {
    "not_credited": Sentence("Belum terkredit", "Not credited"),
    "unspent": Sentence("Belum dibelanjakan", "Not spent"),
    "over_credited": Sentence("Terkredit melebihi perintah", "Credited beyond the order"),
    "over_spent": Sentence("Dibelanjakan melebihi dana", "Spent beyond what there was"),
    "gap_requested": Sentence("Kuota belum diminta", "Quota not requested"),
    "gap_released": Sentence("Belum keluar gudang", "Not released"),
    "gap_arrived": Sentence("Belum sampai", "Not arrived"),
    "gap_handed": Sentence("Belum diserahkan", "Not handed out"),
    "gap_requested_over": Sentence("Diminta melebihi kuota", "Requested beyond the quota"),
    "gap_released_over": Sentence("Keluar melebihi permintaan", "Released beyond the request"),
    "gap_arrived_over": Sentence("Sampai melebihi yang keluar", "Arrived beyond what was released"),
    "gap_handed_over": Sentence(
        "Diserahkan melebihi yang sampai", "Handed out beyond what arrived"
    ),
}

RESOLUTIONS: Mapping[Resolution, Sentence] = {
    Resolution.CREDITED: Sentence("Terkredit kemudian", "Credited later"),
    Resolution.SPENT: Sentence("Dibelanjakan kemudian", "Spent later"),
    Resolution.RETURNED: Sentence("Kembali ke kas negara", "Returned to the treasury"),
    Resolution.DELIVERED: Sentence("Dipenuhi kemudian", "Made good later"),
    Resolution.CORRECTED: Sentence("Dikoreksi", "Corrected"),
    Resolution.WRITTEN_OFF: Sentence("Dihapus dengan keputusan", "Written off by decision"),
    Resolution.REMEDIED: Sentence("Hambatannya diselesaikan", "Its obstacle was solved"),
}


@dataclass(frozen=True)
class Amount:
    """How many months of families (or of desa), and how much of it: rupiah or grams."""

    count: int = 0
    amount: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.count + other.count, self.amount + other.amount)

    def __sub__(self, other: "Amount") -> "Amount":
        return Amount(self.count - other.count, self.amount - other.amount)


@dataclass(frozen=True)
class Carried:
    """What is kept of exceptions: their month, when they ended (0: they hang) and by what."""

    period: int
    resolved_in: int
    kind: str
    of: Amount


@dataclass(frozen=True)
class CarryOver:
    """A month's statement of what is carried: it adds up by its making."""

    opening: Amount = Amount()
    new: Amount = Amount()
    resolved: Mapping[Resolution, Amount] = field(default_factory=dict)

    @property
    def all_resolved(self) -> Amount:
        """What ended in the month, by whatever."""
        return sum(self.resolved.values(), Amount())

    @property
    def closing(self) -> Amount:
        """What hangs at the end of the month."""
        return self.opening + self.new - self.all_resolved


def carry_over(kept: Iterable[Carried], period: int) -> CarryOver:
    """Give the statement of a month from what is kept of all exceptions up to it."""
    opening, new = Amount(), Amount()
    resolved = dict.fromkeys(Resolution, Amount())
    for one in kept:
        if one.period > period or 0 < one.resolved_in < period:
            continue
        if one.period < period:
            opening += one.of
        else:
            new += one.of
        if one.resolved_in == period:
            resolved[Resolution(one.kind)] += one.of
    return CarryOver(opening, new, {kind: of for kind, of in resolved.items() if of.count})


@dataclass(frozen=True)
class Age:
    """How long something has hung, as of the end of a month."""

    months: int
    days: int


def age_of(since: Period, as_of: Period) -> Age:
    """Give how old what hangs since a month is at the end of another; a month's own is 0 old."""
    months = (as_of.year - since.year) * 12 + as_of.month - since.month
    return Age(months, (as_of.last_day - since.last_day).days)
