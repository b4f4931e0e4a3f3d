"""The steps by which words about accounts and cards are kept and judged; sets in SQL, as owner."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.db import connection

from salur.kernel.sql_text import sql_text
from salur.registry.domain import (
    LIFE_STEPS,
    NEVER_OPENED,
    OWN_RANK,
    AccountState,
    CardState,
    Secret,
    Subject,
    WordVerdict,
    code_range,
    last_four,
    verdict,
)
from salur.registry.pipeline.sealing import Vault
from salur.registry.queries.cards import Standing

_LOADS, _RECORDS = "SELECT pg_advisory_xact_lock(%s)", "SELECT pg_advisory_xact_lock_shared(%s)"
_LOCK = 0x5A1CA2D  # one load at a time, and none while somebody records


class Record(NamedTuple):
    """What somebody of ours says of an account or a card; `key` is the record's own id."""

    subject: Subject
    standing: Standing
    state: str
    reason: str | None
    key: str


def lock_for_records() -> None:
    """Let no file be loaded until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_RECORDS, [_LOCK])


def take_claims(
    *, evidence: UUID | None, organisation: UUID | None, path: str | None, by: UUID, at: dt.datetime
) -> None:
    """Keep and judge what the placed rows of a file say."""
    stamp: dict[str, Any] = {"evidence": evidence, "organisation": organisation, "by": by}
    stamp |= {"at": at, "path": path}
    states = {"account_states": [*AccountState], "card_states": [*CardState]}
    with connection.cursor() as cursor:
        cursor.execute(_LOADS, [_LOCK])
        cursor.execute(sql_text("registry", "cards/claims"), stamp | states)
    _judge(evidence=evidence, new_card=None, by=by, at=at)


def record(
    records: Sequence[Record],
    *,
    day: dt.date,
    by: UUID,
    by_name: str,
    at: dt.datetime,
    new_card: UUID | None = None,
) -> None:
    """Keep and judge own records of one day."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "cards/record"),
            {
                "subjects": [one.subject for one in records],
                "blinds": [one.standing.blind for one in records],
                "families": [one.standing.family_id for one in records],
                "states": [one.state for one in records],
                "reasons": [one.reason for one in records],
                "organisations": [one.standing.organisation for one in records],
                "keys": [one.key for one in records],
                "day": day,
                "rank": OWN_RANK,
                "by": by,
                "by_name": by_name,
                "at": at,
            },
        )
    _judge(evidence=None, new_card=new_card, by=by, at=at)


def ask_to_replace(
    standing: Standing, *, on: dt.date, due: dt.date, by: UUID, by_name: str
) -> None:
    """Start the clock of a card that is to be replaced."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "cards/ask_to_replace"),
            {**standing._asdict(), "id": uuid4(), "on": on, "due": due, "by": by, "name": by_name},
        )


def new_card(standing: Standing, number: str, *, by: UUID, at: dt.datetime) -> UUID | None:
    """Let a family be paid on another card of its account; None where the number is another's."""
    vault = Vault()
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "cards/new_card"),
            {
                "new": vault.blind(number),
                "sealed": vault.sealed(Secret.CARD, number),
                "last4": last_four(number),
                "old": standing.blind,
                "family": standing.family_id,
                "by": by,
                "at": at,
            },
        )
        row = cursor.fetchone()
    return None if row is None else UUID(str(row[0]))


def count_cards(path: str, codes: Sequence[str] | None = None) -> None:
    """Count anew how the families at or under `path` stand; of `codes` (desa) only where given."""
    lowest, highest = code_range(path)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "cards/count"),
            {
                "lowest": lowest,
                "highest": highest,
                "codes": None if codes is None else list(codes),
                "never_opened": list(NEVER_OPENED),
            },
        )


@cache
def _pairs(wanted: WordVerdict) -> list[str]:
    return [
        f"{subject}:{source}:{target}"
        for subject, steps in LIFE_STEPS.items()
        for source in steps
        for target in steps
        if verdict(subject, source, target) is wanted
    ]


def _judge(*, evidence: UUID | None, new_card: UUID | None, by: UUID, at: dt.datetime) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "cards/fold"),
            {"taken": _pairs(WordVerdict.TAKEN), "same": _pairs(WordVerdict.SAME)},
        )
        cursor.execute(
            sql_text("registry", "cards/settle"),
            {"evidence": evidence, "new_card": new_card, "by": by, "at": at},
        )
