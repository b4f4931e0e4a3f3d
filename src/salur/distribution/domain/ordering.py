"""A payment order of the ministry: why it is made, who must agree to it, whom it may not pay.

The steps an order takes: PREPARED → CHECKED → APPROVED → SENT; before it is being sent it may be
CANCELLED, or RETURNED to whoever prepared it. The database knows the same steps.
"""

import csv
import enum
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from salur.kernel.period import Period

COLUMNS = (
    *("no_spm", "periode", "id_kpm", "kode_wilayah", "bank", "no_rekening", "nominal", "program"),
)
MOST_MONTHS = 12


class Purpose(enum.StrEnum):
    """Why an order is made."""

    REGULAR = "REGULAR"
    LATE = "LATE"
    RETROACTIVE = "RETROACTIVE"
    RESEND = "RESEND"


class OrderStatus(enum.StrEnum):
    """How far an order is."""

    PREPARED = "PREPARED"
    CHECKED = "CHECKED"
    APPROVED = "APPROVED"
    SENT = "SENT"
    CANCELLED = "CANCELLED"
    RETURNED = "RETURNED"


OPEN = frozenset({OrderStatus.PREPARED, OrderStatus.CHECKED, OrderStatus.APPROVED})


class LeftOut(enum.StrEnum):
    """Why a family of the list may not be paid for a month; the first that holds is named.

    What is known of money comes first, then the family, then the account.
    """

    ALREADY_PAID = "already_paid"
    PARTLY_PAID = "partly_paid"
    IN_ANOTHER_ORDER = "in_another_order"
    NOT_ANSWERED = "not_answered"
    SUSPENDED = "suspended"
    INELIGIBLE = "ineligible"
    NO_ACCOUNT = "no_account"
    ACCOUNT_NOT_USABLE = "account_not_usable"
    ACCOUNT_SHARED = "account_shared"
    BANK_UNKNOWN = "bank_unknown"
    OTHER_BANK = "other_bank"


@dataclass(frozen=True)
class Known:
    """What is known of one listed family and month when an order is drawn up.

    `credited` is net of reversals, by any accepted evidence; `answered` matters to a resend only.
    """

    entitled: int
    credited: int = 0
    ordered_elsewhere: bool = False
    answered: bool = True
    payable: bool = True
    ineligible: bool = False
    has_account: bool = True
    usable: bool = True
    shared: bool = False
    bank_known: bool = True
    same_bank: bool = True


def left_out(known: Known) -> LeftOut | None:
    """Say why a family may not be paid, None where it may: as `orders/decision.sql` does."""
    grounds = (
        (known.credited >= known.entitled, LeftOut.ALREADY_PAID),
        (known.credited > 0, LeftOut.PARTLY_PAID),
        (known.ordered_elsewhere, LeftOut.IN_ANOTHER_ORDER),
        (not known.answered, LeftOut.NOT_ANSWERED),
        (not known.payable, LeftOut.SUSPENDED),
        (known.ineligible, LeftOut.INELIGIBLE),
        (not known.has_account, LeftOut.NO_ACCOUNT),
        (not known.usable, LeftOut.ACCOUNT_NOT_USABLE),
        (known.shared, LeftOut.ACCOUNT_SHARED),
        (not known.bank_known, LeftOut.BANK_UNKNOWN),
        (not known.same_bank, LeftOut.OTHER_BANK),
    )
    return next((reason for holds, reason in grounds if holds), None)


@dataclass(frozen=True)
class Approvals:
    """Who must approve: one or two people; `authority` the KPA in person, nobody standing in."""

    needed: int
    authority: bool


def approvals_of(amount_idr: int, *, second_above: int, authority_above: int) -> Approvals:
    """Give whose approval a sum asks for, by the bands that hold on the day."""
    return Approvals(2 if amount_idr > second_above else 1, amount_idr > authority_above)


def purpose_of(last: Period, today: Period, *, ordered_before: bool) -> Purpose:
    """Tell a month's order from a late one (the month is over) and one that completes another."""
    if last >= today:
        return Purpose.REGULAR
    return Purpose.RETROACTIVE if ordered_before else Purpose.LATE


@dataclass(frozen=True)
class OrderLine:
    """One line of an order's file, plain: in batch only."""

    period: Period
    id_kpm: str
    kode_wilayah: str
    no_rekening: str
    amount_idr: int


class Sink(Protocol):
    """Whatever takes text: a file, or something that only reckons its hash."""

    def write(self, given: str, /) -> object:
        """Take a piece of text."""
        ...


def write_order(target: Sink, number: str, bank: str, lines: Iterator[OrderLine]) -> None:
    """Write an order as a file of contract `perintah`, one line per family and month.

    It bears no NIK and no name: the bank knows its customer by the account, and what an order
    says is then fixed by its lines alone.
    """
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow(
            (
                number,
                str(line.period),
                line.id_kpm,
                line.kode_wilayah,
                bank,
                line.no_rekening,
                line.amount_idr,
                "BPNT",
            )
        )
