"""The list and the ministry's order side by side, and the order and the treasury's payment.

Slow and obvious: the same answers as the SQL that counts a whole month.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class OrderCheck:
    """How a month's order agrees with its frozen list, in families."""

    listed: int
    ordered: int
    ordered_not_listed: int
    listed_not_ordered: int
    suspended_ordered: int
    lines: int
    amount_idr: int


@dataclass(frozen=True)
class Paid:
    """How many families and how many rupiah one number of SPM names for one bank."""

    families: int
    amount_idr: int


@dataclass(frozen=True)
class Sp2dDiffers:
    """An order and its SP2D that differ in count or sum."""

    no_spm: str
    bank: str
    ordered: Paid
    paid: Paid


def order_against_list(listed: Mapping[str, bool], orders: Iterable[tuple[str, int]]) -> OrderCheck:
    """Compare a list (family: payable?) with the lines of an order (family, rupiah).

    A suspended family is on the list, and no order is missing for it.
    """
    lines = tuple(orders)
    ordered = {family for family, _ in lines}
    payable = {family for family, may_be_paid in listed.items() if may_be_paid}
    return OrderCheck(
        listed=len(listed),
        ordered=len(ordered),
        ordered_not_listed=len(ordered - listed.keys()),
        listed_not_ordered=len(payable - ordered),
        suspended_ordered=len(ordered & (listed.keys() - payable)),
        lines=len(lines),
        amount_idr=sum(amount for _, amount in lines),
    )


def sp2d_differs(
    ordered: Mapping[tuple[str, str], Paid], paid: Mapping[tuple[str, str], Paid]
) -> tuple[Sp2dDiffers, ...]:
    """Give each SPM and bank of an SP2D whose order differs in count or sum, by number and bank.

    An order whose SP2D has not come yet is no difference; an SP2D without an order is.
    """
    nothing = Paid(0, 0)
    return tuple(
        Sp2dDiffers(no_spm, bank, ordered.get((no_spm, bank), nothing), paid[no_spm, bank])
        for no_spm, bank in sorted(paid)
        if ordered.get((no_spm, bank), nothing) != paid[no_spm, bank]
    )
