"""The published world as a database of its own, and how a test looks at it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Published:
    """The database of the published world, and the address that each role signs in with.

    What a browser does in it commits and stays; `untouched` is a mould that nobody ever looks at.
    """

    database: str
    people: dict[str, str]
    untouched: str


@contextmanager
def using(name: str) -> Iterator[None]:
    """Let Django speak to another database for a while."""
    from django.db import connection

    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
