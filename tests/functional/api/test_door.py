"""Nobody gets past the door of the API: every operation, walked."""

import datetime as dt
import json
import re
import uuid
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from ninja import NinjaAPI

from salur.access.actions import make_token, revoke_token
from salur.access.domain import ROLES, TOKEN_VERBS
from salur.interfaces.api import errors, pace
from salur.interfaces.api.service import api
from salur.interfaces.api.urls import operations
from tests.functional.api.calling import V1, Calling, Program, code_of, topup
from tests.functional.web.staff import person_id

NOWHERE = str(uuid.UUID(int=404))
VALUES = {"code": "6201", "id_kpm": "K1"}
ASKED = {"list_realisation": {"program": "BPNT", "period": "2019-03"}}
BODIES = {
    "withdraw_evidence": {"reason": "Salah kirim berkas."},
    "send_handover": {
        "record_id": NOWHERE,
        "sheet_code": "K7Q2-9FMX",
        "handed_on": "2019-03-26",
    },
}
OPERATIONS = {one.view_func.__name__: one for one in operations()}
REGIONAL = [
    name
    for name, one in OPERATIONS.items()
    if any("region" in getattr(model, "__ninja_flatten_map__", {}) for model in one.models)
]


def address(name: str) -> str:
    """Give the address of an operation, with ids that lead nowhere."""
    return re.sub(r"{(\w+)}", lambda found: VALUES.get(found[1], NOWHERE), OPERATIONS[name].path)


def ask(program: Program, name: str, **more: object) -> object:
    """Call an operation as it wants to be called."""
    if OPERATIONS[name].methods == ["GET"]:
        return program.get(address(name), **ASKED.get(name, {}), **more)
    if name == "send_evidence":
        return program.send(topup(1), contract="topup", **more)
    return program.post(address(name), BODIES.get(name))


def test_every_operation_names_a_verb_and_tokens_are_for_just_these() -> None:
    assert len(OPERATIONS) == 17
    verbs = {one.view_func.verb for one in OPERATIONS.values()} - {None}
    assert verbs == set(TOKEN_VERBS)


def test_an_operation_without_a_verb_cannot_be_mounted() -> None:
    other = NinjaAPI(urls_namespace="other")
    other.get("/open")(lambda request: None)
    with pytest.raises(RuntimeError, match="names no verb"):
        operations(other)


@pytest.mark.parametrize("name", OPERATIONS)
def test_without_a_token_that_holds_nothing_opens(calling: Calling, name: str) -> None:
    session = Program(None)
    session.client.force_login(_person(calling, "operator"))
    for program in (Program(None), Program("salur_x"), Program(""), session):
        response = ask(program, name)
        assert code_of(response) == (401, "token_missing")
        assert response["WWW-Authenticate"] == "Bearer"  # type: ignore[index]


@pytest.mark.parametrize("name", [n for n, one in OPERATIONS.items() if one.view_func.verb])
def test_a_role_or_a_token_without_the_verb_is_refused(calling: Calling, name: str) -> None:
    assert code_of(ask(calling.as_("administrator"), name)) == (403, "role_missing")
    verb = OPERATIONS[name].view_func.verb
    role = next(role for role in calling.people if verb in ROLES[role])
    others = [one for one in TOKEN_VERBS if one != verb and one in ROLES[role]]
    narrow = calling.as_(role, verbs=others)
    assert code_of(ask(narrow, name)) == (403, "token_too_narrow")


@pytest.mark.parametrize("name", REGIONAL)
def test_a_region_outside_the_scope_is_refused(calling: Calling, name: str) -> None:
    assert code_of(ask(calling.as_("operator"), name, region="6202")) == (403, "outside_scope")
    narrow = calling.as_("operator", paths=["id.62.01.02"])
    assert code_of(ask(narrow, name, region="6201")) == (403, "outside_scope")


def test_what_lies_outside_the_scope_is_not_there(calling: Calling) -> None:
    narrow = calling.as_("operator", paths=["id.62.01.03"])
    whole = calling.as_("operator")
    [cycle] = whole.get("/cycles").json()["items"]
    exception = whole.get("/exceptions", region="620102").json()["items"][0]["id"]
    for place in (f"/cycles/{cycle['id']}", f"/exceptions/{exception}", "/families/K1/months"):
        assert whole.get(place).status_code == 200
        assert code_of(narrow.get(place)) == (404, "not_found")
    assert narrow.get("/cycles").json()["items"] == []
    seen = {one["region"][:6] for one in narrow.get("/exceptions").json()["items"]}
    assert seen <= {"620103"}


def test_a_token_ends_with_its_day_its_revocation_its_membership_or_its_factor(
    calling: Calling,
) -> None:
    from allauth.mfa.models import Authenticator
    from django.contrib.auth import get_user_model
    from django.db import transaction

    actor, now = calling.actor("head"), timezone.now()
    old = make_token(name="lama", days=1, by=actor, at=now - dt.timedelta(days=2))
    assert code_of(Program(old.token).get("/health")) == (401, "token_missing")
    made = make_token(name="baru", by=actor, at=now)
    program = Program(made.token)
    assert program.get("/health").status_code == 200
    person = person_id(calling.people["head"])
    for change, expected in (
        (lambda: Authenticator.objects.filter(user_id=person).delete(), "second_factor_missing"),
        (
            lambda: get_user_model().objects.filter(id=person).update(is_active=False),
            "token_missing",
        ),
        (lambda: revoke_token(token_id=made.token_id, by=actor, at=now), "token_missing"),
    ):
        with transaction.atomic():
            change()
            assert code_of(program.get("/health"))[1] == expected
            transaction.set_rollback(True)


def test_whoever_asks_too_often_waits(calling: Calling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "MOST_A_MINUTE", 0)
    response = calling.as_("operator").get("/health")
    assert code_of(response) == (429, "too_many_requests")
    assert 1 <= int(response["Retry-After"]) <= 61


def test_the_pace_is_counted_for_each_token_and_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "MOST_A_MINUTE", 2)
    one, other = uuid.uuid4(), uuid.uuid4()
    waits = [pace.seconds_to_wait(one, 6000.0 + n) for n in range(3)]
    assert waits == [0, 0, 59]
    assert pace.seconds_to_wait(other, 6003.0) == 0
    assert pace.seconds_to_wait(one, 6060.0) == 0


@pytest.mark.parametrize(
    ("method", "place", "status"),
    [
        ("delete", "/health", 405),
        ("put", "/evidence", 405),
        ("get", "/x", 404),
        ("post", "/x%0Ay", 404),
        ("get", "/evidence/x", 422),
        ("get", "/evidence/%00", 422),
        ("get", "/regions/9", 422),
        ("get", "/regions/99", 404),
        ("get", "/families/%00/months", 422),
    ],
)
def test_a_wrong_address_is_answered_in_the_one_shape(
    calling: Calling, method: str, place: str, status: int
) -> None:
    headers = calling.as_("operator").headers
    response = getattr(Client(), method)(f"{V1}{place}", headers=headers)
    assert code_of(response)[0] == status
    assert response["Cache-Control"] == "no-store"
    assert status != 405 or response["Allow"]


def test_a_filter_that_nobody_reads_is_refused_and_so_is_a_token_in_the_address(
    calling: Calling,
) -> None:
    operator = calling.as_("operator")
    for place in ("/cycles?perod=2019-03", "/health?token=salur_x", "/evidence?=false"):
        assert code_of(operator.get(place)) == (422, "request_invalid")
    assert code_of(operator.post(f"/evidence/{NOWHERE}/accept?x=1"))[0] == 422


def test_what_was_sent_is_never_repeated_and_no_token_is_logged(
    calling: Calling, caplog: pytest.LogCaptureFixture
) -> None:
    number, program = "6201024101900001", calling.as_("operator")
    for response in (
        program.get("/exceptions", region=number, period=number, after=number, size=number),
        program.get(f"/evidence/{number}"),
        program.post(f"/evidence/{NOWHERE}/withdraw", {"reason": number[:5]}, key=f"nik {number}"),
        program.get("/evidence", status=number, contract=number * 3),
    ):
        assert code_of(response)[0] == 422
        assert number not in response.content.decode()
    names = {one["name"] for one in response.json()["error"]["fields"]}
    assert names == {"status", "contract"}
    assert program.headers["Authorization"].split("_", 1)[1] not in caplog.text
    assert number not in caplog.text


def test_a_fault_of_our_own_shows_nothing_of_itself(
    calling: Calling, rf: object, caplog: pytest.LogCaptureFixture
) -> None:
    request = rf.get("/api/v1/health")  # type: ignore[attr-defined]
    response = api.on_exception(request, RuntimeError("dalam sekali"))
    assert json.loads(response.content)["error"]["code"] == "internal_error"
    assert "dalam sekali" not in response.content.decode() and "dalam sekali" in caplog.text
    assert errors.failed().status_code == 500


_CONTROL = re.compile(r"^(BEGIN|COMMIT|SAVEPOINT|RELEASE|ROLLBACK)")


def test_no_read_asks_more_than_twelve_questions(calling: Calling) -> None:
    program = calling.as_("operator")
    [cycle] = program.get("/cycles").json()["items"]
    exception = program.get("/exceptions").json()["items"][0]["id"]
    sent = program.send(topup(*range(1, 40)), contract="topup").json()["id"]
    ids = {"get_cycle": cycle["id"], "get_exception": exception, "get_evidence": sent}
    ids["list_findings"] = sent
    for name, one in OPERATIONS.items():
        if one.methods == ["GET"]:
            place = address(name).replace(NOWHERE, ids.get(name, ""))
            with CaptureQueriesContext(connection) as asked:
                response = program.get(place, **ASKED.get(name, {}))
            questions = [q["sql"] for q in asked if not _CONTROL.match(q["sql"])]
            expected = 404 if name == "get_handover" else 200  # the world has no sheets
            assert response.status_code == expected, (name, response.content)
            assert len(questions) <= 12, (name, questions)


def test_the_description_is_whole_and_the_list_calls_no_other_host(calling: Calling) -> None:
    schema = Client().get(f"{V1}/openapi.json").json()
    assert schema["openapi"] == "3.1.0"
    for methods in schema["paths"].values():
        for method, one in methods.items():
            assert one["security"] == [{"Bearer": []}], one["operationId"]
            keyed = any(p["name"] == "Idempotency-Key" and p["required"] for p in one["parameters"])
            assert keyed == (method == "post")
            assert {"401", "403", "422", "429", "500"} <= set(one["responses"])
    page = Client().get(f"{V1}/").content.decode()
    assert page.count("/api/v1/") >= len(OPERATIONS)
    assert "http://" not in page and "https://" not in page


def test_every_operation_stands_in_the_page_for_users_with_its_verb() -> None:
    text = (Path(__file__).resolve().parents[3] / "docs" / "api.md").read_text("utf-8")
    for name, one in OPERATIONS.items():
        wanted = f"{one.methods[0]} {one.path}`"
        rows = (row for row in text.splitlines() if row.startswith("|") and wanted in row)
        line = next(rows, "")
        assert f"`{one.view_func.verb}`" in line or "any token" in line, name


def _person(calling: Calling, role: str) -> object:
    from django.contrib.auth import get_user_model

    return get_user_model().objects.get(email=calling.people[role])
