"""Counting how often people without a name knock: in the database, for every process alike."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.coordination.domain.pace import Limit
from salur.kernel.sealing import blind_index
from salur.kernel.sql_text import sql_text

Knock = tuple[Limit, str]


@transaction.atomic
def seconds_to_wait(knocks: Sequence[Knock], *, at: dt.datetime) -> int:
    """Count one more knock of each limit's source; give how long it must wait, 0 where it need not.

    Of a source (an address, a receipt) only a keyed index is kept, for two days at most. Whoever
    asks must let the transaction commit, or the knock was not counted.
    """
    values: dict[str, Any] = {
        "kinds": [limit.kind for limit, _ in knocks],
        "sources": [blind_index(settings.SALUR_KEYS.blind, f"pace {who}") for _, who in knocks],
        "began": [limit.began(at) for limit, _ in knocks],
        "at": at,
    }
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(sql_text("coordination", "complaints/count_pace"), values)
        asked = dict(cursor.fetchall())
    waits = [
        int((limit.began(at) - at).total_seconds()) + limit.seconds
        for limit, _ in knocks
        if asked[limit.kind] > limit.most
    ]
    return max(waits, default=0)
