"""What quotas hold from a month on, for whoever fills or frees places, and how lists fill them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import connection

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text
from salur.programs.domain import QuotaOfMonth
from salur.registry.domain import code_range


@dataclass(frozen=True)
class PlacesOfRegion:
    """The places of one region and month, and how far lists and cards fill them.

    `kpm` is None where no quota was given (`claims` is 0) or claims contradict each other;
    `accounts` and `cards` are None where nobody counted them.
    """

    program: Program
    code: str
    claims: int
    kpm: int | None
    listed: int
    accounts: int | None
    cards: int | None


def places_under(
    programs: Iterable[str], period: Period, paths: Iterable[str], digits: int
) -> tuple[PlacesOfRegion, ...]:
    """Give the places of every region of so many digits at or under `paths`; one question.

    Of the regions above those, at or under `paths`, only their own quotas are given. What is given
    deeper than so many digits is added, where the region has no quota of its own.
    """
    ranges = [code_range(path) for path in paths]
    values: dict[str, Any] = {
        "programs": [str(one) for one in programs], "period": period.number, "digits": digits,
        "lowest": [lowest for lowest, _ in ranges], "highest": [highest for _, highest in ranges],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql_text("programs", "places_under"), values)
        return tuple(PlacesOfRegion(Program(row[0]), *row[1:]) for row in cursor.fetchall())


def quotas_from(code: str, first: Period) -> tuple[QuotaOfMonth, ...]:
    """Give every quota that counts for families of a kab/kota, in `first` and later months.

    Its own, those within it and its province's; of two programmes together, a family being in one
    of them, except where the newest lists are all of one that has a quota.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql_text("programs", "quotas_from"), {"code": code, "first": first.number})
        return tuple(QuotaOfMonth(*row) for row in cursor.fetchall())
