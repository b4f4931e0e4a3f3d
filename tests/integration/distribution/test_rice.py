"""Papers about rice: what Bulog and the office record, what is refused, what it makes of stock."""

import datetime as dt
import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    AT,
    BUDI,
    BULOG,
    DESA,
    DESA_2,
    DESA_OTHER,
    ELSA,
    HEAD,
    MARCH,
    OFFICE,
    RASTRA,
    person,
)

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM, Actor
from salur.distribution import actions, queries
from salur.distribution.actions import Places
from salur.distribution.domain import Asked, PointKind, RiceStep, Transport
from salur.evidence import queries as evidence
from salur.kernel.refused import Refused
from salur.ledger import queries as ledger

pytestmark = pytest.mark.django_db

SINTA = person(21, "bulog", "id.62", organisation=BULOG)
NOW = dt.datetime(2019, 3, 28, 8, tzinfo=dt.UTC)
GUDANG = "Gudang Pangkalan Bun"
NOWHERE = Places()


def _day(day: int) -> dt.date:
    return dt.date(2019, 3, day)


def warehouse(name: str = GUDANG, by: Actor = SINTA) -> uuid.UUID:
    return actions.record_warehouse(
        name=name, organisation_id=BULOG, code="6201", valid_from=dt.date(2019, 1, 1), by=by,
        at=AT, key="",
    )  # fmt: skip


def point(name: str = "Pelabuhan", desas: tuple[str, ...] = (DESA,)) -> uuid.UUID:
    return actions.record_point(
        name=name, kind=PointKind.HARBOUR, transport=Transport.RIVER, desas=desas,
        valid_from=dt.date(2019, 1, 1), by=BUDI, at=AT, key="",
    )  # fmt: skip


def stock(*counts: tuple[int, int], name: str = GUDANG, sender: uuid.UUID = BULOG) -> uuid.UUID:
    """Accept a file of counts (day of March, kilograms)."""
    lines = [f"{name.upper()},2019-03-{day:02d},{kg}" for day, kg in counts]
    found = world.send("stok", sender, lines=lines)
    actions.take_rice(evidence_id=found, by=SYSTEM, at=AT, key="")
    return found


world._HEADS["stok"] = "gudang,tanggal,kg"


def record(
    kind: RiceStep, number: str, refers: str, day: int, kg: float, *, by: Actor | None = None,
    code: str = DESA, key: str = "", places: Places = NOWHERE, **more: object,
) -> queries.RicePaper:  # fmt: skip
    releasing = kind in (RiceStep.RELEASE, RiceStep.SHIPMENT, RiceStep.REPLACEMENT)
    asked = Asked(kind, number, refers, _day(day), code, round(kg * 1000), **more)  # type: ignore[arg-type]
    who = by or (SINTA if releasing else BUDI)
    world.as_(who)
    made = actions.record_paper(asked=asked, places=places, by=who, at=NOW, key=key)
    world.as_(SYSTEM)
    return made


def refused(*given: object, **how: object) -> str:
    with pytest.raises(Refused) as refusal, transaction.atomic():
        record(*given, **how)  # type: ignore[arg-type]
    world.as_(SYSTEM)
    assert refusal.value.in_language("id") and refusal.value.in_language("en")
    return str(refusal.value.code)


@pytest.fixture
def spa(db: None) -> queries.Spa:
    """A request for 20 kg of one desa and 10 of another, approved."""
    world.build()
    one = world.prepared(world.frozen(RASTRA), number="S1")
    return actions.approve_spa(spa_id=one.id, by=HEAD, at=AT, key="")


def held() -> dict[str, int]:
    """What lies where, by kind."""
    with as_owner():
        found = ledger.balances(program="RASTRA", path="id")
    sums: dict[str, int] = {}
    for one in found:
        sums[one.kind] = sums.get(one.kind, 0) + one.balance
    assert sum(sums.values()) == 0
    return {kind: grams for kind, grams in sums.items() if grams and kind != "bulog_national"}


def test_a_release_by_form_becomes_evidence_of_its_contract_once(spa: queries.Spa) -> None:
    gudang = Places(warehouse_id=warehouse())
    stock((1, 100))
    made = record(RiceStep.RELEASE, "D1", "S1", 5, 20, places=gudang, key="k1")
    assert record(RiceStep.RELEASE, "D1", "S1", 5, 20, places=gudang, key="k1") == made
    kept = actions.keep_paper(paper_id=made.id, by=SINTA, at=NOW)
    assert actions.keep_paper(paper_id=made.id, by=SINTA, at=NOW) == kept
    world.as_(SYSTEM)
    row = evidence.evidence(kept)
    assert row is not None
    assert (row.contract, row.status, row.rows, row.total) == ("do", "accepted", 1, 20_000)
    assert row.sender == BULOG
    chain = queries.rice_chain("id.62.01", MARCH)
    [release] = chain.of(RiceStep.RELEASE)
    assert (release.number, release.place, release.evidence_id) == ("D1", GUDANG, kept)
    assert held() == {"warehouse": 80_000}


def test_the_chain_is_walked_to_the_village_and_back(spa: queries.Spa) -> None:
    gudang, harbour = Places(warehouse_id=warehouse()), point()
    stock((1, 100))
    at_point = Places(point_id=harbour, transport=Transport.RIVER)
    record(RiceStep.RELEASE, "D1", "S1", 5, 20, places=gudang)
    record(RiceStep.SHIPMENT, "K1", "D1", 6, 20, places=at_point)
    arrival = record(
        RiceStep.ARRIVAL, "B1", "D1", 9, 19.5, rejected=5_000, reason="berkutu", places=at_point
    )
    assert queries.rice_file(arrival).decode().splitlines()[1] == (
        f"B1,D1,2019-03-09,{DESA},2019-03,19.5,5,berkutu,Pelabuhan,RASTRA"
    )
    assert refused(RiceStep.ARRIVAL, "B2", "D1", 12, 5.5, places=at_point) == "rice_beyond_left"
    again = replace(gudang, point_id=harbour, transport=Transport.RIVER)
    record(RiceStep.REPLACEMENT, "P1", "B1", 11, 5, places=again)
    assert refused(RiceStep.REPLACEMENT, "P2", "B1", 11, 1, places=again) == "rice_beyond_left"
    assert queries.rice_chain("id.62.01", MARCH).left_of_request("S1", DESA) == 0
    assert held()["warehouse"] == 75_000  # the first draw counts at once, its file follows
    record(RiceStep.ARRIVAL, "B2", "D1", 12, 5, places=at_point)
    record(RiceStep.VILLAGE, "T1", "B1", 13, 14)
    assert refused(RiceStep.VILLAGE, "T2", "B1", 13, 1) == "rice_beyond_left"
    record(RiceStep.RETURN, "R1", "B1", 20, 4, month=MARCH)
    record(RiceStep.RETURN, "R2", "B1", 21, 3, month=MARCH, places=gudang)
    assert queries.rice_chain("id.62.01", MARCH).at_point("B1") == 1_500
    assert held()["warehouse"] == 78_000
    assert [p.kind for p in queries.papers_beyond_contracts(MARCH)].count(RiceStep.RETURN) == 1


def test_what_is_impossible_is_refused_and_leaves_nothing(spa: queries.Spa) -> None:
    gudang = Places(warehouse_id=warehouse())
    how = {"places": gudang}
    release = RiceStep.RELEASE
    assert refused(release, "D1", "S1", 5, 20, by=BUDI, **how) == "role_missing"
    assert refused(RiceStep.ARRIVAL, "B1", "D1", 5, 20, by=ELSA, **how) == "outside_scope"
    assert refused(release, "D1", "S9", 5, 20, **how) == "rice_reference_unknown"
    assert refused(release, "D1", "S1", 1, 20, **how) == "rice_before_order"
    assert refused(release, "D1", "S1", 29, 20, **how) == "rice_in_future"
    assert refused(release, "D1", "S1", 5, 20, code=DESA_OTHER, **how) == "rice_reference_unknown"
    assert refused(release, "D1", "S1", 5, 20, code="62", **how) == "rice_region_elsewhere"
    assert refused(release, "D1", "S1", 5, 20) == "rice_warehouse_unknown"
    assert refused(release, "D1", "S1", 5, 20.01, **how) == "rice_beyond_left"
    stock((1, 15))
    assert refused(release, "D1", "S1", 5, 15.01, **how) == "rice_beyond_stock"
    record(release, "D1", "S1", 5, 10, **how)
    assert refused(release, "D2", "S1", 5, 5.01, **how) == "rice_beyond_stock"
    assert refused(release, "D1", "S1", 5, 5, **how) == "rice_number_taken"
    far = Places(point_id=point("Dermaga", (DESA_2,)), transport=Transport.LAND)
    assert refused(RiceStep.SHIPMENT, "K1", "D1", 6, 10) == "rice_point_unknown"
    assert refused(RiceStep.SHIPMENT, "K1", "D1", 6, 10, places=far) == "rice_point_elsewhere"
    assert refused(RiceStep.ARRIVAL, "B1", "D1", 6, 10.01) == "rice_beyond_left"
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM distribution_rice_paper")
        assert cursor.fetchone() == (1,)


def test_a_partys_file_beyond_the_stock_is_its_claim_and_no_warehouse_falls_below_zero(
    spa: queries.Spa,
) -> None:
    warehouse()
    stock((1, 15), (20, 2))
    world._HEADS["do"], head = (
        "no_do,no_spa,tanggal,kode_wilayah,periode,kg,gudang",
        world._HEADS["do"],
    )
    try:
        lines = [
            f"D{n},S1,2019-03-0{n + 1},{DESA},2019-03,10,gudang  pangkalan bun" for n in (1, 2)
        ]
        claim = world.send("do", BULOG, lines=lines)
    finally:
        world._HEADS["do"] = head
    actions.take_rice(evidence_id=claim, by=SYSTEM, at=AT, key="")
    assert held() == {"warehouse": 2_000, "suspense": -5_000}
    late = stock((2, 14))  # an earlier day, known later: rice had come in, and two kilograms went
    assert held() == {"warehouse": 2_000, "weighing": 2_000}
    actions.forget_rice(evidence_id=late, by=SYSTEM, at=AT)
    assert held() == {"warehouse": 2_000, "suspense": -5_000}
    actions.forget_rice(evidence_id=claim, by=SYSTEM, at=AT)
    assert held() == {"warehouse": 2_000, "weighing": 13_000}


def test_a_name_that_nobody_recorded_waits_and_counts_once_it_is_known(spa: queries.Spa) -> None:
    stock((1, 40))
    assert held() == {}
    [unknown] = queries.unknown_warehouses("id.62.01")
    assert (unknown.name, unknown.lines) == (GUDANG.upper(), 1)
    warehouse()
    assert queries.unknown_warehouses("id.62.01") == ()
    assert held() == {"warehouse": 40_000}


def test_the_database_itself_keeps_papers_lines_and_places(spa: queries.Spa) -> None:
    record(RiceStep.RELEASE, "D1", "S1", 5, 20, places=Places(warehouse_id=warehouse()))
    point()
    stock((1, 40))
    for statement in (
        "UPDATE distribution_rice_paper SET grams = 1",
        "DELETE FROM distribution_rice_paper",
        "UPDATE distribution_rice_line SET grams = 1",
        "INSERT INTO distribution_delivery_point SELECT gen_random_uuid(), name, key, kind, transport,"
        " code, path, valid_from, valid_to, made_at FROM distribution_delivery_point",
        "INSERT INTO parties_warehouse SELECT gen_random_uuid(), name, key, code, path, valid_from,"
        " valid_to, organisation_id FROM parties_warehouse",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
            connection.cursor().execute(statement)


def test_bulog_sees_its_papers_and_not_the_offices_files(spa: queries.Spa) -> None:
    record(RiceStep.RELEASE, "D1", "S1", 5, 20, places=Places(warehouse_id=warehouse()))
    found = world.send("bast", OFFICE, lines=[f"B1,D1,2019-03-20,{DESA},2019-03,20"])
    actions.take_rice(evidence_id=found, by=SYSTEM, at=AT, key="")
    world.as_(SINTA)
    chain = queries.rice_chain("id.62.01", MARCH)
    assert len(chain.of(RiceStep.RELEASE)) == 1 and chain.of(RiceStep.ARRIVAL) == []
    world.as_(ELSA)
    assert queries.rice_chain("id", MARCH).moves == ()
