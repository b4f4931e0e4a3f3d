"""Running one named statement of `sql/` in the transaction's scope."""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from salur.kernel.sql_text import sql_text


def rows_of(name: str, values: Mapping[str, Any] | None = None) -> list[tuple[Any, ...]]:
    """Run the statement and give its rows."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", name), values)
        return list(cursor.fetchall())
