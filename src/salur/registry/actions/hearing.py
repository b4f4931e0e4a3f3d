"""Hearing what changed of families and their places, once, in the transaction that follows it.

Triggers of the register tell the news; whoever hears of it takes it away, so that nothing is missed
whatever commits first, and a pass with nothing new reads nothing. Called as the owner; refuses
nothing.
"""

from collections.abc import Collection
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text


def hear_of_places(path: str) -> bool:
    """Put what newly frees or fills places at or under `path` into `registry_place_change`.

    Says whether there was any news; without it there is no table either. The temporary table
    (change, does, family, kode_wilayah, path, month, at) belongs to the caller's role and is gone
    at commit; `does` is `frees`, `fills`, or `lost` for a change that was to fill one and was
    refused or withdrawn.
    """
    if not has_news("place", path):
        return False
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "news/hear_places"), {"path": path})
        cursor.execute(sql_text("registry", "changing/stage_places"))
    return True


def hear_who_came_since() -> None:
    """Add to `registry_place_change` who came to a list since the places in it became free."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "changing/stage_fills"))


def hear_of_families(path: str) -> None:
    """Add the families at or under `path` that something changed for to `registry_asked_family`."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "news/hear_families"), {"path": path})


def tell_of_families(families: Collection[UUID]) -> None:
    """Let families be news again that could not be followed now."""
    if families:
        with connection.cursor() as cursor:
            cursor.execute(sql_text("registry", "news/tell_again"), {"families": list(families)})


def has_news(topic: str, path: str) -> bool:
    """Say whether there is news of a `place` or `family` at or under `path`."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "news/any"), {"topic": topic, "path": path})
        return bool(cursor.fetchone()[0])
