"""Tokens on one's own page: made with the second factor, shown once, revoked."""

import re
import uuid

from django.utils import timezone
from tests.functional.web.conftest import SignedIn

from salur.access.queries import token_of


def _form(**more: object) -> dict[str, object]:
    asked = {"name": "Unggah", "days": "30", "verbs": ["evidence.read"], "key": uuid.uuid4().hex}
    return asked | more


def test_a_token_is_made_shown_once_listed_and_revoked(signed_in: SignedIn) -> None:
    client, form = signed_in("operator"), _form(regions=["id.62.01.02"])
    assert "membaca berkas dan temuannya" in client.get("/saya/token/").content.decode()
    shown = client.post("/saya/token/", form)
    token = re.search(r"salur_[\w-]{43}", shown.content.decode())
    assert token is not None and shown["Cache-Control"] == "no-store"
    found = token_of(token[0], timezone.now())
    assert found is not None
    assert (found.verbs, found.paths) == (("evidence.read",), ("id.62.01.02",))
    again = client.post("/saya/token/", form)
    assert (again.status_code, again["Location"]) == (302, "/saya/")
    page = client.get("/saya/").content.decode()
    assert "Unggah" in page and "belum pernah dipakai" in page and token[0] not in page
    client.post(f"/saya/token/{found.token_id}/", {"key": "x"})
    assert token_of(token[0], timezone.now()) is None
    assert "Unggah" not in client.get("/saya/").content.decode()


def test_a_form_that_is_wrong_says_so_and_what_one_may_not_is_not_offered(
    signed_in: SignedIn,
) -> None:
    client = signed_in("bank")
    response = signed_in("facilitator").post("/saya/token/", _form(name="", verbs=["spa.approve"]))
    assert response.status_code == 200 and "salur_" not in response.content.decode()
    assert client.get("/saya/token/")["Location"].startswith("/akun/2fa/reauthenticate/")


def test_whoever_needs_two_factors_shows_the_second_before_a_token_is_made(
    signed_in: SignedIn,
) -> None:
    response = signed_in("head").post("/saya/token/", _form())
    assert response.status_code == 302
    assert response["Location"] == "/akun/2fa/reauthenticate/?next=%2Fsaya%2Ftoken%2F"


def test_anothers_token_is_not_found(signed_in: SignedIn) -> None:
    response = signed_in("operator").post(f"/saya/token/{uuid.uuid4()}/", {"key": "x"})
    assert response.status_code == 422
    assert "tidak ditemukan" in response.content.decode()
