"""Composes minutes out of what a meeting did; called as the owner, so that they are whole."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from salur.coordination.domain.meetings import (
    KIND_NAMES,
    Decided,
    ItemKind,
    Minutes,
    Point,
    Present,
    point_of,
)
from salur.coordination.queries import meetings as queries
from salur.coordination.queries.meetings import Decision, Item, Meeting
from salur.kernel.period import Period
from salur.parties import queries as parties
from salur.places import queries as places
from salur.places.domain import written_name


def compose(
    one: Meeting, *, notes: str, version: int, reason: str, training: bool = False
) -> Minutes:
    """Give the minutes of a meeting: who was invited and came, the agenda, what was decided."""
    came, items = queries.attendance(one.id), queries.agenda(one.id)
    decided = queries.decisions(one.id)
    owners = {each.owner_org for each in decided if each.owner_org}
    organisations = _organisations({*one.invited, *owners})
    named = {*(each.code for each in items), *(each.code for each in decided)}
    codes = {*one.codes, *named} - {""}
    listed = places.names(codes, one.held_on)
    names = {code: written_name(name) for code, name in listed.items()}
    return Minutes(
        title=one.title,
        kind=KIND_NAMES[one.kind].id,
        day=one.held_on.isoformat(),
        place=one.place,
        regions=tuple(names.get(code, code) for code in one.codes),
        month=str(Period.from_number(one.period)),
        chair=one.chair,
        attendance=tuple(
            Present(organisations.get(each.organisation, ""), each.present, each.people)
            for each in came
        ),
        agenda=tuple(_point(each, names) for each in items if _is_said(each)),
        decisions=tuple(_decided(each, names, organisations) for each in decided),
        notes=notes,
        version=version,
        reason=reason,
        training=training,
    )


def _is_said(item: Item) -> bool:
    """Say whether minutes name a point: what the data itself took back is none of the meeting's."""
    return item.dropped_at is None or item.dropped_by_name != "Salur"


def _point(item: Item, names: Mapping[str, str]) -> Point:
    place = names.get(item.code, item.code)
    figures = {"words": item.words} if item.kind is ItemKind.OWN else item.figures
    return Point(place, point_of(item.kind, figures, place).id, item.dropped_why)


def _decided(one: Decision, names: Mapping[str, str], organisations: Mapping[UUID, str]) -> Decided:
    return Decided(
        n=one.n,
        place=names.get(one.code, one.code),
        words=one.words,
        owner=organisations.get(one.owner_org, "") if one.owner_org else "",
        due=one.due.isoformat() if one.due else "",
        obstacle=one.shown,
    )


def _organisations(ids: Iterable[UUID]) -> dict[UUID, str]:
    return {one.id: one.name for one in parties.organisations(ids)}
