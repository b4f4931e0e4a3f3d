"""What is carried from month to month, done slowly and plainly: one account, one line at a time.

It knows of a publication only which lines were given by then. What it says must be what the database
holds after the same publications.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from salur.kernel.period import Period

MONTHLY = 110_000
MONTHS = (Period(2019, 3), Period(2019, 4), Period(2019, 5), Period(2019, 6))


@dataclass(frozen=True)
class Line:
    """One line of a file: what it is, whose, of which month, how much, on which day, known when."""

    kind: str  # order, credit, failure, reversal (of the month's credit), purchase, return
    account: int
    month: int
    amount: int
    day: str
    known: int
    number: int


@dataclass
class Hanging:
    """One exception: one month of an account and what hangs of it."""

    amount: int
    klass: int
    closed: bool = False
    kind: str | None = None
    resolved_in: int | None = None
    settled_in: int | None = None
    since: int = 0


@dataclass
class Unit:
    """One account's month: what was ordered, credited, spent, returned and what it opened with."""

    ordered: int = 0
    orders: int = 0
    credited: int = 0
    credits: int = 0
    given: bool = False
    failed: bool = False
    spent: int = 0
    returned: int = 0
    opening: int = 0
    exists: bool = False

    @property
    def klass(self) -> int:
        """The first class of contracts.md section 3 that holds."""
        used = self.spent + self.returned
        i, c, o = self.ordered, self.credited, self.opening
        table = (
            not self.orders and c > 0, c == 0 and used > o,
            bool(self.orders) and self.credits > self.orders and c > i,
            bool(self.orders) and c > 0 and c != i, c > 0 and used > c + o,
            bool(self.orders) and c == 0 and self.given,
            bool(self.orders) and not self.given and self.failed,
            bool(self.orders) and not self.given, not self.orders and c == 0,
            used == 0, used < c + o, True,
        )  # fmt: skip
        return table.index(True) + 1


def strand_of(unit: Unit) -> tuple[str, int] | None:
    """Say what hangs of an account's month and how much."""
    k, used = unit.klass, unit.spent + unit.returned
    if k in (6, 7, 8):
        return "not_credited", unit.ordered
    if k == 4 and unit.credited < unit.ordered:
        return "not_credited", unit.ordered - unit.credited
    if k in (1, 3, 4):
        return "over_credited", unit.credited - (unit.ordered if k != 1 else 0)
    if k in (2, 5):
        return "over_spent", used - unit.opening - unit.credited
    return ("unspent", unit.credited) if k == 10 else None


@dataclass
class Oracle:
    """Every exception that was ever opened, by account, month and what hangs."""

    found: dict[tuple[int, int, str], Hanging] = field(default_factory=dict)

    def publish(self, lines: Sequence[Line], months: Sequence[Period]) -> None:
        """Do what a publication of months does, knowing of these lines."""
        accounts = {one.account for one in lines} | {key[0] for key in self.found}
        for account in accounts:
            mine = [one for one in lines if one.account == account]
            opening = 0
            for month in months:
                unit = _unit(mine, month.number, opening)
                opening = max(unit.opening + unit.credited - unit.spent - unit.returned, 0)
                self._open(account, month.number, unit)
                self._judge(account, month.number, unit, mine)
            self._thread(account)

    def _open(self, account: int, month: int, unit: Unit) -> None:
        hangs = strand_of(unit) if unit.exists else None
        for (whose, when, strand), one in self.found.items():
            if (whose, when) == (account, month) and (hangs is None or hangs[0] != strand):
                one.closed = True
        if hangs is not None:
            one = self.found.setdefault((account, month, hangs[0]), Hanging(hangs[1], unit.klass))
            one.amount, one.klass, one.closed = hangs[1], unit.klass, False

    def _judge(self, account: int, month: int, unit: Unit, lines: Sequence[Line]) -> None:
        mine = {key: one for key, one in self.found.items() if key[0] == account}
        missed = sum(
            one.amount for (_, when, strand), one in mine.items()
            if strand == "not_credited" and when < month and not one.closed
            and (one.settled_in is None or one.settled_in >= month)
        )  # fmt: skip
        for (_, when, strand), one in mine.items():
            if when > month:
                continue
            if when < month and (one.closed or (one.settled_in or month) < month):
                continue
            kind = _kind(strand, one, unit, when == month, missed)
            if kind is None:
                if one.settled_in == month:
                    one.kind = one.resolved_in = one.settled_in = None
                continue
            day = _day(kind, one, lines, month)
            base = when if one.closed else month
            one.kind, one.settled_in = kind, month
            one.resolved_in = max(when, int(day[:4] + day[5:7]) if day else base)

    def _thread(self, account: int) -> None:
        for strand in {key[2] for key in self.found if key[0] == account}:
            months = sorted(key[1] for key in self.found if key[0] == account and key[2] == strand)
            since, until = 0, 0
            for month in months:
                one = self.found[account, month, strand]
                since = month if until < month else since
                one.since = since
                until = max(until, one.resolved_in or 999912)


def _kind(strand: str, one: Hanging, unit: Unit, own: bool, missed: int) -> str | None:
    if one.closed:
        if strand == "not_credited" and unit.orders and unit.credited >= unit.ordered:
            return "credited"
        if strand == "over_spent" and one.klass == 2 and unit.credited > 0:
            return "credited"
        if strand == "unspent" and unit.credited > 0 and unit.spent > 0:
            return "spent"
        if strand == "unspent" and unit.credited > 0 and unit.returned > 0:
            return "returned"
        return "corrected"
    if strand == "over_credited" and unit.returned >= one.amount:
        return "returned"
    if own:
        return None
    if strand == "unspent" and unit.spent > 0:
        return "spent"
    if strand == "unspent" and unit.returned > 0:
        return "returned"
    paid = unit.exists and unit.credited >= unit.ordered and unit.ordered == missed + MONTHLY
    return "credited" if strand == "not_credited" and paid else None


def _day(kind: str, one: Hanging, lines: Sequence[Line], month: int) -> str:
    """Give the day of the first line that says what ended it; none where none does."""
    of_month = [line for line in lines if line.month == month]
    taken_back = sum(line.amount for line in of_month if line.kind == "reversal")
    credits = [line for line in of_month if line.kind == "credit"]
    if taken_back and credits:
        # The largest is taken back first; of equal ones the first.
        largest = max(credits, key=lambda line: (line.amount, -line.number))
        credits = [line for line in credits if line is not largest]
    said = {
        "credited": credits,
        "spent": [line for line in of_month if line.kind == "purchase"],
        "returned": [line for line in of_month if line.kind == "return"],
        "corrected": [line for line in of_month if line.kind == "reversal"],
    }[kind]
    has_order = any(line.kind == "order" for line in of_month)
    if kind == "corrected" and one.klass == 1 and has_order:
        return ""
    return min((line.day for line in said), default="")


def _unit(lines: Sequence[Line], month: int, opening: int) -> Unit:
    unit = Unit(opening=opening, exists=opening != 0)
    for line in lines:
        if line.month != month:
            continue
        unit.exists = True
        if line.kind == "order":
            unit.ordered, unit.orders = unit.ordered + line.amount, unit.orders + 1
        elif line.kind == "credit":
            unit.credited, unit.credits = unit.credited + line.amount, unit.credits + 1
            unit.given = True
        elif line.kind == "failure":
            unit.failed = True
        elif line.kind == "reversal":
            unit.credited, unit.credits = unit.credited - line.amount, unit.credits - 1
        elif line.kind == "purchase":
            unit.spent += line.amount
        else:
            unit.returned += line.amount
    return unit
