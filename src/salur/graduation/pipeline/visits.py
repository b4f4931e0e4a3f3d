"""Reading accepted files of visits, judging and sealing them, and keeping them as sets."""

import datetime as dt
import json
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from salur.access.domain import covers
from salur.batch.lending import lent_session
from salur.evidence.actions import LaterFinding
from salur.graduation.domain.indicators import FAMILY, SUBMISSION
from salur.graduation.domain.readiness import Readiness, Standing, readiness
from salur.graduation.domain.visits import NewVisit, answers_of, first_fault, submission_of
from salur.graduation.pipeline.cases import Visited
from salur.graduation.queries.limits import Limits
from salur.graduation.queries.words import ANSWERS
from salur.kernel.region_code import RegionCode
from salur.kernel.sealing import Sealer
from salur.kernel.sql_text import sql_text
from salur.registry import queries as registry
from salur.registry.queries import FamilyAddress

PACKAGE = "salur.graduation"
_MEMORY_MB = 300
_AT_ONCE = 10_000
_COPY = "COPY graduation_visit_incoming FROM STDIN"
_GONE, _KNOWN = "family_gone", "submission_known"


@dataclass
class Kept:
    """What a file added, and of which rows something is to be said: left out, or known already."""

    visits: list[Visited] = field(default_factory=list)
    said: list[LaterFinding] = field(default_factory=list)
    submissions: set[uuid.UUID] = field(default_factory=set)

    @property
    def left_out(self) -> tuple[LaterFinding, ...]:
        """The rows that are not kept and should have been, each with the reason."""
        return tuple(one for one in self.said if one.rule != _KNOWN)

    def say(self, visit: NewVisit, column: str, rule: str) -> None:
        """Note why a row is not kept."""
        if visit.row is not None:
            value = visit.id_kpm if column == FAMILY else ""
            self.said.append(LaterFinding(visit.row, column, rule, value))

    def add(self, judged: Sequence["JudgedVisit"], new: Sequence[Visited]) -> None:
        """Note what was added of what was to be; the rest was kept from elsewhere meanwhile."""
        added = {one.visit for one in new}
        self.visits += new
        for one in judged:
            submission = one.visit.submission
            if one.id not in added and submission not in self.submissions:
                self.say(one.visit, SUBMISSION, _KNOWN)
            if submission is not None:
                self.submissions.add(submission)


@dataclass(frozen=True)
class JudgedVisit:
    """One visit with its family, and how that stands."""

    id: uuid.UUID
    visit: NewVisit
    family: FamilyAddress
    stands: Readiness


def visits_of(path: Path) -> Iterator[list[NewVisit]]:
    """Give the visits of one accepted file, in its order."""
    with lent_session(memory_mb=_MEMORY_MB) as session:
        session.file(PACKAGE, "visits/rows.sql", {"path": str(path)})
        for rows in session.stream("FROM visit_rows ORDER BY row", size=_AT_ONCE):
            yield [_visit(*row) for row in rows]


def _visit(row: int, id_kpm: str, day: dt.date, visitor: str, said: str) -> NewVisit:
    told = json.loads(said)
    return NewVisit(
        id_kpm, day, visitor, answers_of(told), row, submission_of(told.get(SUBMISSION))
    )


def keep_file(
    chunks: Iterable[Sequence[NewVisit]],
    *,
    within: str,
    today: dt.date,
    limits: Limits,
    values: Mapping[str, Any],
) -> Kept:
    """Keep the visits of a file to families at or under `within`; tell what was left out.

    Rows that are kept already are passed over.
    """
    before = _kept_before(values)
    done = {row for row, _submission in before}
    kept = Kept(submissions={one for _row, one in before if one is not None})
    for chunk in chunks:
        visits = [one for one in chunk if one.row not in done]
        families = registry.families_to_visit({one.id_kpm for one in visits})
        judged = []
        for one in visits:
            family = families.get(one.id_kpm)
            if family is None or not covers((within,), RegionCode(family.kode_wilayah).path):
                kept.say(one, FAMILY, _GONE)
            elif why := first_fault(one, today):
                kept.say(one, *why)
            else:
                judged.append(judge(one, family, limits))
        kept.add(judged, keep(judged, values))
    return kept


def _kept_before(values: Mapping[str, Any]) -> list[tuple[int, uuid.UUID | None]]:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "visits/rows_kept"), values)
        return [(row, submission) for row, submission in cursor.fetchall()]


def judge(visit: NewVisit, family: FamilyAddress, limits: Limits) -> JudgedVisit:
    """Say how a family stands by what a visit found."""
    held = limits.at(family.kode_wilayah, visit.visited_on)
    stands = readiness(visit.answers, visit.visited_on, held)
    return JudgedVisit(uuid.uuid4(), visit, family, stands)


def keep(judged: Iterable[JudgedVisit], values: Mapping[str, Any]) -> list[Visited]:
    """Keep visits, answers sealed; give those that are new."""
    sealer = Sealer(settings.SALUR_KEYS.identifier, ANSWERS)
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "visits/incoming"))
        with cursor.copy(_COPY) as copy:
            for one in judged:
                copy.write_row(_incoming(one, sealer))
        cursor.execute(sql_text("graduation", "visits/keep"), values)
        return [Visited(id_kpm, visit, day) for visit, id_kpm, day in cursor.fetchall()]


def _incoming(one: JudgedVisit, sealer: Sealer) -> tuple[object, ...]:
    visit, family = one.visit, one.family
    return (
        one.id,
        family.id,
        family.id_kpm,
        family.kode_wilayah,
        RegionCode(family.kode_wilayah).path,
        visit.visited_on,
        visit.visitor.strip(),
        sealer.seal(json.dumps(dict(visit.answers), separators=(",", ":"))),
        *(list(one.stands.in_standing(standing)) for standing in Standing),
        one.stands.eligible,
        visit.row,
        visit.submission,
    )


def withdraw(values: Mapping[str, Any]) -> tuple[int, int]:
    """Let the visits of a file count no more; give how many did, and of these were submissions."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "visits/withdraw"), values)
        count, submitted = cursor.fetchone()
        return int(count), int(submitted)
