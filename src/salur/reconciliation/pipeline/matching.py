"""Finding accounts that may be one: a credit that nobody ordered beside an order without a credit.

Runs where files are opened, for numbers are compared as they are written; what it leaves are blind
indexes, last digits, scores and reasons. Only what a published month left open is looked at, and
only what is alike in one thing is compared. Must run as the owner.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import connection

from salur.batch.session import Session, Value
from salur.evidence.pipeline.reading import load_macros
from salur.kernel.period import Period
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.reconciliation.domain import matching as rules
from salur.reconciliation.pipeline.matching_lines import (
    PACKAGE,
    Files,
    insert,
    note_files,
    read_few,
    read_numbers,
    read_rows,
)
from salur.registry import queries as registry

Prefixes = tuple[str, str]


def begin(session: Session) -> None:
    """Make the tables that a pass reads, and the points that reasons count."""
    load_macros(session)
    session.file(PACKAGE, "bpnt/macros.sql")
    session.file(PACKAGE, "matching/open_table.sql")
    points = enumerate(rules.POINTS.items())
    insert(session, "points", [(reason, worth, place) for place, (reason, worth) in points])


def take_open(session: Session, period: Period) -> bool:
    """Take over what the month left open; say whether purchases alone are among it."""
    rows = _asked("open_units", {"period": period.number})
    _take_units(session, rows)
    return any(row[2:4] == ("other", "purchase") for row in rows)


def has_open(period: Period) -> bool:
    """Say whether the published month has a credit or purchases that nobody ordered."""
    return any(row[2] == "other" for row in _asked("open_units", {"period": period.number}))


def find(
    session: Session,
    period: Period,
    files: Files,
    paths: Mapping[UUID, str],
    prefixes: Prefixes,
    *,
    asks: bool = True,
) -> None:
    """Leave in `matches_out` the pairs that are worth a look; `paths` by evidence.

    Where it `asks` nothing of the register, files alone say what they can.
    """
    values: dict[str, Value] = {
        "period": period.number, "inner": prefixes[0], "outer": prefixes[1],
    }  # fmt: skip
    note_files(session, files, paths)
    read_numbers(session, period, files)
    _step(session, "suspects", values)
    _step(session, "near_numbers", values)
    _step(session, "few", values)
    read_few(session, period, files)
    _step(session, "cards", values)
    if asks:
        _ask_the_register(session, period)
    _step(session, "sides", values)
    judge(session)
    _step(session, "asked", values)
    read_rows(session, files)
    _step(session, "out", values)


def judge(session: Session) -> None:
    """Compare what is alike, and leave in `proposed` what is worth a look."""
    limits: dict[str, Value] = {
        "most_alike": rules.MOST_ALIKE, "least": rules.LEAST, "margin": rules.MARGIN,
        "strong": rules.STRONG, "most_shown": rules.MOST_SHOWN,
    }  # fmt: skip
    for name in ("candidates", "compared", "proposed"):
        _step(session, name, limits)


def keep(session: Session | None, period: Period, at: dt.datetime) -> int:
    """Bring what is kept of the month to what was found (None: nothing); give how many."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reconciliation", "matching/incoming"))
        if session is not None:
            with cursor.copy("COPY match_incoming FROM STDIN") as copy:
                for chunk in session.stream("FROM matches_out ORDER BY ordered, other"):
                    for row in chunk:
                        copy.write_row(row)
        for statement in sql_text("reconciliation", "matching/keep").split(";\n"):
            if any(line and not line.startswith("--") for line in statement.splitlines()):
                cursor.execute(statement, {"period": period.number, "at": at})
        cursor.execute("SELECT count(*) FROM match_incoming")
        return int(cursor.fetchone()[0])


def _step(session: Session, name: str, values: Mapping[str, Value]) -> None:
    with session.step(name):
        session.file(PACKAGE, f"matching/{name}.sql", values)


def _asked(name: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reconciliation", f"matching/{name}"), values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _take_units(session: Session, rows: list[tuple[Any, ...]]) -> None:
    """Put published units into the session, each with its bank in place of who sent for it."""
    banks = {party: _bank(party) for party in {row[4] for row in rows}}
    insert(session, "open_units", [(*row[:4], banks[row[4]], *row[5:]) for row in rows])


def _bank(party: str | None) -> str | None:
    found = None if party is None else parties.bank_of(UUID(party))
    return party if found is None else str(found.id)


def _ask_the_register(session: Session, period: Period) -> None:
    """Take over whose the accounts and cards on the banks' lines are, and unspent credits there."""
    others = _ids(session, "SELECT blind FROM open_units WHERE side = 'other'")
    holders = registry.families_of_accounts(others)
    insert(
        session, "holders",
        [(account.hex, one) for account, families in holders.items() for one in families],
    )  # fmt: skip
    cards = registry.accounts_of_cards(_ids(session, "FROM cards_seen"))
    insert(session, "card_accounts", [(card.hex, one.hex) for card, one in cards.items()])
    asked = {
        "period": period.number,
        "accounts": [*_ids(session, _NEAR), *cards.values()],
        "families": [one for families in holders.values() for one in families],
    }
    _take_units(session, _asked("unspent_units", asked))
    families = session.rows("SELECT DISTINCT id_kpm FROM open_units WHERE id_kpm IS NOT NULL")
    niks = registry.niks_of(row[0] for row in families)
    insert(session, "family_niks", [(id_kpm, nik.hex) for id_kpm, nik in niks.items()])
    insert(session, "settled", _asked("settled", {}))


_NEAR = "SELECT DISTINCT k.blind FROM near n JOIN known k ON k.acct = n.ordered"


def _ids(session: Session, query: str) -> list[UUID]:
    return [UUID(row[0]) for row in session.rows(query)]
