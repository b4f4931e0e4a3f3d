"""Idle credits: what a later month tells of an earlier one, and what it leaves alone."""

import uuid
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from tests.integration.reconciliation.test_publish_bpnt import (
    APRIL,
    AT,
    BANK,
    MARCH,
    OPERATOR,
    World,
    credit,
    order,
    purchase,
    rows,
)

from salur.kernel.period import Period
from salur.reconciliation.actions import Published, publish_bpnt

pytestmark = pytest.mark.django_db

IDLE = (
    "SELECT id_kpm, findings, since, until FROM reconciliation_unit"
    " WHERE period = 201903 AND until IS NULL ORDER BY id_kpm"
)
VERSIONS = (
    "SELECT code, number, changed FROM reconciliation_version"
    " WHERE period = 201903 AND is_current ORDER BY code"
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Two families credited on 10 March who buy nothing in March, one that does."""
    made = World(tmp_path)
    made.add("perintah", [order(1), order(2), order(9, desa="6202012003")])
    made.add("topup", [credit(1), credit(2), credit(9)])
    made.add("saldo", [])
    return made.add("transaksi", [purchase(1, 110000)])


def publish(world: World, months: Sequence[Period], idle_days: int = 40) -> Published:
    return publish_bpnt(
        months=[replace(world.month(one), idle_days=idle_days) for one in months],
        banks={"BRI": BANK}, by=OPERATOR, at=AT, key=str(uuid.uuid4()),
    )  # fmt: skip


def test_what_lies_idle_is_said_when_a_later_month_ends_without_a_purchase(world: World) -> None:
    publish(world, [MARCH])
    assert rows(IDLE) == [("K1", [], 1, None), ("K2", [], 1, None), ("K9", [], 1, None)]
    world.add("transaksi", [purchase(9, 10000, "2019-04")])
    done = publish(world, [APRIL])
    assert rows(IDLE) == [("K1", [], 1, None), ("K2", ["idle"], 2, None), ("K9", [], 1, None)]
    assert rows(VERSIONS) == [("6201", 2, 1), ("6202", 1, 2)]
    before, after = rows(
        "SELECT waterfall::text, classes::text, evidence FROM reconciliation_version"
        " WHERE period = 201903 AND code = '6201' ORDER BY number"
    )
    assert before == after
    assert done.changed_rows == 1 + len(
        rows("SELECT FROM reconciliation_unit WHERE period = 201904")
    )


def test_a_purchase_in_a_later_month_ends_it_and_taking_it_back_begins_it_anew(
    world: World,
) -> None:
    publish(world, [MARCH], idle_days=20)
    assert [row[1] for row in rows(IDLE)] == [[], ["idle"], ["idle"]]
    assert rows(VERSIONS) == [("6201", 1, 5), ("6202", 1, 3)]
    world.add("transaksi", [purchase(2, 10000, "2019-04")])
    publish(world, [APRIL], idle_days=20)
    assert [row[1] for row in rows(IDLE)] == [[], [], ["idle"]]
    back = purchase(2, 10000, "2019-04") | {"id_transaksi": "B", "jenis": "BATAL"}
    world.add("transaksi", [back | {"id_asal": "X-2019-04-2"}])
    publish(world, [APRIL], idle_days=20)
    assert [row[1] for row in rows(IDLE)] == [[], ["idle"], ["idle"]]
    assert rows(VERSIONS) == [("6201", 3, 1), ("6202", 1, 3)]


def test_the_same_evidence_again_changes_nothing_of_what_lies_idle(world: World) -> None:
    publish(world, [MARCH])
    world.add("transaksi", [purchase(9, 10000, "2019-04")])
    publish(world, [APRIL])
    again = publish(world, [MARCH, APRIL])
    assert (again.changed_regions, again.changed_rows, again.transfers) == (0, 0, 0)
    assert rows(VERSIONS) == [("6201", 2, 1), ("6202", 1, 2)]


def test_a_month_published_with_its_followers_takes_it_into_the_version_it_makes(
    world: World,
) -> None:
    publish(world, [MARCH, APRIL])
    assert [row[1:3] for row in rows(IDLE)] == [([], 1), (["idle"], 1), (["idle"], 1)]
    late = [credit(2, referensi="B2", status="BATAL", referensi_asal="T-2019-03-2")]
    world.add("topup", late)
    publish(world, [MARCH, APRIL])
    assert [row[1:3] for row in rows(IDLE)] == [([], 1), ([], 2), (["idle"], 1)]
