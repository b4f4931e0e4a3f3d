"""The questions about people: who acts, for whom, where, and whether they may."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet

from salur.access import domain, models
from salur.kernel.refused import Refused, Sentence

_MEMBERSHIPS = (Path(__file__).resolve().parent / "sql" / "memberships_on.sql").read_text("utf-8")
_IN_ROLE = (Path(__file__).resolve().parent / "sql" / "people_in_role.sql").read_text("utf-8")
_DECIDERS = (Path(__file__).resolve().parent / "sql" / "deciders.sql").read_text("utf-8")
_PEOPLE = (Path(__file__).resolve().parent / "sql" / "people_on.sql").read_text("utf-8")


@dataclass(frozen=True)
class Actor:
    """Whoever acts: a person, for one organisation, in roles, within a scope of region paths.

    `title` and `nip` are what stands under a signature; `stands_in_for` is the name of the person
    whose place is taken, empty where nobody's is.
    """

    person_id: uuid.UUID
    organisation_id: uuid.UUID | None
    roles: frozenset[str]
    paths: tuple[str, ...]
    name: str
    membership_id: uuid.UUID | None = None
    title: str = ""
    nip: str = ""
    stands_in_for: str = ""


SYSTEM = Actor(
    person_id=uuid.UUID(int=0),
    organisation_id=None,
    roles=frozenset({"system"}),
    paths=("id",),
    name="Salur",
)


@dataclass(frozen=True)
class RequestData:
    """What the door knows about whoever knocks: the actor, the other hats, the second factor.

    `unseen` counts what they were told and have not seen.
    """

    actor: Actor | None
    choices: tuple[Actor, ...]
    has_second_factor: bool
    needs_second_factor: bool
    unseen: int = 0


@dataclass(frozen=True)
class Member:
    """One person of an organisation, as the page of people shows it."""

    person_id: uuid.UUID
    membership_id: uuid.UUID
    name: str
    email: str
    title: str
    roles: tuple[str, ...]
    paths: tuple[str, ...]
    valid_from: dt.date
    valid_to: dt.date | None
    stands_in_for: str
    has_second_factor: bool
    is_active: bool
    last_seen: dt.datetime | None = None


@dataclass(frozen=True)
class OpenInvitation:
    """An invitation that waits to be accepted."""

    id: uuid.UUID
    email: str
    name: str
    roles: tuple[str, ...]
    expires_at: dt.datetime


@dataclass(frozen=True)
class Offer:
    """What an invitation offers whoever holds its link; `known` people keep their password."""

    name: str
    email: str
    organisation_id: uuid.UUID
    roles: tuple[str, ...]
    paths: tuple[str, ...]
    expires_at: dt.datetime
    known: bool


@dataclass(frozen=True)
class Tokened:
    """A token that holds: for which membership, and what it narrows (None: nothing)."""

    token_id: uuid.UUID
    name: str
    person_id: uuid.UUID
    membership_id: uuid.UUID
    verbs: tuple[str, ...] | None
    paths: tuple[str, ...] | None
    created_at: dt.datetime
    expires_at: dt.datetime
    last_used_on: dt.date | None


class NotAllowed(Refused):
    """This person may not do that, or not there."""


def actor_for(
    person_id: uuid.UUID, on: dt.date, membership_id: uuid.UUID | None = None
) -> Actor | None:
    """Give whom `person_id` acts as on that day, None where no membership holds.

    Of several memberships it is the one asked for, else the one chosen last, else their own
    oldest before any stand-in; roles and subtrees of different memberships never mix.
    """
    return actor_for_request_data(person_id, on, membership_id).actor


def actor_for_request_data(
    person_id: uuid.UUID, on: dt.date, membership_id: uuid.UUID | None = None
) -> RequestData:
    """Give in one query all that a request must know about whoever makes it."""
    with connection.cursor() as cursor:
        cursor.execute(_MEMBERSHIPS, {"person": person_id, "day": on})
        rows = cursor.fetchall()
    choices = tuple(
        Actor(person_id, row[1], frozenset(row[6]), tuple(row[7]), row[2], row[0], *row[3:6])
        for row in rows
    )
    chosen_before = rows[0][8] if rows else None
    asked = [c for c in choices if c.membership_id == membership_id]
    chosen = [c for c in choices if c.membership_id == chosen_before]
    actor = next(iter(asked if membership_id else chosen or choices), None)
    return RequestData(
        actor=actor,
        choices=choices,
        has_second_factor=bool(rows and rows[0][9]),
        needs_second_factor=not settings.SALUR_ONE_FACTOR
        and any(domain.needs_second_factor(choice.roles) for choice in choices),
        unseen=rows[0][10] if rows else 0,
    )


def actor_within(
    person_id: uuid.UUID, organisation_id: uuid.UUID | None, on: dt.date
) -> Actor | None:
    """Give whom a person acts as for that organisation: for a job that runs later than asked.

    The program itself (`SYSTEM`) is its own; of several memberships there their own comes first.
    """
    if person_id == SYSTEM.person_id:
        return SYSTEM
    choices = actor_for_request_data(person_id, on).choices
    return next((one for one in choices if one.organisation_id == organisation_id), None)


def may(actor: Actor, verb: str) -> bool:
    """Say whether `actor` may do `verb` at all; where is asked by `require`."""
    return domain.allowed(actor.roles, verb)


def require(actor: Actor, verb: str, path: str | None = None) -> None:
    """Refuse unless `actor` may do `verb`, and reaches `path` where one is given.

    Refused, in this order: `role_missing`, `outside_scope`.
    """
    if not may(actor, verb):
        raise NotAllowed(
            "role_missing",
            Sentence("Peran Anda tidak mencakup tindakan ini.", "Your role does not include this."),
            Sentence(
                "Mintalah kepada yang berwenang atau hubungi administrator kantor Anda.",
                "Ask whoever holds that role, or your office's administrator.",
            ),
        )
    if path is not None and not domain.covers(actor.paths, path):
        raise NotAllowed(
            "outside_scope",
            Sentence("Wilayah ini di luar cakupan Anda.", "This region lies outside your scope."),
            Sentence("Pilih wilayah dalam cakupan Anda.", "Choose a region within your scope."),
        )


def people_of_organisation(organisation_id: uuid.UUID, on: dt.date) -> tuple[Member, ...]:
    """Give everyone who is or will be with the organisation on or after that day, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, {"organisation": organisation_id, "day": on})
        return tuple(
            Member(*(*row[:5], tuple(row[5]), tuple(row[6]), *row[7:])) for row in cursor.fetchall()
        )


def people_in_role(
    role: str, path: str, on: dt.date
) -> tuple[tuple[uuid.UUID, str, tuple[str, ...]], ...]:
    """Give (person, name, subtrees) of whoever holds a role in, above or under `path`, by name."""
    with connection.cursor() as cursor:
        cursor.execute(_IN_ROLE, {"role": role, "path": path, "day": on})
        return tuple((row[0], row[1], tuple(row[2])) for row in cursor.fetchall())


@dataclass(frozen=True)
class Decider:
    """Somebody who may act in the whole of a region, in one role, for one organisation."""

    role: str
    name: str
    title: str
    organisation_id: uuid.UUID


def deciders(roles: Iterable[str], path: str, on: dt.date, limit: int = 200) -> tuple[Decider, ...]:
    """Give who holds one of `roles` over the whole of `path` on a day, by role and name."""
    values: dict[str, Any] = {"roles": list(roles), "path": path, "day": on, "limit": limit}
    with connection.cursor() as cursor:
        cursor.execute(_DECIDERS, values)
        return tuple(Decider(*row) for row in cursor.fetchall())


@dataclass(frozen=True)
class Grant:
    """One subtree that somebody reaches and that is gone; `heir` is what may be given for it."""

    name: str
    organisation_id: uuid.UUID
    path: str
    heir: str


def grants_to_renew(
    paths: Sequence[str], heirs: Mapping[str, str], on: dt.date
) -> tuple[Grant, ...]:
    """Give the scopes in or under one of `paths` that hold on that day or later, by name.

    Left out is who reaches already what `heirs` names for it.
    """
    running = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    held = models.ScopeGrant.objects.filter(running)
    known = set(held.filter(path__within=list(heirs.values())).values_list("membership", "path"))
    found = held.filter(path__within=list(paths)).values_list(
        "membership", "membership__person__name", "membership__organisation_id", "path"
    )
    grants = (
        Grant(name, organisation, path, heirs.get(path, ""))
        for membership, name, organisation, path in found.order_by(
            "membership__person__name", "path"
        )
        if (membership, heirs.get(path)) not in known
    )
    return tuple(dict.fromkeys(grants))


def open_invitations(organisation_id: uuid.UUID, at: dt.datetime) -> tuple[OpenInvitation, ...]:
    """Give the organisation's invitations that can still be accepted, newest first."""
    rows = models.Invitation.objects.filter(
        organisation_id=organisation_id, accepted_at__isnull=True, expires_at__gt=at
    ).order_by("-created_at")
    return tuple(
        OpenInvitation(row.id, row.email, row.name, tuple(row.roles), row.expires_at)
        for row in rows
    )


def offer_of(token: str, at: dt.datetime) -> Offer | None:
    """Give what the invitation with this token offers, None where it can't be accepted any more."""
    row = models.Invitation.objects.filter(
        token_hash=sha256(token.encode()).digest(), accepted_at__isnull=True, expires_at__gt=at
    ).first()
    if row is None:
        return None
    known = models.Person.objects.filter(email=row.email).exists()
    return Offer(
        row.name,
        row.email,
        row.organisation_id,
        tuple(row.roles),
        tuple(row.paths),
        row.expires_at,
        known,
    )


def token_of(text: str, at: dt.datetime) -> Tokened | None:
    """Give the token whose text this is, None where none such holds at that time."""
    found = _tokens(at).filter(token_hash=domain.hash_of(text)).first()
    return None if found is None else _tokened(found)


def tokens_of(person_id: uuid.UUID, at: dt.datetime) -> tuple[Tokened, ...]:
    """Give the tokens of a person that hold, newest first."""
    rows = _tokens(at).filter(membership__person_id=person_id).order_by("-created_at", "id")
    return tuple(map(_tokened, rows))


def _tokens(at: dt.datetime) -> "QuerySet[models.Token, tuple[Any, ...]]":
    holding = models.Token.objects.filter(
        revoked_at__isnull=True, created_at__lte=at, expires_at__gt=at
    )
    return holding.values_list(
        *("id", "name", "membership__person_id", "membership_id", "verbs", "paths"),
        *("created_at", "expires_at", "last_used_on"),
    )


def _tokened(row: Sequence[Any]) -> Tokened:
    verbs, paths = (None if one is None else tuple(one) for one in row[4:6])
    return Tokened(*(*row[:4], verbs, paths, *row[6:]))


def person_id_of(email: str) -> uuid.UUID | None:
    """Give the person who signs in with `email`, None where nobody does."""
    return models.Person.objects.filter(email=email.lower()).values_list("id", flat=True).first()


def has_administrator() -> bool:
    """Say whether anybody has ever been made an administrator."""
    return models.RoleGrant.objects.filter(role="administrator").exists()
