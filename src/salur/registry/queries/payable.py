"""On which account a family can be paid, whose an account is, and its number for a bank's file."""

import datetime as dt
from collections.abc import Iterator

from django.conf import settings
from django.db import connection

from salur.kernel.sealing import Opener
from salur.kernel.sql_text import sql_text
from salur.registry.domain import CONTEXTS, Secret, code_range

_CHUNK = 5_000


def stage_usable(path: str, day: dt.date) -> None:
    """Put the account of each family at or under `path`, as of `day`, into `registry_usable`.

    The temporary tables `registry_usable` (id_kpm, account, usable, bank, organisation) and
    `registry_shared` (account; several families are paid on it) are the caller's role's and gone
    at commit. A family without an open account is in neither.
    """
    lowest, highest = code_range(path)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "stage_usable"),
            {"lowest": lowest, "highest": highest, "day": day},
        )


def stage_holders() -> None:
    """Put whose the accounts of `registry_asked` are or were into `registry_holder`.

    `registry_asked` (account) is a temporary table of whoever calls, like what is made of it
    (account, id_kpm).
    """
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "stage_holders"))


def numbers_in_order() -> Iterator[str]:
    """Give the account numbers of `registry_numbered` (place, account) in the order of `place`.

    For batch only: what comes out is plain, and goes into a file in a private directory.
    """
    opener = Opener(settings.SALUR_KEYS.identifier, CONTEXTS[Secret.ACCOUNT])
    with connection.chunked_cursor() as rows:
        rows.execute(sql_text("registry", "accounts_in_order"))
        while chunk := rows.fetchmany(_CHUNK):
            for (sealed,) in chunk:
                yield opener.open(bytes(sealed))
