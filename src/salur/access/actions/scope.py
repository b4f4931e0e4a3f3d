"""Entering a scope, becoming the owner: what the database is told about whoever acts."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from salur.access import domain
from salur.access.queries import Actor, may

_ENTER = """
SELECT
    set_config('salur.paths', %s, true),
    set_config('salur.organisation', %s, true),
    set_config('salur.sender', %s, true),
    set_config('salur.person', %s, true),
    set_config('salur.sensitive', %s, true)
"""

_BECOME = """
WITH before AS MATERIALIZED (SELECT current_setting('role') AS role)
SELECT role, set_config('role', %s, true) FROM before
"""


def enter_scope(actor: Actor) -> None:
    """Let this transaction see what `actor` may see, and nothing else, until it ends."""
    if not connection.in_atomic_block:
        raise RuntimeError("a scope is entered inside a transaction, or it would outlive its actor")
    organisation = str(actor.organisation_id or "")
    sender = organisation if actor.roles & domain.SENDERS else ""
    sensitive = "yes" if may(actor, "complaint.sensitive") else ""
    with connection.cursor() as cursor:
        cursor.execute(
            _ENTER,
            [",".join(actor.paths), organisation, sender, str(actor.person_id), sensitive],
        )


@contextmanager
def as_owner() -> Iterator[None]:
    """Act as the owner of the tables until the block ends: for publications and loads only.

    The block is a savepoint: when it fails, role and rows go back together.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("the owner's role is taken inside a transaction, or it would be kept")
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_BECOME, [domain.OWNER])
        before = cursor.fetchone()[0]
        yield
        cursor.execute("SELECT set_config('role', %s, true)", [before])
