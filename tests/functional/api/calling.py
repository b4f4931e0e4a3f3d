"""Calling the API as a program does: with a token, a key, and nothing of a browser's."""

import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from salur.access.actions import make_token
from salur.access.queries import Actor, actor_for
from tests.functional.web.staff import person_id

V1 = "/api/v1"
HEAD = "referensi,periode,no_rekening,nominal,status,alasan,tanggal,referensi_asal,nik\n"


class Calling:
    """This knows the people of the world, and makes tokens for them."""

    def __init__(self, people: dict[str, str]) -> None:
        self.people = people
        self._tokens: dict[str, str] = {}

    def actor(self, role: str) -> Actor:
        """Give whom a role's person acts as."""
        found = actor_for(person_id(self.people[role]), timezone.localdate())
        assert found is not None
        return found

    def as_(self, role: str, **narrow: Any) -> "Program":
        """Give a program that acts as a role, with one token for each way to narrow it."""
        known = f"{role} {sorted(narrow.items())}"
        if known not in self._tokens:
            by, at = self.actor(role), timezone.now()
            self._tokens[known] = make_token(name=f"uji {role}", by=by, at=at, **narrow).token
        return Program(self._tokens[known])


class Program:
    """A program with a token; its answers are statuses and plain values."""

    def __init__(self, token: str | None) -> None:
        self.client = Client(raise_request_exception=False)
        self.headers = {} if token is None else {"Authorization": f"Bearer {token}"}

    def get(self, address: str, **asked: object) -> HttpResponse:
        """Read."""
        return self.client.get(f"{V1}{address}", asked, headers=self.headers)

    def post(self, address: str, body: object = None, *, key: str | None = "") -> HttpResponse:
        """Write JSON; an empty key is a new one, None is none."""
        headers = self._keyed(key)
        if body is None:
            return self.client.post(f"{V1}{address}", headers=headers)
        kind = "application/json"
        return self.client.post(f"{V1}{address}", body, content_type=kind, headers=headers)

    def send(
        self, content: bytes, *, name: str = "a.csv", key: str | None = "", **sent: object
    ) -> HttpResponse:
        """Send a file."""
        form = {"file": SimpleUploadedFile(name, content), **sent}
        return self.client.post(f"{V1}/evidence", form, headers=self._keyed(key))

    def _keyed(self, key: str | None) -> dict[str, str]:
        if key is None:
            return self.headers
        return {**self.headers, "Idempotency-Key": key or uuid.uuid4().hex}


def code_of(response: HttpResponse) -> tuple[int, str]:
    """Give the status and the code of a refusal, which has the one shape and nothing else."""
    body = response.json()
    assert set(body) == {"error"}, body
    error = body["error"]
    assert set(error) == {
        *("code", "message", "message_en", "next_step", "next_step_en", "fields"),
    }
    assert all(error[name] for name in error if name != "fields")
    return response.status_code, error["code"]


def topup(*numbers: int, period: str = "2019-04", amount: str = "110000") -> bytes:
    """A file of credits to accounts of the world's families."""
    lines = [
        f"R{period}-{n}-{uuid.uuid4().hex[:6]},{period},0062010000{n:05d},{amount},SUKSES,,"
        f"{period}-10,,\n"
        for n in numbers
    ]
    return (HEAD + "".join(lines)).encode()
