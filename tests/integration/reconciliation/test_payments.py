"""Payments as the publication leaves them: counted by state, listed by key, told of a family."""

import uuid
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

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.kernel.period import Period
from salur.reconciliation import queries
from salur.reconciliation.actions import Published, publish_bpnt
from salur.reconciliation.domain.payments import Payment, reached

pytestmark = pytest.mark.django_db

SUMS = (
    "SELECT state, payments, ordered, credited, late FROM reconciliation_payment_sum"
    " WHERE period = 201903 AND code = '6201' ORDER BY state"
)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Seven families ordered in March; another is listed and nobody ordered it."""
    made = World(tmp_path)
    bni = [order(n) | {"bank": "BNI", "no_spm": "S-2"} for n in (6, 7)]
    named = order(8) | {"no_spm": "S-3", "no_sp2d": "D-3", "tanggal_sp2d": "2019-04-02"}
    made.add("perintah", [*(order(n) for n in range(1, 6)), *bni, named,
                          order(9, desa="6202012003")])  # fmt: skip
    made.add("topup", [credit(1), credit(2), credit(3, tanggal="2019-04-02"),
                       credit(4, status="GAGAL"), credit(5), credit(9)])  # fmt: skip
    made.add("saldo", [])
    made.add("kpm", [{"id_kpm": f"K{n}", "nama_pengurus": "-", "kode_wilayah": "6201022001"}
                     for n in range(1, 10)] + [{"id_kpm": "K20", "nama_pengurus": "-",
                                                "kode_wilayah": "6201022001"}])  # fmt: skip
    return made.add("transaksi", [purchase(1, 110000), purchase(2, 60000)])


def publish(world: World, *months: Period, idle_days: int = 105) -> Published:
    done = publish_bpnt(
        months=[replace(world.month(one), idle_days=idle_days) for one in months or (MARCH,)],
        banks={"BRI": BANK}, by=OPERATOR, at=AT, key=str(uuid.uuid4()),
    )  # fmt: skip
    enter_scope(SYSTEM)
    return done


def counts(path: str = "id.62.01", period: int = 201903) -> dict[str, int]:
    found = queries.by_state(queries.payment_sums(period, [path]))
    return {str(state): one.payments for state, one in found.items()}


def test_a_month_is_counted_by_state_at_every_level(world: World) -> None:
    world.add("sp2d", [{"no_spm": "S-2019-03", "no_sp2d": "D-1", "tanggal": "2019-03-05",
                        "bank": "BRI", "jumlah_kpm": 6, "nominal": 660000}])  # fmt: skip
    publish(world)
    assert rows(SUMS) == [
        ("CREDITED", 2, 220000, 220000, 1),
        ("FAILED", 1, 110000, 0, 0),
        ("INSTRUCTED", 1, 110000, 0, 0),
        ("IN_SPM", 2, 220000, 0, 0),
        ("PARTLY_SPENT", 1, 110000, 110000, 0),
        ("PLANNED", 1, 0, 0, 0),
        ("SPENT", 1, 110000, 110000, 0),
    ]
    assert counts("id.62.01.02.2001") == counts() == counts("id.62.01.02")
    assert counts("id") == counts("id.62") == counts() | {"CREDITED": 3}
    # Who has an SP2D: four of BRI that were credited or failed, and the one that names its own.
    states = {Payment(state): number for state, number in counts().items()}
    assert reached(states) == (9, 8, 6, 4, 2)


def test_an_sp2d_makes_a_new_version_of_what_it_pays_and_nothing_else(world: World) -> None:
    publish(world)
    assert counts()["IN_SPM"] == 2
    assert not publish(world).changed_rows
    world.add("sp2d", [{"no_spm": " S-2 ", "no_sp2d": "D-2", "tanggal": "2019-03-06",
                        "bank": "BNI", "jumlah_kpm": 2, "nominal": 220000}])  # fmt: skip
    assert publish(world).changed_rows == 2
    assert (counts()["SP2D"], "IN_SPM" in counts()) == (2, False)
    assert rows("SELECT DISTINCT stage, sp2d_day::text FROM reconciliation_unit"
                " WHERE until IS NULL AND bank = 'BNI'") == [(2, "2019-03-06")]  # fmt: skip


def test_a_reversal_weeks_later_and_idle_money_move_the_counts_of_their_month(
    world: World,
) -> None:
    publish(world)
    world.add("topup", [credit(5, referensi="B5", status="BATAL", referensi_asal="T-2019-03-5",
                               tanggal="2019-04-20")])  # fmt: skip
    world.add("transaksi", [purchase(9, 10000, "2019-04")])
    publish(world, MARCH, APRIL, idle_days=20)
    assert counts() == {
        "PLANNED": 1, "IN_SPM": 2, "INSTRUCTED": 1, "FAILED": 1, "REVERSED": 1, "IDLE": 1,
        "PARTLY_SPENT": 1, "SPENT": 1,
    }  # fmt: skip
    world.add("setoran", [{"no_rekening": "006201000000003", "periode": "2019-03",
                           "nominal": 110000, "ntpn": "N1", "tanggal": "2019-05-02"}])  # fmt: skip
    publish(world, MARCH, APRIL, idle_days=20)
    assert (counts()["RETURNED"], "IDLE" in counts()) == (1, False)


def test_a_list_of_one_state_is_paged_by_key_and_says_what_is_left_today(world: World) -> None:
    publish(world)
    world.add("transaksi", [purchase(3, 100000, "2019-04")])
    publish(world, MARCH, APRIL)
    page = queries.payments_page("id.62", MARCH, Payment.CREDITED, size=2)
    more = queries.payments_page("id.62", MARCH, Payment.CREDITED, after=page[-1].key)
    found = {one.id_kpm: one for one in (*page, *more)}
    assert {name: one.left for name, one in found.items()} == {"K3": 10000, "K5": 110000,
                                                               "K9": 110000}  # fmt: skip
    assert len(page) == 2 and found["K5"].last4 == "0005" and found["K5"].klass == 10
    planned = queries.payments_page("id.62", MARCH, Payment.PLANNED)
    assert [(one.id_kpm, one.account) for one in planned] == [("K20", None)]
    assert queries.payments_page("id.62", MARCH, Payment.SUSPENDED) == ()
    for state in Payment:
        listed = queries.payments_page("id.62.01", MARCH, state)
        assert len(listed) == counts().get(str(state), 0), state


def test_a_familys_payments_say_what_came_late_and_what_was_ordered_afterwards(
    world: World,
) -> None:
    publish(world)
    world.add("transaksi", [purchase(3, 100000, "2019-04")])
    publish(world, MARCH, APRIL)
    march = next(one for one in queries.aid_of_family("K3").payments if one.period == 201903)
    assert (march.state, march.left, march.is_late) == (Payment.CREDITED, 10000, True)
    (named,) = queries.aid_of_family("K8").payments
    assert (named.state, named.is_retroactive) == (Payment.INSTRUCTED, True)
