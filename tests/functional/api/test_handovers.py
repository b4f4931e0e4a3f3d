"""Signed sheets through the API: recorded whole or not at all, once per id, evidence afterwards."""

import uuid

import pytest

from salur.access.actions import NewMember, enrol_person, make_token
from salur.access.queries import SYSTEM, Actor, actor_for
from salur.distribution import queries
from salur.distribution.domain.sheet_codes import written_code
from tests.functional.api.calling import Program, code_of
from tests.integration.distribution import world
from tests.integration.distribution.test_handovers import BUDI, DAY
from tests.integration.distribution.test_handovers import code_of as code_on
from tests.integration.distribution.test_handovers import cycle as cycle  # a fixture
from tests.integration.distribution.test_handovers import sheet as sheet  # and another

pytestmark = pytest.mark.django_db
_ALL = Actor(SYSTEM.person_id, None, frozenset({"administrator", "system"}), ("id",), "Uji")


@pytest.fixture
def phone(sheet: queries.Sheet) -> Program:
    """A phone of the office whose sheets these are."""
    from django.utils import timezone

    assert BUDI.organisation_id is not None
    member = NewMember(
        "hp@salur.example", "Budi", BUDI.organisation_id, frozenset({"operator"}), BUDI.paths
    )
    enrolled = enrol_person(member=member, password=None, by=_ALL, at=world.AT)
    actor = actor_for(enrolled.person_id, timezone.localdate(), enrolled.membership_id)
    assert actor is not None
    return Program(make_token(name="hp", by=actor, at=timezone.now()).token)


def _sent(sheet: queries.Sheet, *told: dict[str, object], **more: object) -> dict[str, object]:
    code = written_code(code_on(sheet))
    body = {"record_id": str(uuid.uuid4()), "sheet_code": code, "handed_on": DAY.isoformat()}
    return {**body, "exceptions": list(told), **more}


def test_a_sheet_is_recorded_once_whoever_often_it_is_sent(
    sheet: queries.Sheet, phone: Program
) -> None:
    sent = _sent(
        sheet,
        {"line": 2, "kind": "absent"},
        {"line": 3, "kind": "proxy", "name": "Siti Aminah", "relation": "anak"},
        {"line": 4, "kind": "short", "kg": "7.5"},
        {"line": 5, "kind": "refused"},
    )
    first = phone.post("/handovers", sent)
    body = first.json()
    assert (first.status_code, body["families"], body["handed"]) == (201, 32, 30)
    assert (body["absent"], body["refused"], body["short"], body["proxies"]) == (1, 1, 1, 1)
    assert body["handed_g"] == 29 * 10_000 + 7_500 and body["entitled_g"] == 320_000
    again = phone.post("/handovers", sent)
    assert again.json() == body
    assert phone.get(f"/handovers/{body['id']}").json() == body
    other = {**sent, "exceptions": []}
    assert code_of(phone.post("/handovers", other)) == (409, "record_id_used")
    anew = {**other, "record_id": str(uuid.uuid4())}
    assert code_of(phone.post("/handovers", anew)) == (409, "handover_recorded_already")


def test_every_wrong_line_is_named_and_nothing_is_recorded(
    sheet: queries.Sheet, phone: Program
) -> None:
    long = {"line": 3, "kind": "proxy", "name": "Siti 6201024101900001", "relation": "anak"}
    response = phone.post("/handovers", _sent(sheet, {"line": 999, "kind": "absent"}, long))
    assert code_of(response)[0] == 422
    assert {one["code"] for one in response.json()["error"]["fields"]} == {
        *("line_unknown", "line_unreadable"),
    }
    assert "6201024101900001" not in response.content.decode()
    wrong = _sent(sheet, sheet_code="AAAA-AAAA")
    assert code_of(phone.post("/handovers", wrong)) == (404, "sheet_code_unknown")
    assert code_of(phone.get(f"/handovers/{wrong['record_id']}")) == (404, "not_found")
    assert phone.post("/handovers", _sent(sheet)).status_code == 201
