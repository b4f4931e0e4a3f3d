"""One account's month: what every party says about it, its class and its waterfall."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.oracle.bpnt_result import Waterfall
from tests.oracle.lines import Line
from tests.oracle.references import Referred


@dataclass
class Account:
    """The lines of one account that take part, and its opening balance (I, C, S, V, O)."""

    number: str
    orders: list[Line] = field(default_factory=list)
    credits: list[Referred] = field(default_factory=list)
    purchases: list[Referred] = field(default_factory=list)
    returns: list[Line] = field(default_factory=list)
    opening: int = 0
    findings: set[str] = field(default_factory=set)

    @property
    def ordered(self) -> int:
        return sum(line["nominal"] for line in self.orders)

    @property
    def credited(self) -> int:
        return sum(line.left for line in self.credits)

    @property
    def spent(self) -> int:
        return sum(line.left for line in self.purchases)

    @property
    def returned(self) -> int:
        return sum(line["nominal"] for line in self.returns)

    @property
    def used(self) -> int:
        return self.spent + self.returned

    @property
    def credits_left(self) -> list[Referred]:
        return [line for line in self.credits if line.left > 0]

    @property
    def purchases_left(self) -> list[Referred]:
        return [line for line in self.purchases if line.left > 0]

    def has(self, status: str) -> bool:
        """Whether the bank has a line of this status for the account, reversed or not."""
        return any(line.line["status"] == status for line in self.credits)

    def order(self) -> Line | None:
        """Give the least order line by (no_spm, id_kpm, kode_wilayah, bank).

        Decision: text compares by code points, and an empty cell comes after every value.
        """
        return min(self.orders, key=order_rank, default=None)


def order_rank(line: Line) -> list[tuple[bool, str]]:
    """Give what orders are compared by."""
    names = ("no_spm", "id_kpm", "kode_wilayah", "bank")
    return [(line[name] is None, line[name] or "") for name in names]


def class_of(account: Account) -> str:
    """Give the first class that holds, in the order of the contract's table."""
    ordered, credited, used = account.ordered, account.credited, account.used
    has_order = bool(account.orders)
    funds = credited + account.opening
    rules: Sequence[tuple[str, bool]] = (
        ("credited_without_instruction", not has_order and credited > 0),
        ("spent_without_credit", credited == 0 and used > account.opening),
        ("credited_twice", has_order and more_credits_than_orders(account) and credited > ordered),
        ("amount_mismatch", has_order and credited > 0 and credited != ordered),
        ("overspent", credited > 0 and used > funds),
        ("credit_reversed", has_order and credited == 0 and account.has("SUKSES")),
        ("credit_failed", has_order and not account.has("SUKSES") and account.has("GAGAL")),
        ("missing_at_bank", has_order and not account.has("SUKSES") and not account.has("GAGAL")),
        ("not_ordered", not has_order and credited == 0 and used <= account.opening),
        ("unspent", credited == ordered and used == 0),
        ("partly_spent", credited == ordered and 0 < used < funds),
        ("settled", credited == ordered and used == funds),
    )
    return next(name for name, holds in rules if holds)


def more_credits_than_orders(account: Account) -> bool:
    """Whether n > k: more credits of which something is left than order lines."""
    return len(account.credits_left) > len(account.orders)


def waterfall_of(account: Account) -> Waterfall:
    """Give the account's share of every term."""
    ordered, credited = account.ordered, account.credited
    to_order = min(ordered, credited)
    terms = {_where_the_rest_is(account): ordered - to_order}
    return Waterfall(
        ordered=ordered,
        credited=credited,
        credited_to_order=to_order,
        over=credited - to_order if account.orders else 0,
        without_instruction=0 if account.orders else credited,
        opening=account.opening,
        spent=account.spent,
        returned=account.returned,
        balance=credited + account.opening - account.used,
        **terms,
    )


def _where_the_rest_is(account: Account) -> str:
    if account.credited > 0:
        return "short"
    if account.has("SUKSES"):
        return "reversed"
    return "failed" if account.has("GAGAL") else "missing"
