"""The questions about coordination teams and about how offices are reached."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from salur.coordination.domain.teams import ContactWords, Seat
from salur.coordination.queries.running import rows_of


@dataclass(frozen=True)
class Team:
    """A coordination team of a region (`code` empty: the nation), by its decree, for a while."""

    id: UUID
    code: str
    path: str
    decree_number: str
    decree_on: dt.date
    valid_from: dt.date
    valid_to: dt.date | None
    recorded_by_name: str
    recorded_at: dt.datetime
    members: int
    chair: str


@dataclass(frozen=True)
class Member:
    """An office in one seat of a team, from a day until before a day."""

    id: UUID
    seat: Seat
    office: str
    name: str
    decree_number: str
    decree_on: dt.date
    valid_from: dt.date
    valid_to: dt.date | None


@dataclass(frozen=True)
class Contact:
    """How an office is reached now, and who said so."""

    organisation: UUID
    words: ContactWords
    recorded_by_name: str
    recorded_at: dt.datetime


def team(team_id: UUID, on: dt.date) -> Team | None:
    """Give one team with how many sit in it on a day, None where the scope has none."""
    return next(iter(_teams(on, id=team_id, ended=True)), None)


def teams_of(codes: Iterable[str], on: dt.date) -> dict[str, Team]:
    """Give the teams of regions that hold on a day, by code."""
    return {one.code: one for one in _teams(on, codes=list(codes))}


def teams_ever(code: str, on: dt.date) -> tuple[Team, ...]:
    """Give every team that a region has had, the newest first."""
    return _teams(on, codes=[code], ended=True)


def members(team_id: UUID) -> tuple[Member, ...]:
    """Give who sits or sat in a team, who sits there now first."""
    rows = rows_of("teams/members", {"id": team_id})
    return tuple(Member(*(row[0], Seat(row[1]), *row[2:])) for row in rows)


def regions_with_team(path: str, on: dt.date) -> tuple[str, ...]:
    """Name the regions from kab/kota down, around `path`, that have a team on a day.

    What lies within one of them is served by its decree.
    """
    return tuple(row[0] for row in rows_of("teams/in_force", {"path": path, "day": on}))


def contacts(organisations: Iterable[UUID]) -> dict[UUID, Contact]:
    """Give how offices are reached, by organisation."""
    rows = rows_of("teams/contacts", {"ids": list(organisations)})
    return {row[0]: Contact(row[0], ContactWords(*row[1:5]), *row[5:]) for row in rows}


def _teams(
    on: dt.date, *, id: UUID | None = None, codes: list[str] | None = None, ended: bool = False
) -> tuple[Team, ...]:
    values = {"id": id, "codes": codes, "day": on, "ended": ended}
    return tuple(Team(*row) for row in rows_of("teams/teams", values))
