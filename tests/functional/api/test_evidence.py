"""Files through the API: sent once per key, checked, accepted, taken back; the same as by a page."""

import re
import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.jobs.actions import run_now
from tests.functional.api.calling import Calling, Program, code_of, topup
from tests.functional.web.conftest import SignedIn


def _rows(statement: str, *values: object) -> list[tuple[Any, ...]]:
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute(statement, list(values))
        return cursor.fetchall()


def _bank(calling: Calling) -> Program:
    return calling.as_("bank")


def test_a_file_is_sent_checked_listed_accepted_and_taken_back(calling: Calling) -> None:
    bank, operator = _bank(calling), calling.as_("operator")
    wrong = topup(1, 2, 3) + b"R9,2019-04,0062010000004,abc,SUKSES,,2019-04-10,,6201024101900777\n"
    response = bank.send(wrong, contract="topup", region="6201", declared_rows=4)
    sent = response.json()
    assert (response.status_code, sent["status"], sent["repeated"]) == (201, "checked", False)
    assert (sent["rows"], sent["accepted_rows"], sent["held_back_rows"]) == (4, 3, 1)
    assert (sent["total_idr"], sent["total_g"], sent["region"]) == (330_000, None, "6201")
    place = f"/evidence/{sent['id']}"
    assert operator.get(place).json() == {k: v for k, v in sent.items() if k != "repeated"}
    findings = bank.get(f"{place}/findings").json()["items"]
    assert {one["column"] for one in findings} >= {"nominal"}
    assert all(one["message"] and one["message_en"] for one in findings)
    assert "6201024101900777" not in str(findings)
    assert code_of(bank.post(f"{place}/accept")) == (403, "role_missing")
    decided = operator.post(f"{place}/accept", key="terima-123")
    assert decided.json()["status"] == "accepted"
    assert operator.post(f"{place}/accept", key="terima-123").json() == decided.json()
    why = {"reason": "Berkasnya keliru."}
    assert code_of(bank.post(f"{place}/withdraw", why)) == (409, "evidence_accepted")
    narrow = calling.as_("operator", verbs=["evidence.withdraw"])
    assert code_of(narrow.post(f"{place}/withdraw", why)) == (403, "token_too_narrow")
    back = operator.post(f"{place}/withdraw", why)
    assert back.json()["status"] == "withdrawn"
    assert code_of(operator.post(f"{place}/accept")) == (409, "evidence_closed")


def test_the_same_key_is_done_once_and_another_body_is_refused(calling: Calling) -> None:
    bank, key = _bank(calling), uuid.uuid4().hex
    content = topup(5, 6)
    first = bank.send(content, key=key, contract="topup")
    before = _rows("SELECT count(*) FROM audit_event")
    again = bank.send(content, key=key, contract="topup")
    assert (again.status_code, again.json()) == (first.status_code, first.json())
    assert _rows("SELECT count(*) FROM audit_event") == before
    for other in (
        bank.send(topup(7), key=key, contract="topup"),
        bank.send(content, key=key),
        bank.send(content, key=key, contract="topup", name="b.csv"),
    ):
        assert code_of(other) == (409, "key_used_otherwise")
    anothers = calling.as_("operator").send(topup(8), key=key, contract="topup")
    assert anothers.status_code == 201
    repeated = bank.send(content, contract="topup")
    assert (repeated.status_code, repeated.json()["repeated"]) == (200, True)
    assert repeated.json()["id"] == first.json()["id"]


def test_an_answer_that_was_lost_before_it_was_kept_is_given_again(calling: Calling) -> None:
    bank, key, content = _bank(calling), uuid.uuid4().hex, topup(9)
    first = bank.send(content, key=key, contract="topup").json()
    # As if the process had died after the file was received and before its answer was kept.
    guard = "TRIGGER access_token_request_stays"
    with transaction.atomic(), as_owner(), connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE access_token_request DISABLE {guard}")
        cursor.execute(
            "UPDATE access_token_request SET status = NULL, answer = NULL WHERE answer->>'id' = %s",
            [first["id"]],
        )
        assert cursor.rowcount == 1
        cursor.execute(f"ALTER TABLE access_token_request ENABLE {guard}")
    again = bank.send(content, key=key, contract="topup")
    assert (again.status_code, again.json()) == (201, first)
    assert len(_rows("SELECT 1 FROM evidence_file WHERE sha256 = %s", first["sha256"])) == 1


def test_what_is_no_request_for_it_is_refused_with_its_reason(calling: Calling) -> None:
    bank = _bank(calling)
    assert code_of(bank.send(topup(1), key=None)) == (422, "request_invalid")
    assert code_of(bank.send(topup(1), key="x")) == (422, "request_invalid")
    assert code_of(bank.post("/evidence", {"file": "x"})) == (415, "media_type_unsupported")
    assert code_of(bank.send(b"", contract="topup"))[0] == 422
    assert code_of(bank.send(topup(1), contract="x")) == (422, "contract_unknown")
    assert code_of(bank.send(topup(1, 2), contract="topup", declared_rows=3))[0] == 422
    nothing = f"/evidence/{uuid.uuid4()}"
    assert code_of(calling.as_("operator").post(f"{nothing}/accept")) == (404, "evidence_unknown")
    broken = bank.client.post(
        f"/api/v1{nothing}/withdraw",
        "{",
        content_type="application/json",
        headers={**bank.headers, "Idempotency-Key": "12345678"},
    )
    assert code_of(broken) == (400, "body_unreadable")
    heavy = bank.post(f"{nothing}/withdraw", {"reason": "x" * 6_000_000})
    assert code_of(heavy) == (413, "body_too_large")
    torn = bank.client.post(
        "/api/v1/evidence",
        b"--x\r\nnothing",
        content_type="multipart/form-data; boundary=",
        headers={**bank.headers, "Idempotency-Key": "12345678"},
    )
    assert code_of(torn) == (400, "body_unreadable")


def test_a_long_file_is_taken_at_once_and_asked_about_until_it_is_checked(
    calling: Calling,
) -> None:
    bank = _bank(calling)
    content = topup(*range(1, 200)) + b"".join(
        b"L%d,2019-04,%013d,110000,SUKSES,,2019-04-10,,\n" % (n, 9_000_000_000_000 + n)
        for n in range(45_000)
    )
    response = bank.send(content, contract="topup")
    sent = response.json()
    assert (response.status_code, sent["status"]) == (202, "received")
    assert sent["check"]["state"] == "queued"
    assert code_of(calling.as_("operator").post(f"/evidence/{sent['id']}/accept")) in (
        *((404, "evidence_unknown"), (409, "evidence_not_checked"), (403, "outside_scope")),
    )
    [[job]] = _rows("SELECT id FROM jobs_job WHERE subject_id = %s", sent["id"])
    assert run_now(job).state == "done"
    found = bank.get(f"/evidence/{sent['id']}").json()
    assert (found["status"], found["check"], found["rows"]) == ("checked", None, 45_199)


_KEPT = (
    "contract, file_name, size, sender, sender_name, path::text, program, first_period,"
    " last_period, rows, accepted, held_back_rows, held_back_amount, total, status, reading::text"
)


def _traces(content: bytes) -> list[object]:
    """Give everything that was kept of a file, but for who and when and by which key."""
    from hashlib import sha256

    digest = sha256(content).hexdigest()
    [file] = _rows(f"SELECT id, {_KEPT} FROM evidence_file WHERE sha256 = %s", digest)
    findings = _rows(
        'SELECT row, "column", rule, severity, value FROM evidence_finding'
        " WHERE evidence_id = %s ORDER BY id",
        file[0],
    )
    events = _rows(
        "SELECT action, subject_kind, path::text, organisation_id, facts - 'sha256' FROM audit_event"
        " WHERE subject_id = %s ORDER BY id",
        str(file[0]),
    )
    return [file[1:], findings, events]


def test_a_file_by_the_api_leaves_what_the_same_file_by_the_page_leaves(calling: Calling) -> None:
    def content(mark: str) -> bytes:
        good = f"{mark},2019-04,0062010000011,110000,SUKSES,,2019-04-10,,\n"
        head = "referensi,periode,no_rekening,nominal,status,alasan,tanggal,referensi_asal,nik\n"
        return f"{head}{good}{mark}x,2019-04,0062010000012,-5,SUKSES,,2019-04-10,,123\n".encode()

    by_api, by_page = content("AAA"), content("BBB")
    bank = _bank(calling)
    assert bank.send(by_api, name="april.csv", contract="topup", declared_rows=2).status_code == 201
    client = SignedIn(calling.people)("bank")
    form = client.get("/berkas/").content.decode()
    sender = re.search(r'<option value="([0-9a-f-]{36})" selected', form)
    assert sender is not None
    asked = {"contract": "topup", "sender": sender[1], "key": uuid.uuid4().hex, "rows": "2"}
    file = SimpleUploadedFile("april.csv", by_page)
    assert client.post("/berkas/", {**asked, "file": file}).status_code == 302
    first, second = _traces(by_api), _traces(by_page)
    assert first == second and first[1] and len(first[2]) == 2  # type: ignore[arg-type]
