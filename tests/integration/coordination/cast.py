"""A kab/kota with its neighbours and five organisations around it, for tests of obstacles."""

import datetime as dt
import uuid
from pathlib import Path

from salur.access import actions as access
from salur.access.actions import NewMember
from salur.access.queries import SYSTEM, Actor
from salur.parties import actions as parties_actions
from salur.parties import queries as parties
from salur.places import actions as places
from salur.programs.actions import seed_parameters

AT = dt.datetime(2019, 3, 4, 3, tzinfo=dt.UTC)
FROM = dt.date(2018, 1, 1)
KAB, DESA = "6201", "6201022001"
PDF = b"%PDF-1.4\n%made up\n"


def regions(tmp_path: Path) -> None:
    """Import a small edition, its parties and every dated parameter."""
    file = tmp_path / "regions.csv"
    file.write_text(
        "62,KALIMANTAN TENGAH\n6201,KAB. KOTAWARINGIN BARAT\n620102,ARUT SELATAN\n"
        "6201022001,MENDAWAI\n6202,KAB. KOTAWARINGIN TIMUR\n620201,KOTA BESI\n"
        "6202012001,KANDAN\n63,KALIMANTAN SELATAN\n6371,KOTA BANJARMASIN\n"
    )
    places.import_edition(file, edition="small", valid_from=FROM, by=SYSTEM, at=AT)
    parties_actions.seed_parties(provinces=["62", "63"], on=FROM, by=SYSTEM, at=AT, key="")
    seed_parameters(by=SYSTEM, at=AT)


def organisation(code: str) -> uuid.UUID:
    """Give the organisation that bears a code."""
    found = parties.organisation_by_code(code)
    assert found is not None
    return found.id


def actor(role: str, code: str, *paths: str, person: uuid.UUID | None = None) -> Actor:
    """Give somebody in one role for an organisation."""
    return Actor(
        person or uuid.uuid4(), organisation(code), frozenset({role}), paths or ("id.62.01",),
        f"Contoh {role} {code}",
    )  # fmt: skip


def enrolled(role: str, code: str, *paths: str) -> Actor:
    """Give somebody who is really a member there, so that things can be given to them."""
    member = NewMember(
        f"{role}-{uuid.uuid4().hex[:6]}@salur.example", f"Contoh {role}", organisation(code),
        frozenset({role}), paths or ("id.62.01",), "Petugas",
    )  # fmt: skip
    by = Actor(uuid.UUID(int=1), None, frozenset({"administrator", "system"}), ("id",), "Uji")
    made = access.enrol_person(member=member, password="beras-sepuluh-kilogram", by=by, at=AT)
    return actor(role, code, *paths, person=made.person_id)
