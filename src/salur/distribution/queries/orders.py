"""Payment orders of the ministry: how far each is, whom it pays, whom it leaves out and why."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from salur.distribution.domain.ordering import OPEN, OrderStatus, Purpose
from salur.kernel.period import Period
from salur.kernel.sql_text import sql_text

PAGE = 50


@dataclass(frozen=True)
class Signed:
    """Who did one step of an order, and when."""

    person: UUID
    name: str
    at: dt.datetime


@dataclass(frozen=True)
class Order:
    """One payment order (SPM) to one bank, for one region and one or more months."""

    id: UUID
    number: str
    purpose: Purpose
    resends: UUID | None
    sender: UUID
    bank: UUID
    bank_code: str
    path: str
    first: Period
    last: Period
    status: OrderStatus
    families: int
    lines: int
    excluded: int
    amount_idr: int
    sha256: str
    approvals_needed: int
    authority_needed: bool
    prepared: Signed
    checked: Signed | None
    approved: Signed | None
    seconded: Signed | None
    closed: Signed | None
    closed_reason: str
    evidence_id: UUID | None
    sent_at: dt.datetime | None
    outbox: str
    receipt: str
    delivered_at: dt.datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it may still be cancelled or returned: it is not being sent."""
        return self.status in OPEN and self.outbox in ("", "WAITING")

    @property
    def people(self) -> frozenset[UUID]:
        """Whoever did a step that another person must do the next of."""
        steps = (self.prepared, self.checked, self.approved, self.seconded)
        return frozenset(one.person for one in steps if one is not None)


@dataclass(frozen=True)
class OrderedFamily:
    """One family and month of an order: paid by it, or left out for a reason."""

    period: Period
    id_kpm: str
    kode_wilayah: str
    amount_idr: int
    excluded: str
    live: bool


@dataclass(frozen=True)
class LeftOutCount:
    """How many lines of an order are left out for one reason."""

    reason: str
    lines: int
    amount_idr: int


OrderKey = tuple[dt.datetime, UUID]
LineKey = tuple[str, str, int]


def order(order_id: UUID) -> Order | None:
    """Give one order, None where none is in scope."""
    return next(iter(_orders({"id": order_id})), None)


def orders_page(
    path: str, *, after: OrderKey | None = None, limit: int = PAGE
) -> tuple[Order, ...]:
    """Give the next orders at or under `path`, or that reach it, the newest first."""
    at, identity = after or (None, None)
    return _orders({"path": path, "at": at, "after": identity, "limit": limit})


def resends_of(order_id: UUID) -> tuple[Order, ...]:
    """Give the orders that follow one, the newest first."""
    return _orders({"resends": order_id})


def order_of_evidence(evidence_id: UUID) -> Order | None:
    """Give the order that a file is, None where it is none of ours or not in scope."""
    return next(iter(_orders({"evidence": evidence_id})), None)


def left_out_counts(found: Order) -> tuple[LeftOutCount, ...]:
    """Give how many lines an order leaves out, by reason, the most frequent first."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "orders/left_out"),
            {"order": found.id, "first": found.first.number, "last": found.last.number},
        )
        return tuple(LeftOutCount(*row) for row in cursor.fetchall())


def order_lines_page(
    found: Order, *, reason: str = "", after: LineKey | None = None, limit: int = PAGE
) -> tuple[OrderedFamily, ...]:
    """Give the next lines of an order by desa, family and month: left out for `reason`, or paid."""
    code, id_kpm, period = after or ("", "", 0)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "orders/lines_page"),
            {
                "order": found.id,
                "first": found.first.number,
                "last": found.last.number,
                "reason": reason or None,
                "code": code,
                "id_kpm": id_kpm,
                "period": period,
                "limit": limit,
            },
        )
        return tuple(
            OrderedFamily(Period.from_number(period), id_kpm, code, amount, excluded or "", live)
            for period, id_kpm, code, amount, excluded, live in cursor.fetchall()
        )


def ordered_before(bank: UUID, path: str, first: Period, last: Period) -> bool:
    """Say whether an order to this bank stands for one of these months, here or around here."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM distribution_order WHERE bank = %s"
            " AND (path <@ %s::ltree OR path @> %s::ltree) AND first_period <= %s"
            " AND last_period >= %s AND status NOT IN ('CANCELLED', 'RETURNED'))",
            [bank, path, path, last.number, first.number],
        )
        return bool(cursor.fetchone()[0])


def order_number_taken(number: str) -> bool:
    """Say whether an order that stands bears this number."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM distribution_order WHERE number = %s"
            " AND status NOT IN ('CANCELLED', 'RETURNED'))",
            [number],
        )
        return bool(cursor.fetchone()[0])


_ASKED = ("id", "path", "at", "after", "resends", "evidence")


def _orders(asked: dict[str, object]) -> tuple[Order, ...]:
    values = dict.fromkeys(_ASKED) | {"limit": PAGE} | asked
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", "orders/orders"), values)
        names = [column.name for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    return tuple(map(_order, rows))


def _order(row: dict[str, object]) -> Order:
    steps = {
        step: _signed(*(row.pop(f"{step}_{part}") for part in ("by", "by_name", "at")))
        for step in ("prepared", "checked", "approved", "seconded", "closed")
    }
    row["purpose"] = Purpose(str(row["purpose"]))
    row["status"] = OrderStatus(str(row["status"]))
    row["first"] = Period.from_number(int(str(row.pop("first_period"))))
    row["last"] = Period.from_number(int(str(row.pop("last_period"))))
    return Order(**row, **steps)  # type: ignore[arg-type]


def _signed(by: object, name: object, at: object) -> Signed | None:
    return None if by is None else Signed(by, str(name), at)  # type: ignore[arg-type]
