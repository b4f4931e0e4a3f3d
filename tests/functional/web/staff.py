"""One person per role, those who approve with a second factor that the tests know."""

import datetime as dt
import uuid
from collections.abc import Mapping

from salur.access import actions as access
from salur.access.actions import NewMember
from salur.access.queries import Actor
from salur.parties import queries as parties

PASSWORD = "beras-sepuluh-kilogram"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
AT = dt.datetime(2019, 5, 2, 8, tzinfo=dt.UTC)
# role: (organisation, subtrees)
PEOPLE = {
    "operator": ("DINSOS-6201", ("id.62.01",)),
    "head": ("DINSOS-6201", ("id.62.01",)),
    "province": ("DINSOS-62", ("id.62",)),
    "bank": ("BRI", ("id.62",)),
    "bulog": ("BULOG-KALTENG", ("id.62",)),
    "agency": ("DUKCAPIL-6201", ("id.62.01",)),
    "facilitator": ("DINSOS-6201", ("id.62.01.02",)),
    "ministry": ("WILAYAH-II", ("id.62", "id.63", "id.64", "id.65")),
    "budget_authority": ("KEMENSOS", ("id",)),
    "analyst": ("KEMENSOS", ("id",)),
    "auditor": ("KEMENSOS", ("id",)),
    "administrator": ("KEMENSOS", ("id",)),
}


def enrol(people: Mapping[str, tuple[str, tuple[str, ...]]]) -> dict[str, str]:
    """Make one person per role, those who approve with a second factor; give their addresses."""
    addresses = {}
    for role, (code, paths) in people.items():
        addresses[role] = enrol_one(role, code, paths)
    return addresses


def enrol_one(role: str, code: str, paths: tuple[str, ...]) -> str:
    """Make one person; give their address."""
    organisation = parties.organisation_by_code(code)
    assert organisation is not None
    email = f"{role}-{uuid.uuid4().hex[:6]}@salur.example"
    member = NewMember(
        email, f"Contoh {role.title()}", organisation.id, frozenset({role}), paths, "Petugas"
    )
    # People joined long before any page is asked for, whatever day it is where the tests run.
    access.enrol_person(member=member, password=PASSWORD, by=manager(), at=AT)
    person = person_id(email)
    if role in (
        "head",
        "administrator",
        "bank",
        "bulog",
        "ministry",
        "province",
        "budget_authority",
    ):
        add_factor(person)
    return email


def add_factor(person: uuid.UUID) -> None:
    """Give somebody an authenticator whose secret the tests know."""
    from allauth.mfa.totp.internal.auth import TOTP
    from django.contrib.auth import get_user_model

    TOTP.activate(get_user_model().objects.get(id=person), SECRET)


def person_id(email: str) -> uuid.UUID:
    """Give the person who signs in with an address."""
    from salur.access.queries import person_id_of

    found = person_id_of(email)
    assert found is not None
    return found


def manager() -> Actor:
    """Give an administrator of everything, for setting up."""
    roles = frozenset({"administrator", "system"})
    return Actor(uuid.UUID(int=1), None, roles, ("id",), "Uji")
