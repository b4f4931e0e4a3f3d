"""The statements by which cases follow the register and the clock, in sets; called as the owner."""

import datetime as dt
from uuid import UUID

from django.db import connection

from salur.access.queries import Actor
from salur.graduation.pipeline.cases import doer
from salur.graduation.pipeline.running import execute
from salur.graduation.queries.running import rows_of
from salur.kernel.sql_text import sql_text
from salur.registry.actions.hearing import has_news, hear_of_families, tell_of_families
from salur.registry.queries.graduating import stage_families_now, stage_graduations

# What is found, one after the other: each looks at what the ones before have done.
_FIRST = ("move", "settle", "rejoin", "adopt")
_THEN = ("leave", "end")


def follow(path: str, *, by: Actor, at: dt.datetime) -> dict[str, int]:
    """Let cases at or under `path` take the steps that the register says; count them.

    Looks at the families that there is news of, and without any at nothing. Whose case somebody
    else holds at the moment is looked at again the next time.
    """
    if not has_news("family", path):
        return {}
    execute("following/asked")
    hear_of_families(path)
    tell_of_families([family for (family,) in rows_of("following/skipped")])
    stage_graduations()
    stage_families_now()
    did = {name: _take(name, by, at) for name in _FIRST}
    did["open"] = int(rows_of("following/open", doer(by, at))[0][0])
    return did | {name: _take(name, by, at) for name in _THEN}


def left() -> tuple[UUID, ...]:
    """Give which cases have left, of the families that `follow` just looked at."""
    return tuple(case for (case,) in rows_of("following/left"))


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
