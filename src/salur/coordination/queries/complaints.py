"""The questions about complaints; row security limits what is seen, words are opened here."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from salur.access.domain import SENDERS
from salur.access.queries import Actor
from salur.coordination.domain.complaints import Clocks, Span, is_overdue
from salur.coordination.queries.complaint_words import opened_words
from salur.coordination.queries.running import rows_of
from salur.kernel.program import Program
from salur.kernel.region_code import NATION, Level
from salur.parties import queries as parties
from salur.parties.queries import Organisation
from salur.programs import queries as programs
from salur.registry.domain import code_range

COMPLAINTS_PAGE = 50
# One desk for all aid: the days are those of the programme's name under which they stand.
_CLOCKS = {
    "verify": "complaint_verify_days",
    "answer": "complaint_answer_days",
    "reply": "complaint_reply_days",
}
OFFICES = ("dinsos_kabkota", "dinsos_province", "ministry", "ministry_wilayah")


@dataclass(frozen=True)
class ComplaintLine:
    """One complaint in a list: what it is about, without what was said."""

    id: UUID
    number: int
    program: str
    channel: str
    t: str
    cause: str
    code: str
    sensitive: str
    anonymous: bool
    state: str
    due: dt.date
    forwarded_org: UUID | None
    received_on: dt.date
    reopened: int

    def is_overdue(self, on: dt.date) -> bool:
        """Say whether somebody is late with it."""
        return is_overdue(self.state, self.due, on)


@dataclass(frozen=True)
class Complaint:
    """One complaint as its page shows it; long numbers in its words are hidden."""

    id: UUID
    number: int
    program: str
    channel: str
    source_number: str
    t: str
    cause: str
    code: str
    path: str
    sensitive: str
    anonymous: bool
    has_who: bool
    words: str = field(repr=False)
    state: str
    due: dt.date
    forwarded_org: UUID | None
    family: UUID | None
    in_time: bool | None
    reopened: int
    received_at: dt.datetime
    received_on: dt.date
    received_org: UUID | None
    evidence: UUID | None
    events: int


@dataclass(frozen=True)
class ComplaintEvent:
    """One thing that happened to a complaint."""

    n: int
    at: dt.datetime
    by_name: str
    by_org: UUID | None
    kind: str
    before: str
    after: str
    words: str = field(repr=False)
    organisation: UUID | None
    due: dt.date | None


@dataclass(frozen=True)
class ComplaintFilter:
    """What a list of complaints is narrowed to; `waiting_for` as `complaints_waiting` counts."""

    states: Collection[str] | None = None
    t: str = ""
    program: str = ""
    channel: str = ""
    overdue_on: dt.date | None = None
    waiting_for: Actor | None = None


@dataclass(frozen=True)
class ComplaintCount:
    """How many complaints of a region and T came, were answered in time, late, wait, came back."""

    region: str
    t: str
    received: int
    in_time: int
    late: int
    waiting: int
    overdue: int
    reopened: int


def complaint(complaint_id: UUID) -> Complaint | None:
    """Give one complaint, None where nobody or not this person may see it."""
    found = rows_of("complaints/one", {"id": complaint_id})
    if not found:
        return None
    row = found[0]
    return Complaint(*(*row[:12], opened_words(row[12]), *row[13:]))


def complaint_events(complaint_id: UUID) -> tuple[ComplaintEvent, ...]:
    """Give everything that happened to a complaint, in order."""
    rows = rows_of("complaints/events", {"id": complaint_id})
    return tuple(ComplaintEvent(*(*row[:7], opened_words(row[7]), *row[8:])) for row in rows)


def complaint_exceptions(complaint_id: UUID) -> tuple[UUID, ...]:
    """Give the exceptions that a complaint is about."""
    return tuple(row[0] for row in rows_of("complaints/exceptions", {"id": complaint_id}))


def complaints_page(
    path: str,
    only: ComplaintFilter | None = None,
    *,
    before: int | None = None,
    limit: int = COMPLAINTS_PAGE,
) -> tuple[ComplaintLine, ...]:
    """Give the next complaints at or under `path`, the newest first, older than number `before`."""
    only = only or ComplaintFilter()
    lowest, highest = code_range(path)
    values = {
        "lowest": lowest,
        "highest": highest,
        "states": None if only.states is None else list(only.states),
        "t": only.t,
        "program": only.program,
        "channel": only.channel,
        "overdue_on": only.overdue_on,
        **_turn_of(only.waiting_for),
        "before": before,
        "limit": limit,
    }
    return tuple(ComplaintLine(*row) for row in rows_of("complaints/page", values))


def complaints_of_family(family_id: UUID) -> tuple[ComplaintLine, ...]:
    """Give the newest complaints about a family, those that whoever asks may see."""
    values = {"family": family_id, "limit": COMPLAINTS_PAGE}
    return tuple(ComplaintLine(*row) for row in rows_of("complaints/of_family", values))


def complaint_counts(
    path: str, digits: int, *, since: dt.date, on: dt.date
) -> tuple[ComplaintCount, ...]:
    """Count what came from `since` to `on` per region of so many digits under `path` and T."""
    lowest, highest = code_range(path)
    values = {"lowest": lowest, "highest": highest, "digits": digits, "since": since, "on": on}
    return tuple(ComplaintCount(*row) for row in rows_of("complaints/counts", values))


def complaints_per_desa(
    path: str, program: Program, *, since: dt.date, until: dt.date
) -> dict[str, int]:
    """Count what came from each desa under `path` about a programme, or about none named."""
    lowest, highest = code_range(path)
    values = {"lowest": lowest, "highest": highest, "program": str(program)}
    return dict(rows_of("complaints/per_desa", {**values, "since": since, "until": until}))


def complaints_waiting(by: Actor, today: dt.date) -> tuple[int, int]:
    """Give how many complaints wait for whoever acts, and how many of them are overdue.

    What was forwarded to the organisation; for the office of a kab/kota also what nobody answered
    there yet. Above it those are the kab/kota's turn.
    """
    return rows_of("complaints/waiting", {**_turn_of(by), "today": today})[0]


def clocks_on(day: dt.date, path: str = NATION) -> Clocks:
    """Give the clocks that hold on a day at `path`; refused with `parameter_missing`."""
    spans = {}
    for clock, name in _CLOCKS.items():
        found = programs.parameter(Program.BPNT, name, day, path)
        spans[clock] = Span(found.value, found.unit == "WORKING_DAYS")
    return Clocks(**spans)


def answerers(code: str, on: dt.date, *, restricted: bool = False) -> tuple[Organisation, ...]:
    """Give who may be asked to answer a complaint of a region: offices first, then who serves it.

    What is restricted goes to offices of social affairs alone: elsewhere nobody may read it.
    """
    codes = [f"{kind}-{one}" for one in _above(code) for kind in ("DINSOS", "PEMDA", "DUKCAPIL")]
    found = list(parties.organisations_by_code([*codes, "KEMENSOS"]).values())
    serving = parties.services(codes=[code[:4]], on=on) if len(code) >= 4 else ()
    found += [one.organisation for one in serving]
    unique = {one.id: one for one in found if not restricted or one.kind in OFFICES}
    return tuple(sorted(unique.values(), key=_rank))


def _turn_of(by: Actor | None) -> dict[str, Any]:
    """Give for whom complaints wait, as statements bind it; nobody asks nothing."""
    kabkota = [path for path in by.paths if path.count(".") >= Level.KABKOTA] if by else []
    return {
        "organisation": by.organisation_id if by else None,
        "is_office": by is not None and bool(kabkota) and not by.roles & SENDERS,
        "paths": kabkota,
    }


def _above(code: str) -> tuple[str, ...]:
    return tuple(code[:digits] for digits in (4, 2) if len(code) >= digits)


def _rank(one: Organisation) -> tuple[int, str]:
    return (OFFICES.index(one.kind) if one.kind in OFFICES else len(OFFICES), one.code)
