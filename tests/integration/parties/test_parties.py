"""Who the parties are and who serves which kab/kota on a day."""

import datetime as dt
import uuid
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.kernel.refused import Refused
from salur.parties import actions, queries
from salur.parties.models import Service, Shop
from salur.places import actions as places

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 1, 2, 8, tzinfo=dt.UTC)
FROM, APRIL = dt.date(2019, 1, 1), dt.date(2019, 4, 1)
ADMIN = Actor(uuid.uuid4(), uuid.uuid4(), frozenset({"administrator"}), ("id.63",), "Rina")
CLERK = Actor(uuid.uuid4(), uuid.uuid4(), frozenset({"operator"}), ("id.63",), "Budi")


@pytest.fixture(autouse=True)
def four_provinces(tmp_path: Path) -> None:
    file = tmp_path / "regions.csv"
    file.write_text(
        "62,KALIMANTAN TENGAH\n6201,KAB. KOTAWARINGIN BARAT\n63,KALIMANTAN SELATAN\n"
        "6301,KAB. TANAH LAUT\n6371,KOTA BANJARMASIN\n64,KALIMANTAN TIMUR\n"
        "6402,KAB. KUTAI KARTANEGARA\n65,KALIMANTAN UTARA\n6501,KAB. BULUNGAN\n"
    )
    places.import_edition(file, edition="small", valid_from=FROM, by=SYSTEM, at=AT)


def _seed(key: str = "") -> actions.Seeded:
    return actions.seed_parties(
        provinces=["62", "63", "64", "65"], on=FROM, by=SYSTEM, at=AT, key=key
    )


def _id(code: str) -> uuid.UUID:
    found = queries.organisation_by_code(code)
    assert found is not None
    return found.id


def _codes(found: tuple[queries.Organisation, ...]) -> list[str]:
    return [one.code for one in found]


def test_a_new_installation_has_its_parties_and_a_second_run_makes_none() -> None:
    assert _seed() == actions.Seeded(organisations=1 + 3 + 3 * (4 + 5) + 4 + 4, services=5 + 2 + 5)
    assert _seed() == actions.Seeded(0, 0)
    office = queries.office_of("6201")
    assert office is not None and office.name == "Dinas Sosial Kabupaten Kotawaringin Barat"
    assert office.parent_id == _id("DINSOS-62")
    assert queries.reach_of(_id("WILAYAH-II"), FROM) == ("id.62", "id.63", "id.64", "id.65")
    assert queries.reach_of(_id("BULOG-KALTIMRA"), FROM) == ("id.64", "id.65")
    assert queries.reach_of(_id("WILAYAH-II"), dt.date(2018, 12, 31)) == ()


def test_the_same_key_gives_the_first_result() -> None:
    assert _seed("k") == _seed("k") != actions.Seeded(0, 0)


def test_banjarmasin_has_three_banks_and_kaltara_is_served_by_kaltimra() -> None:
    _seed()
    assert _codes(queries.banks_serving("6371", FROM)) == ["BNI", "BRI", "MANDIRI"]
    assert _codes(queries.banks_serving("6201", FROM)) == ["BRI"]
    bulog = queries.bulog_serving("6501", FROM)
    assert bulog is not None and bulog.code == "BULOG-KALTIMRA"


def test_a_service_begins_and_ends_by_the_day() -> None:
    _seed()
    actions.begin_service(
        organisation_id=_id("BTN"), code="6301", valid_from=APRIL, citation="surat", by=ADMIN, at=AT
    )
    assert _codes(queries.banks_serving("6301", dt.date(2019, 3, 31))) == ["BRI"]
    assert _codes(queries.banks_serving("6301", APRIL)) == ["BRI", "BTN"]
    actions.end_service(
        organisation_id=_id("BRI"), code="6301", on=dt.date(2019, 5, 1), by=ADMIN, at=AT
    )
    assert _codes(queries.banks_serving("6301", dt.date(2019, 4, 30))) == ["BRI", "BTN"]
    assert _codes(queries.banks_serving("6301", dt.date(2019, 5, 1))) == ["BTN"]
    _seed()
    assert _codes(queries.banks_serving("6301", dt.date(2019, 6, 1))) == ["BTN"]
    assert len(queries.services(codes=["6301"], on=APRIL)) == 3


def test_a_branch_of_bulog_comes_before_its_division() -> None:
    _seed()
    branch = actions.register_organisation(
        kind="bulog_branch", code="BULOG-BJM", name="Bulog Cabang Banjarmasin",
        parent_code="BULOG-KALSEL", paths=["id.63.71"], on=FROM, by=ADMIN, at=AT,
    )  # fmt: skip
    actions.begin_service(
        organisation_id=branch, code="6371", valid_from=APRIL, citation="x", by=ADMIN, at=AT
    )
    before, after = (queries.bulog_serving("6371", day) for day in (FROM, APRIL))
    assert before is not None and after is not None
    assert (before.code, after.code) == ("BULOG-KALSEL", "BULOG-BJM")


@pytest.mark.parametrize(
    ("code", "bank", "region", "by"),
    [
        ("role_missing", "BTN", "6301", CLERK),
        ("outside_scope", "BTN", "6201", ADMIN),
        ("kind_serves_nobody", "DINSOS-6301", "6301", ADMIN),
        ("region_unknown", "BTN", "6399", ADMIN),
        ("service_overlaps", "BRI", "6301", ADMIN),
    ],
)
def test_a_service_is_refused(code: str, bank: str, region: str, by: Actor) -> None:
    _seed()
    with pytest.raises(Refused, match=f"^{code}:"):
        actions.begin_service(
            organisation_id=_id(bank), code=region, valid_from=APRIL, citation="", by=by, at=AT
        )


def test_the_database_itself_refuses_one_bank_twice_at_a_time() -> None:
    _seed()
    with pytest.raises(IntegrityError, match="once_at_a_time"), transaction.atomic():
        Service.objects.create(organisation_id=_id("BRI"), code="6301", valid_from=APRIL)


def test_an_unknown_province_makes_nothing() -> None:
    with pytest.raises(Refused, match=r"^region_unknown:"):
        actions.seed_parties(provinces=["99"], on=FROM, by=SYSTEM, at=AT)
    assert queries.organisations() == ()


def test_a_shop_is_seen_by_its_office_and_its_bank_only() -> None:
    _seed()
    enter_scope(SYSTEM)
    Shop.objects.create(
        id_ewarong="W1", name="Warung", bank_id=_id("BRI"), code="6301011001",
        path="id.63.01.01.1001", status="AKTIF", valid_from=FROM,
    )  # fmt: skip
    bank = Actor(uuid.uuid4(), _id("BNI"), frozenset({"bank"}), ("id.63",), "Sari")
    for actor, seen in ((CLERK, 1), (bank, 0)):
        enter_scope(actor)
        assert Shop.objects.count() == seen
