"""Accounts that may be one, from the list to the figures: two people, the next month, undone."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from tests.functional.web import staff
from tests.integration.distribution.world import APRIL, MARCH
from tests.integration.reconciliation import test_matches as months
from tests.integration.reconciliation.test_matches import march, proposals, rows, unit  # noqa: F401

from salur.jobs.actions import run_now

pytestmark = pytest.mark.django_db
LIST = "/padanan/?period=2019-03"


def client_of(role: str, organisation: str, path: str = "id.62.01") -> Client:
    email = staff.enrol_one(role, organisation, (path,))
    client = Client()
    client.force_login(get_user_model().objects.get(email=email))
    return client


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.content)
    return re.sub(r"\s+", " ", response.content.decode())


def apply() -> None:
    """Let the queue do what the decisions asked for."""
    ((job,),) = rows(
        "SELECT id FROM jobs_job WHERE kind = 'reconciliation.pairs' AND state = 'queued'"
        " ORDER BY enqueued_at DESC LIMIT 1"
    )
    assert run_now(job).state == "done"  # type: ignore[arg-type]


def test_two_people_decide_on_pages_and_the_next_month_follows() -> None:
    clear, several = (proposals()[name] for name in ("K2-6554", "K4-7889"))
    operator, head = client_of("operator", "DINSOS-6201"), client_of("head", "DINSOS-6201")
    bank = client_of("bank", "BRI")

    listed = text(operator, LIST)
    assert "••••6554" in listed and "lebih dari satu calon" in listed
    assert not [n for n in (*months.NUMBERS.values(), *months.ACCOUNT_OF.values()) if n in listed]
    assert 'type="checkbox"' not in listed, "several at once only of the same reasons"
    page = text(operator, f"/padanan/{clear.id}/")
    assert "NIK sama." in page and "Nama sama." in page and 'value="ENDORSE"' in page
    assert "Calon lain" in text(operator, f"/padanan/{several.id}/")
    assert "Rekening yang mungkin satu" in text(operator, "/ditangani/?period=2019-03")

    seen = text(bank, f"/padanan/{clear.id}/")
    assert 'value="SAME"' in seen and 'value="ENDORSE"' not in seen
    note = {"word": "SAME", "note": "Rekening pengganti sejak Maret", "key": "b"}
    assert bank.post(f"/padanan/{clear.id}/putuskan/", note).status_code == 302
    assert bank.post(f"/padanan/{clear.id}/putuskan/", {"word": "ENDORSE"}).status_code == 403

    why = ".".join(clear.reasons)
    ticked = text(operator, f"{LIST}&why={why}")
    assert ticked.count('type="checkbox"') == 1 and "Rekening pengganti" not in ticked
    asked = operator.post("/padanan/pilihan/", {"match": str(clear.id), "what": "open"})
    assert "Usulkan semuanya?" in asked.content.decode()
    sent = {"pairs": clear.id.hex, "what": "open", "key": "o"}
    assert operator.post("/padanan/pilihan/", sent).status_code == 302
    assert 'value="ACCEPT"' not in text(operator, f"/padanan/{clear.id}/")
    said = text(head, f"/padanan/{clear.id}/")
    assert "Rekening pengganti sejak Maret" in said and "(bank)" in said
    accept = {"word": "ACCEPT", "note": "", "key": "h"}
    assert head.post(f"/padanan/{clear.id}/putuskan/", accept).status_code == 302
    apply()
    assert unit("K2", MARCH)[:3] == (10, True, 110000)
    assert "Diterima" in text(head, f"/padanan/{clear.id}/")
    assert "••••6554" in text(head, f"{LIST}&what=accepted")

    months.send(APRIL)
    months.reconcile(APRIL)
    assert unit("K2", APRIL)[:3] == (10, True, 110000)
    assert "K2-6554" not in proposals(period=APRIL)

    undo = f"/padanan/{clear.id}/batal/"
    assert "Batalkan penerimaan ini?" in text(head, undo)
    assert operator.get(undo).status_code == 403
    reason = {"reason": "Bank: rekening orang lain", "key": "u"}
    assert head.post(undo, reason).status_code == 302
    apply()
    assert unit("K2", MARCH)[:3] == unit("K2", APRIL)[:3] == (8, False, 0)
    assert "Bank: rekening orang lain" in text(operator, f"/padanan/{clear.id}/")
