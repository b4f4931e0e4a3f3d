"""A kab/kota gets another number or is split: families, quotas and lists follow, history stays."""

import datetime as dt
import uuid
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.registry.test_register import FAMILY

from salur.access.actions import NewMember, as_owner, enrol_person, enter_scope
from salur.access.queries import SYSTEM, Actor, NotAllowed
from salur.audit.models import Event
from salur.distribution.actions import (
    Renewed,
    Succeeded,
    open_cycles,
    renew_scopes_and_services,
    succeed_regions,
)
from salur.kernel.period import Period
from salur.kernel.program import Program, Unit
from salur.kernel.refused import Refused
from salur.kernel.sql_text import sql_text
from salur.parties.actions import seed_parties
from salur.parties.queries import banks_serving, organisation_by_code
from salur.places import queries as places
from salur.places.actions import import_edition
from salur.programs.actions import (
    freeze_list,
    load_quotas,
    seed_parameters,
    set_parameter,
    turn_areas,
)
from salur.programs.domain import AreaLine, Parameter, QuotaRow
from salur.programs.queries import areas_in, parameter, quotas
from salur.registry.actions import load_families

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 3, 1, 8, tzinfo=dt.UTC)
DAY = dt.date(2019, 5, 1)
MARCH, MAY = Period(2019, 3), Period(2019, 5)
OLD = "62,KALTENG\n6201,KAB. A\n620102,ARUT\n6201022001,SATU\n6201022002,DUA\n"
NEW = ("62,KALTENG\n6214,KAB. B\n621402,ARUT\n6214022001,SATU\n6214022002,DUA\n"
       "6215,KAB. C\n621502,HULU\n6215022002,DUA\n")  # fmt: skip
LAW = "UU contoh 1/2019"
OPERATOR = Actor(uuid.UUID(int=1), None, frozenset({"operator"}), ("id",), "Budi")
WILAYAH = Actor(uuid.UUID(int=2), None, frozenset({"ministry"}), ("id.63",), "Mina")


@pytest.fixture(autouse=True)
def region(tmp_path: Path) -> None:
    enter_scope(SYSTEM)
    for name, day, text in (("lama", dt.date(2018, 1, 1), OLD), ("baru", DAY, NEW)):
        file = tmp_path / f"{name}.csv"
        file.write_text(text, encoding="utf-8")
        import_edition(file, edition=name, valid_from=day, by=SYSTEM, at=AT)
    families(("K1", "6201022001"), ("K2", "6201022002"))
    claims = [QuotaRow(code, Program.BPNT, month, month, kpm, "SK-1") for month in (MARCH, MAY)
              for code, kpm in (("6201", 2), ("6201022001", 1), ("6201022002", 1))]  # fmt: skip
    load_quotas(claims, evidence=None, by=SYSTEM, at=AT, key="q")


def families(*pairs: tuple[str, str], key: str = "") -> None:
    rows = [FAMILY._replace(id_kpm=i, kode_wilayah=code, nik=None, payable=False,
                            reasons=("nik_missing",)) for i, code in pairs]  # fmt: skip
    load_families(rows, evidence=None, by=SYSTEM, at=AT, key=key)


def succeed(directory: Path, text: str = "6201,6214\n", **changes: object) -> Succeeded:
    file = directory / "pengganti.csv"
    file.write_text("kode_lama,kode_baru\n" + text, encoding="utf-8")
    asked = {"file": file, "valid_from": DAY, "citation": LAW, "by": SYSTEM, "at": AT, **changes}
    return succeed_regions(**asked)  # type: ignore[arg-type]


def where() -> dict[str, str]:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT id_kpm, kode_wilayah || ' ' || path::text FROM registry_family")
        return dict(cursor.fetchall())


def of(period: Period) -> dict[str, int | None]:
    return {one.kode_wilayah: one.kpm for one in quotas(Program.BPNT, period, "id.62")}


def as_told_of_old_successions() -> None:
    """See that the migration would keep of recorded successions what their action kept."""
    migrated = sql_text("places", "heirs").split("INSERT INTO")[1]
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT old_code, new_code FROM places_heir ORDER BY 1")
        kept = cursor.fetchall()
        cursor.execute(f"DELETE FROM places_heir; INSERT INTO {migrated}")
        cursor.execute("SELECT old_code, new_code FROM places_heir ORDER BY 1")
        assert cursor.fetchall() == kept


def test_a_renumbered_kabkota_takes_families_quotas_and_programmes_along(tmp_path: Path) -> None:
    card = AreaLine("6201022001", Program.BPNT, MAY.shift(1))
    stays = AreaLine("6201022002", Program.RASTRA)
    turn_areas(
        kode_wilayah="6201", lines=(card, stays), number="SK-2", decided_on=AT.date(), reason="",
        prepared_by=OPERATOR.person_id, by=SYSTEM, at=AT, key="",
    )  # fmt: skip
    done = succeed(tmp_path)
    assert set(areas_in(MAY, "id.62.14").values()) == {Program.RASTRA}
    assert areas_in(MAY.shift(1), "id.62.14") == {
        "6214022001": Program.BPNT, "6214022002": Program.RASTRA,
    }  # fmt: skip
    assert areas_in(MARCH, "id.62.14") == {}
    assert (done.desa, done.families, done.quotas, done.quotas_open) == (2, 2, 3, 0)
    assert where() == {
        "K1": "6214022001 id.62.14.02.2001", "K2": "6214022002 id.62.14.02.2002",
    }  # fmt: skip
    assert of(MARCH) == {"6201": 2, "6201022001": 1, "6201022002": 1}
    assert of(MAY) == {"6214": 2, "6214022001": 1, "6214022002": 1}
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT left(kode_wilayah, 4) FROM registry_family_history")
        assert cursor.fetchall() == [("6201",)]
        actions = Event.objects.values_list("action", flat=True)
        assert {"region.succeeded", "distribution.regions_succeeded"} <= set(actions)
    assert [(one.old, one.new) for one in places.successions_of("6214")] == [("6201", "6214")]


def test_the_same_again_changes_nothing_and_takes_along_who_came_since(tmp_path: Path) -> None:
    succeed(tmp_path)
    before = where()
    again = succeed(tmp_path)
    assert again.repeated and where() == before
    families(("K3", "6201022001"), key="late")
    late = succeed(tmp_path)
    assert (late.families, late.repeated) == (1, False)


def test_a_kabkota_that_gets_its_old_code_back_is_left_there(tmp_path: Path) -> None:
    succeed(tmp_path)
    june = MAY.shift(1).first_day
    file = tmp_path / "kembali.csv"
    file.write_text(OLD, encoding="utf-8")
    import_edition(file, edition="kembali", valid_from=june, by=SYSTEM, at=AT)
    assert places.heirs_of(["6201", "6201022001"]) == {"6201": "6214", "6201022001": "6214022001"}
    back = succeed(tmp_path, "6214,6201\n", valid_from=june)
    assert back.families == 2 and where()["K1"].startswith("6201022001")
    assert places.gone_now(["6201", "6214"]) == {"6214": "6201"}
    as_told_of_old_successions()
    held = of(MAY)
    assert succeed(tmp_path).repeated and where()["K1"].startswith("6201022001")
    assert of(MAY) == held


def test_a_split_names_its_desa_and_its_quota_is_set_anew(tmp_path: Path) -> None:
    text = "6201,6214\n6201,6215\n6201022001,6214022001\n6201022002,6215022002\n"
    done = succeed(tmp_path, text)
    assert (done.families, done.quotas, done.quotas_open) == (2, 2, 1)
    assert where()["K2"].startswith("6215022002")
    assert of(MAY) == {"6214022001": 1, "6215022002": 1}
    assert of(MARCH)["6201"] == 2
    assert {one.new for one in places.successions_of("6201")} == {"6214", "6215"}
    as_told_of_old_successions()


def test_scopes_and_services_go_on_where_a_region_is_one_under_another_code(
    tmp_path: Path,
) -> None:
    seed_parties(provinces=["62"], on=dt.date(2018, 1, 1), by=SYSTEM, at=AT, key="")
    office, bank = (organisation_by_code(code) for code in ("DINSOS-6201", "BRI"))
    assert office is not None and bank is not None
    member = NewMember("ana@salur.example", "Ana", office.id, frozenset({"operator"}),
                       ("id.62.01", "id.63"), "Petugas")  # fmt: skip
    enrol_person(member=member, password="beras-sepuluh-kilogram", by=SYSTEM, at=AT)
    law = {"valid_from": DAY, "citation": LAW, "by": SYSTEM, "at": AT}
    ration = Parameter(Program.RASTRA, "ration", 9_000, Unit.GRAM, dt.date(2018, 1, 1), None,
                       "SK contoh", "PK", "id.62.01")  # fmt: skip
    set_parameter(ration, by=SYSTEM, at=AT, key="")
    with transaction.atomic():
        divided = succeed(tmp_path, "6201022001,6214022001\n6201022002,6215022002\n")
        assert [(one.path, one.heir) for one in divided.grants] == [("id.62.01", "")]
        assert {one.heir for one in divided.services} == {""}
        assert divided.parameters_open == ("RASTRA ration id.62.01",)
        assert renew_scopes_and_services(divided, **law) == Renewed(0, 0)  # type: ignore[arg-type]
        transaction.set_rollback(True)
    enter_scope(SYSTEM)
    done = succeed(tmp_path)
    assert [(one.name, one.path, one.heir) for one in done.grants] == [
        ("Ana", "id.62.01", "id.62.14")
    ]
    assert ("BRI", "6201", "6214") in {(o.organisation.code, o.code, o.heir) for o in done.services}
    with pytest.raises(NotAllowed), transaction.atomic():
        renew_scopes_and_services(done, **{**law, "by": OPERATOR})  # type: ignore[arg-type]
    enter_scope(SYSTEM)
    given = renew_scopes_and_services(done, **law)  # type: ignore[arg-type]
    assert given == Renewed(1, len(done.services))
    again = succeed(tmp_path)
    assert again.grants == again.services == done.parameters_open == ()
    assert parameter(Program.RASTRA, "ration", DAY, "id.62.14.02").value == 9_000
    assert renew_scopes_and_services(again, **law) == Renewed(0, 0)  # type: ignore[arg-type]
    assert bank in banks_serving("6214", DAY)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT path::text, valid_from FROM access_scope_grant ORDER BY 2, 1")
        assert cursor.fetchall() == [
            ("id.62.01", AT.date()), ("id.63", AT.date()), ("id.62.14", DAY),
        ]  # fmt: skip


def test_a_new_list_follows_and_a_frozen_one_stays(tmp_path: Path) -> None:
    seed_parameters(by=SYSTEM, at=AT)
    frozen = {"program": Program.BPNT, "by": SYSTEM, "at": AT}
    freeze_list(**frozen, period=MARCH, kode_wilayah="6201", key="a")  # type: ignore[arg-type]
    succeed(tmp_path)
    new = freeze_list(**frozen, period=MAY, kode_wilayah="6214", key="b")  # type: ignore[arg-type]
    assert new.families == 2
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT kode_wilayah FROM programs_list_entry WHERE period = 201903"
        )
        assert {code for (code,) in cursor.fetchall()} == {"6201022001", "6201022002"}


def test_a_list_frozen_for_that_month_or_an_opened_cycle_stands_in_the_way(tmp_path: Path) -> None:
    seed_parameters(by=SYSTEM, at=AT)
    with transaction.atomic():
        open_cycles(program=Program.BPNT, period=MAY, codes=["6214"], by=SYSTEM, at=AT, key="c")
        with pytest.raises(Refused, match="cycle_opened_later"), transaction.atomic():
            succeed(tmp_path)
        transaction.set_rollback(True)
    enter_scope(SYSTEM)
    freeze_list(program=Program.BPNT, period=MAY, kode_wilayah="6201", by=SYSTEM, at=AT, key="a")
    with pytest.raises(Refused, match="list_frozen_later"), transaction.atomic():
        succeed(tmp_path)
    assert set(where()) == {"K1", "K2"} and where()["K1"].startswith("6201")
    assert places.successions_of("6201") == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"by": OPERATOR}, "role_missing"),
        ({"by": WILAYAH}, "outside_scope"),
        ({"citation": " "}, "citation_missing"),
        ({"valid_from": dt.date(2019, 5, 2)}, "succession_within_month"),
        ({"text": "6201,6299\n"}, "succession_faulty"),
        ({"text": "6299,6214\n"}, "succession_faulty"),
        ({"text": "6201,6214\n6201,6215\n"}, "succession_faulty"),
        ({"text": "6201,62\n"}, "succession_faulty"),
        ({"text": ""}, "succession_faulty"),
        ({"text": "\0"}, "succession_unreadable"),
        ({"valid_from": dt.date(2019, 4, 1)}, "succession_faulty"),  # the new edition begins later
    ],
)
def test_a_wrong_succession_changes_nothing(
    tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    before = where()
    with pytest.raises((Refused, NotAllowed), match=code), transaction.atomic():
        succeed(tmp_path, **changes)  # type: ignore[arg-type]
    enter_scope(SYSTEM)
    assert where() == before and places.successions_of("6201") == ()


def test_a_code_is_not_succeeded_by_another_once_it_was(tmp_path: Path) -> None:
    succeed(tmp_path)
    with pytest.raises(Refused, match="succession_differs"), transaction.atomic():
        succeed(tmp_path, "6201022002,6215022002\n")


def test_the_database_keeps_one_successor_of_a_desa_and_lets_nobody_else_write(
    tmp_path: Path,
) -> None:
    succeed(tmp_path)
    insert = ("INSERT INTO places_succession (old_code, new_code, valid_from, citation, recorded_at)"
              " VALUES ('6201022001', '6215022002', '2019-05-01', 'x', now())")  # fmt: skip
    with (
        pytest.raises(DatabaseError, match="permission"),
        transaction.atomic(),
        connection.cursor() as c,
    ):
        c.execute(insert)
    with (
        pytest.raises(DatabaseError, match="places_succession_of_a_desa_is_one"),
        transaction.atomic(),
        as_owner(),
        connection.cursor() as c,
    ):
        c.execute(insert)
