"""What is checked before people are changed, and how each refusal reads."""

import datetime as dt
import uuid
from collections.abc import Iterable

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Q

from salur.access import domain
from salur.access.models import Membership, Person, RoleGrant
from salur.access.queries import Actor, NotAllowed, require
from salur.kernel.refused import Refused, Sentence

_NAMES = ", ".join(domain.ROLES)


class MembershipRefused(Refused):
    """This person, role or membership cannot be as asked."""


def check_manages(by: Actor, organisation_id: uuid.UUID, paths: Iterable[str] = ()) -> None:
    """Refuse unless `by` manages people of that organisation and reaches all of `paths`.

    An administrator whose scope is the whole nation manages every organisation, any other one
    their own. Refused, in this order: `role_missing`, `outside_scope`, `organisation_not_yours`.
    """
    require(by, "people.manage")
    for path in paths:
        require(by, "people.manage", path)
    if "id" not in by.paths and by.organisation_id != organisation_id:
        raise NotAllowed(
            "organisation_not_yours",
            Sentence("Kantor itu bukan kantor Anda.", "That organisation is not yours."),
            Sentence("Hubungi administrator kantor itu.", "Ask that office's administrator."),
        )


def check_roles(roles: Iterable[str]) -> None:
    """Refuse roles that do not exist, and roles that one person may not hold together."""
    held = frozenset(roles)
    if not held or held - domain.ROLES.keys():
        raise MembershipRefused(
            "roles_unknown",
            Sentence("Peran tidak dikenal atau kosong.", "A role is unknown, or none is given."),
            Sentence(
                f"Pilih dari: {', '.join(domain.ROLES)}.",
                f"Choose from: {', '.join(domain.ROLES)}.",
            ),
        )
    clash = domain.clashing(held)
    if clash is not None:
        raise MembershipRefused(
            "roles_clash",
            Sentence(
                f"Peran {clash[0]} dan {clash[1]} tidak boleh dipegang satu orang.",
                f"One person may not hold both {clash[0]} and {clash[1]}.",
            ),
            Sentence("Bagikan kepada dua orang.", "Give them to two people."),
        )


def check_password(password: str, person: Person) -> None:
    """Refuse a password that Django's validators find weak."""
    try:
        validate_password(password, person)
    except ValidationError as fault:
        raise MembershipRefused(
            "password_weak",
            Sentence("Kata sandi terlalu lemah.", "The password is too weak."),
            Sentence(" ".join(fault.messages), " ".join(fault.messages)),
        ) from fault


def check_not_self(by: Actor, person_id: uuid.UUID) -> None:
    """Refuse to change one's own rights."""
    if by.person_id == person_id:
        raise MembershipRefused(
            "own_roles",
            Sentence("Hak sendiri tidak dapat diubah sendiri.", "Nobody changes their own rights."),
            Sentence("Mintalah kepada administrator lain.", "Ask another administrator."),
        )


def locked(membership_id: uuid.UUID) -> Membership:
    """Lock a membership and its person until the transaction ends; refused when there is none."""
    found = (
        Membership.objects.select_related("person")
        .select_for_update(of=("self", "person"))
        .filter(id=membership_id)
        .first()
    )
    if found is None:
        raise MembershipRefused(
            "membership_unknown",
            Sentence("Keanggotaan itu tidak ada.", "There is no such membership."),
            Sentence("Buka lagi halaman orang dan peran.", "Open the page of people again."),
        )
    return found


def roles_of(person_id: uuid.UUID, day: dt.date) -> frozenset[str]:
    """Give every role the person holds on or after that day, stand-ins aside."""
    running = Q(valid_to__isnull=True) | Q(valid_to__gt=day)
    theirs = RoleGrant.objects.filter(
        running, membership__person_id=person_id, membership__stands_in_for__isnull=True
    )
    return frozenset(theirs.values_list("role", flat=True))
