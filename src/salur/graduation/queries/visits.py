"""The questions about home visits; row security limits what is seen."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from salur.graduation.domain.readiness import Readiness, readiness
from salur.graduation.queries.limits import Limits
from salur.graduation.queries.running import rows_of
from salur.graduation.queries.words import opened_answers
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs import queries as programs

MOST_VISITS = 20


@dataclass(frozen=True)
class Visit:
    """One home visit as it was recorded; what was answered is opened for whoever may see it."""

    id: UUID
    family: UUID
    id_kpm: str
    code: str
    visited_on: dt.date
    visitor: str
    answers: Mapping[str, str | int] = field(repr=False)
    met: tuple[str, ...]
    unmet: tuple[str, ...]
    unknown: tuple[str, ...]
    eligible: bool | None
    source: str
    evidence: UUID | None
    by_name: str
    at: dt.datetime
    withdrawn_at: dt.datetime | None

    def readiness(self, limits: Limits) -> Readiness:
        """Say how the family stood, with the reasons, by the parameters of the day."""
        return readiness(self.answers, self.visited_on, limits.at(self.code, self.visited_on))


def visit(visit_id: UUID) -> Visit | None:
    """Give one visit, None where nobody or not this person may see it."""
    return next((_visit(row) for row in rows_of("visits/one", {"id": visit_id})), None)


def visits_of_family(family: UUID, *, limit: int = MOST_VISITS) -> tuple[Visit, ...]:
    """Give the visits to a family, the newest first, those of withdrawn files last."""
    return tuple(map(_visit, rows_of("visits/of_family", {"family": family, "limit": limit})))


def newest_visit(family: UUID, since: dt.date) -> tuple[UUID, dt.date] | None:
    """Give the newest visit to a family since a day and its day; None where nobody was there."""
    found = rows_of("visits/newest", {"family": family, "since": since})
    return found[0] if found else None


def counts_since(path: str, today: dt.date) -> dt.date:
    """Give the day since which no newer visit is due after one; `parameter_missing` is refused."""
    months = programs.parameter(Program.BPNT, "visit_again_months", today, path).value
    return Period(today.year, today.month).shift(-months).first_day


def submissions_kept(
    submissions: Iterable[UUID], *, but: UUID | None = None
) -> set[tuple[UUID, str]]:
    """Give which submissions another file than `but` brought, each with its family's `id_kpm`."""
    values = {"submissions": list(submissions), "but": but}
    found = rows_of("visits/submitted", values) if values["submissions"] else ()
    return {(submission, id_kpm) for submission, id_kpm in found}


def _visit(row: tuple[Any, ...]) -> Visit:
    met, unmet, unknown = map(tuple, row[7:10])
    return Visit(*(*row[:6], opened_answers(row[6]), met, unmet, unknown, *row[10:]))
