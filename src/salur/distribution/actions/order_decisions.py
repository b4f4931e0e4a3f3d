"""Deciding about a prepared payment order: checking, approving, cancelling, returning.

With the last approval an order stands in the outbox, in the same transaction; `sending` takes it
from there. Cancelling and sending wait for each other: one wins, and the other is told.
"""

import datetime as dt
from uuid import UUID

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, may, require
from salur.audit import actions as audit
from salur.distribution.actions import order_refusals as refusals
from salur.distribution.actions.orders import asked_of, known_order, of_order
from salur.distribution.actions.sending import ask_to_deliver
from salur.distribution.domain.ordering import OrderStatus
from salur.distribution.pipeline import ordering, outbox
from salur.distribution.queries import Order
from salur.kernel.sql_text import sql_text


@transaction.atomic
def check_order(*, order_id: UUID, by: Actor, at: dt.datetime, key: str) -> Order:
    """Check a prepared order: every line is held once more against what is known by now.

    Refused, in this order: `order_unknown`, `role_missing`, `outside_scope`, `order_decided`,
    `four_eyes`, `order_changed_since`.
    """
    before = known_order(order_id)
    require(by, "order.check", before.path)
    if audit.done("order.checked", key) is not None:
        return before
    with as_owner():
        before = _locked(order_id, OrderStatus.PREPARED)
        if by.person_id in before.people:
            raise refusals.other_person()
        _hold_against_now(before, at)
        _step(order_id, "checked", by, at, status=OrderStatus.CHECKED)
    audit.record(action="order.checked", **of_order(before, by, at, key))
    return known_order(order_id)


@transaction.atomic
def approve_order(*, order_id: UUID, by: Actor, at: dt.datetime, key: str) -> Order:
    """Approve a checked order; with the last approval that its sum asks for it leaves by itself.

    Refused, in this order: `order_unknown`, `role_missing`, `outside_scope`, `order_decided`,
    `four_eyes`, `order_authority_needed`, `order_changed_since`.
    """
    before = known_order(order_id)
    require(by, "order.approve", before.path)
    if audit.done("order.approved", key) is not None:
        return before
    with as_owner():
        before = _locked(order_id, OrderStatus.CHECKED)
        if by.person_id in before.people:
            raise refusals.other_person()
        is_last = before.approvals_needed == (1 if before.approved is None else 2)
        if is_last and before.authority_needed and by.stands_in_for:
            raise refusals.authority_needed()
        _hold_against_now(before, at)
        step = "approved" if before.approved is None else "seconded"
        status = OrderStatus.APPROVED if is_last else OrderStatus.CHECKED
        _step(order_id, step, by, at, status=status)
        if is_last:
            outbox.write(order_id, path=before.path, bank=before.bank, sha256=before.sha256, at=at)
    audit.record(action="order.approved", **of_order(before, by, at, key))
    if is_last:
        ask_to_deliver(order_id, path=before.path, by=by, at=at, key=f"approved {order_id}")
    return known_order(order_id)


@transaction.atomic
def cancel_order(*, order_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str) -> Order:
    """Cancel an order before it is being sent: nothing of it is payable afterwards.

    Refused, in this order: `order_unknown`, `role_missing`, `outside_scope`, `reason_missing`,
    `order_decided`, `order_being_sent`.
    """
    before = known_order(order_id)
    require(by, _held(by, "order.prepare"), before.path)
    return _close(before, OrderStatus.CANCELLED, reason, by, at, key)


@transaction.atomic
def return_order(*, order_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str) -> Order:
    """Return an order to whoever prepared it, for a reason; another one is prepared instead.

    Refused, in this order: `order_unknown`, `role_missing`, `outside_scope`, `reason_missing`,
    `order_decided`, `order_being_sent`.
    """
    before = known_order(order_id)
    require(by, _held(by, "order.check"), before.path)
    return _close(before, OrderStatus.RETURNED, reason, by, at, key)


def _hold_against_now(found: Order, at: dt.datetime) -> None:
    asked = asked_of(found, at)
    ordering.stage(asked)
    left_out = ordering.left_out_now(asked)
    if left_out:
        raise refusals.changed_since(left_out)


def _held(by: Actor, verb: str) -> str:
    """Give the verb that a step asks for: whoever may approve an order may also stop it."""
    return "order.approve" if may(by, "order.approve") else verb


def _close(
    before: Order, status: OrderStatus, reason: str, by: Actor, at: dt.datetime, key: str
) -> Order:
    is_cancelled = status is OrderStatus.CANCELLED
    if audit.done("order.cancelled" if is_cancelled else "order.returned", key) is not None:
        return before
    said = " ".join(reason.split())[:300]
    if not said:
        raise refusals.reason_missing()
    with as_owner():
        ordering.lock_orders()
        waiting = outbox.locked(before.id)
        before = known_order(before.id)
        if waiting is not None and waiting.state not in ("WAITING", "VOID"):
            raise refusals.being_sent()
        if not before.is_open:
            raise refusals.decided()
        _step(before.id, "closed", by, at, status=status, reason=said)
    audit.record(
        action="order.cancelled" if is_cancelled else "order.returned",
        **of_order(before, by, at, key),
    )
    return known_order(before.id)


def _locked(order_id: UUID, status: OrderStatus) -> Order:
    ordering.lock_orders()
    found = known_order(order_id)
    if found.status is not status:
        raise refusals.decided()
    return found


def _step(
    order_id: UUID,
    step: str,
    by: Actor,
    at: dt.datetime,
    *,
    status: OrderStatus,
    reason: str | None = None,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", f"orders/step_{step}"),
            {
                "id": order_id,
                "by": by.person_id,
                "name": by.name,
                "at": at,
                "status": str(status),
                "reason": reason,
            },
        )
