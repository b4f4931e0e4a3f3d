"""Payment orders: whom they pay and whom not, three people, and nothing payable after a cancel."""

import csv
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from pytest_django import Settings
from tests.integration.distribution import ordering, world
from tests.integration.distribution.ordering import (
    CHECKER,
    KPA,
    KPA_2,
    LATER,
    MAKER,
    account,
    answer,
    approved,
    bank_says,
    left_out,
    now,
    paid,
    prepared,
    reverse,
    topup,
)
from tests.integration.distribution.world import APRIL, AT, BRI, FEBRUARY, KAB, MARCH

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM
from salur.audit import queries as audit
from salur.distribution import actions, queries
from salur.distribution.domain.ordering import OrderStatus, Purpose
from salur.evidence import queries as evidence
from salur.kernel.refused import Refused

pytestmark = pytest.mark.django_db(transaction=False)


@pytest.fixture
def inbox(tmp_path: Path, settings: Settings) -> Path:
    """The directory that stands for the banks' inbox."""
    settings.SALUR_BANK_INBOX = tmp_path / "inbox"
    settings.SALUR_BANK_INBOX.mkdir()
    return tmp_path / "inbox"


def _refused(call: object, **how: object) -> str:
    with pytest.raises(Refused) as refusal, transaction.atomic():
        call(**how)  # type: ignore[operator]
    assert refusal.value.in_language("id") and refusal.value.in_language("en")
    return refusal.value.code


def _live() -> int:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM distribution_entitlement WHERE live")
        return int(cursor.fetchone()[0])


def test_whoever_may_not_be_paid_is_left_out_by_name_with_the_reason(db: None) -> None:
    ordering.families([20], payable=False, reasons=("nik_missing",))
    ordering.families([21, 22], bank=None)
    ordering.build(12)
    bank_says("BLOKIR", 2)
    bank_says("TUTUP", 3)
    bank_says("TERBUKA", 5, new=4)  # two families on one account
    answer({6: "SUKSES", 7: "60000", 8: "GAGAL"})
    made = prepared()
    assert left_out(made) == {
        "account_shared": ["K5", "K4"],
        "bank_unknown": ["K21", "K22"],
        "account_not_usable": ["K2"],
        "already_paid": ["K6"],
        "no_account": ["K3"],
        "partly_paid": ["K7"],
        "suspended": ["K20"],
    }
    assert paid(made) == ["K1", "K10", "K11", "K12", "K8", "K9"]
    assert (made.families, made.lines, made.excluded, made.amount_idr) == (6, 6, 9, 660_000)
    second = _refused(lambda: prepared("SPM/2"))
    assert second == "order_nothing_to_pay", "the same family twice is in nobody's order"


def test_three_people_bring_an_order_to_the_bank_once_as_accepted_evidence(
    db: None, inbox: Path
) -> None:
    ordering.build(3)
    made = prepared()
    assert made.status is OrderStatus.PREPARED and made.purpose is Purpose.REGULAR
    both = replace(MAKER, roles=frozenset({"ministry", "budget_authority"}))
    assert _refused(actions.check_order, order_id=made.id, by=both, at=AT, key="") == "four_eyes"
    assert _refused(actions.approve_order, order_id=made.id, by=KPA, at=AT, key="") == (
        "order_decided"
    )
    actions.check_order(order_id=made.id, by=CHECKER, at=AT, key="c")
    for who in (both, replace(CHECKER, roles=frozenset({"budget_authority"}))):
        assert _refused(actions.approve_order, order_id=made.id, by=who, at=AT, key="") == (
            "four_eyes"
        )
    assert actions.approve_order(order_id=made.id, by=KPA, at=AT, key="a").outbox == "WAITING"
    assert _refused(actions.send_order, order_id=uuid.uuid4(), at=AT) == "order_unknown"
    sent = actions.send_order(order_id=made.id, at=AT)
    assert (sent.status, sent.outbox) == (OrderStatus.SENT, "DELIVERED")
    (file,) = inbox.iterdir()
    assert file.name == f"perintah-{made.id}-{made.sha256[:16]}.csv" == sent.receipt.split()[0]
    lines = list(csv.reader(file.read_text().splitlines()))
    assert lines[1] == ["SPM/1", "2019-03", "K1", world.DESA, "BRI", account(1), "110000", "BPNT"]
    assert sent.evidence_id is not None
    row = evidence.evidence(sent.evidence_id)
    assert row is not None
    assert (row.status, row.sha256, row.accepted, row.total) == (
        *("accepted", made.sha256, 3, 330_000),
    )
    assert actions.send_order(order_id=made.id, at=LATER) == sent, "again it changes nothing"
    assert [one.name for one in inbox.iterdir()] == [file.name]
    told = [event for event in audit.events_page().events if "order" in event.action]
    # Whole: of a part, one in some thousand is digits alone, which the audit takes for a number.
    assert {event.facts["sha256"] for event in told if "sha256" in event.facts} == {made.sha256}
    story = [event.action for event in told]
    assert story[:4] == ["order.sent", "order.approved", "order.checked", "order.prepared"]


def test_larger_sums_ask_for_two_and_the_largest_for_the_kpa_in_person(db: None) -> None:
    ordering.build(3)
    for name, value in (("order_second_approver_above", 220_000), ("order_authority_above", 1)):
        world.parameter(name, value)
    made = prepared()
    assert (made.approvals_needed, made.authority_needed) == (2, True)
    first = approved(made)
    assert first.status is OrderStatus.CHECKED and first.approved is not None
    assert _refused(actions.approve_order, order_id=made.id, by=KPA, at=AT, key="") == "four_eyes"
    deputy = replace(KPA_2, stands_in_for="Ibu KPA")
    assert _refused(actions.approve_order, order_id=made.id, by=deputy, at=AT, key="") == (
        "order_authority_needed"
    )
    assert actions.approve_order(order_id=made.id, by=KPA_2, at=AT, key="").status is (
        OrderStatus.APPROVED
    )


def test_what_became_unpayable_since_stops_an_order_before_money_moves(db: None) -> None:
    ordering.build(3)
    made = prepared()
    bank_says("BLOKIR", 2)
    assert _refused(actions.check_order, order_id=made.id, by=CHECKER, at=AT, key="") == (
        "order_changed_since"
    )
    actions.return_order(order_id=made.id, reason="rekening diblokir", by=CHECKER, at=AT, key="")
    again = prepared()
    actions.check_order(order_id=again.id, by=CHECKER, at=AT, key="")
    answer({1: "SUKSES"})
    assert _refused(actions.approve_order, order_id=again.id, by=KPA, at=AT, key="") == (
        "order_changed_since"
    )


def test_a_cancelled_order_leaves_nothing_payable_and_nothing_is_sent(
    db: None, inbox: Path
) -> None:
    ordering.build(3)
    made = approved(prepared())
    assert _live() == 3
    assert (
        _refused(actions.cancel_order, order_id=made.id, reason=" ", by=KPA, at=AT, key="")
        == "reason_missing"
    )
    actions.cancel_order(order_id=made.id, reason="salah bank", by=KPA, at=AT, key="k")
    actions.cancel_order(order_id=made.id, reason="salah bank", by=KPA, at=AT, key="k")
    assert (_live(), now(made).outbox) == (0, "VOID")
    assert _refused(actions.send_order, order_id=made.id, at=AT) == "order_decided"
    assert not list(inbox.iterdir())
    assert paid(made) == ["K1", "K2", "K3"], "what it said stays"
    sent = actions.send_order(order_id=approved(prepared()).id, at=AT)
    late = {"order_id": sent.id, "reason": "terlambat", "at": AT, "key": ""}
    for who, verb in ((KPA, actions.cancel_order), (CHECKER, actions.return_order)):
        assert _refused(verb, **late, by=who) == "order_being_sent"


def test_where_the_banks_have_no_inbox_an_approved_order_waits_and_can_be_cancelled(
    db: None, settings: Settings
) -> None:
    settings.SALUR_BANK_INBOX = None
    ordering.build(1)
    made = approved(prepared())
    assert _refused(actions.send_order, order_id=made.id, at=AT) == "inbox_missing"
    assert now(made).is_open


def test_a_resend_pays_exactly_what_the_answer_left_unpaid_once(db: None, inbox: Path) -> None:
    ordering.build(7)
    made = actions.send_order(order_id=approved(prepared()).id, at=AT)

    def resent(number: str = "SPM/2", of: queries.Order = made) -> queries.Order:
        return actions.prepare_resend(order_id=of.id, number=number, by=MAKER, at=LATER, key="")

    assert _refused(resent) == "order_nothing_to_pay", "no bank has answered"
    # 4 is absent, 5 was credited by half, 7 is taken back weeks later; the statement comes twice.
    lines = {1: "SUKSES", 2: "GAGAL", 3: "GAGAL", 5: "55000", 6: "SUKSES", 7: "SUKSES"}
    answer(lines)
    answer(lines, at=LATER.replace(hour=9))
    reverse(7)
    bank_says("TUTUP", 3)
    follow = resent()
    assert (follow.purpose, follow.resends) == (Purpose.RESEND, made.id)
    assert paid(follow) == ["K2", "K4", "K7"]
    assert left_out(follow) == {
        "already_paid": ["K1", "K6"],
        "no_account": ["K3"],
        "partly_paid": ["K5"],
    }
    assert _refused(resent, number="SPM/3") == "order_nothing_to_pay", "the first one lives"
    assert queries.resends_of(made.id) == (follow,)
    actions.cancel_order(order_id=follow.id, reason="nomor salah", by=MAKER, at=LATER, key="")
    follow = resent("SPM/4")
    assert paid(follow) == ["K2", "K4", "K7"]
    bank_says("TERBUKA", 3, new=93)  # repaired: it goes with the next one, on the new account
    assert paid(resent("SPM/5")) == ["K3"]
    approved(follow, at=LATER)
    sent = actions.send_order(order_id=follow.id, at=LATER)
    assert sent.status is OrderStatus.SENT and len(list(inbox.iterdir())) == 2


def test_answers_in_any_order_and_late_evidence_lead_to_the_same_resend(
    db: None, inbox: Path
) -> None:
    ordering.build(3)
    made = actions.send_order(order_id=approved(prepared()).id, at=AT)
    reverse(2)  # the reversal is known before the credit that it takes back
    reverse(3, 40_000)
    answer({1: "SUKSES", 2: "SUKSES", 3: "SUKSES"})
    follow = actions.prepare_resend(order_id=made.id, number="SPM/2", by=MAKER, at=LATER, key="")
    assert paid(follow) == ["K2"]
    assert left_out(follow) == {"already_paid": ["K1"], "partly_paid": ["K3"]}


def test_combined_months_have_a_line_each_and_late_ones_are_called_so(db: None) -> None:
    world.as_(SYSTEM)
    ordering.build(2)
    ordering.freeze(APRIL)
    answer({2: "SUKSES"}, period=APRIL)
    made = prepared(last=APRIL)
    assert paid(made) == ["K1", "K1", "K2"]
    assert left_out(made) == {"already_paid": ["K2"]}
    assert (made.families, made.lines) == (2, 3)
    actions.cancel_order(order_id=made.id, reason="dipisah", by=MAKER, at=AT, key="")
    may = LATER.replace(month=5)
    late = prepared("SPM/2", at=may, last=MARCH)
    assert late.purpose is Purpose.LATE
    ordering.families([9])
    assert _refused(lambda: prepared("SPM/3", at=may)) == "order_nothing_to_pay"
    assert _refused(lambda: prepared(first=FEBRUARY, last=FEBRUARY)) == "list_not_frozen"


def test_refusals_come_in_the_order_that_stands_written(db: None) -> None:
    ordering.build(1)
    assert _refused(lambda: prepared("", by=KPA)) == "role_missing"
    near = replace(MAKER, paths=("id.63",))
    assert _refused(lambda: prepared("", by=near)) == "outside_scope"
    assert _refused(lambda: prepared("", code="620101")) == "order_area_invalid"
    assert _refused(lambda: prepared("", last=FEBRUARY)) == "order_number_invalid"
    assert _refused(lambda: prepared("202612345678", last=FEBRUARY)) == "order_number_invalid"
    assert _refused(lambda: prepared(last=FEBRUARY, bank=KAB)) == "order_months_invalid"
    assert _refused(lambda: prepared(bank=world.BULOG)) == "order_bank_unknown"
    prepared()
    assert _refused(prepared) == "order_number_taken"


@pytest.mark.parametrize(
    ("statement", "guard"),
    [
        ("UPDATE distribution_order SET checked_by = prepared_by, status = 'CHECKED'", "six_eyes"),
        ("UPDATE distribution_order SET amount_idr = 1", "order_keeps"),
        ("UPDATE distribution_order SET status = 'SENT'", "order_keeps"),
        ("UPDATE distribution_order SET status = 'RETURNED'", "closed_for_a_reason"),
        ("DELETE FROM distribution_order", "only grows"),
        ("UPDATE distribution_entitlement SET amount_idr = 1", "entitlement_keeps"),
        ("UPDATE distribution_entitlement SET live = true", "entitlement_keeps"),
        ("DELETE FROM distribution_entitlement", "only grows"),
        (
            "INSERT INTO distribution_entitlement SELECT period, id_kpm, gen_random_uuid(),"
            " kode_wilayah, path, gen_random_uuid(), amount_idr, NULL, true"
            " FROM distribution_entitlement",
            "201903_period_id_kpm_idx",
        ),
        (
            "INSERT INTO distribution_entitlement SELECT period, 'X', gen_random_uuid(),"
            " kode_wilayah, path, account, amount_idr, NULL, true FROM distribution_entitlement",
            "201903_period_account_idx",
        ),
        ("INSERT INTO distribution_outbox SELECT id, path, bank, 'x', 'DELIVERED', now() FROM"
         " distribution_order", "delivered_whole"),
    ],
)  # fmt: skip
def test_the_database_itself_refuses(db: None, statement: str, guard: str) -> None:
    ordering.build(1)
    prepared()
    with (
        pytest.raises(DatabaseError, match=guard),
        as_owner(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_replayed_or_foreign_line_of_a_bank_pays_nobody_twice(db: None) -> None:
    ordering.build(2)
    line = f"R1,{MARCH},{account(1)},55000,SUKSES,{MARCH}-08,"
    topup([line, line], period=MARCH)
    topup([line, f"R9,{MARCH},9999999999,110000,SUKSES,{MARCH}-08,"], period=MARCH)
    assert left_out(prepared()) == {"partly_paid": ["K1"]}, "a replay counts once"


def test_the_same_key_prepares_once(db: None) -> None:
    ordering.build(1)
    assert prepared(key="p") == prepared("SPM/other", key="p")
    assert now(prepared(key="p")).bank == BRI


def test_a_received_order_is_held_against_the_list_by_name(db: None) -> None:
    ordering.families([20], payable=False, reasons=("nik_missing",))
    ordering.families([21], no_rekening=None)
    ordering.build(9)
    bank_says("BLOKIR", 2)
    answer({3: "SUKSES", 4: "60000"}, at=AT)

    def line(n: int, *, desa: str | None = None, number: str | None = None) -> str:
        code = desa or (world.DESA if n % 2 else world.DESA_2)
        return f"SPM7,{MARCH},K{n},{code},BRI,{number or account(n)},110000"

    lines = [
        *(line(n) for n in (1, 2, 3, 4, 20, 77, 9)),
        line(9),
        line(5, number="7777777"),
        line(6, number=account(1)),
        line(7, desa=world.DESA_OTHER),
        line(21, number="7777778"),
    ]
    world.send("perintah", world.KEMENSOS, lines=lines, path="id.62", at=LATER)
    answer({1: "SUKSES"}, at=LATER.replace(hour=9))  # the answer to this very order
    one = queries.cycle_of(world.BPNT, MARCH, KAB)
    assert one is not None
    kept = actions.check_orders(cycle_id=one.id, by=world.BUDI, at=LATER, key="")
    found: dict[str, list[str]] = {}
    for each in queries.order_findings_page(one.id):
        found.setdefault(each.finding, []).append(each.id_kpm)
    assert {name: sorted(ids) for name, ids in found.items()} == {
        "listed_not_ordered": ["K8"],
        "ordered_account_not_usable": ["K2"],
        "ordered_account_of_another": ["K6"],
        "ordered_account_unknown": ["K21", "K5", "K77"],
        "ordered_already_paid": ["K3"],
        "ordered_in_other_region": ["K7"],
        "ordered_not_listed": ["K77"],
        "ordered_partly_paid": ["K4"],
        "ordered_suspended": ["K20"],
        "ordered_twice": ["K9"],
        "ordered_without_account": ["K21"],
    }
    assert kept.counts.ordered_not_listed == 1
    counted = {one.reason: one.lines for one in queries.order_finding_counts(one.id)}
    assert counted == {name: len(ids) for name, ids in found.items()}
    first = queries.order_findings_page(one.id, limit=1)[0]
    after = (first.kode_wilayah, first.id_kpm, first.finding)
    assert (
        queries.order_findings_page(one.id, after=after)[0]
        == (queries.order_findings_page(one.id)[1])
    )


def test_a_resend_takes_the_place_of_its_lines_wherever_orders_are_read(
    db: None, inbox: Path
) -> None:
    ordering.build(3)
    made = actions.send_order(order_id=approved(prepared()).id, at=AT)
    answer({1: "SUKSES", 2: "GAGAL", 3: "SUKSES"})
    follow = actions.prepare_resend(order_id=made.id, number="SPM/2", by=MAKER, at=LATER, key="")
    one = queries.cycle_of(world.BPNT, MARCH, KAB)
    assert one is not None

    def lines(key: str) -> int:
        check = actions.check_orders(cycle_id=one.id, by=world.BUDI, at=LATER, key=key)
        return check.counts.lines

    assert lines("a") == 3
    actions.send_order(order_id=approved(follow, at=LATER).id, at=LATER)
    assert lines("b") == 3, "the resent line counts once"
    with as_owner(), evidence.open_statements([made.evidence_id]) as opened:
        (standing,) = queries.standing_orders(opened["perintah"])
        assert standing.path != opened["perintah"][0].path
