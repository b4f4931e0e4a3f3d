"""Running one named statement of `sql/` in the transaction's scope."""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from salur.kernel.sql_text import sql_text


def rows_of(
    name: str, values: Mapping[str, Any] | None = None, **parts: str
) -> list[tuple[Any, ...]]:
    """Run the statement and give its rows; `{part}` in it stands for another file of that name."""
    text = sql_text("coordination", name)
    for part, other in parts.items():
        text = text.replace("{" + part + "}", sql_text("coordination", other))
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        return list(cursor.fetchall())
