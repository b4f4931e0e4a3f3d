"""Running one named statement of `sql/` in the transaction's scope."""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from salur.kernel.sql_text import sql_text
from salur.registry.domain import code_range


def rows_of(name: str, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Run the statement and give its rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("transition", name), values)
        return list(cursor.fetchall())


def bounds(path: str) -> dict[str, Any]:
    """Give the codes between which those at or under `path` lie, as statements name them."""
    lowest, highest = code_range(path)
    return {"lowest": lowest, "highest": highest}
