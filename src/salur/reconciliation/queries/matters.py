"""What is carried from month to month: a month's statement, what ended in it, whole matters."""

from collections.abc import Sequence
from dataclasses import dataclass
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
    values = {"program": program, "period": period, "path": path}
    rows = rows_of("carried", values)
    kept = (Carried(when, ended, kind, Amount(*of)) for when, ended, kind, *of in rows)
    return carry_over(kept, period)


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


def matters_of_family(id_kpm: str) -> tuple[Matter, ...]:
    """Give everything that hung or hangs of a family's money, the newest first."""
    by: dict[tuple[str, str, int], list[ExceptionRow]] = {}
    for *row, subject in rows_of("matters_of_family", {"id_kpm": id_kpm}):
        one = ExceptionRow(*row)
        by.setdefault((one.strand, subject, one.since), []).append(one)
    found = [_matter(months) for months in by.values()]
    return tuple(sorted(found, key=lambda one: (one.since, one.strand), reverse=True))


def matter_of(exception_id: UUID) -> Matter | None:
    """Give the matter that an exception is a month of, None where the scope has none."""
    rows = rows_of("months_of_matter", {"id": exception_id})
    return _matter([ExceptionRow(*row) for row in rows]) if rows else None


def _matter(months: Sequence[ExceptionRow]) -> Matter:
    return Matter(months[0].strand, months[0].since, tuple(months))
