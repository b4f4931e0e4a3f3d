"""The life of a report: who may do what, when, once, and what stays for good."""

import uuid
from dataclasses import replace

import pytest
from tests.integration.reporting.world import World, actor

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.kernel.refused import Refused
from salur.reporting import queries
from salur.reporting.domain.states import State

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4 a scan"
REASON = "Angka setoran belum cocok dengan rekening koran."


def refusal(world: World, verb: str, by: object, **more: object) -> str:
    with pytest.raises(Refused) as caught:
        world.act(verb, by, **more)  # type: ignore[arg-type]
    assert caught.value.message.id and caught.value.next_step.id
    return caught.value.code


def test_a_report_is_drafted_signed_by_both_sent_accepted_and_locked(world: World) -> None:
    drafted = world.draft(notes=("Saldo awal nol.",))
    assert (drafted.state, drafted.signed, drafted.parties) == (State.DRAFT, 0, 2)
    assert drafted.number == "460/001/BA-BPNT/DINSOS-6301/IV/2019"
    one = world.act("sign_report", world.head, report_id=drafted.report_id)
    assert (one.state, one.signed) == (State.DRAFT, 1)
    both = world.act("sign_report", world.bank, report_id=drafted.report_id)
    assert (both.state, both.signed) == (State.SIGNED, 2)
    assert world.act("attach_scan", world.operator, report_id=drafted.report_id, data=PDF,
                     file_name="ba.pdf").state == State.SIGNED  # fmt: skip
    assert world.act("send_report", world.head, report_id=drafted.report_id).state == State.SENT
    taken = world.act("accept_report", world.province, report_id=drafted.report_id)
    assert taken.state == State.ACCEPTED
    locked = world.act("lock_report", world.ministry, report_id=drafted.report_id)
    assert locked.state == State.LOCKED
    enter_scope(world.operator)
    found = queries.report(drafted.report_id)
    assert found is not None and found.content.notes == ("Saldo awal nol.",)
    assert [step.move for step in found.steps] == [
        "draft", "sign", "complete", "attach", "send", "accept", "lock",
    ]  # fmt: skip
    assert [scan.media_type for scan in found.scans] == ["application/pdf"]
    assert queries.scan_bytes(found.scans[0].id) == PDF
    letter = queries.signed_pdf(drafted.report_id)
    assert letter is not None and letter.startswith(b"%PDF-")
    assert queries.is_intact(drafted.report_id)


def test_what_is_signed_adds_up_to_what_was_published(world: World) -> None:
    drafted = world.draft()
    enter_scope(world.operator)
    found = queries.report(drafted.report_id)
    assert found is not None
    content = found.content
    shown = {line.term: line.amount for line in content.waterfall.lines}
    assert (shown["ordered"], shown["failed"], shown["missing"], shown["short"]) == (
        660_000, 110_000, 220_000, 55_000,
    )  # fmt: skip
    assert content.region.name == "Kabupaten Tanah Laut"
    assert [party.organisation for party in content.parties] == [
        "Dinas Sosial Kabupaten Tanah Laut", "PT Bank Rakyat Indonesia (Persero) Tbk",
    ]  # fmt: skip
    assert [(a.name, a.group, a.units) for a in content.areas] == [
        ("Gunung Makmur", "Takisung", 4), ("Benua Tengah", "Takisung", 2),
    ]  # fmt: skip
    assert len(content.classes) == 12
    assert [(c.kind, c.count) for c in content.carried] == [
        ("opening", 0),
        ("new", 4),
        ("closing", 4),
    ]
    assert {(e.owner, e.count) for e in content.exceptions} == {
        ("Bank penyalur", 1), ("Bank penyalur", 2),
    }  # fmt: skip


def test_rice_is_signed_by_the_office_and_bulog_to_the_gram(world: World) -> None:
    world.rice()
    drafted = world.draft("RASTRA")
    enter_scope(world.bulog)
    found = queries.report(drafted.report_id)
    assert found is not None
    shown = {line.term: line.amount for line in found.content.waterfall.lines}
    assert (shown["released"], shown["arrived"]) == (200_000, 166_670)
    assert {(e.cause, e.owner, e.amount) for e in found.content.exceptions} >= {
        ("Keluar gudang dan belum sampai", "Perum Bulog", 33_330)
    }
    world.act("sign_report", world.bulog, report_id=drafted.report_id)
    signed = world.act("sign_report", world.head, report_id=drafted.report_id)
    assert signed.state == State.SIGNED
    assert refusal(world, "sign_report", world.bank, report_id=drafted.report_id) in (
        "report_unknown", "report_wrong_state",
    )  # fmt: skip


def test_where_three_banks_serve_all_three_sign(world: World) -> None:
    operator = actor("operator", "DINSOS-6371", "id.63.71")
    head = actor("head", "DINSOS-6371", "id.63.71")
    version = world.version_id(code="6371")
    drafted = world.act("draft_report", operator, version_id=version)
    assert drafted.parties == 4
    banks = [actor("bank", code, "id.63.71") for code in ("BRI", "BNI", "MANDIRI")]
    states = [
        world.act("sign_report", one, report_id=drafted.report_id).state for one in (*banks, head)
    ]
    assert states == [State.DRAFT] * 3 + [State.SIGNED]
    enter_scope(head)
    found = queries.report(drafted.report_id)
    assert found is not None
    assert [share.name for share in found.content.shares] == ["BNI", "BRI", "MANDIRI"]


def test_nobody_signs_twice_or_for_another_or_what_they_prepared(world: World) -> None:
    report = world.draft().report_id
    sign = {"report_id": report}
    preparer = replace(world.operator, roles=frozenset({"operator", "head"}), title="Kepala")
    assert refusal(world, "sign_report", preparer, **sign) == "own_preparation"
    assert refusal(world, "sign_report", world.operator, **sign) == "role_missing"
    assert (
        refusal(world, "sign_report", replace(world.head, title=" "), **sign) == "signer_untitled"
    )
    stranger = actor("head", "DINSOS-6371", "id.63.01")
    assert refusal(world, "sign_report", stranger, **sign) == "not_a_party"
    assert refusal(world, "sign_report", SYSTEM, **sign) == "not_a_party"
    world.act("sign_report", world.head, **sign)
    assert refusal(world, "sign_report", world.head, **sign) == "signed_already"
    second_hat = replace(world.bank, person_id=world.head.person_id)
    assert refusal(world, "sign_report", second_hat, **sign) == "signed_already"


def test_steps_out_of_order_and_by_the_wrong_office_are_refused(world: World) -> None:
    report = world.draft().report_id
    one = {"report_id": report}
    assert refusal(world, "send_report", world.head, **one) == "report_wrong_state"
    assert refusal(world, "accept_report", world.province, **one) == "report_wrong_state"
    assert refusal(world, "lock_report", world.ministry, **one) == "report_wrong_state"
    world.act("sign_report", world.head, **one)
    world.act("sign_report", world.bank, **one)
    assert refusal(world, "send_report", world.province, **one) == "not_the_office"
    assert refusal(world, "send_report", world.bank, **one) == "role_missing"
    world.act("send_report", world.head, **one)
    own = actor("province", "DINSOS-6301", "id.63")
    assert refusal(world, "accept_report", own, **one) == "own_report"
    assert refusal(world, "return_report", world.province, **one, reason="x") == "reason_missing"
    long = "Rekening 0012345678901234 salah."
    assert refusal(world, "return_report", world.province, **one, reason=long) == (
        "identifier_in_text"
    )
    assert refusal(world, "accept_report", actor("province", "DINSOS-63", "id.64"), **one) == (
        "report_unknown"
    )
    assert refusal(world, "accept_report", world.province, report_id=uuid.uuid4()) == (
        "report_unknown"
    )


def test_a_scan_is_a_picture_of_paper_and_is_kept_once(world: World) -> None:
    one = {"report_id": world.draft().report_id, "file_name": "ba.exe"}
    assert refusal(world, "attach_scan", world.head, **one, data=b"") == "scan_too_large"
    assert refusal(world, "attach_scan", world.head, **one, data=b"MZ...") == "scan_kind_unknown"
    assert refusal(world, "attach_scan", world.province, **one, data=PDF) == "not_a_party"
    world.act("attach_scan", world.bank, **one, data=PDF)
    world.act("attach_scan", world.bank, **one, data=PDF)
    enter_scope(world.head)
    found = queries.report(one["report_id"])  # type: ignore[arg-type]
    assert found is not None and len(found.scans) == 1


def test_an_outdated_report_is_neither_signed_nor_sent_and_its_correction_tells_why(
    world: World,
) -> None:
    signed = world.signed()
    world.reverse(1)
    assert refusal(world, "send_report", world.head, report_id=signed.report_id) == (
        "report_outdated"
    )
    second = world.draft()
    enter_scope(world.operator)
    found = queries.report(second.report_id)
    assert found is not None and found.content.previous is not None
    assert found.content.previous.number == signed.number
    assert ("Dikreditkan lalu dibatalkan", 0, 110_000) in [
        (d.label, d.before, d.after) for d in found.content.differences
    ]
    assert [(row.version, row.state) for row in found.versions] == [
        (2, State.DRAFT), (1, State.REPLACED),
    ]  # fmt: skip
    world.reverse(2)
    assert refusal(world, "sign_report", world.head, report_id=second.report_id) == (
        "report_outdated"
    )


def test_a_locked_report_stays_as_signed_beside_its_correction(world: World) -> None:
    first = world.signed().report_id
    for verb, by in (("send_report", world.head), ("accept_report", world.province),
                     ("lock_report", world.province)):  # fmt: skip
        world.act(verb, by, report_id=first)
    enter_scope(world.operator)
    letter = queries.signed_pdf(first)
    version = world.version_id()
    assert refusal(world, "draft_report", world.operator, version_id=version) == "report_unchanged"
    world.reverse(1)
    second = world.draft()
    enter_scope(world.operator)
    assert queries.signed_pdf(first) == letter
    found = queries.report(first)
    assert found is not None and found.row.state == State.LOCKED
    assert [row.id for row in found.versions] == [second.report_id, first]
    assert refusal(world, "draft_report", world.operator, version_id=version) == "report_outdated"


def test_a_returned_report_is_answered_by_a_new_version_and_a_sent_one_waits(world: World) -> None:
    first = world.signed().report_id
    world.act("send_report", world.head, report_id=first)
    version = world.version_id()
    assert refusal(world, "draft_report", world.operator, version_id=version) == (
        "report_under_review"
    )
    world.act("return_report", world.province, report_id=first, reason=REASON)
    second = world.draft()
    assert second.number.startswith("460/002/")
    enter_scope(world.operator)
    found = queries.report(first)
    assert found is not None and found.row.state == State.REPLACED
    assert found.steps[-2].reason == REASON


def test_a_draft_is_refused_for_good_reasons_in_order(world: World) -> None:
    version = {"version_id": world.version_id()}
    draft = "draft_report"
    assert refusal(world, draft, world.operator, version_id=uuid.uuid4()) == "version_unknown"
    assert refusal(world, draft, world.bank, **version) == "role_missing"
    other = actor("operator", "DINSOS-6371", "id.63.71")
    assert refusal(world, draft, other, **version) == "outside_scope"
    noted = {**version, "notes": ("KPM 6301010101010001",)}
    assert refusal(world, draft, world.operator, **noted) == "identifier_in_text"


def test_the_same_key_gives_the_same_answer_and_has_no_second_effect(world: World) -> None:
    version = world.version_id()
    drafts = [
        world.act("draft_report", world.operator, version_id=version, key="d") for _ in range(2)
    ]
    assert drafts[0] == drafts[1]
    one = {"report_id": drafts[0].report_id}
    assert len({world.act("sign_report", world.head, **one, key="h") for _ in range(2)}) == 1
    assert len({world.act("sign_report", world.bank, **one, key="b") for _ in range(2)}) == 1
    assert len({world.act("send_report", world.head, **one, key="s") for _ in range(2)}) == 1
    returned = {world.act("return_report", world.province, **one, reason=REASON, key="r")
                for _ in range(2)}  # fmt: skip
    assert len(returned) == 1
    enter_scope(world.operator)
    found = queries.report(drafts[0].report_id)
    assert found is not None and len(found.steps) == 5


def test_a_stand_in_signs_as_plh_and_a_vacant_post_as_plt(world: World) -> None:
    report = world.draft().report_id
    away = replace(world.head, stands_in_for="Kepala yang cuti")
    world.act("sign_report", away, report_id=report)
    world.act("sign_report", world.bank, report_id=report, acting="Plt.")
    enter_scope(world.head)
    found = queries.report(report)
    assert found is not None
    assert [mark.full_title for mark in found.marks] == [
        "Plh. Kepala Dinas Sosial", "Plt. Kepala Cabang",
    ]  # fmt: skip
