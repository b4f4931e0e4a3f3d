"""What the lines that exceptions are about say now: the figures that a party may contest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from salur.reconciliation.queries.running import rows_of

_MONEY = ("ordered", "credited", "spent", "returned")
_RICE = ("released_g", "arrived_g", "rejected_g", "handed_g")


@dataclass(frozen=True)
class LineNow:
    """One account's or desa's month as published now, by the exception about it; IDR or grams."""

    id: UUID
    program: str
    period: int
    code: str
    path: str
    kode_wilayah: str | None
    klass: int
    party: UUID | None
    figures: Mapping[str, int]


def lines_now(exceptions: Iterable[UUID]) -> dict[UUID, LineNow]:
    """Give the lines of several exceptions, open or closed, by exception, in one question."""
    ids = list(exceptions)
    found = {}
    for *row, a, b, c, d, e, f, g, h in rows_of("lines_now", {"ids": ids}) if ids else ():
        money = dict(zip(_MONEY, (a, b, c, d), strict=True))
        rice = dict(zip(_RICE, (e, f, g, h), strict=True))
        told = {name: value for name, value in (money | rice).items() if value is not None}
        found[row[0]] = LineNow(*(*row, told))
    return found
