"""Which papers of Bulog a month's rice rests on, by kab/kota."""

from collections.abc import Iterable
from typing import Any

from django.db import connection

from salur.kernel.period import Period
from salur.kernel.sql_text import sql_text

_NAMES = {"RELEASE": "do", "ARRIVAL": "bast"}


def rice_documents(period: Period, kabs: Iterable[str]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the numbers of every DO and BAST of a month by kab/kota and contract (`do`, `bast`)."""
    asked: dict[str, Any] = {"kabs": list(kabs), "period": period.number}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", "rice/documents"), asked)
        return {(kab, _NAMES[kind]): tuple(numbers) for kab, kind, numbers in cursor.fetchall()}
