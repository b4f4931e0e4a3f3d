"""Reading accepted files of visits, judging and sealing them, and keeping them as sets."""

import datetime as dt
import json
import uuid
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from salur.access.domain import covers
from salur.batch.lending import lent_session
from salur.graduation.domain.readiness import Readiness, Standing, readiness
from salur.graduation.domain.visits import NewVisit, answers_of, wrong_with
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
_ELSEWHERE = "family_elsewhere"
_ROWS_NAMED = 20


@dataclass
class Kept:
    """What a file added: visits; by reason how many rows were left out, and the first of them."""

    visits: list[Visited] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    rows: list[int] = field(default_factory=list)

    def leave_out(self, visit: NewVisit, why: str) -> None:
        """Count a row that is not kept."""
        self.left_out[why] += 1
        if visit.row is not None and len(self.rows) < _ROWS_NAMED:
            self.rows.append(visit.row)


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
    return NewVisit(id_kpm, day, visitor, answers_of(json.loads(said)), row)


def keep_file(
    chunks: Iterable[Sequence[NewVisit]],
    *,
    within: str,
    today: dt.date,
    limits: Limits,
    values: Mapping[str, Any],
) -> Kept:
    """Keep the visits of a file to families at or under `within`; tell what was left out."""
    kept = Kept()
    for visits in chunks:
        families = registry.families_to_visit({one.id_kpm for one in visits})
        judged = []
        for one in visits:
            family = families.get(one.id_kpm)
            if family is None or not covers((within,), RegionCode(family.kode_wilayah).path):
                kept.leave_out(one, _ELSEWHERE)
            elif why := wrong_with(one, today):
                kept.leave_out(one, why)
            else:
                judged.append(judge(one, family, limits))
        kept.visits += keep(judged, values)
    return kept


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
    )


def withdraw(values: Mapping[str, Any]) -> int:
    """Let the visits of a file count no more; give how many did."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("graduation", "visits/withdraw"), values)
        return int(cursor.rowcount)
