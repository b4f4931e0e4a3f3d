"""Decides which movements one reconciled unit produces.

`bpnt_flows` and `rastra_flows` are the oracle for the SQL of a publication, which does the same for
all units at once.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Movement:
    """One positive amount that a unit moves, and why."""

    reason: str
    amount: int


@dataclass(frozen=True)
class BpntUnit:
    """One account in one period, in rupiah: what contracts.md section 3 calls I, C, S, V and O."""

    ordered: int = 0
    credited: int = 0
    spent: int = 0
    returned: int = 0
    opening: int = 0

    @property
    def used_beyond_balance(self) -> int:
        """What was spent or returned beyond credit and opening balance."""
        return max(self.spent + self.returned - self.credited - self.opening, 0)

    @property
    def over_claimed(self) -> int:
        """What the bank claims and nothing explains: this much goes through suspense."""
        return max(self.credited - self.ordered, 0) + self.used_beyond_balance

    @property
    def carried(self) -> int:
        """What the next month opens with; never below zero, suspense bears the rest."""
        return max(self.credited + self.opening - self.spent - self.returned, 0)


def bpnt_flows(unit: BpntUnit, *, opens_account: bool) -> tuple[Movement, ...]:
    """Give the movements of one unit, zeros left out.

    `opens_account` holds in the first month only: later the opening balance already
    lies on the card, put there by the month before.
    """
    beyond_order = max(unit.credited - unit.ordered, 0)
    return _without_zeros(
        ("opening", unit.opening if opens_account else 0),
        ("ordered", unit.ordered),
        ("credited", min(unit.ordered, unit.credited)),
        ("over_credited", beyond_order if unit.ordered else 0),
        ("credited_without_instruction", 0 if unit.ordered else beyond_order),
        ("used_beyond_balance", unit.used_beyond_balance),
        ("spent", unit.spent),
        ("returned", unit.returned),
    )


@dataclass(frozen=True)
class RastraUnit:
    """One desa in one period, in grams: R, G (not net of X), X and H of contracts.md section 4,
    what was sent again in place of rejects, and what was left and brought back to a warehouse."""

    released: int = 0
    arrived: int = 0
    rejected: int = 0
    handed: int = 0
    sent_again: int = 0
    brought_back: int = 0

    @property
    def replaced(self) -> int:
        """What was sent in place of rejects, by paper or because it came beyond the release."""
        return min(self.rejected, max(self.sent_again, self.arrived - self.released, 0))

    @property
    def arrived_beyond_release(self) -> int:
        return max(self.arrived - self.released - self.replaced, 0)

    @property
    def rejected_beyond_arrival(self) -> int:
        return max(self.rejected - self.arrived, 0)

    @property
    def kept(self) -> int:
        """What arrived and was not rejected."""
        return max(self.arrived - self.rejected, 0)

    @property
    def handed_beyond_arrival(self) -> int:
        return max(self.handed - self.kept, 0)

    @property
    def brought_back_beyond_stock(self) -> int:
        return max(self.brought_back - max(self.kept - self.handed, 0), 0)

    def weighed_short(self, tolerance_permille: int) -> int:
        """What scales may lose: all that is missing of what arrived, or nothing beyond it."""
        missing = max(self.released + self.replaced - self.arrived, 0)
        within = missing * 1000 <= self.released * tolerance_permille
        return missing if self.arrived and within else 0


def rastra_flows(unit: RastraUnit, *, tolerance_permille: int = 0) -> tuple[Movement, ...]:
    """Give the movements of one unit, zeros left out.

    A release draws its rice from the national stock: which warehouse it left, and on which day, is
    the other book's (`Book.STOCK`).
    """
    return _without_zeros(
        ("released", unit.released),
        ("replaced", unit.replaced),
        ("weighed_short", unit.weighed_short(tolerance_permille)),
        ("arrived", min(unit.arrived, unit.released + unit.replaced)),
        ("arrived_beyond_release", unit.arrived_beyond_release),
        ("rejected_beyond_arrival", unit.rejected_beyond_arrival),
        ("rejected", unit.rejected),
        ("handed_beyond_arrival", unit.handed_beyond_arrival),
        ("handed", unit.handed),
        ("brought_back_beyond_stock", unit.brought_back_beyond_stock),
        ("brought_back", unit.brought_back),
    )


def _without_zeros(*movements: tuple[str, int]) -> tuple[Movement, ...]:
    return tuple(Movement(reason, amount) for reason, amount in movements if amount)
