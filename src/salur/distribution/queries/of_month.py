"""The question over all kab/kota of a month: who has a list, and where order and SP2D differ."""

from dataclasses import dataclass

from django.db import connection

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text


@dataclass(frozen=True)
class ListedAndPaid:
    """A kab/kota with a frozen list: families on it, and what differs between order and SP2D."""

    families: int
    differing_families: int
    differing_idr: int


def listed_and_paid(program: Program, period: Period, path: str) -> dict[str, ListedAndPaid]:
    """Give every kab/kota at or under `path` whose list of the month is frozen; one question."""
    values: dict[str, str | int] = {"program": str(program), "period": period.number, "path": path}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", "listed_and_paid"), values)
        return {code: ListedAndPaid(*rest) for code, *rest in cursor.fetchall()}
