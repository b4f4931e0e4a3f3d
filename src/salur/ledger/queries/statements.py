"""The face of the ledger: for regions and months what was held, came in, went out and is held.

Sums are read from movements that the transfers themselves keep (`sql/books.sql`): a nation from
its kab/kota, a kab/kota from its desa, never from the transfers. A bank or Bulog is given its own.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text
from salur.ledger.domain import FLOWS, Reach
from salur.ledger.queries.balances import PAGE

_KABKOTA_DIGITS = 4
_MOST_ACCOUNTS = 2_000  # of a kab/kota there are hundreds; a page reads both ends of each


@dataclass(frozen=True)
class StatementLine:
    """The accounts of one kind and party: what they held, what came and went, in IDR or grams.

    `place` is the region the line is of, by its digits; empty where all are taken together.
    """

    place: str
    kind: str
    party: UUID | None
    opening: int
    incoming: int
    outgoing: int

    @property
    def closing(self) -> int:
        """What they hold at the end of the last month."""
        return self.opening + self.incoming - self.outgoing


@dataclass(frozen=True)
class MovementLine:
    """Why accounts moved in a month, with how many transfers it was."""

    period: int
    reason: str
    incoming: bool
    amount: int
    transfers: int


@dataclass(frozen=True)
class TransferLine:
    """One transfer as an account sees it: the other end is None where it lies out of sight."""

    id: int
    period: int
    reason: str
    incoming: bool
    amount: int
    path: str
    evidence: UUID | None
    publication: UUID | None
    reverses: int | None
    at: dt.datetime
    other_kind: str | None
    other_path: str | None
    other_party: UUID | None


def statement_of(
    program: str,
    paths: Sequence[str],
    first: int,
    last: int,
    *,
    kind: str | None = None,
) -> tuple[StatementLine, ...]:
    """Give the lines of the regions at `paths` together, by kind and party; of one kind if asked.

    No path may lie within another one. Months are numbers, `first` to `last` inclusive.
    """
    values = _where(program, paths, first, last) | {"digits": 0, "kind": kind}
    return _lines(values | {"of_party": False, "party": None})


def statement_by_place(
    program: str,
    path: str,
    first: int,
    last: int,
    *,
    kind: str,
    party: UUID | None,
    digits: int,
) -> tuple[StatementLine, ...]:
    """Give the lines of one kind and party for every region of so many digits under `path`."""
    reach = Reach.KABKOTA if digits <= _KABKOTA_DIGITS else Reach.PLACE
    values = _where(program, [path], first, last, reach=reach) | {"digits": digits, "kind": kind}
    lines = _lines(values | {"of_party": True, "party": party})
    return tuple(line for line in lines if len(line.place) == digits)


def movements_of(
    program: str,
    paths: Sequence[str],
    first: int,
    last: int,
    *,
    kind: str,
    party: UUID | None,
) -> tuple[MovementLine, ...]:
    """Give why the accounts of one kind and party moved, by month, what came in first."""
    values = _where(program, paths, first, last) | {"kind": kind, "party": party}
    return tuple(MovementLine(*row) for row in rows_of("movements", values))


def transfers_of(
    program: str,
    paths: Sequence[str],
    first: int,
    last: int,
    *,
    kind: str,
    party: UUID | None,
    reason: str | None = None,
    incoming: bool | None = None,
    after: int = 0,
    size: int = PAGE,
) -> tuple[TransferLine, ...] | None:
    """Give the next `size` transfers of the accounts of one kind and party, beyond a number.

    None where those are too many accounts for one page: then the regions beneath come first.
    """
    values = {"program": program, "kind": kind, "party": party, "paths": list(paths)}
    accounts = [row[0] for row in rows_of("accounts_of", values | {"most": _MOST_ACCOUNTS + 1})]
    if len(accounts) > _MOST_ACCOUNTS:
        return None
    asked = {"accounts": accounts, "first": first, "last": last, "reason": reason}
    asked |= {"incoming": incoming, "after": after, "size": size}
    return tuple(TransferLine(*row) for row in rows_of("transfers_of", asked))


def counterpart(reason: str, kind: str) -> str:
    """Give the kind at the other end of a reason; empty where nobody knows the reason."""
    flow = FLOWS.get(reason)
    if flow is None:
        return ""
    return str(flow.target if flow.source == kind else flow.source)


def code_of(path: str) -> str:
    """Give a region path as digits, as the books name places; empty for the nation."""
    return "".join(path.split(".")[1:])


def _where(
    program: str, paths: Sequence[str], first: int, last: int, *, reach: int | None = None
) -> dict[str, Any]:
    codes = [code_of(path) for path in paths]
    deep = [Reach.PLACE if path.count(".") >= Reach.KABKOTA else Reach.KABKOTA for path in paths]
    return {
        "program": program,
        "from_codes": codes,
        "to_codes": [f"{code}:" for code in codes],  # beyond every digit
        "reaches": [int(reach or one) for one in deep],
        "first": first,
        "last": last,
    }


def _lines(values: Mapping[str, Any]) -> tuple[StatementLine, ...]:
    lines = (StatementLine(*row) for row in rows_of("statement", values))
    return tuple(one for one in lines if one.opening or one.incoming or one.outgoing)


def rows_of(name: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Run one statement of `sql/read` in the transaction's scope and give its rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("ledger", f"read/{name}"), values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
