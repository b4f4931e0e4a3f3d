"""The questions about referrals; row security limits what is seen, words are opened here.

A referral bears the family's name, its desa and words, and no number of anybody.
"""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from salur.access.queries import Actor
from salur.coordination.queries.complaints import answerers
from salur.graduation.domain.referrals import ReferralKind, is_overdue, shown_number
from salur.graduation.queries.running import rows_of
from salur.graduation.queries.words import opened_words
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.parties import queries as parties
from salur.parties.queries import Organisation
from salur.programs import queries as programs
from salur.registry.domain import code_range

REFERRALS_PAGE = 50
_OF_FAMILY = 20
_ON_DESK = 10


@dataclass(frozen=True)
class Referral:
    """One family sent on to one organisation for one kind of support."""

    id: UUID
    number: int
    family: UUID
    family_name: str
    case_id: UUID | None
    kind: str
    organisation: UUID
    code: str
    path: str
    words: str = field(repr=False)
    state: str
    made_on: dt.date
    due_on: dt.date
    answered_on: dt.date | None
    in_time: bool | None
    ended_on: dt.date | None
    made_org: UUID | None

    @property
    def shown(self) -> str:
        """The number as people say it."""
        return shown_number(self.number)

    def is_overdue(self, on: dt.date) -> bool:
        """Say whether the organisation is late with it."""
        return is_overdue(self.state, self.due_on, on)


@dataclass(frozen=True)
class ReferralEvent:
    """One thing that happened to a referral."""

    n: int
    at: dt.datetime
    by_name: str
    by_org: UUID | None
    kind: str
    after: str
    words: str = field(repr=False)
    due_on: dt.date


@dataclass(frozen=True)
class ReferralFilter:
    """What a list of referrals is narrowed to."""

    state: str = ""
    kind: str = ""
    organisation: UUID | None = None
    waiting: bool = False
    overdue_on: dt.date | None = None


@dataclass(frozen=True)
class ReferralsWaiting:
    """What lies on an organisation's desk: how many, how many overdue, those due first."""

    count: int = 0
    overdue: int = 0
    first: tuple[Referral, ...] = ()


@dataclass(frozen=True)
class AnswersOf:
    """How one organisation answers what families were referred to it for.

    `days_to_answer` are of all that were answered together, `in_time` or `late`.
    """

    organisation: UUID
    made: int
    waiting: int
    overdue: int
    taken: int
    in_time: int
    late: int
    days_to_answer: int
    delivered: int
    declined: int

    @property
    def answered(self) -> int:
        """How many it said anything to."""
        return self.in_time + self.late

    @property
    def usual_days(self) -> int | None:
        """The days until it first answered, in the mean; None where it never did."""
        return round(self.days_to_answer / self.answered) if self.answered else None


def referral(referral_id: UUID) -> Referral | None:
    """Give one referral, None where nobody or not this person may see it."""
    found = rows_of("referrals/one", {"id": referral_id})
    return _referral(found[0]) if found else None


def referral_events(referral_id: UUID) -> tuple[ReferralEvent, ...]:
    """Give everything that happened to a referral, in order."""
    rows = rows_of("referrals/events", {"id": referral_id})
    return tuple(ReferralEvent(*(*row[:6], opened_words(row[6]), row[7])) for row in rows)


def referrals_of_family(family: UUID) -> tuple[Referral, ...]:
    """Give to whom a family was referred, the newest first."""
    rows = rows_of("referrals/of_family", {"family": family, "limit": _OF_FAMILY})
    return tuple(map(_referral, rows))


def referrals_page(
    path: str,
    only: ReferralFilter | None = None,
    *,
    before: int | None = None,
    limit: int = REFERRALS_PAGE,
) -> tuple[Referral, ...]:
    """Give the next referrals at or under `path`, the newest first, older than `before`."""
    only = only or ReferralFilter()
    lowest, highest = code_range(path)
    values: dict[str, Any] = {
        "lowest": lowest,
        "highest": highest,
        "state": only.state,
        "kind": only.kind,
        "organisation": only.organisation,
        "waiting": only.waiting,
        "overdue_on": only.overdue_on,
        "before": before,
        "limit": limit,
    }
    return tuple(map(_referral, rows_of("referrals/page", values)))


def referrals_waiting(by: Actor, today: dt.date, *, limit: int = _ON_DESK) -> ReferralsWaiting:
    """Give what waits for the organisation of whoever acts, the nearest day first."""
    if by.organisation_id is None:
        return ReferralsWaiting()
    values = {"organisation": by.organisation_id, "today": today, "limit": limit}
    rows = rows_of("referrals/waiting", values)
    if not rows:
        return ReferralsWaiting()
    first = tuple(_referral(row[2:]) for row in rows)
    return ReferralsWaiting(rows[0][0], rows[0][1], first)


def answers_per_organisation(
    path: str, *, since: dt.date, today: dt.date, organisation: UUID | None = None
) -> tuple[AnswersOf, ...]:
    """Give how each organisation, or one, answers under `path`, the most overdue first."""
    lowest, highest = code_range(path)
    values = {
        "lowest": lowest,
        "highest": highest,
        "since": since,
        "today": today,
        "organisation": organisation,
    }
    return tuple(AnswersOf(*row) for row in rows_of("referrals/per_organisation", values))


def askable(code: str, on: dt.date, kinds: Collection[ReferralKind]) -> tuple[Organisation, ...]:
    """Give who may be asked for one of these kinds of support for a family of a region."""
    wanted = frozenset().union(*(kind.asks for kind in kinds))
    path = RegionCode(code).path
    found = {one.id: one for one in answerers(code, on)}
    for agency, roots in parties.reaches("agency", on).items():
        if any(path == root or path.startswith(f"{root}.") for root in roots):
            found.setdefault(agency.id, agency)
    return tuple(one for one in found.values() if one.kind in wanted)


def answer_days(on: dt.date, path: str) -> int:
    """Give within how many working days a referral is answered that is made on a day."""
    return programs.parameter(Program.BPNT, "referral_answer_working_days", on, path).value


def _referral(row: tuple[Any, ...]) -> Referral:
    return Referral(*(*row[:9], opened_words(row[9]), *row[10:]))
