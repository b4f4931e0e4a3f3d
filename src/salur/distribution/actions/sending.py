"""Sending an approved order: the outbox has one effect, however often and by whom it is tried.

First it is noted that the order is being sent, and committed: from then on it cannot be cancelled.
Then its file is made and becomes evidence, as an approved SPA does; then the port puts it into the
bank's inbox, once by its name; then the receipt is noted. A process that dies between any two of
these leaves a row that says how far it was, and whoever tries again does what is missing.
"""

import datetime as dt
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, require
from salur.audit import actions as audit
from salur.distribution import queries
from salur.distribution.actions import order_refusals as refusals
from salur.distribution.actions.statements import link_evidence
from salur.distribution.domain.ordering import OrderStatus
from salur.distribution.pipeline import ordering, outbox
from salur.distribution.queries import Order
from salur.evidence import actions as evidence
from salur.evidence.queries.opening import private_directory
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.period import months_between
from salur.kernel.program import Program
from salur.kernel.refused import Refused

SEND = "distribution.send_order"
_BYTES_A_LINE = 120


def register() -> None:
    """Tell the queue who sends approved orders; called when it first asks."""
    jobs.handles(SEND)(_send_asked)


def ask_to_deliver(order_id: UUID, *, path: str, by: Actor, at: dt.datetime, key: str) -> None:
    """Queue the sending of an order that stands in the outbox."""
    jobs.enqueue(
        kind=SEND,
        payload={"order_id": str(order_id)},
        by=by,
        at=at,
        key=key,
        subject_id=order_id,
        path=path,
    )


@transaction.atomic
def ask_to_send(*, order_id: UUID, by: Actor, at: dt.datetime, key: str) -> Order:
    """Queue the sending of an approved order once more, where it did not go through.

    Refused, in this order: `order_unknown`, `role_missing`, `outside_scope`, `order_decided`.
    """
    found = _known(order_id)
    require(by, "order.approve", found.path)
    if found.status is not OrderStatus.APPROVED:
        raise refusals.decided()
    ask_to_deliver(order_id, path=found.path, by=by, at=at, key=key)
    return found


def send_order(*, order_id: UUID, at: dt.datetime) -> Order:
    """Bring an approved order to its bank, once; again it changes nothing.

    Opens its own transactions, for receiving does. Refused, in this order: `order_unknown`,
    `order_decided` (nobody approved it, or it was cancelled), `inbox_missing`, `order_held_back`.
    """
    found = _begin(order_id, at)
    if found.status is OrderStatus.SENT:
        return found
    _file(found, at)
    receipt = outbox.put(_inbox(), _name(order_id), found.sha256)
    return _note(order_id, receipt, at)


def _send_asked(progress: Progress) -> Payload | None:
    order_id = UUID(str(progress.task.payload["order_id"]))
    sent = send_order(order_id=order_id, at=timezone.now())
    return {"lines": sent.lines}


def _begin(order_id: UUID, at: dt.datetime) -> Order:
    with transaction.atomic():
        enter_scope(SYSTEM)
        with as_owner():
            waiting = outbox.locked(order_id)
            found = _known(order_id)
            if found.status is OrderStatus.SENT:
                return found
            if waiting is None or found.status is not OrderStatus.APPROVED:
                raise refusals.decided()
            _inbox()
            if waiting.state == "WAITING":
                outbox.begin(order_id, at)
    return found


def _file(found: Order, at: dt.datetime) -> None:
    """Make the order's file evidence of contract `perintah`, accepted and linked."""
    if found.evidence_id is not None:
        return
    try:
        _keep(found, at)
    except Refused:
        with transaction.atomic():
            enter_scope(SYSTEM)
            with as_owner():
                waiting = outbox.locked(found.id)
                if waiting is not None and waiting.state == "SENDING":
                    outbox.give_back(found.id)
        raise


def _keep(found: Order, at: dt.datetime) -> None:
    months = tuple(months_between(found.first, found.last))
    with private_directory(found.lines * _BYTES_A_LINE) as scratch:
        plain = scratch / "perintah.csv"
        with transaction.atomic():
            enter_scope(SYSTEM)
            with as_owner():
                ordering.write_file(plain, found.id, months, found.number, found.bank_code)
        with evidence.file_own(
            source=plain, file_name=f"perintah-{found.first}-{found.last}.csv",
            contract="perintah", sender=found.sender, program=Program.BPNT, path=found.path,
            declared_rows=found.lines, declared_sum=found.amount_idr, by=SYSTEM, at=at,
            key=f"order {found.id}", held_back=refusals.held_back,
        ) as evidence_id:  # fmt: skip
            with as_owner(), connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE distribution_order SET evidence_id = %s"
                    " WHERE id = %s AND evidence_id IS NULL",
                    [evidence_id, found.id],
                )
            link_evidence(evidence_id=evidence_id, by=SYSTEM, at=at)


def _note(order_id: UUID, receipt: str, at: dt.datetime) -> Order:
    with transaction.atomic():
        enter_scope(SYSTEM)
        with as_owner():
            waiting = outbox.locked(order_id)
            if waiting is not None and waiting.state == "SENDING":
                with connection.cursor() as cursor:
                    cursor.execute(
                        "UPDATE distribution_order SET status = 'SENT', sent_at = %s"
                        " WHERE id = %s AND status = 'APPROVED'",
                        [at, order_id],
                    )
                outbox.delivered(order_id, receipt, at)
                found = _known(order_id)
                audit.record(
                    action="order.sent",
                    by=SYSTEM,
                    at=at,
                    subject=("order", order_id),
                    path=found.path,
                    facts={
                        "number": found.number,
                        "bank": found.bank_code,
                        "lines": found.lines,
                        "amount_idr": found.amount_idr,
                        "sha256": found.sha256,
                    },
                )
        return _known(order_id)


def _inbox() -> Path:
    inbox: Path | None = settings.SALUR_BANK_INBOX
    if inbox is not None and settings.SALUR_TRAINING:
        inbox.mkdir(mode=0o700, exist_ok=True)  # elsewhere one that is gone is a line that is down
    if inbox is None or not inbox.is_dir():
        raise refusals.inbox_missing()
    return inbox


def _name(order_id: UUID) -> str:
    with transaction.atomic():
        enter_scope(SYSTEM)
        with as_owner():
            waiting = outbox.locked(order_id)
    if waiting is None:
        raise refusals.decided()
    return waiting.name


def _known(order_id: UUID) -> Order:
    with as_owner():
        found = queries.order(order_id)
    if found is None:
        raise refusals.order_unknown()
    return found
