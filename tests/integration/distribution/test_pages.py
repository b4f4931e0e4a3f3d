"""Lists by key, the page of a cycle, and what there is to do, in few queries."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    APRIL,
    AT,
    BNI,
    BPNT,
    BRI,
    BUDI,
    CITRA,
    HEAD,
    KAB,
    KEMENSOS,
    MARCH,
    OTHER,
    RASTRA,
    RINA,
    prepared,
    send,
)

from salur.access.queries import SYSTEM
from salur.distribution import actions, queries
from salur.distribution.domain import State
from salur.kernel.refused import Refused

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def parties(db: None) -> None:
    world.build()
    world.as_(SYSTEM)


def _said(by: object, on: dt.date) -> list[str]:
    world.as_(by)  # type: ignore[arg-type]
    return [line.sentence.id for line in queries.todos(by, on)]  # type: ignore[arg-type]


def test_cycles_are_paged_by_key_newest_month_first() -> None:
    for month in (MARCH, APRIL):
        for program in (BPNT, RASTRA):
            actions.open_cycles(
                program=program, period=month, codes=[KAB, OTHER], by=SYSTEM, at=AT, key=""
            )
    seen, after = [], None
    while True:
        page = queries.cycle_lines("id.62", after=after, limit=3)
        seen += [queries.key_of(line.cycle) for line in page.lines]
        after = page.next_after
        if after is None:
            break
    assert seen == sorted(seen, key=lambda key: (-key[0], key[1], key[2])) and len(seen) == 8
    only = queries.cycle_lines("id.62.01", program=BPNT, period=MARCH, state=State.OPEN)
    (line,) = only.lines
    assert (line.expected, len(line.missing)) == (5, 5)


def test_the_page_of_a_cycle_tells_its_way_and_what_is_missing() -> None:
    one = world.frozen(BPNT)
    send("perintah", KEMENSOS)
    with CaptureQueriesContext(connection) as ran:
        view = queries.cycle_view(one.id)
    assert view is not None and len(ran) <= MOST_QUERIES
    assert [rung.state for rung in view.rungs if rung.reached] == [
        State.OPEN,
        State.LIST_FROZEN,
        State.ORDERED,
    ]
    assert [rung.state for rung in view.rungs if rung.is_current] == [State.ORDERED]
    frozen = view.rungs[1].reached
    assert frozen is not None and (frozen.by_name, frozen.at) == (BUDI.name, AT)
    assert sum(row.status == "missing" for row in view.expected) == 4


def test_lists_and_todos_take_as_many_queries_for_one_cycle_as_for_many() -> None:
    def counts() -> tuple[int, int]:
        with CaptureQueriesContext(connection) as page:
            queries.cycle_lines("id")
        with CaptureQueriesContext(connection) as todo:
            queries.todos(SYSTEM, dt.date(2019, 3, 20))
        return len(page), len(todo)

    world.opened(BPNT)
    before = counts()
    for month in (MARCH, APRIL):
        for program in (BPNT, RASTRA):
            actions.open_cycles(
                program=program, period=month, codes=[KAB, OTHER], by=SYSTEM, at=AT, key=""
            )
    assert counts() == before and max(before) <= MOST_QUERIES


def test_an_operator_is_told_what_to_freeze_and_who_has_not_sent() -> None:
    world.opened(BPNT)
    assert _said(BUDI, dt.date(2019, 3, 2)) == [
        "Bekukan daftar BPNT Maret 2019 (KAB. KOTAWARINGIN BARAT).",
        "Lembaga KEMENSOS belum mengirim perintah bayar BPNT Maret 2019 (KAB. KOTAWARINGIN BARAT).",
        "Lembaga BNI belum mengirim hasil top-up BPNT Maret 2019 (KAB. KOTAWARINGIN BARAT).",
        "Lembaga BRI belum mengirim hasil top-up BPNT Maret 2019 (KAB. KOTAWARINGIN BARAT).",
        "Minta berkas saldo awal BPNT Maret 2019 kepada bank (KAB. KOTAWARINGIN BARAT).",
    ]
    world.as_(BUDI)
    lines = queries.todos(BUDI, dt.date(2019, 3, 11))
    assert {line.due for line in lines if "top-up" in line.sentence.id} == {dt.date(2019, 3, 10)}
    assert all(line.overdue for line in lines if "top-up" in line.sentence.id)


def test_many_kabkota_with_one_need_are_one_line() -> None:
    actions.open_cycles(program=BPNT, period=MARCH, codes=[KAB, OTHER], by=SYSTEM, at=AT, key="")
    quota, line = queries.todos(SYSTEM, dt.date(2019, 3, 2))[:2]
    assert quota.sentence.en == "Set the quota of BPNT March 2019 (2 kab/kota)." and quota.overdue
    assert line.sentence.en == "Freeze the BPNT list of March 2019 (2 kab/kota)."
    assert (line.count, line.cycle_id) == (2, None)


def test_a_head_is_asked_to_approve_and_whoever_prepared_is_not() -> None:
    spa = prepared(world.frozen(RASTRA))
    wanted = "Setujui SPA Maret 2019 untuk 2 desa (KAB. KOTAWARINGIN BARAT)."
    assert _said(HEAD, dt.date(2019, 3, 3)) == [wanted]
    world.as_(HEAD)
    assert queries.todos(HEAD, dt.date(2019, 3, 3))[0].spa_id == spa.id
    assert wanted not in _said(CITRA, dt.date(2019, 3, 3)), "an operator does not approve"
    both = replace(BUDI, roles=frozenset({"head"}))
    assert _said(both, dt.date(2019, 3, 3)) == []


def test_a_bank_is_told_what_it_has_to_send_and_nothing_else() -> None:
    world.frozen(BPNT)
    assert _said(RINA, dt.date(2019, 3, 8)) == [
        "Kirim hasil top-up BPNT Maret 2019 (KAB. KOTAWARINGIN BARAT)."
    ]
    world.as_(SYSTEM)
    send("topup", BRI)
    assert _said(RINA, dt.date(2019, 3, 8)) == []


def test_when_all_is_there_the_month_is_reconciled_then_closed_then_rolled_over() -> None:
    one = world.frozen(BPNT)
    files = [send("perintah", KEMENSOS), send("saldo", BRI)]
    files += [send(contract, bank) for bank in (BRI, BNI) for contract in ("topup", "transaksi")]
    april = dt.date(2019, 4, 1)
    assert "Rekonsiliasi BPNT Maret 2019 (KAB. KOTAWARINGIN BARAT)." in _said(BUDI, april)
    world.as_(SYSTEM)
    world.reconciled(one, files)
    assert _said(BUDI, april) == [
        "Teruskan BPNT Maret 2019 ke bulan berikutnya (KAB. KOTAWARINGIN BARAT).",
        "Tutup penyaluran BPNT Maret 2019 (KAB. KOTAWARINGIN BARAT).",
    ]
    world.as_(SYSTEM)
    actions.close_cycle(cycle_id=one.id, by=SYSTEM, at=AT, key="")
    assert len(_said(BUDI, april)) == 1, "a closed month, too, leads into the next"
    world.as_(SYSTEM)
    actions.roll_over(program=BPNT, period=MARCH, codes=[KAB], by=SYSTEM, at=AT, key="")
    assert not [line for line in _said(BUDI, april) if line.startswith("Teruskan BPNT Maret")]


def test_a_closed_month_to_which_something_came_is_to_be_reconciled_again() -> None:
    one = world.frozen(BPNT)
    files = [send("perintah", KEMENSOS), send("saldo", BRI)]
    world.reconciled(one, files)
    actions.close_cycle(cycle_id=one.id, by=BUDI, at=AT, key="")
    wanted = "Rekonsiliasi BPNT Maret 2019 (KAB. KOTAWARINGIN BARAT)."
    assert wanted not in _said(BUDI, MARCH.first_day)
    world.as_(SYSTEM)
    send("topup", BRI, at=world.LATER)
    assert _said(BUDI, MARCH.first_day) == [wanted]


def test_deadlines_are_those_that_come_soonest_first() -> None:
    world.opened(BPNT)
    found = queries.deadlines(SYSTEM, dt.date(2019, 3, 6), days=40)
    assert [line.due for line in found] == [dt.date(2019, 3, 10)] * 2 + [dt.date(2019, 4, 1)] + [
        dt.date(2019, 4, 5)
    ] * 2


def test_opening_names_what_stood_already_and_refuses_what_is_no_kabkota() -> None:
    world.opened(BPNT)
    how = {"program": BPNT, "period": MARCH, "by": SYSTEM, "at": AT}
    done = actions.open_cycles(codes=[KAB, OTHER], key="k", **how)  # type: ignore[arg-type]
    assert done == actions.Opened(MARCH, 1, 1)
    assert actions.open_cycles(codes=[KAB, OTHER], key="k", **how) == done  # type: ignore[arg-type]
    for wrong in ("6299", "62", "620102", "abcd"):
        with pytest.raises(Refused) as refusal:
            actions.open_cycles(codes=[KAB, wrong], key="", **how)  # type: ignore[arg-type]
        assert refusal.value.code == "region_unknown"
    with pytest.raises(Refused) as refusal:
        actions.roll_over(codes=["6201"], key="", **(how | {"program": RASTRA}))  # type: ignore[arg-type]
    assert refusal.value.code == "cycle_unknown"
