"""The questions about what the field found."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text

_NEVER = dt.datetime(9999, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Check:
    """The newest word of the field on a family's month."""

    cause: str
    said_on: dt.date
    note: str
    by_name: str
    at: dt.datetime
    evidence: UUID


@dataclass(frozen=True)
class Checked:
    """Which families of a region were checked for a month, how many since a moment, how many held.

    Held are checks of families outside the region that their file is about.
    """

    families: tuple[str, ...]
    since: int
    held: int


def newest_checks(ids: Iterable[str], period: int) -> dict[str, Check]:
    """Give by `id_kpm` what the field found last of families in a month."""
    rows = _ask("newest", {"ids": list(ids), "period": period})
    return {row[0]: Check(*row[1:]) for row in rows}


def checked_families(path: str, period: int, *, since: dt.datetime | None = None) -> Checked:
    """Give which families at or under `path` were checked for a month."""
    values = {"path": path, "period": period, "since": since or _NEVER}
    rows = _ask("checked", values)
    [(held,)] = _ask("held", {"path": path, "period": period})
    return Checked(tuple(row[0] for row in rows), sum(row[1] for row in rows), held)


def checked_of_file(evidence_id: UUID) -> dict[int, tuple[str, ...]]:
    """Give the families that a file of checks is about, by month; to the owner all of them."""
    return {row[0]: tuple(row[1]) for row in _ask("of_file", {"evidence": evidence_id})}


def stage_checks(period: int, ids: Sequence[str] | None = None) -> None:
    """Put each family's newest check of a month into `month_check`, where it says more.

    The temporary table (id_kpm, reason, said_on) is made by whoever calls, in that caller's role,
    and is gone at commit; `ids` narrows it to some families.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "checks/stage"),
            {"period": period, "ids": None if ids is None else list(ids)},
        )


def _ask(name: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", f"checks/{name}"), values)
        return list(cursor.fetchall())
