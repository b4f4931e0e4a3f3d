"""What is checked before people are changed, and how each refusal reads."""

import datetime as dt
import uuid
from collections.abc import Iterable

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q

from salur.access import domain
from salur.access.models import Membership, Person, RoleGrant
from salur.access.queries import Actor, NotAllowed, require
from salur.kernel.refused import Refused, Sentence

_MOST_ADDRESS, _MOST_LETTERS, _MOST_NIP = 254, 200, 18
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


def check_words(*, email: str, name: str, title: str = "", nip: str = "") -> None:
    """Refuse an address that is none, and words that cannot stand on a page or a paper."""
    try:
        validate_email(email)
        is_address = len(email) <= _MOST_ADDRESS
    except ValidationError:
        is_address = False
    if not is_address:
        raise MembershipRefused(
            "email_malformed",
            Sentence("Alamat surel tidak sah.", "The e-mail address is malformed."),
            Sentence("Tulis misalnya nama@kantor.go.id.", "Write for example name@office.go.id."),
        )
    words = (name, title, nip)
    fit = len(nip) <= _MOST_NIP and all(len(one) <= _MOST_LETTERS for one in words)
    if not name.strip() or not fit or not all(one.isprintable() for one in words):
        raise MembershipRefused(
            "name_malformed",
            Sentence(
                "Nama, jabatan, atau NIP kosong, terlalu panjang, atau memuat tanda tak tercetak.",
                "A name, title or NIP is empty, too long, or holds signs that do not print.",
            ),
            Sentence("Tulis seperti di surat tugas.", "Write it as in the letter of assignment."),
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
