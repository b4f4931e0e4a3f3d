"""Preparing payment orders of the ministry: from the frozen lists, or from what a bank left unpaid.

An order is frozen as it is prepared: whom it pays for which month, on which account, its count,
its sum and the SHA-256 of its file. Others check and approve it (`order_decisions`). One order is
drawn up or decided at a time.
"""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.distribution import queries
from salur.distribution.actions import order_refusals as refusals
from salur.distribution.domain import is_letter_number, months_text
from salur.distribution.domain.ordering import (
    MOST_MONTHS,
    Approvals,
    OrderStatus,
    Purpose,
    approvals_of,
    purpose_of,
)
from salur.distribution.pipeline import ordering
from salur.distribution.pipeline.ordering import Asked, Counted
from salur.distribution.queries import Order
from salur.kernel.free_text import holds_long_number
from salur.kernel.period import Period, months_between
from salur.kernel.program import Program
from salur.kernel.region_code import NATION, RegionCode
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.parties.domain import BANK_KINDS
from salur.programs import queries as programs

_AREA_DIGITS = (0, 2, 4)


@transaction.atomic
def prepare_order(
    *,
    number: str,
    bank: UUID,
    code: str,
    first: Period,
    last: Period,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Order:
    """Prepare an order to a bank for a region ("" is the nation) and months, from its lists.

    Every family and month is decided at once: paid, or left out for a reason that is kept. Refused,
    in this order: `role_missing`, `outside_scope`, `order_area_invalid`, `order_number_invalid`,
    `order_months_invalid`, `order_bank_unknown`, `list_not_frozen`, `order_number_taken`,
    `parameter_missing`, `order_nothing_to_pay`.
    """
    require(by, "order.prepare")
    if len(code) not in _AREA_DIGITS or not (code == "" or code.isdecimal()):
        raise refusals.area_invalid()
    path = RegionCode(code).path if code else NATION
    require(by, "order.prepare", path)
    done = audit.done("order.prepared", key)
    if done is not None:
        return known_order(UUID(done.subject_id))
    _check_asked(number, first, last)
    months = tuple(months_between(first, last))
    party = parties.organisation(bank)
    if party is None or party.kind not in BANK_KINDS:
        raise refusals.bank_unknown()
    with as_owner():
        ordering.lock_orders()
        for month in months:
            lists = programs.frozen_lists(month, path)
            if not any(one.program is Program.BPNT for one in lists):
                raise refusals.list_not_frozen(month)
        asked = Asked(uuid4(), party.code, banks_of(bank), path, months, at.date())
        today = Period(at.year, at.month)
        before = queries.ordered_before(bank, path, first, last)
        purpose = purpose_of(last, today, ordered_before=before)
        _draw_up(asked, number, bank, purpose, by, at)
    return _recorded(asked.order, by, at, key)


@transaction.atomic
def prepare_resend(*, order_id: UUID, number: str, by: Actor, at: dt.datetime, key: str) -> Order:
    """Prepare the order that follows a sent one, for exactly what the bank's answer left unpaid.

    Unpaid is what failed, was taken back whole or is absent in the bank's answer; what was
    credited in part is not, and stays an exception of the month. Everything is decided anew.
    Refused, in this order: `order_unknown`, `role_missing`, `outside_scope`,
    `order_number_invalid`, `order_not_sent`, `order_number_taken`, `order_nothing_to_pay`.
    """
    before = known_order(order_id)
    require(by, "order.prepare", before.path)
    done = audit.done("order.prepared", key)
    if done is not None:
        return known_order(UUID(done.subject_id))
    _check_asked(number, before.first, before.last)
    if before.status is not OrderStatus.SENT:
        raise refusals.not_sent()
    with as_owner():
        ordering.lock_orders()
        asked = asked_of(before, at, order=uuid4(), resends=before)
        _draw_up(asked, number, before.bank, Purpose.RESEND, by, at)
    return _recorded(asked.order, by, at, key)


def _check_asked(number: str, first: Period, last: Period) -> None:
    if not is_letter_number(number) or holds_long_number(number):
        raise refusals.number_invalid()
    if not first <= last <= first.shift(MOST_MONTHS - 1):
        raise refusals.months_invalid(MOST_MONTHS)


def _draw_up(
    asked: Asked, number: str, bank: UUID, purpose: Purpose, by: Actor, at: dt.datetime
) -> None:
    if queries.order_number_taken(number):
        raise refusals.number_taken(number)
    ordering.stage(asked)
    ordering.entitle(asked)
    counted = ordering.counted(asked.order, asked.months)
    if not counted.lines:
        raise refusals.nothing_to_pay(counted.left_out)
    bands = _bands(counted, asked)
    ministry = parties.organisation_by_code("KEMENSOS")
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "insert_order"),
            {
                "id": asked.order,
                "number": number,
                "purpose": str(purpose),
                "resends": asked.resends,
                "sender": by.organisation_id or (ministry.id if ministry else bank),
                "bank": bank,
                "bank_code": asked.bank_code,
                "path": asked.path,
                "first": asked.months[0].number,
                "last": asked.months[-1].number,
                "families": counted.families,
                "lines": counted.lines,
                "excluded": sum(counted.left_out.values()),
                "amount_idr": counted.amount_idr,
                "sha256": ordering.file_hash(asked.order, asked.months, number, asked.bank_code),
                "approvals": bands.needed,
                "authority": bands.authority,
                "by": by.person_id,
                "by_name": by.name,
                "at": at,
            },
        )


def _bands(counted: Counted, asked: Asked) -> Approvals:
    second, authority = (
        programs.parameter(Program.BPNT, name, asked.day, asked.path).value
        for name in ("order_second_approver_above", "order_authority_above")
    )
    return approvals_of(counted.amount_idr, second_above=second, authority_above=authority)


def asked_of(
    found: Order, at: dt.datetime, *, order: UUID | None = None, resends: Order | None = None
) -> Asked:
    """Give an order as it is looked at anew, or as the one that follows it is drawn up."""
    followed = resends or (known_order(found.resends) if found.resends else None)
    return Asked(
        order or found.id,
        found.bank_code,
        banks_of(found.bank),
        found.path,
        tuple(months_between(found.first, found.last)),
        at.date(),
        followed.id if followed else None,
        followed.sent_at if followed else None,
    )


def banks_of(bank: UUID) -> tuple[UUID, ...]:
    """Give a bank and its branches: whoever speaks for it."""
    everybody = parties.organisations(kinds=BANK_KINDS)
    return (bank, *(one.id for one in everybody if one.parent_id == bank))


def _recorded(order_id: UUID, by: Actor, at: dt.datetime, key: str) -> Order:
    made = known_order(order_id)
    audit.record(action="order.prepared", **of_order(made, by, at, key))
    return made


def of_order(found: Order, by: Actor, at: dt.datetime, key: str = "") -> dict[str, Any]:
    """Give what the record of a step of an order says beside its action."""
    facts = {
        "number": found.number,
        "bank": found.bank_code,
        "months": months_text(found.first, found.last),
        "lines": found.lines,
        "amount_idr": found.amount_idr,
        "excluded": found.excluded,
        "sha256": found.sha256,
    }
    named = {"subject": ("order", found.id), "path": found.path, "facts": facts}
    return {"by": by, "at": at, "key": key, **named}


def known_order(order_id: UUID) -> Order:
    """Give an order wherever it is, or refuse."""
    with as_owner():
        found = queries.order(order_id)
    if found is None:
        raise refusals.order_unknown()
    return found
