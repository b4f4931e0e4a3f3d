"""A payment order through the pages: three people, what each may press, and what is shown."""

import re
from http import HTTPStatus
from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from tests.functional.web import staff
from tests.functional.web.conftest import SignedIn
from tests.functional.web.picturing import Pictures
from tests.functional.web.test_weight import MOST, questions
from tests.unit.interfaces.web.page_checks import faults

from salur.access.actions import as_owner
from salur.distribution import queries
from salur.distribution.domain.ordering import OrderStatus
from salur.distribution.queries import Order
from salur.parties import queries as parties


def _page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == HTTPStatus.OK, (address, response.status_code)
    text: str = response.content.decode()
    assert faults(text) == []
    return text


def _found(order_id: UUID) -> Order:
    with as_owner():
        found = queries.order(order_id)
    assert found is not None
    return found


@pytest.fixture
def checker(signed_in: SignedIn) -> Client:
    """A second officer of the ministry."""
    code, paths = staff.PEOPLE["ministry"]
    return SignedIn({"checker": staff.enrol_one("ministry", code, paths)})("checker")


def _prepared(client: Client) -> UUID:
    bank = parties.organisation_by_code("BRI")
    assert bank is not None
    given = {"number": "SPM/62/1", "bank": bank.id, "code": "6201", "key": "p"}
    answer = client.post("/perintah/baru/", given | {"first": "2019-03", "last": "2019-03"})
    assert answer.status_code == HTTPStatus.FOUND, answer.content.decode()[:3000]
    return UUID(answer["Location"].split("/")[2])


def _deliver() -> None:
    """Let the bank have the order; the world of these tests is never committed, so none is sent."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE distribution_outbox SET state = 'SENDING', begun_at = now();"
            "UPDATE distribution_order SET evidence_id = gen_random_uuid(), status = 'SENT',"
            " sent_at = now();"
            "UPDATE distribution_outbox SET state = 'DELIVERED', delivered_at = now(), receipt = 'r'"
        )


def test_three_people_take_an_order_through_its_pages(
    signed_in: SignedIn, checker: Client, picture: Pictures
) -> None:
    maker, kpa = signed_in("ministry"), signed_in("budget_authority")
    bad = {"number": "x", "code": "62010", "first": "x", "last": "2019-13", "key": "k"}
    assert "aria-invalid" in maker.post("/perintah/baru/", bad).content.decode()
    order_id = _prepared(maker)
    here = f"/perintah/{order_id}/"
    assert "Menunggu pemeriksa lain." in _page(maker, here)
    assert "Giliran Anda memeriksa." in _page(checker, "/perintah/")
    assert "order-step" not in _page(kpa, here)
    question = _page(checker, f"{here}langkah/periksa/")
    assert "Setiap baris diperiksa" in question
    refused = maker.post(f"{here}langkah/periksa/", {"key": "c"})
    assert refused.status_code == HTTPStatus.CONFLICT or "orang yang berbeda" in (
        refused.content.decode()
    )
    picture("perintah", checker.get(here))
    checker.post(f"{here}langkah/periksa/", {"key": "c"})
    assert "Giliran Anda menyetujui." in _page(kpa, here)
    kpa.post(f"{here}langkah/setujui/", {"key": "a"})
    found = _found(order_id)
    assert (found.status, found.outbox) == (OrderStatus.APPROVED, "WAITING")
    _deliver()
    for client, address in (
        *((kpa, here), (maker, f"{here}keluarga/"), (maker, f"{here}ulang/")),
        *((signed_in("operator"), here), (signed_in("auditor"), "/perintah/")),
    ):
        text = _page(client, address)
        assert not re.search(r"\b\d{16}\b", text), "no account number stands on a page"
    assert len(questions(kpa, here)) <= MOST
    assert len(questions(maker, f"{here}keluarga/")) <= MOST
    assert "belum dibayar" in _page(maker, here)
    resent = maker.post(f"{here}ulang/", {"number": "SPM/62/2", "key": "r"})
    assert "Tidak ada keluarga yang dapat dibayar" in resent.content.decode()


def test_an_order_is_cancelled_for_a_reason_and_whom_it_left_out_is_named(
    signed_in: SignedIn, checker: Client
) -> None:
    maker = signed_in("ministry")
    order_id = _prepared(maker)
    here = f"/perintah/{order_id}/"
    for count in queries.left_out_counts(_found(order_id)):
        assert count.reason in _page(maker, here)
        _page(maker, f"{here}keluarga/?reason={count.reason}")
    checker.post(f"{here}langkah/kembalikan/", {"key": "k", "reason": "nomor keliru"})
    text = _page(maker, here)
    assert "dikembalikan" in text and "nomor keliru" in text
    assert maker.get(f"{here}keluarga/?reason=x").status_code == HTTPStatus.NOT_FOUND
    assert maker.get(f"{here}langkah/x/").status_code == HTTPStatus.NOT_FOUND


def test_an_office_holds_the_order_it_received_against_its_list_by_name(
    signed_in: SignedIn,
) -> None:
    operator = signed_in("operator")
    index = operator.get("/penyaluran/?period=2019-03").content.decode()
    for cycle_id in re.findall(r'href="/penyaluran/([0-9a-f-]{36})/"', index):
        text = _page(operator, f"/penyaluran/{cycle_id}/perintah/")
        assert "belum dibandingkan" in text
        assert len(questions(operator, f"/penyaluran/{cycle_id}/perintah/")) <= MOST
