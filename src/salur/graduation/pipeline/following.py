"""The statements by which cases follow the register and the clock, in sets; called as the owner."""

import datetime as dt

from django.db import connection

from salur.access.queries import Actor
from salur.graduation.pipeline.cases import doer
from salur.kernel.sql_text import sql_text
from salur.registry.queries.graduating import stage_families_now, stage_graduations

# What is found, one after the other: each looks at what the ones before have done.
_FIRST = ("move", "settle", "rejoin", "adopt")
_THEN = ("leave", "end")


def follow(path: str, *, by: Actor, at: dt.datetime) -> dict[str, int]:
    """Let every case at or under `path` take the steps that the register says; count them."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "following/asked"), {"path": path})
    stage_graduations(path)
    stage_families_now()
    did = {name: _take(name, by, at) for name in _FIRST}
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "following/open"), doer(by, at))
        did["open"] = int(cursor.fetchone()[0])
    return did | {name: _take(name, by, at) for name in _THEN}


def lapse(day: dt.date, *, by: Actor, at: dt.datetime) -> int:
    """Confirm what nobody objected to in time; give how many."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "cases/lapse"), {"day": day, **doer(by, at)})
        return int(cursor.rowcount)


def _take(name: str, by: Actor, at: dt.datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE graduation_taken")
        cursor.execute(sql_text("graduation", f"following/{name}"))
        found = int(cursor.rowcount)
        if found:
            cursor.execute(sql_text("graduation", "following/take"), doer(by, at))
        return found
