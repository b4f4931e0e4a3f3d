"""Running one named statement of `sql/` that gives nothing back; called as the owner."""

from collections.abc import Mapping
from typing import Any

from django.db import connection

from salur.kernel.sql_text import sql_text


def execute(name: str, values: Mapping[str, Any] | None = None) -> None:
    """Run the statement, or the script."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", name), values)
