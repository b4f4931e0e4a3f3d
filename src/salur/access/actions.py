"""The verbs of access: enter a scope, become the owner."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from salur.access.domain import OWNER
from salur.access.queries import Actor

SENDERS = frozenset({"bank", "bulog"})


def enter_scope(actor: Actor) -> None:
    """Let this transaction see what `actor` may see, and nothing else, until it ends."""
    if not connection.in_atomic_block:
        raise RuntimeError("a scope is entered inside a transaction, or it would outlive its actor")
    organisation = str(actor.organisation_id or "")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('salur.paths', %s, true), set_config('salur.organisation', %s,"
            " true), set_config('salur.sender', %s, true), set_config('salur.person', %s, true)",
            [
                ",".join(actor.paths),
                organisation,
                organisation if actor.roles & SENDERS else "",
                str(actor.person_id),
            ],
        )


@contextmanager
def as_owner() -> Iterator[None]:
    """Act as the owner of the tables until the block ends: for publications and loads only.

    The block is a savepoint: when it fails, role and rows go back together.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(
            "the owner's role is taken inside a transaction, or it would not be given back"
        )
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        before = cursor.fetchone()[0]
        cursor.execute("SELECT set_config('role', %s, true)", [OWNER])
        yield
        cursor.execute("SELECT set_config('role', %s, true)", [before])
