"""The questions about families on their way out; row security limits what is seen."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from uuid import UUID

from salur.graduation.domain.cases import Clocks, is_overdue
from salur.graduation.queries.running import rows_of
from salur.graduation.queries.words import opened_words
from salur.kernel.program import Program
from salur.kernel.region_code import NATION
from salur.programs import queries as programs
from salur.registry.domain import code_range

CASES_PAGE = 50
# No berita acara that fits a meeting of a village holds more; letters are printed of one at once.
MOST_OF_ONE = 2_000


@dataclass(frozen=True)
class CaseLine:
    """One case in a list."""

    id: UUID
    number: int
    id_kpm: str
    family: UUID
    kind: str
    source: str
    code: str
    state: str
    no_ba: str | None
    tanggal_ba: dt.date | None
    asked: int | None
    told_on: dt.date | None
    object_until: dt.date | None
    left_from: int | None
    due: dt.date | None
    opened_at: dt.datetime

    def is_overdue(self, on: dt.date) -> bool:
        """Say whether an answer is late."""
        return is_overdue(self.state, self.due, on)


@dataclass(frozen=True)
class Case:
    """One case as its page and its letter show it."""

    id: UUID
    number: int
    id_kpm: str
    family: UUID
    program: str
    kind: str
    source: str
    code: str
    path: str
    state: str
    visit: UUID | None
    no_ba: str | None
    tanggal_ba: dt.date | None
    decided_by: UUID | None
    asked: int | None
    letter_no: str | None
    told_on: dt.date | None
    told_to: str | None
    object_until: dt.date | None
    objected_on: dt.date | None
    objected_by: UUID | None
    answered_by: UUID | None
    change: int | None
    left_from: int | None
    return_no_ba: str | None
    return_tanggal_ba: dt.date | None
    due: dt.date | None
    opened_by: UUID
    opened_at: dt.datetime
    changed_at: dt.datetime
    events: int


@dataclass(frozen=True)
class CaseEvent:
    """One thing that happened to a case."""

    n: int
    at: dt.datetime
    by_name: str
    by_org: UUID | None
    kind: str
    before: str
    after: str
    words: str = field(repr=False)
    no_ba: str | None
    day: dt.date | None
    visit: UUID | None


@dataclass(frozen=True)
class CaseFilter:
    """What a list of cases is narrowed to; `untold` is who was decided on and got no letter."""

    states: Collection[str] | None = None
    kind: str = ""
    source: str = ""
    no_ba: str = ""
    untold: bool = False
    overdue_on: dt.date | None = None


@dataclass(frozen=True)
class CaseCount:
    """How many cases of a region, kind and state; how many without a letter, how many late."""

    region: str
    kind: str
    state: str
    cases: int
    untold: int
    overdue: int


def case(case_id: UUID) -> Case | None:
    """Give one case, None where nobody or not this person may see it."""
    return next((Case(*row) for row in rows_of("cases/one", {"id": case_id})), None)


def cases_of_family(family: UUID) -> tuple[Case, ...]:
    """Give every way out that a family was ever on, the newest first."""
    return tuple(Case(*row) for row in rows_of("cases/of_family", {"family": family}))


def case_events(case_id: UUID) -> tuple[CaseEvent, ...]:
    """Give everything that happened to a case, in order."""
    rows = rows_of("cases/events", {"id": case_id})
    return tuple(CaseEvent(*(*row[:7], opened_words(row[7]), *row[8:])) for row in rows)


def cases_page(
    path: str,
    only: CaseFilter | None = None,
    *,
    before: int | None = None,
    limit: int = CASES_PAGE,
) -> tuple[CaseLine, ...]:
    """Give the next cases at or under `path`, the newest first, older than number `before`."""
    only = only or CaseFilter()
    lowest, highest = code_range(path)
    values = {
        "lowest": lowest,
        "highest": highest,
        "states": None if only.states is None else list(only.states),
        "kind": only.kind,
        "source": only.source,
        "no_ba": only.no_ba,
        "untold": only.untold,
        "overdue_on": only.overdue_on,
        "before": before,
        "limit": limit,
    }
    return tuple(CaseLine(*row) for row in rows_of("cases/page", values))


def case_counts(path: str, digits: int, *, on: dt.date) -> tuple[CaseCount, ...]:
    """Count cases per region of so many digits under `path`, kind and state."""
    lowest, highest = code_range(path)
    values = {"lowest": lowest, "highest": highest, "digits": digits, "on": on}
    return tuple(CaseCount(*row) for row in rows_of("cases/counts", values))


def cases_of_berita_acara(no_ba: str, kabkota: str) -> tuple[Case, ...]:
    """Give the cases that a berita acara of a kab/kota (four digits) decided, by village."""
    values = {"no_ba": no_ba, "lowest": kabkota, "highest": f"{kabkota}:", "limit": MOST_OF_ONE}
    return tuple(Case(*row) for row in rows_of("cases/of_berita_acara", values))


def clocks_on(day: dt.date, path: str = NATION) -> Clocks:
    """Give the clocks that hold on a day at `path`; refused with `parameter_missing`."""
    return Clocks(
        *(
            programs.parameter(Program.BPNT, name, day, path).value
            for name in ("objection_days", "objection_answer_days")
        )
    )


def paths_of_cases(case_ids: Collection[UUID]) -> dict[UUID, str]:
    """Give where these cases stand; those that nobody or not this person may see are absent."""
    return dict(rows_of("cases/some", {"ids": list(case_ids)}))


def met_dimensions(visits: Iterable[UUID]) -> dict[UUID, tuple[str, ...]]:
    """Give the dimensions that these visits found met; no answer is opened for it."""
    rows = rows_of("cases/met", {"visits": list(visits)})
    return {visit: tuple(met) for visit, met in rows}
