"""How people come in: the first administrator, and everybody whom an administrator admits."""

import datetime as dt
import uuid
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Q

from salur.access.actions.checks import (
    MembershipRefused,
    check_manages,
    check_password,
    check_roles,
    check_words,
    roles_of,
)
from salur.access.models import Membership, Person, RoleGrant, ScopeGrant
from salur.access.queries import SYSTEM, Actor
from salur.audit import actions as audit
from salur.audit.domain import Event, Facts
from salur.kernel.refused import Sentence


@dataclass(frozen=True)
class NewMember:
    """Whoever comes in: who, for which organisation, in which roles, for which subtrees."""

    email: str
    name: str
    organisation_id: uuid.UUID
    roles: frozenset[str]
    paths: tuple[str, ...]
    title: str = ""
    nip: str = ""


@dataclass(frozen=True)
class Enrolled:
    """A person and the membership they now have."""

    person_id: uuid.UUID
    membership_id: uuid.UUID


@transaction.atomic
def create_first_administrator(
    *, member: NewMember, password: str, at: dt.datetime, key: str = ""
) -> Enrolled:
    """Make the one administrator who invites all others; refused where there is one already."""
    earlier = audit.done("administrator.first", key)
    if earlier is not None:
        return enrolled_in(earlier)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('first_administrator', 0))")
    if RoleGrant.objects.filter(role="administrator").exists():
        raise MembershipRefused(
            "administrator_exists",
            Sentence("Administrator sudah ada.", "There is an administrator already."),
            Sentence(
                "Mintalah undangan kepada administrator itu.",
                "Ask that administrator for an invitation.",
            ),
        )
    enrolled = admit(member, password=password, at=at)
    audit.record(
        action="administrator.first",
        by=SYSTEM,
        at=at,
        subject=("person", enrolled.person_id),
        organisation_id=member.organisation_id,
        facts=facts_of(member, enrolled),
        key=key,
    )
    return enrolled


@transaction.atomic
def enrol_person(
    *, member: NewMember, password: str | None, by: Actor, at: dt.datetime, key: str = ""
) -> Enrolled:
    """Make a person with a password at once, without mail: for the command line and the demo.

    Without a password nobody can sign in as them until one is set.

    Refused, in this order: `role_missing`, `outside_scope`, `organisation_not_yours`,
    `roles_unknown`, `roles_clash`, `email_malformed`, `name_malformed`, `password_weak`,
    `member_already`.
    """
    earlier = audit.done("person.enrolled", key)
    if earlier is not None:
        return enrolled_in(earlier)
    check_manages(by, member.organisation_id, member.paths)
    enrolled = admit(member, password=password, at=at)
    audit.record(
        action="person.enrolled",
        by=by,
        at=at,
        subject=("person", enrolled.person_id),
        organisation_id=member.organisation_id,
        facts=facts_of(member, enrolled),
        key=key,
    )
    return enrolled


def admit(member: NewMember, *, password: str | None, at: dt.datetime) -> Enrolled:
    """Make the membership, and the person where they are new; the caller has checked who asks."""
    check_roles(member.roles)
    check_words(email=member.email, name=member.name, title=member.title, nip=member.nip)
    day = at.date()
    person = Person.objects.select_for_update().filter(email=member.email.lower()).first()
    if person is None:
        person = Person(email=member.email.lower(), name=member.name, created_at=at)
        if password is not None:
            check_password(password, person)
        person.set_password(password)
        person.save()
    else:
        check_roles(member.roles | roles_of(person.id, day))
        running = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
        theirs = person.memberships.filter(running, stands_in_for__isnull=True)
        if theirs.filter(organisation_id=member.organisation_id).exists():
            raise MembershipRefused(
                "member_already",
                Sentence(
                    "Orang ini sudah terdaftar di kantor itu.", "This person is there already."
                ),
                Sentence("Tambahkan perannya saja.", "Grant the role instead."),
            )
    membership = Membership.objects.create(
        person=person,
        organisation_id=member.organisation_id,
        title=member.title,
        nip=member.nip,
        valid_from=day,
    )
    give(membership, member.roles, member.paths, day, None)
    return Enrolled(person.id, membership.id)


def give(
    membership: Membership,
    roles: frozenset[str],
    paths: tuple[str, ...],
    valid_from: dt.date,
    valid_to: dt.date | None,
) -> None:
    """Write the roles and subtrees of a membership."""
    RoleGrant.objects.bulk_create(
        RoleGrant(membership=membership, role=role, valid_from=valid_from, valid_to=valid_to)
        for role in sorted(roles)
    )
    ScopeGrant.objects.bulk_create(
        ScopeGrant(membership=membership, path=path, valid_from=valid_from, valid_to=valid_to)
        for path in sorted(set(paths))
    )


def facts_of(member: NewMember, enrolled: Enrolled) -> Facts:
    """Give what the audit keeps of an admission; `enrolled_in` reads it back."""
    return {
        "name": member.name,
        "roles": sorted(member.roles),
        "membership": str(enrolled.membership_id),
    }


def enrolled_in(event: Event) -> Enrolled:
    """Give the result of the admission that `event` recorded."""
    return Enrolled(uuid.UUID(event.subject_id), uuid.UUID(str(event.facts["membership"])))
