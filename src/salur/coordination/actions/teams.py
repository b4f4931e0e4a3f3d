"""Coordination teams and contacts of offices: recorded by decree, ended by a day, never deleted.

Refused, in this order: `role_missing`, `outside_scope`, `region_unknown`, `team_unknown`,
`member_unknown`, `organisation_unknown`; what is wrong with what was said (`decree_not_numbered`,
`day_in_future`, `office_missing`, `words_hold_number`); `ends_before_it_began`, `seat_taken` (by
the office that it names), `ended_already`.
"""

import datetime as dt
from dataclasses import asdict, dataclass
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.domain import covers
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.coordination.actions.team_refusals import refused, seat_taken
from salur.coordination.domain.teams import (
    ContactWords,
    Decree,
    NewMember,
    Seat,
    wrong_with_contact,
    wrong_with_decree,
    wrong_with_member,
)
from salur.coordination.queries.teams import Team, members, team, teams_ever
from salur.kernel.region_code import NATION, Level, RegionCode
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.places import queries as places


@dataclass(frozen=True)
class TeamRecorded:
    """The team that something was recorded of."""

    id: UUID


@transaction.atomic
def set_up_team(*, code: str, decree: Decree, by: Actor, at: dt.datetime, key: str) -> TeamRecorded:
    """Record the team of a region by its decree; the team before it ends on that day."""
    path = _path_of(code, at)
    require(by, "team.manage", path)
    done = audit.done("team.set_up", key)
    if done is not None:
        return TeamRecorded(UUID(done.subject_id))
    today = timezone.localdate(at)
    wrong = wrong_with_decree(decree, today)
    if wrong:
        raise refused(wrong)
    made = uuid4()
    with as_owner():
        _lock(code)
        for before in teams_ever(code, today):
            if decree.valid_from <= before.valid_from:
                raise refused("ends_before_it_began")
            if before.valid_to is None:
                _run("end_team", {"id": before.id, "day": decree.valid_from})
            elif decree.valid_from < before.valid_to:
                raise refused("ends_before_it_began")
        _run("insert_team", {"id": made, "code": code, "path": path, **_said(decree, by, at)})
    audit.record(
        action="team.set_up",
        by=by,
        at=at,
        subject=("team", made),
        path=path,
        facts={"region": RegionCode(code).dotted if code else NATION, "number": decree.number},
        key=key,
    )
    return TeamRecorded(made)


@transaction.atomic
def end_team(*, team_id: UUID, on: dt.date, by: Actor, at: dt.datetime, key: str) -> TeamRecorded:
    """End a team and whoever sits in it, from a day on."""
    one = _team(team_id, by, at)
    if audit.done("team.ended", key) is not None:
        return TeamRecorded(team_id)
    _check_end(one.valid_from, one.valid_to, on, at)
    with as_owner():
        _lock(one.code)
        _run("end_team", {"id": team_id, "day": on})
    audit.record(
        action="team.ended",
        by=by,
        at=at,
        subject=("team", team_id),
        path=one.path,
        facts={"region": _dotted(one), "on": on.isoformat()},
        key=key,
    )
    return TeamRecorded(team_id)


@transaction.atomic
def add_member(
    *, team_id: UUID, new: NewMember, by: Actor, at: dt.datetime, key: str
) -> TeamRecorded:
    """Record that an office takes a seat; but for members, one office holds a seat at a time."""
    one = _team(team_id, by, at)
    if audit.done("team.member_added", key) is not None:
        return TeamRecorded(team_id)
    today = timezone.localdate(at)
    wrong = wrong_with_member(new, today)
    if wrong:
        raise refused(wrong)
    if one.valid_to is not None:
        raise refused("ended_already")
    if new.decree.valid_from < one.valid_from:
        raise refused("ends_before_it_began")
    with as_owner():
        _lock(one.code)
        for seated in members(team_id) if new.seat is not Seat.MEMBER else ():
            ends = seated.valid_to or dt.date.max
            if seated.seat is new.seat and new.decree.valid_from < ends:
                raise seat_taken(seated.office)
        names = {"seat": str(new.seat), "office": new.office.strip(), "name": new.name.strip()}
        _run(
            "insert_member", {"id": uuid4(), "team": team_id, **names, **_said(new.decree, by, at)}
        )
    audit.record(
        action="team.member_added",
        by=by,
        at=at,
        subject=("team", team_id),
        path=one.path,
        facts={"region": _dotted(one), "office": new.office, "role": str(new.seat)},
        key=key,
    )
    return TeamRecorded(team_id)


@transaction.atomic
def end_member(
    *, team_id: UUID, member_id: UUID, on: dt.date, by: Actor, at: dt.datetime, key: str
) -> TeamRecorded:
    """End an office's time in its seat, from a day on."""
    one = _team(team_id, by, at)
    if audit.done("team.member_ended", key) is not None:
        return TeamRecorded(team_id)
    found = next((each for each in members(team_id) if each.id == member_id), None)
    if found is None:
        raise refused("member_unknown")
    _check_end(found.valid_from, found.valid_to, on, at)
    with as_owner():
        _lock(one.code)
        _run("end_member", {"id": member_id, "day": on})
    audit.record(
        action="team.member_ended",
        by=by,
        at=at,
        subject=("team", team_id),
        path=one.path,
        facts={"region": _dotted(one), "office": found.office, "on": on.isoformat()},
        key=key,
    )
    return TeamRecorded(team_id)


@transaction.atomic
def set_contact(
    *, organisation: UUID, words: ContactWords, by: Actor, at: dt.datetime, key: str
) -> None:
    """Say how an office is reached: one's own, or one that works within one's scope alone."""
    require(by, "team.manage")
    found = parties.organisation(organisation)
    if found is None:
        raise refused("organisation_unknown")
    today = timezone.localdate(at)
    if organisation != by.organisation_id:
        reach = parties.reach_of(organisation, today)
        if not reach or not all(covers(by.paths, path) for path in reach):
            require(by, "team.manage", NATION)
    if audit.done("contact.set", key) is not None:
        return
    wrong = wrong_with_contact(words)
    if wrong:
        raise refused(wrong)
    kept = {name: value.strip() for name, value in asdict(words).items()}
    doer = {"by": by.person_id, "by_name": by.name, "at": at}
    with as_owner():
        _run("set_contact", {"organisation": organisation, **kept, **doer})
    audit.record(
        action="contact.set",
        by=by,
        at=at,
        subject=("organisation", organisation),
        facts={"office": found.name},
        key=key,
    )


def _team(team_id: UUID, by: Actor, at: dt.datetime) -> Team:
    require(by, "team.manage")
    one = team(team_id, timezone.localdate(at))
    if one is None:
        raise refused("team_unknown")
    require(by, "team.manage", one.path)
    return one


def _check_end(valid_from: dt.date, valid_to: dt.date | None, on: dt.date, at: dt.datetime) -> None:
    if on > timezone.localdate(at):
        raise refused("day_in_future")
    if on < valid_from:
        raise refused("ends_before_it_began")
    if valid_to is not None:
        raise refused("ended_already")


def _path_of(code: str, at: dt.datetime) -> str:
    if not code:
        return NATION
    try:
        region = RegionCode(code)
    except ValueError as fault:
        raise refused("region_unknown") from fault
    known = code in places.names([code], timezone.localdate(at))
    if not known or region.level > Level.KECAMATAN:
        raise refused("region_unknown")
    return region.path


def _dotted(one: Team) -> str:
    return RegionCode(one.code).dotted if one.code else NATION


def _said(decree: Decree, by: Actor, at: dt.datetime) -> dict[str, object]:
    return {
        "number": decree.number.strip(),
        "on": decree.on,
        "valid_from": decree.valid_from,
        "by": by.person_id,
        "by_name": by.name,
        "at": at,
    }


def _lock(code: str) -> None:
    with connection.cursor() as cursor:
        name = f"coordination.team {code}"
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])


def _run(name: str, values: dict[str, object]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql_text("coordination", f"teams/{name}"), values)  # type: ignore[arg-type]
