"""Across programmes: whom both served, and whom, though listed, neither did."""

import uuid
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.integration.reconciliation.test_publish_bpnt import (
    APRIL,
    MARCH,
    OPERATOR,
    World,
    credit,
    order,
    rows,
)
from tests.integration.reconciliation.test_publish_rastra import BULOG, OFFICE, ONE, Rice, handed

from salur.access.actions import enter_scope
from salur.access.queries import Actor
from salur.reconciliation import queries

pytestmark = pytest.mark.django_db

FOUND = "SELECT period, id_kpm, kode_wilayah, finding FROM reconciliation_across ORDER BY 1, 2"
OTHER = "6202012003"


def listed(*names: str, desa: str = ONE) -> list[Mapping[str, object]]:
    return [{"id_kpm": name, "nama_pengurus": "-", "kode_wilayah": desa} for name in names]


@pytest.fixture
def money(tmp_path: Path) -> World:
    """K1 is credited, K2's credit failed, K3 is listed and not ordered, K4 ordered, not listed."""
    place = tmp_path / "money"
    place.mkdir()
    world = World(place)
    world.add("perintah", [order(n) for n in (1, 2, 4)])
    world.add("topup", [credit(1), credit(2, status="GAGAL")])
    return world.add("kpm", listed("K1", "K2", "K3"))


@pytest.fixture
def rice(tmp_path: Path) -> Rice:
    """R1 has its rice, R2 has none, and K1, whose list is the other one, got rice too."""
    place = tmp_path / "rice"
    place.mkdir()
    made = Rice(place)
    made.add("kpm", *listed("R1", desa=OTHER), *listed("R2", desa=OTHER))
    made.add("serah", *(handed(ONE, 0) | {"id_kpm": name} for name in ("R1", "K1")))
    return made


def test_nothing_is_said_before_both_programmes_are_published(money: World, rice: Rice) -> None:
    money.publish()
    assert rows(FOUND) == []
    rice.publish(periods=[APRIL])
    assert rows(FOUND) == []


EXPECTED = [
    (201903, "K1", ONE, "both_programmes"),
    (201903, "K2", ONE, "no_programme"),
    (201903, "K3", ONE, "no_programme"),
    (201903, "R2", OTHER, "no_programme"),
]


@pytest.mark.parametrize("money_first", [True, False])
def test_whom_both_served_and_whom_neither_did(money: World, rice: Rice, money_first: bool) -> None:
    steps = [lambda: money.publish(), lambda: rice.publish()]
    for step in steps if money_first else reversed(steps):
        step()
    assert rows(FOUND) == EXPECTED
    enter_scope(OPERATOR)
    assert queries.open_in_month(["id"], MARCH.number).across == {
        "both_programmes": 1,
        "no_programme": 3,
    }
    assert queries.open_in_month(["id.62.02"], MARCH.number).across == {"no_programme": 1}
    assert {m.period: m.across for m in queries.months_of_family("K1")} == {
        201903: "both_programmes"
    }
    money.add("topup", [credit(2, referensi="T2")])
    money.publish()
    assert rows(FOUND) == [one for one in EXPECTED if one[1] != "K2"]
    enter_scope(OPERATOR)
    assert queries.open_in_month(["id"], MARCH.number).across == {
        "both_programmes": 1,
        "no_programme": 2,
    }


def test_a_bank_and_bulog_see_none_of_it(money: World, rice: Rice) -> None:
    money.publish()
    rice.publish()
    for sender in (BULOG, OFFICE):
        enter_scope(Actor(uuid.uuid4(), sender, frozenset({"bank"}), ("id",), "B"))
        assert queries.open_in_month(["id"], MARCH.number).across == {}
