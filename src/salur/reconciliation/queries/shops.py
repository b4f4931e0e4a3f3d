"""What shops sold, and what of it is to be explained."""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from salur.reconciliation.queries.running import rows_of


@dataclass(frozen=True)
class ShopMonth:
    """One shop's month at one bank, in whole rupiah; `outside` are families of other kab/kota."""

    period: int
    id_ewarong: str
    purchases: int
    families: int
    amount: int
    outside: int
    unknown_terminal: int
    signals: int


@dataclass(frozen=True)
class Signal:
    """Something to be explained; `evidence` are (file, row), `answer` is the newest one."""

    id: UUID
    period: int
    kind: str
    party: UUID
    id_ewarong: str
    id_terminal: str
    path: str
    families: int
    purchases: int
    amount: int
    first_at: dt.datetime
    last_at: dt.datetime
    changed_at: dt.datetime
    gone_at: dt.datetime | None
    answer: str | None
    evidence: tuple[tuple[UUID, int], ...]


@dataclass(frozen=True)
class SignalSaid:
    """One answer to a signal, with what the signal was then."""

    answer: str
    note: str
    purchases: int
    amount: int
    by_name: str
    at: dt.datetime


@dataclass(frozen=True)
class SignalCount:
    """How many signals of a kind stand, and how many of those nobody answered."""

    kind: str
    count: int
    open: int


def shop_months(ids: Iterable[str], *, period: int | None = None) -> tuple[ShopMonth, ...]:
    """Give what shops sold, newest month first; of one month alone where it is given."""
    rows = rows_of("shop_months", {"ids": list(ids), "period": period})
    return tuple(ShopMonth(*row) for row in rows)


def signal_counts(path: str, period: int) -> tuple[SignalCount, ...]:
    """Count the signals of a month at or under `path`, by kind."""
    rows = rows_of("signal_counts", {"path": path, "period": period})
    return tuple(SignalCount(*row) for row in rows)


def signals_page(
    path: str,
    period: int,
    *,
    kind: str | None = None,
    is_open: bool | None = None,
    shop: str | None = None,
    after: tuple[str, UUID] | None = None,
    size: int = 50,
) -> tuple[Signal, ...]:
    """Give the signals of a month by kind and id, beyond a key."""
    first, identity = after or ("", UUID(int=0))
    values: dict[str, Any] = {
        "path": path, "period": period, "kind": kind, "is_open": is_open, "shop": shop,
        "after": first, "id": identity, "size": size, "one": None,
    }  # fmt: skip
    return tuple(map(_signal, rows_of("signals_page", values)))


def signal(signal_id: UUID) -> Signal | None:
    """Give one signal, gone or not, None where the scope has none."""
    values: dict[str, Any] = dict.fromkeys(("path", "period", "kind", "is_open", "shop"))
    values |= {"after": "", "id": UUID(int=0), "size": 1, "one": signal_id}
    rows = rows_of("signals_page", values)
    return _signal(rows[0]) if rows else None


def answers_of(signal_id: UUID) -> tuple[SignalSaid, ...]:
    """Give what was said of a signal, oldest first."""
    return tuple(SignalSaid(*row) for row in rows_of("signal_answers", {"id": signal_id}))


def _signal(row: tuple[Any, ...]) -> Signal:
    found = json.loads(row[-1])
    return Signal(*(*row[:-1], tuple((UUID(one["file"]), int(one["row"])) for one in found)))
