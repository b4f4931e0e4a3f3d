"""Reads the SQL that lies beside the code: one statement or script per file, with its header."""

from functools import cache
from importlib.resources import files


@cache
def sql_text(capability: str, name: str) -> str:
    """Give the text of `salur/<capability>/sql/<name>.sql`; FileNotFoundError without it."""
    return (files("salur") / capability / "sql" / f"{name}.sql").read_text(encoding="utf-8")
