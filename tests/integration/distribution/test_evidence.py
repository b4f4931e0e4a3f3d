"""Which cycles a file concerns, what is awaited of whom, and the order beside the list."""

import datetime as dt
import uuid

import pytest
from django.db import transaction
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    ACCOUNT,
    APRIL,
    AT,
    BNI,
    BPNT,
    BRI,
    BUDI,
    BULOG,
    DESA,
    ELSA,
    FEBRUARY,
    HEAD,
    KAB,
    KEMENSOS,
    MARCH,
    OTHER,
    RASTRA,
    RINA,
    send,
)

from salur.access.queries import SYSTEM
from salur.distribution import actions, queries
from salur.distribution.domain import OrderCheck, Paid, Sp2dDiffers, State
from salur.kernel.refused import Refused
from salur.parties.models import Service

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def parties(db: None) -> None:
    world.build()
    world.as_(SYSTEM)


def _contracts(one: queries.Cycle, status: str) -> list[tuple[str, str]]:
    rows = queries.expected_evidence(one.id)
    return [(row.contract, row.party.name) for row in rows if row.status == status]


def test_a_cycle_expects_of_every_serving_bank_until_its_day() -> None:
    one = world.opened(BPNT)
    rows = {(row.contract, row.party.id): row for row in queries.expected_evidence(one.id)}
    assert rows.keys() == {
        ("perintah", KEMENSOS),
        *((contract, bank) for contract in ("topup", "transaksi") for bank in (BRI, BNI)),
    }
    assert rows["topup", BRI].due == dt.date(2019, 3, 10)
    assert rows["transaksi", BRI].due == dt.date(2019, 4, 5)
    assert rows["topup", BRI].is_overdue(dt.date(2019, 3, 11))
    assert not rows["topup", BRI].is_overdue(dt.date(2019, 3, 10))


def test_a_bank_that_stopped_serving_is_no_longer_asked() -> None:
    Service.objects.filter(organisation_id=BNI).update(valid_to=dt.date(2019, 3, 1))
    one, before = world.opened(BPNT), world.opened(BPNT, FEBRUARY)
    assert BNI not in {row.party.id for row in queries.expected_evidence(one.id)}
    assert BNI in {row.party.id for row in queries.expected_evidence(before.id)}


def test_where_nobody_is_recorded_to_serve_silence_is_not_completeness() -> None:
    Service.objects.all().delete()
    one = world.frozen(BPNT)
    send("perintah", KEMENSOS)
    assert world.now(one).state is State.ORDERED
    assert ("topup", "Bank penyalur") in _contracts(one, "missing")


def test_what_was_received_and_not_accepted_is_told_apart() -> None:
    one = world.frozen(BPNT)
    send("perintah", KEMENSOS, accept=False)
    assert _contracts(one, "received") == [("perintah", "Lembaga KEMENSOS")]
    assert world.now(one).state is State.LIST_FROZEN


def test_a_file_for_a_province_joins_every_kabkota_and_every_month_it_names() -> None:
    cycles = [world.opened(BPNT, month, code) for month in (MARCH, APRIL) for code in (KAB, OTHER)]
    lines = [
        f"R{n},{month},{ACCOUNT},110000,SUKSES,{month}-08,"
        for n, month in enumerate(("2019-03", "2019-04"))
    ]
    send("topup", BRI, path="id.62", lines=lines)
    assert all(("topup", "Lembaga BRI") in _contracts(one, "accepted") for one in cycles)


def test_a_file_of_another_place_month_or_programme_joins_nothing() -> None:
    one, rice = world.opened(BPNT), world.opened(RASTRA)
    send("topup", BRI, path="id.62.02")
    send("topup", BRI, period=APRIL)
    assert not queries.accepted_evidence(one.id, ("topup",))
    send("do", BULOG)
    assert not _contracts(one, "accepted") and _contracts(rice, "accepted")


def test_evidence_that_was_there_first_joins_the_cycle_that_is_opened_later() -> None:
    kept = send("perintah", KEMENSOS, link=False)
    one = world.frozen(BPNT)
    assert queries.accepted_evidence(one.id, ("perintah",)) == ((kept, "perintah"),)
    assert one.state is State.ORDERED


def test_linking_again_changes_nothing() -> None:
    one = world.opened(BPNT)
    kept = send("perintah", KEMENSOS, link=False)
    link = {"evidence_id": kept, "by": SYSTEM, "at": AT}
    assert actions.link_evidence(**link).cycles == (one.id,)  # type: ignore[arg-type]
    assert actions.link_evidence(**link).cycles == ()  # type: ignore[arg-type]


def test_a_later_file_with_reversals_reaches_back_to_the_months_of_its_sender() -> None:
    march, may = world.frozen(BPNT), world.opened(BPNT, world.MAY)
    first = send("topup", BRI)
    world.reconciled(march, [first])
    lines = [f"R9,2019-05,{ACCOUNT},110000,BATAL,2019-05-20,R1"]
    send("topup", BRI, period=world.MAY, lines=lines)
    assert queries.outdated([world.now(march)])[march.id] == ("reversals_since",)
    assert ("topup", "Lembaga BRI") in _contracts(may, "accepted")
    assert queries.accepted_evidence(march.id, ("topup",)) == ((first, "topup"),)


def test_who_cannot_see_a_file_cannot_link_it() -> None:
    kept = send("perintah", KEMENSOS, link=False)
    world.as_(ELSA)
    with pytest.raises(Refused) as refusal:
        actions.link_evidence(evidence_id=kept, by=ELSA, at=AT)
    assert refusal.value.code == "evidence_unknown"


def test_a_bank_sees_its_own_files_in_a_cycle_and_nothing_of_the_offices() -> None:
    one = world.frozen(BPNT)
    own, other = send("topup", BRI), send("topup", BNI)
    world.reconciled(one, [own, other], balance=7)
    world.as_(RINA)
    seen = queries.expected_evidence(one.id)
    assert {e.evidence_id for row in seen for e in row.evidence} == {own}
    assert world.now(one).publication is None


def test_another_kabkota_sees_no_cycle() -> None:
    one = world.opened(BPNT)
    world.as_(ELSA)
    assert queries.cycle(one.id) is None
    assert queries.cycle_lines("id").lines == ()
    with pytest.raises(Refused) as refusal:
        actions.freeze_list(cycle_id=one.id, by=ELSA, at=AT, key="")
    assert refusal.value.code == "outside_scope"


def test_the_order_is_held_against_the_list_and_the_sp2d() -> None:
    one = world.frozen(BPNT)
    lines = [
        f"SPM1,2019-03,{family},{DESA},{bank},{ACCOUNT},110000"
        for family, bank in (("K1", "BRI"), ("K4", "BRI"), ("X9", "BNI"), ("X9", "BNI"))
    ]
    lines.append(f"SPM1,2019-02,K2,{DESA},BRI,{ACCOUNT},110000")
    send("perintah", KEMENSOS, lines=lines)
    paid = ("SPM1,D1,2019-03-05,bri,3,330000", "SPM1,D2,2019-03-05,BNI,1,110000")
    send("sp2d", KEMENSOS, lines=paid)
    kept = actions.check_orders(cycle_id=one.id, by=BUDI, at=AT, key="k")
    assert kept.counts == OrderCheck(
        listed=4,
        ordered=3,
        ordered_not_listed=1,
        listed_not_ordered=2,
        suspended_ordered=1,
        lines=4,
        amount_idr=440_000,
    )
    assert kept.sp2d == (Sp2dDiffers("SPM1", "BNI", Paid(2, 220_000), Paid(1, 110_000)),)
    assert queries.order_against_list(one.id) == kept
    assert actions.check_orders(cycle_id=one.id, by=BUDI, at=AT, key="k") == kept


def test_an_order_is_not_checked_before_list_and_order_are_there() -> None:
    def code(one: queries.Cycle) -> str:
        with pytest.raises(Refused) as refusal, transaction.atomic():
            actions.check_orders(cycle_id=one.id, by=BUDI, at=AT, key="")
        return refusal.value.code

    assert code(world.opened(RASTRA)) == "order_not_of_program"
    assert code(world.opened(BPNT)) == "list_not_frozen"
    assert code(world.frozen(BPNT)) == "order_missing"


def test_the_head_declares_a_first_month_empty_and_a_file_goes_before() -> None:
    one = world.opened(BPNT)
    declared = actions.declare_zero_opening(cycle_id=one.id, by=HEAD, at=AT, key="d")
    assert (declared.kind, declared.balance, declared.declared_by) == ("zero", 0, HEAD.name)
    assert actions.declare_zero_opening(cycle_id=one.id, by=HEAD, at=AT, key="d") == declared
    with pytest.raises(Refused) as refusal:
        actions.declare_zero_opening(cycle_id=one.id, by=HEAD, at=AT, key="e")
    assert refusal.value.code == "opening_known"
    send("saldo", BRI)
    assert world.now(one).opening.kind == "saldo"


def test_only_a_head_declares_and_only_for_money() -> None:
    for cycle, by, code in (
        (world.opened(BPNT), BUDI, "role_missing"),
        (world.opened(RASTRA), HEAD, "opening_not_needed"),
    ):
        with pytest.raises(Refused) as refusal, transaction.atomic():
            actions.declare_zero_opening(cycle_id=cycle.id, by=by, at=AT, key="")
        assert refusal.value.code == code


def test_a_month_whose_opening_nobody_knows_is_not_closed() -> None:
    one = world.frozen(BPNT)

    def refused() -> str:
        with pytest.raises(Refused) as refusal, transaction.atomic():
            actions.close_cycle(cycle_id=one.id, by=BUDI, at=AT, key=str(uuid.uuid4()))
        return refusal.value.code

    assert refused() == "publication_missing"
    order = send("perintah", KEMENSOS)
    world.reconciled(one, [])
    assert refused() == "publication_outdated"
    world.reconciled(one, [order])
    assert refused() == "opening_unknown"
    actions.declare_zero_opening(cycle_id=one.id, by=HEAD, at=AT, key="")
    assert actions.close_cycle(cycle_id=one.id, by=BUDI, at=AT, key="").state is State.CLOSED
    assert refused() == "cycle_closed"
