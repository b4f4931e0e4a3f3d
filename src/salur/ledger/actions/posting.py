"""The verbs of the ledger: post, reverse, and bring what is posted to what a plan desires.

Each runs as the owner of the tables, in the caller's transaction. Refusals, in the order in
which they are found: the plan's own faults (`ledger_plan_faulty`), a key used for something else
(`ledger_key_taken`), a transfer that is not there (`ledger_transfer_unknown`) or reversed already
(`ledger_reversed_already`), and last what only the database knows: `ledger_overdrawn`.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID, uuid4

import psycopg
from django.db import IntegrityError, connection, transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.audit.domain import Event
from salur.kernel.program import Program
from salur.kernel.refused import Refused, Sentence
from salur.kernel.sql_text import sql_text
from salur.ledger import pipeline
from salur.ledger.domain import FLOWS, Book, PlannedTransfer
from salur.ledger.pipeline import ControlRow, DesiredRow, Posted
from salur.ledger.queries import TransferRow, transfer_by_key, transfer_row


class TransferRefused(Refused):
    """This transfer is refused: nothing moved."""


class LedgerDiffers(Refused):
    """This publication is refused: an account moved by another sum than its rows add up to."""


def open_plan() -> None:
    """Begin a plan: fill `ledger_scope` and `ledger_desired` (and `ledger_control`) after this.

    Must run inside `as_owner()`; the temporary tables are gone when the transaction ends.
    """
    pipeline.open_plan_tables()


@transaction.atomic
def post_difference(*, publication: UUID, by: Actor, at: dt.datetime, key: str) -> Posted:
    """Bring the published transfers of the plan's scope to what the plan desires.

    Posts only the difference, in the opposite direction where a sum shrank; done twice it
    posts nothing. Must run inside `as_owner()`, after `open_plan()`.
    """
    _refuse_fault(pipeline.plan_fault())
    pipeline.lock_scope()
    pipeline.open_accounts()
    with _translated():
        posted = pipeline.insert_difference(publication=publication, at=at)
    audit.record(
        action="ledger.published",
        by=by,
        at=at,
        subject=("publication", publication),
        facts={"transfers": posted.transfers, "idr": posted.idr, "gram": posted.gram},
        key=key,
    )
    return posted


def assert_control() -> None:
    """Refuse (`ledger_differs`) unless every account in `ledger_control` moved by its sum.

    Compares, within the plan's scope, what publications moved per account and month with the sums
    of the sub-ledger; an account of a kind in the table that the table leaves out counts as 0.
    """
    found = pipeline.first_difference()
    if found is not None:
        raise LedgerDiffers(
            "ledger_differs",
            Sentence(
                f"Akun {found.code} bulan {found.period} bergerak {found.ledger},"
                f" sedangkan rinciannya berjumlah {found.sub_ledger}.",
                f"The account {found.code} moved by {found.ledger} in {found.period},"
                f" and its rows add up to {found.sub_ledger}.",
            ),
            Sentence(
                "Tidak ada yang diterbitkan; laporkan kepada pengelola sistem.",
                "Nothing was published; report this to whoever runs the system.",
            ),
        )


@transaction.atomic
def post_book(
    *,
    program: Program,
    book: Book,
    paths: Sequence[str],
    rows: Sequence[DesiredRow],
    control: Sequence[ControlRow],
    by: Actor,
    at: dt.datetime,
) -> Posted:
    """Bring one book of some regions to `rows` over all its months, and hold it against `control`.

    Must run inside `as_owner()`; done twice it posts nothing.
    """
    open_plan()
    pipeline.scope_book(program, book, paths, (row.period for row in rows))
    pipeline.copy_desired(rows)
    pipeline.copy_control(control, book)
    publication = uuid4()
    posted = post_difference(publication=publication, by=by, at=at, key=f"{book} {publication}")
    assert_control()
    return posted


@transaction.atomic
def post_transfers(rows: Iterable[DesiredRow], *, by: Actor, at: dt.datetime, key: str) -> Posted:
    """Post `rows` as one statement; rows that are equal in all but the amount become one transfer.

    `key` names the whole posting: used before, it posts nothing and gives what it posted then.
    """
    done = audit.done("ledger.posted_many", key)
    if done is not None:
        return Posted(int(str(done.facts["transfers"])), _fact(done, "idr"), _fact(done, "gram"))
    with as_owner():
        pipeline.open_plan_tables()
        pipeline.copy_desired(rows)
        pipeline.open_accounts()
        with _translated():
            posted = pipeline.insert_desired(key=key, at=at)
    audit.record(
        action="ledger.posted_many",
        by=by,
        at=at,
        subject=("posting", key),
        facts={"transfers": posted.transfers, "idr": posted.idr, "gram": posted.gram},
        key=key,
    )
    return posted


@transaction.atomic
def post(
    transfer: PlannedTransfer,
    *,
    period: int,
    evidence: UUID | None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> TransferRow:
    """Post one transfer by hand: a stock that came in, a suspense that somebody clears.

    The same key with the same content gives the transfer that was posted then.
    """
    row = DesiredRow(period=period, evidence=evidence, transfer=transfer)
    if transfer.reason not in FLOWS or transfer.amount <= 0:
        _refuse_fault(
            ("unknown_reason" if transfer.reason not in FLOWS else "not_positive", transfer.reason)
        )
    with as_owner():
        earlier = transfer_by_key(f"{key}:1")
        if earlier is not None:
            return _same_or_refused(earlier, row)
        pipeline.open_plan_tables()
        pipeline.copy_desired([row])
        pipeline.open_accounts()
        with _translated():
            pipeline.insert_desired(key=key, at=at)
        posted = transfer_by_key(f"{key}:1")
    if posted is None:
        raise RuntimeError("a transfer that was just posted is not there")
    audit.record(
        action="ledger.posted",
        by=by,
        at=at,
        subject=("transfer", posted.id),
        path=transfer.path,
        facts={"reason": transfer.reason, "amount": transfer.amount, "unit": posted.unit},
        key=key,
    )
    return posted


@transaction.atomic
def reverse(transfer_id: int, *, reason: str, by: Actor, at: dt.datetime, key: str) -> TransferRow:
    """Post the exact opposite of a transfer, linked to it; `reason` is kept in the audit.

    What a publication posted and somebody reversed is posted again by the next publication,
    if the evidence still says so.
    """
    with as_owner():
        earlier = transfer_by_key(key)
        if earlier is not None and earlier.reverses == transfer_id:
            return earlier
        if earlier is not None:
            raise _key_taken()
        if transfer_row(transfer_id) is None:
            raise TransferRefused(
                "ledger_transfer_unknown",
                Sentence("Transfer itu tidak ada.", "There is no such transfer."),
                Sentence("Periksa nomornya.", "Check its number."),
            )
        with _translated(), connection.cursor() as cursor:
            cursor.execute(
                sql_text("ledger", "reverse"), {"transfer": transfer_id, "key": key, "at": at}
            )
        posted = transfer_by_key(key)
    if posted is None:
        raise RuntimeError("a reversal that was just posted is not there")
    audit.record(
        action="ledger.reversed",
        by=by,
        at=at,
        subject=("transfer", transfer_id),
        path=posted.path,
        facts={"reason": reason, "amount": posted.amount, "reversal": posted.id},
        key=key,
    )
    return posted


def _fact(event: Event, name: str) -> int:
    return int(str(event.facts[name]))


def _same_or_refused(earlier: TransferRow, row: DesiredRow) -> TransferRow:
    wanted = row.transfer
    same = (
        earlier.reason == wanted.reason
        and earlier.amount == wanted.amount
        and earlier.path == wanted.path
        and earlier.party == wanted.party
        and earlier.period == row.period
        and earlier.evidence == row.evidence
    )
    if not same:
        raise _key_taken()
    return earlier


def _key_taken() -> TransferRefused:
    return TransferRefused(
        "ledger_key_taken",
        Sentence(
            "Kunci ini sudah dipakai untuk transfer lain.",
            "This key was used for another transfer.",
        ),
        Sentence("Muat ulang halaman, lalu coba lagi.", "Load the page again, then try again."),
    )


def _refuse_fault(fault: tuple[str, str] | None) -> None:
    if fault is None:
        return
    raise TransferRefused(
        "ledger_plan_faulty",
        Sentence(
            f"Rencana transfer keliru ({fault[0]}): {fault[1]}.",
            f"The plan of transfers is faulty ({fault[0]}): {fault[1]}.",
        ),
        Sentence(
            "Tidak ada yang dibukukan; laporkan kepada pengelola sistem.",
            "Nothing was posted; report this to whoever runs the system.",
        ),
    )


@contextmanager
def _translated() -> Iterator[None]:
    """Turn what the database refuses into a refusal of ours; anything else stays a bug."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fault:
        diagnosis = fault.__cause__.diag if isinstance(fault.__cause__, psycopg.Error) else None
        refusal = _REFUSALS.get(diagnosis.constraint_name or "") if diagnosis else None
        if diagnosis is None or refusal is None:
            raise
        account = diagnosis.message_detail or ""
        code, message, next_step = refusal
        raise TransferRefused(
            code, Sentence(message.id.format(account), message.en.format(account)), next_step
        ) from fault


_AGAIN = Sentence("Muat ulang halaman, lalu coba lagi.", "Load the page again, then try again.")
_REFUSALS = {
    "ledger_balance_not_below_zero": (
        "ledger_overdrawn",
        Sentence("Akun {} akan menjadi kurang dari nol.", "The account {} would fall below zero."),
        Sentence(
            "Terbitkan lebih dahulu bulan sebelumnya, atau periksa bukti yang mendasarinya.",
            "Publish the month before first, or check the evidence it rests on.",
        ),
    ),
    "ledger_transfer_key_once": (
        "ledger_key_taken",
        Sentence(
            "Transfer ini baru saja dibukukan oleh orang lain.",
            "Somebody else has just posted this transfer.",
        ),
        _AGAIN,
    ),
    "ledger_transfer_reversed_once": (
        "ledger_reversed_already",
        Sentence("Transfer ini sudah dibalik.", "This transfer has been reversed already."),
        _AGAIN,
    ),
}
