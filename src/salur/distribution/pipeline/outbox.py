"""The outbox of payment orders, and the port through which a file reaches a bank.

The port is small: a file of a name is put once into the directory that stands for the banks'
inbox. Whoever puts the same file again is told that it is there; so the one effect that sending
has is had once, however often it is tried.
"""

import contextlib
import datetime as dt
import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.db import connection

from salur.evidence.queries.opening import place_of, plain_chunks


class InboxFault(Exception):
    """This file cannot be put: another one bears its name, or the directory does not take it."""


@dataclass(frozen=True)
class Waiting:
    """One row of the outbox, locked."""

    order: UUID
    name: str
    state: str


def write(order: UUID, *, path: str, bank: UUID, sha256: str, at: dt.datetime) -> None:
    """Write the order that was approved into the outbox."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO distribution_outbox (order_id, path, bank, name, state, written_at)"
            " VALUES (%s, %s::ltree, %s, %s, 'WAITING', %s)",
            [order, path, bank, f"perintah-{order}-{sha256[:16]}.csv", at],
        )


def locked(order: UUID) -> Waiting | None:
    """Lock and give an order's row, None where it has none."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT order_id, name, state FROM distribution_outbox WHERE order_id = %s FOR UPDATE",
            [order],
        )
        row = cursor.fetchone()
    return None if row is None else Waiting(*row)


def begin(order: UUID, at: dt.datetime) -> None:
    """Note that it is being sent: from now on it can no longer be cancelled."""
    _move(order, "SENDING", at)


def give_back(order: UUID) -> None:
    """Note that nothing was sent after all."""
    _move(order, "WAITING", None)


def delivered(order: UUID, receipt: str, at: dt.datetime) -> None:
    """Note that the bank has it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE distribution_outbox SET state = 'DELIVERED', receipt = %s, delivered_at = %s"
            " WHERE order_id = %s",
            [receipt, at, order],
        )


def put(inbox: Path, name: str, sha256: str) -> str:
    """Put the sealed evidence of that hash into `inbox` under `name`, once; give the receipt.

    The file is whole before it has its name, and a name is given once: of two who put it at the
    same moment one does, and both have the same receipt.
    """
    target = inbox / name
    handle, draft = tempfile.mkstemp(prefix=".draft-", dir=inbox)
    try:
        with os.fdopen(handle, "wb") as file:
            for chunk in plain_chunks(place_of(sha256)):
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, target)
    finally:
        Path(draft).unlink()
    if _sha256(target) != sha256:
        raise InboxFault("another file bears the name of this order")
    _flush(inbox)
    return f"{name} sha256:{sha256}"


def _flush(directory: Path) -> None:
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _move(order: UUID, state: str, at: dt.datetime | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE distribution_outbox SET state = %s, begun_at = %s WHERE order_id = %s",
            [state, at, order],
        )
