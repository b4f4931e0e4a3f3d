"""What somebody has to see to: open exceptions, listed by key and counted."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from salur.reconciliation.queries.families import UnitRow, unit_of
from salur.reconciliation.queries.running import rows_of

Key = tuple[str, int, int, UUID]
_KEY = ("key_code", "key_period", "key_class", "key_id")


@dataclass(frozen=True)
class ExceptionRow:
    """One thing that somebody has to see, by opaque id; `cause` is "class" or a gap of rice.

    `reason` is why a credit is unspent, as far as the field or a bank said. `since` is the month
    from which the same hung of the same account. What follows says what ended it, on which day, in
    which month, and by which row of which file. `now_in` is the region that holds its own now,
    where the code of its month is gone.
    """

    id: UUID
    program: str
    period: int
    code: str
    kode_wilayah: str | None
    id_kpm: str | None
    bank: str | None
    klass: int
    amount: int
    unit: str
    owner: str
    opened_in: int
    opened_at: dt.datetime
    cause: str = "class"
    reason: str | None = None
    strand: str = ""
    since: int = 0
    resolved_kind: str | None = None
    resolved_on: dt.date | None = None
    resolved_in: int | None = None
    resolved_by: UUID | None = None
    resolved_row: int | None = None
    write_off: UUID | None = None
    party: UUID | None = None
    now_in: str | None = None

    @property
    def key(self) -> Key:
        """Where the page after this row begins."""
        return (self.code, self.period, self.klass, self.id)


@dataclass(frozen=True)
class ExceptionFilter:
    """Which exceptions to list; None and empty mean all.

    With `as_of` and `since`: what hangs at the end of a month and did so in an earlier one already,
    one row for a matter, its newest.
    """

    program: str | None = None
    period: int | None = None
    klass: int | None = None
    bank: str | None = None
    owner: str | None = None
    cause: str | None = None
    as_of: int | None = None
    since: int | None = None


@dataclass(frozen=True)
class Stuck:
    """Open exceptions of one cause and owner; of rice `klass` is 0, its cause says which gap."""

    program: str
    cause: str
    klass: int
    owner: str
    count: int
    amount: int
    oldest: dt.date


def exceptions_page(
    path: str,
    only: ExceptionFilter,
    *,
    after: Key | None = None,
    before: Key | None = None,
    size: int = 50,
) -> tuple[ExceptionRow, ...]:
    """Give open exceptions under `path`, by kab/kota, month, class and id, beyond a key.

    With `before` it is the page that ends right before that key, in the same order.
    """
    name = "first" if after is before is None else "after" if before is None else "before"
    key = dict(zip(_KEY, after or before or (None,) * len(_KEY), strict=True))
    rows = _ask(f"exceptions_{name}", path, only, size=size, **key)
    found = [ExceptionRow(*row) for row in rows]
    return tuple(found if before is None else reversed(found))


def every_exception(
    path: str, only: ExceptionFilter, *, most: int, size: int = 2_000
) -> Iterator[ExceptionRow]:
    """Give open exceptions page by page, at most `most`: for a file."""
    after: Key | None = None
    left = most
    while left > 0:
        page = exceptions_page(path, only, after=after, size=min(size, left))
        yield from page
        if len(page) < size:
            return
        after, left = page[-1].key, left - len(page)


def exception(exception_id: UUID) -> ExceptionRow | None:
    """Give one exception, open or closed, None where the scope has none."""
    rows = rows_of("exception", {"id": exception_id})
    return ExceptionRow(*rows[0]) if rows else None


def units_of_exception(exception_id: UUID) -> tuple[UnitRow, ...]:
    """Give the account's month an exception is about, every version of it, newest first."""
    return tuple(map(unit_of, rows_of("exception_units", {"id": exception_id})))


@dataclass(frozen=True)
class OpenInMonth:
    """What is open of a month, most units first.

    `across` counts the families that both programmes served, and those on a list that neither
    did, by finding.
    """

    stuck: tuple[Stuck, ...]
    across: Mapping[str, int]

    @property
    def count(self) -> int:
        """How many exceptions are open."""
        return sum(one.count for one in self.stuck)


def open_in_month(places: Sequence[str], period: int) -> OpenInMonth:
    """Give what is open of a month in the regions at these paths; none may lie within another.

    It is read from counts that are kept as rows, however many families there are.
    """
    rows = rows_of("stuck", {"places": list(places), "period": period})
    return OpenInMonth(
        tuple(Stuck(*row) for row in rows if row[0] is not None),
        {row[1]: row[4] for row in rows if row[0] is None},
    )


def open_by_region(parent: str, period: int) -> dict[tuple[str, str], int]:
    """Give how many are open in each region right under the path `parent`, by (programme, path)."""
    rows = rows_of("open_by_region", {"parent": parent, "period": period})
    return {(row[0], row[1]): row[2] for row in rows}


def open_under(program: str, period: int, parents: Iterable[str]) -> dict[str, int]:
    """Give how many are open in each region right under one of the paths `parents`, by path."""
    values = {"program": program, "period": period, "parents": list(parents)}
    return dict(rows_of("open_under", values))


def _ask(name: str, path: str, only: ExceptionFilter, **more: object) -> list[tuple[Any, ...]]:
    return rows_of(name, {"path": path, **asdict(only), **more})


@dataclass(frozen=True)
class ExceptionSum:
    """The open exceptions of a class, cause and owner; `carried` are of earlier months."""

    klass: int
    cause: str
    owner: str
    count: int
    carried: int
    amount: int


def exceptions_up_to(program: str, period: int, path: str) -> tuple[ExceptionSum, ...]:
    """Give what is open under `path` from `period` and before, by class, cause and owner."""
    values = {"program": program, "period": period, "path": path}
    return tuple(ExceptionSum(*row) for row in rows_of("exceptions_up_to", values))
