"""Judging the rows of a received file of checks: their families live in the region of the file.

A family that the register does not have may still be on a month's orders: its check counts, and
its number is worth a second look. What changes until the rows are taken in is said of them then.
"""

from collections.abc import Sequence

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.domain import covers
from salur.batch.session import Session
from salur.distribution.pipeline.checks import FAMILY, PACKAGE
from salur.evidence.pipeline.judges import About, Said
from salur.registry import queries as registry

_AT_ONCE = 10_000


def judge_checks(session: Session, table: str, about: About) -> Sequence[Said]:
    """Give the rows of a file whose families are unknown, or live outside `about.path`."""
    session.file(PACKAGE, "checks/judged.sql", table=table)
    said: list[Said] = []
    for rows in session.stream("FROM judged_checks ORDER BY place", size=_AT_ONCE):
        with transaction.atomic(), as_owner():
            places = registry.paths_of({id_kpm for _place, id_kpm in rows})
        for place, id_kpm in rows:
            if id_kpm not in places:
                said.append((place, FAMILY, "family_unknown", id_kpm))
            elif not covers((about.path,), places[id_kpm]):
                said.append((place, FAMILY, "family_elsewhere", id_kpm))
    session.run("DROP TABLE judged_checks")
    return said
