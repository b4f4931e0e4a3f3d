"""What is carried from month to month: a month's statement, what ended in it, whole matters."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from salur.reconciliation.domain.matters import Amount, Carried, CarryOver, carry_over
from salur.reconciliation.queries.exceptions import ExceptionRow
from salur.reconciliation.queries.running import rows_of

ResolvedKey = tuple[str, UUID]


@dataclass(frozen=True)
class Matter:
    """What hung of one account for one reason without an end: its months, the oldest first."""

    strand: str
    since: int
    months: tuple[ExceptionRow, ...]

    @property
    def is_open(self) -> bool:
        """Whether any of its months hangs."""
        return any(one.resolved_kind is None for one in self.months)

    @property
    def hanging(self) -> int:
        """How much of it hangs."""
        return sum(one.amount for one in self.months if one.resolved_kind is None)


def carried_over(program: str, period: int, path: str) -> CarryOver:
    """Give what a month opened with, what came, what ended by what, and what it closes with."""
    return carried_of((program,), period, path)[program]


def carried_of(programs: Sequence[str], period: int, path: str) -> dict[str, CarryOver]:
    """Give `carried_over` of some programmes, by programme, in one question."""
    values = {"programs": [str(one) for one in programs], "period": period, "path": path}
    kept: dict[str, list[Carried]] = {str(one): [] for one in programs}
    for program, when, ended, kind, *of in rows_of("carried", values):
        kept[program].append(Carried(when, ended, kind, Amount(*of)))
    return {program: carry_over(found, period) for program, found in kept.items()}


def resolved_page(
    path: str,
    month: int,
    *,
    program: str | None = None,
    kind: str | None = None,
    after: ResolvedKey | None = None,
    size: int = 50,
) -> tuple[ExceptionRow, ...]:
    """Give what ended in a month under `path`, by kab/kota and id, beyond a key."""
    values: dict[str, object] = {"path": path, "month": month, "program": program, "kind": kind}
    values |= {"code": after[0] if after else None, "id": after[1] if after else None}
    return tuple(ExceptionRow(*row) for row in rows_of("resolved_page", values | {"size": size}))


def matters_told(told: str | None) -> tuple[Matter, ...]:
    """Give the matters of a family, which came beside its money as JSON, the newest first."""
    by: dict[tuple[str, str, int], list[ExceptionRow]] = {}
    for *row, subject in json.loads(told or "[]"):
        one = _of_json(row)
        by.setdefault((one.strand, subject, one.since), []).append(one)
    found = [_matter(months) for months in by.values()]
    return tuple(sorted(found, key=lambda one: (one.since, one.strand), reverse=True))


def matter_of(exception_id: UUID) -> Matter | None:
    """Give the matter that an exception is a month of, None where the scope has none."""
    rows = rows_of("months_of_matter", {"id": exception_id})
    return _matter([ExceptionRow(*row) for row in rows]) if rows else None


def _matter(months: Sequence[ExceptionRow]) -> Matter:
    return Matter(months[0].strand, months[0].since, tuple(months))


def _of_json(row: Sequence[Any]) -> ExceptionRow:
    """Give an exception that came as JSON, whose ids and days are texts."""
    said = dict(zip((field.name for field in fields(ExceptionRow)), row, strict=True))
    for name in ("id", "resolved_by", "write_off", "party"):
        said[name] = said[name] and UUID(said[name])
    said["opened_at"] = dt.datetime.fromisoformat(said["opened_at"])
    said["resolved_on"] = said["resolved_on"] and dt.date.fromisoformat(said["resolved_on"])
    return ExceptionRow(**said)
