"""Gates are counted per desa, add up to the kab/kota, and keep their days for the pace."""

import datetime as dt
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.programs.turning import HARBOUR, ISLAND, KAB, regions
from tests.integration.registry.changing import OPERATOR
from tests.integration.registry.test_register import FAMILY

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.jobs.actions import run_now
from salur.kernel.refused import Refused
from salur.kernel.region_code import RegionCode
from salur.parties.models import Organisation, Service, Shop
from salur.places.actions import import_positions
from salur.programs.actions import seed_parameters
from salur.registry.actions import load_accounts, load_families
from salur.registry.domain import AccountRow
from salur.transition.actions import FactsRefused, measure_readiness, record_facts, tend
from salur.transition.domain.facts import NewFact
from salur.transition.domain.readiness import BY_FAMILY, FactKind, Forecast, Gate
from salur.transition.queries import readiness

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 7, 1, 3, tzinfo=dt.UTC)
PATH = "id.62.01"
TODAY = AT.date()


@pytest.fixture(autouse=True)
def _kabkota() -> None:
    enter_scope(SYSTEM)
    regions()
    seed_parameters(by=SYSTEM, at=AT)
    rows = [
        FAMILY._replace(
            id_kpm=f"K{n}", kode_wilayah=HARBOUR if n < 8 else ISLAND, nik=None,
            no_rekening=None, no_kks=None, payable=n != 1,
            reasons=("nik_missing",) if n == 1 else (),
        )
        for n in range(10)
    ]  # fmt: skip
    load_families(rows, evidence=None, by=SYSTEM, at=AT, key="")


def _accounts(*said: tuple[int, str]) -> None:
    load_accounts(
        [
            AccountRow(
                f"0064720000{n:05}", f"K{n}", None, "CONTOH", "BRI", "TERBUKA", None,
                f"60130000{n:08}", card, TODAY, None,
            )
            for n, card in said
        ],
        evidence=None, organisation=uuid.uuid4(), by=SYSTEM, at=AT, key="",
    )  # fmt: skip


def _shop() -> None:
    with as_owner():
        bri = Organisation.objects.create(id=uuid.uuid4(), kind="bank", code="BRI", name="BRI")
        Service.objects.create(
            organisation=bri, code=KAB, valid_from=dt.date(2019, 1, 1), citation="surat"
        )
        Shop.objects.create(
            id_ewarong="E1", name="WARUNG", bank=bri, code=HARBOUR, path="id.62.01.02.2001",
            status="AKTIF", terminals=1, capacity=5, valid_from=dt.date(2019, 1, 1),
        )  # fmt: skip


def _measure(days: int = 0) -> tuple[int, int]:
    at = AT + dt.timedelta(days=days)
    done = measure_readiness(path=PATH, by=OPERATOR, at=at, key="")
    return done.desa, done.ready


def _gates(code: str) -> dict[Gate, tuple[int, int]]:
    return {
        one.gate: (one.have, one.required)
        for one in readiness.gates_of(PATH, 10)
        if one.code == code
    }


def _owner(statement: str) -> None:
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)


def _fact(kind: FactKind, code: str = KAB, **more: object) -> NewFact:
    values = {"holds": True, "on_day": TODAY, "number": "800/1/2019", **more}
    return NewFact(code, kind, **values)  # type: ignore[arg-type]


def test_every_gate_is_counted_per_desa_and_adds_up() -> None:
    _accounts(*((n, "AKTIF" if n < 6 else "DI_CABANG") for n in range(9)))
    _shop()
    facts = [
        _fact(FactKind.TIKOR), _fact(FactKind.NETWORK),
        _fact(FactKind.NETWORK, ISLAND, holds=False), _fact(FactKind.SOCIALISED, HARBOUR),
    ]  # fmt: skip
    assert record_facts(facts=facts, by=OPERATOR, at=AT, key="f").facts == 4
    assert record_facts(facts=facts, by=OPERATOR, at=AT, key="g").facts == 0, "said already"
    assert _measure() == (2, 0)
    assert _gates(HARBOUR) == {
        Gate.LIST: (7, 8), Gate.ACCOUNTS: (8, 8), Gate.CARDS: (6, 8), Gate.SHOPS: (4, 8),
        Gate.NETWORK: (1, 1), Gate.BANK: (1, 1), Gate.TIKOR: (1, 1), Gate.SOCIALISED: (1, 1),
    }  # fmt: skip
    island = _gates(ISLAND)
    assert (island[Gate.ACCOUNTS], island[Gate.NETWORK]) == ((1, 2), (0, 1))
    (kab,) = (one for one in readiness.gates_below("id.62") if one.gate is Gate.CARDS)
    assert (kab.code, kab.desa, kab.desa_passed, kab.missing) == (KAB, 2, 0, 4)
    whole = readiness.summed(KAB, readiness.gates_below(PATH))
    assert next(one for one in whole if one.gate is Gate.CARDS) == kab
    named = readiness.missing_desa(Gate.CARDS, PATH)
    assert [(one.code, one.required - one.have) for one in named] == [(HARBOUR, 2), (ISLAND, 2)]
    assert readiness.missing_desa(Gate.CARDS, PATH, after=named[0].after_key) == named[1:]
    for desa, families in ((HARBOUR, 8), (ISLAND, 2)):
        for gate in BY_FAMILY:
            behind = readiness.families_behind(gate, RegionCode(desa).path)
            assert len(behind) == families - _gates(desa)[gate][0], "it opens what it counts"
            assert {one.kode_wilayah for one in behind} <= {desa}
    first, second = readiness.families_behind(Gate.CARDS, RegionCode(HARBOUR).path)
    assert (first.stage, second.stage) == ("DI_CABANG", "DI_CABANG")
    next_page = readiness.families_behind(
        Gate.CARDS, RegionCode(HARBOUR).path, after=first.id_kpm, limit=1
    )
    assert next_page == (second,)


def test_a_desa_far_from_every_shop_has_none_however_much_room_its_kecamatan_has(
    tmp_path: Path,
) -> None:
    _shop()
    file = tmp_path / "positions.csv"

    def island_at(longitude: str) -> tuple[int, int]:
        file.write_text(
            f"kode_wilayah,lintang,bujur\n{HARBOUR},-2.7,111.6\n{ISLAND},-2.7,{longitude}\n"
        )
        import_positions(file, citation="uji", by=SYSTEM, at=AT)
        _measure()
        assert _gates(HARBOUR)[Gate.SHOPS] == (4, 8), "the shop stands in its own desa"
        return _gates(ISLAND)[Gate.SHOPS]

    assert island_at("112.6") == (0, 2)
    assert island_at("111.61") == (1, 2)


def test_the_pace_rests_on_days_that_stay() -> None:
    _measure()
    _accounts(*((n, "AKTIF") for n in range(5)))
    assert _measure(7) == (2, 0)
    _measure(7)
    found = readiness.forecasts(PATH, 4, pace_days=28, on=TODAY + dt.timedelta(days=7))
    cards = found[KAB, Gate.CARDS]
    assert (cards.forecast, cards.day) == (Forecast.EXPECTED, dt.date(2019, 7, 15))
    assert found[KAB, Gate.TIKOR].forecast is Forecast.STALLED
    assert readiness.of_area(found, "62")[Gate.CARDS] == cards
    assert tend(at=AT + dt.timedelta(days=13)) == (), "counted a week ago at most"
    (job,) = tend(at=AT + dt.timedelta(days=14))
    assert tend(at=AT + dt.timedelta(days=14)) == (job,)
    run_now(job)
    enter_scope(SYSTEM)
    assert readiness.last_measured() == {KAB: dt.date(2019, 7, 15)}
    for statement in (
        f"DELETE FROM transition_gate WHERE day = '{TODAY}'", "UPDATE transition_gate SET have = 9",
        "DELETE FROM transition_fact",
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match="stays"):
            _owner(statement)


def test_a_fact_is_superseded_and_never_changed_and_wrong_ones_are_named() -> None:
    record_facts(facts=[_fact(FactKind.NETWORK, HARBOUR, value="A")], by=OPERATOR, at=AT, key="")
    record_facts(facts=[_fact(FactKind.NETWORK, HARBOUR, holds=False)], by=OPERATOR, at=AT, key="")
    now = readiness.facts_page(PATH)
    assert [(one.holds, one.superseded_at) for one in now] == [(False, None)]
    assert len(readiness.facts_page(PATH, superseded=True)) == 2
    spoken = readiness.spoken_of(now, FactKind.NETWORK, HARBOUR)
    assert spoken == now[0] and readiness.spoken_of(now, FactKind.NETWORK, ISLAND) is None
    for statement in (
        "UPDATE transition_fact SET holds = true", "UPDATE transition_fact SET superseded_at = now()",
    ):  # fmt: skip
        with pytest.raises(DatabaseError, match="stays"):
            _owner(statement)
    wrong = [_fact(FactKind.TIKOR, number=" "), _fact(FactKind.TIKOR, "6201099999")]
    with pytest.raises(FactsRefused) as caught:
        record_facts(facts=wrong, by=OPERATOR, at=AT, key="")
    assert [one.why for one in caught.value.wrong] == ["number_missing", "region_unknown"]
    elsewhere = replace(OPERATOR, paths=("id.63",))
    for by, path, code in (
        (elsewhere, PATH, "outside_scope"), (SYSTEM, "id.62.01.02", "area_too_wide"),
        (SYSTEM, "id.62.02", "nobody_to_count"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            measure_readiness(path=path, by=by, at=AT, key="")
        assert refusal.value.code == code
