"""Where payments stand: counts that the publication kept, lists by key, a family's own."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs import queries as programs
from salur.reconciliation.domain.payments import (
    CLASSES,
    Facts,
    MonthMoney,
    Payment,
    Stage,
    left_of,
    state_of,
)
from salur.reconciliation.queries.families import FamilyMonth, UnitRow, family_month, unit_of
from salur.reconciliation.queries.matters import Matter, matters_told
from salur.reconciliation.queries.running import rows_of

PaymentKey = tuple[str, int]
_UNSPENT = 10  # the class of whoever has bought nothing


@dataclass(frozen=True)
class StateSum:
    """Payments in one state: how many, what was ordered and credited, how many came late."""

    payments: int
    ordered: int
    credited: int
    late: int


@dataclass(frozen=True)
class PaymentSum:
    """The payments of one region, bank and state."""

    code: str
    bank: str
    state: Payment
    sum: StateSum


@dataclass(frozen=True)
class PaymentRow:
    """One payment of a list; `left` is what of its credit is on the card today.

    Of a family that nobody ordered only the place and the family are known.
    """

    code: str
    id: int
    id_kpm: str | None
    kode_wilayah: str | None
    account: UUID | None = None
    last4: str = ""
    bank: str | None = None
    klass: int = 0
    ordered: int = 0
    credited: int = 0
    spent: int = 0
    returned: int = 0
    left: int = 0
    sp2d_day: dt.date | None = None
    credit_day: dt.date | None = None
    reason: str | None = None
    since: dt.datetime | None = None

    @property
    def key(self) -> PaymentKey:
        """Where the page after this row begins."""
        return (self.code, self.id)


@dataclass(frozen=True)
class FamilyPayment:
    """One month of one account of a family: what is known, its state, what of it is left today."""

    account: UUID
    period: int
    code: str
    last4: str
    bank: str | None
    klass: int
    facts: Facts
    state: Payment | None
    left: int
    sp2d_day: dt.date | None
    credit_day: dt.date | None
    reason: str | None

    @property
    def is_late(self) -> bool:
        """Whether it was credited in a later month than the one it was ordered for."""
        return self.credit_day is not None and self.credit_day > self._month.last_day

    @property
    def is_retroactive(self) -> bool:
        """Whether the treasury paid it out only after its month was over."""
        return self.sp2d_day is not None and self.sp2d_day > self._month.last_day

    @property
    def _month(self) -> Period:
        return Period.from_number(self.period)


def payment_sums(period: int, paths: Sequence[str]) -> tuple[PaymentSum, ...]:
    """Give how the payments of all `paths` together stand, by bank and state.

    No path may lie within another one.
    """
    return _sums(period, sorted({path.count(".") for path in paths}), paths=list(paths))


def payment_sums_under(period: int, path: str, level: int) -> tuple[PaymentSum, ...]:
    """Give how the payments of every region of `level` under `path` stand, by bank and state."""
    return payment_sums_of_parts(period, [path], level)


def payment_sums_of_parts(period: int, paths: Sequence[str], level: int) -> tuple[PaymentSum, ...]:
    """Give how the payments of every region of `level` under `paths` stand, by bank and state."""
    return _sums(period, [level], under=list(paths), by_region=True)


def by_state(sums: Sequence[PaymentSum], bank: str | None = None) -> dict[Payment, StateSum]:
    """Add sums over regions and banks; what nobody ordered yet is no bank's and counts always."""
    found: dict[Payment, StateSum] = {}
    for one in sums:
        if bank is not None and one.bank not in (bank, "-"):
            continue
        had = found.get(one.state, StateSum(0, 0, 0, 0))
        found[one.state] = StateSum(
            had.payments + one.sum.payments,
            had.ordered + one.sum.ordered,
            had.credited + one.sum.credited,
            had.late + one.sum.late,
        )
    return found


def payments_page(
    path: str,
    period: Period,
    state: Payment,
    *,
    bank: str | None = None,
    after: PaymentKey | None = None,
    size: int = 50,
) -> tuple[PaymentRow, ...]:
    """Give payments in one state at or under `path`, by kab/kota and id, beyond a key."""
    values: dict[str, object] = {"path": path, "period": period.number, "size": size}
    values |= {"code": after[0] if after else None, "id": after[1] if after else None}
    if state in (Payment.PLANNED, Payment.SUSPENDED):
        held = programs.listed.suspended_ids(Program.BPNT, period, path)
        values |= {"suspended": list(held), "held": state is Payment.SUSPENDED}
        return tuple(PaymentRow(*row) for row in rows_of("planned_page", values))
    values |= {"state": state, "bank": bank, "classes": list(CLASSES[state])}
    return tuple(_row(row) for row in rows_of("payments_page", values))


@dataclass(frozen=True)
class FamilyAid:
    """What came to a family: its accounts' months in every version and as payments, its months.

    `months` are what each programme did, `matters` all that hung or hangs of its money.
    """

    units: tuple[UnitRow, ...]
    payments: tuple[FamilyPayment, ...]
    months: tuple[FamilyMonth, ...]
    matters: tuple[Matter, ...]


def aid_of_family(id_kpm: str) -> FamilyAid:
    """Give what came to a family, newest first, in one question."""
    beside, *_same = told = rows_of("aid_of_family", {"id_kpm": id_kpm})
    rows = [row[2:] for row in told if row[2] is not None]
    units = [unit_of(row[1:17]) for row in rows if row[4] == id_kpm]
    payments: list[FamilyPayment] = []
    current = (row for row in rows if row[15] is None)
    for _account, group in groupby(current, key=lambda row: row[0]):
        months = list(group)
        left = left_of([MonthMoney(row[10], row[11], row[12], row[13]) for row in months])
        payments += [_of_family(row, kept) for row, kept in zip(months, left, strict=True)]
    return FamilyAid(
        tuple(sorted(units, key=lambda one: (-one.period, -one.since))),
        tuple(sorted(payments, key=lambda one: (-one.period, one.last4))),
        tuple(family_month(row) for row in json.loads(beside[0] or "[]")),
        matters_told(beside[1]),
    )


def _of_family(row: Sequence[Any], left: int) -> FamilyPayment:
    reason = row[20]
    facts = Facts(
        ordered=row[9], stage=Stage(row[17]), rest=row[18], credited=row[10], spent=row[11],
        returned=row[12], opening=row[13], idle="idle" in row[8], asked=row[21],
        hanging=row[7] == _UNSPENT and reason == "SALDO_GANTUNG",
    )  # fmt: skip
    return FamilyPayment(
        account=row[0], period=row[1], code=row[2], last4=row[3], bank=row[6], klass=row[7],
        facts=facts, state=state_of(facts), left=left, sp2d_day=row[19], credit_day=row[16],
        reason=reason,
    )  # fmt: skip


def _row(row: Sequence[Any]) -> PaymentRow:
    code, number, account, last4, id_kpm, kode_wilayah, *rest = row
    return PaymentRow(code, number, id_kpm, kode_wilayah, account, last4, *rest)


def _sums(
    period: int,
    levels: Sequence[int],
    *,
    paths: Sequence[str] | None = None,
    under: Sequence[str] | None = None,
    by_region: bool = False,
) -> tuple[PaymentSum, ...]:
    values: Mapping[str, object] = {
        "period": period, "levels": list(levels), "paths": paths, "under": under,
        "by_region": by_region,
    }  # fmt: skip
    return tuple(
        PaymentSum(code, bank, Payment(state), StateSum(*counts))
        for code, bank, state, *counts in rows_of("payment_sums", values)
    )
