"""What `salur user` does once the installation runs: whoever runs the machine acts as Salur."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import (
    NewMember,
    create_first_administrator,
    enter_scope,
    invite_person,
    reset_second_factor,
)
from salur.access.queries import SYSTEM, people_of_organisation, person_id_of
from salur.interfaces.cli.screen import Screen
from salur.interfaces.cli.values import UsageRefused
from salur.kernel.refused import Sentence
from salur.parties.actions import seed_parties
from salur.parties.queries import Organisation, organisation_by_code, organisations, reach_of
from salur.places.actions import load_base_edition
from salur.programs.actions import seed_parameters


@transaction.atomic
def add_admin(
    screen: Screen,
    email: str,
    name: str,
    code: str,
    provinces: tuple[str, ...],
    since: dt.date,
    password: str,
) -> None:
    """Set up a new installation, and make the administrator of one of its organisations."""
    enter_scope(SYSTEM)
    now = dt.datetime.now(dt.UTC)
    load_base_edition(by=SYSTEM, at=now)
    seed_parameters(by=SYSTEM, at=now)
    seed_parties(provinces=provinces, on=since, by=SYSTEM, at=now)
    office = _organisation(code)
    member = NewMember(
        email=email,
        name=name,
        organisation_id=office.id,
        roles=frozenset({"administrator"}),
        paths=reach_of(office.id, now.date()),
        title="Administrator",
    )
    create_first_administrator(member=member, password=password, at=now)
    screen.say(
        f"{name} <{email}> adalah administrator {office.name}. Faktor kedua dibuat saat masuk.",
        f"{name} <{email}> administers {office.name}. The second factor is set up at sign-in.",
    )


@dataclass(frozen=True)
class Guest:
    """Somebody to be invited; no paths: all that the organisation is responsible for."""

    email: str
    name: str
    organisation: str
    roles: frozenset[str]
    title: str
    nip: str
    paths: tuple[str, ...]


@transaction.atomic
def invite_guest(screen: Screen, guest: Guest, link: str) -> None:
    """Offer somebody a place; the link works once, for seven days."""
    enter_scope(SYSTEM)
    now = dt.datetime.now(dt.UTC)
    office = _organisation(guest.organisation)
    member = NewMember(
        email=guest.email,
        name=guest.name,
        organisation_id=office.id,
        roles=guest.roles,
        paths=guest.paths or reach_of(office.id, now.date()),
        title=guest.title,
        nip=guest.nip,
    )
    invited = invite_person(member=member, link=link, by=SYSTEM, at=now)
    screen.say(link.replace("{token}", invited.token), link.replace("{token}", invited.token))


@transaction.atomic
def list_people(screen: Screen, code: str) -> None:
    """Print everybody of one organisation."""
    enter_scope(SYSTEM)
    office = _organisation(code)
    words = screen.words
    today = dt.datetime.now(dt.UTC).date()
    rows = [
        [
            one.name,
            one.email,
            ", ".join(one.roles),
            words("ya", "yes") if one.has_second_factor else "-",
        ]
        for one in people_of_organisation(office.id, today)
    ]
    heads = [words("nama", "name"), words("surel", "mail"), words("peran", "roles"), "2FA"]
    screen.table(office.name, heads, rows)


@transaction.atomic
def reset_factor(screen: Screen, email: str, reason: str) -> None:
    """Let somebody who lost their second factor set up a new one."""
    enter_scope(SYSTEM)
    now = dt.datetime.now(dt.UTC)
    reset_second_factor(person_id=_person(email), reason=reason, by=SYSTEM, at=now)
    screen.say("Faktor kedua dilupakan.", "The second factor is forgotten.")


def _person(email: str) -> UUID:
    found = person_id_of(email)
    if found is None:
        raise UsageRefused(
            "person_unknown",
            Sentence("Tidak ada orang dengan surel itu.", "Nobody signs in with that address."),
            Sentence("Lihat salur user list.", "See salur user list."),
        )
    return found


def _organisation(code: str) -> Organisation:
    found = organisation_by_code(code)
    if found is None:
        known = ", ".join(one.code for one in organisations()[:12])
        raise UsageRefused(
            "organisation_unknown",
            Sentence(f"Tidak ada lembaga {code}.", f"There is no organisation {code}."),
            Sentence(f"Misalnya: {known}.", f"For example: {known}."),
        )
    return found
