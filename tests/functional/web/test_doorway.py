"""Nobody gets past the door: every address, walked."""

import re
import uuid
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.functional.web import staff
from tests.functional.web.conftest import SignedIn
from tests.often import often

from salur.access.actions import as_owner
from salur.access.domain import allowed

_VALUES = {"uuid": str(uuid.UUID(int=404)), "slug": "nik", "str": "kata", "int": "1"}


def _patterns(
    resolver: URLResolver | None = None, before: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    for one in (resolver or get_resolver()).url_patterns:
        written = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _patterns(one, written)
        else:
            yield written, one


def _addresses() -> list[tuple[str, URLPattern]]:
    ours = []
    for written, one in _patterns():
        if getattr(one.callback, "has_own_door", False):
            continue  # programs come in there: tests/functional/api/test_door.py
        if not one.callback.__module__.startswith(
            ("allauth.", "django.", "salur.interfaces.web.showcase")
        ):
            filled = re.sub(r"<(\w+):\w+>", lambda found: _VALUES[found[1]], written)
            ours.append((f"/{filled}", one))
    return [(address, one) for address, one in ours if "^" not in address]


ADDRESSES = _addresses()
EXAMPLES = "/aturan/"  # the rules explain themselves with sums that are made up
SHUT = [a for a, one in ADDRESSES if not getattr(one.callback, "open_to_all", False)]


def test_the_walk_finds_the_pages() -> None:
    assert {"/", "/wilayah/", "/ditangani/", "/orang/", "/audit/"} <= set(SHUT)


@pytest.mark.parametrize("address", SHUT)
@pytest.mark.parametrize("method", ["get", "post"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in(
    people: dict[str, str], undone: None, address: str, method: str
) -> None:
    response = getattr(Client(), method)(address)
    assert response.status_code == 302
    assert response["Location"].startswith("/akun/login/")


def _events() -> int:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_event")
        return int(cursor.fetchone()[0])


ROLES = sorted(staff.PEOPLE)


def _walk(role: str) -> list[str]:
    """Give the addresses that a role tries: all, or each by three who may open it and one not."""
    share = []
    for turn, (address, one) in enumerate(ADDRESSES):
        verb = getattr(one.callback, "verb", None)
        may = [name for name in ROLES if verb is None or allowed([name], verb)]
        others = [name for name in ROLES if name not in may]
        tried = [
            *_in_turn(may, turn, often(3, len(may))),
            *_in_turn(others, turn, often(1, len(others))),
        ]
        share += [address] if role in tried else []
    return share


def _in_turn(names: list[str], turn: int, most: int) -> list[str]:
    return [names[(turn + step) % len(names)] for step in range(min(most, len(names)))]


def test_the_walks_leave_no_page_out() -> None:
    assert {address for role in ROLES for address in _walk(role)} == {a for a, _ in ADDRESSES}


@pytest.mark.parametrize("role", ROLES)
def test_no_get_changes_anything_and_none_is_a_fault(signed_in: SignedIn, role: str) -> None:
    client, before = signed_in(role), _events()
    for address in _walk(role):
        assert client.get(address).status_code in (200, 302, 403, 404, 405), address
    assert _events() == before


@pytest.mark.parametrize("role", ROLES)
def test_an_empty_scope_shows_nothing(people: dict[str, str], undone: None, role: str) -> None:
    code, _paths = staff.PEOPLE[role]
    people = {role: staff.enrol_one(role, code, ())}
    client = SignedIn(people)(role)
    for address in [one for one in _walk(role) if one in SHUT and one != EXAMPLES]:
        text = client.get(address).content.decode(errors="replace")  # a guide is a PDF
        assert (
            "CONTOH SITI" not in text
            and not re.search(r"\bRp1", text)  # the form's random token may hold the letters
            # The office's own name stands in the frame.
            and "Kotawaringin Barat<"
            not in re.sub(r"(Dinas Sosial|Dinas Dukcapil) Kabupaten Kotawaringin Barat<", "", text)
        ), address


def test_another_region_is_refused_in_words(signed_in: SignedIn) -> None:
    response = signed_in("operator").get("/wilayah/?region=6202")
    assert response.status_code == 403
    assert "di luar cakupan" in response.content.decode()


def test_a_role_without_the_verb_is_refused(signed_in: SignedIn) -> None:
    assert signed_in("operator").get("/orang/").status_code == 403
    assert signed_in("bank").get("/keluarga/").status_code == 403
    assert signed_in("administrator").get("/ditangani/").status_code == 403


@pytest.mark.parametrize(
    "address",
    ["/wilayah/?region=9", "/?period=Maret", "/ditangani/?after=x", "/wilayah/?region=6201999999"],
)
def test_an_address_that_was_bent_is_not_found(signed_in: SignedIn, address: str) -> None:
    assert signed_in("operator").get(address).status_code == 404


def test_whoever_approves_sets_up_a_second_factor_first(
    people: dict[str, str], undone: None
) -> None:
    from allauth.mfa.models import Authenticator

    Authenticator.objects.filter(user__email=people["head"]).delete()
    response = SignedIn(people)("head").get("/")
    assert (response.status_code, response["Location"]) == (302, "/akun/2fa/totp/activate/")


def test_a_page_keeps_to_itself(signed_in: SignedIn) -> None:
    response = signed_in("operator").get("/")
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "no-store"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"


def test_the_address_of_ones_mail_is_changed_by_nobody(signed_in: SignedIn) -> None:
    assert signed_in("operator").get("/akun/email/").status_code == 404
