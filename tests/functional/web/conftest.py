"""A world of its own for the web tests: published once, committed, never the mould of others."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.functional.published import Published, using
from tests.functional.web import codes, staff
from tests.functional.web.browsing import CHROMIUM, PAGES, QUIET
from tests.functional.web.picturing import Pictures, pictures


@pytest.fixture(scope="module")
def people(
    published: Published, django_db_blocker: pytest.FixtureRequest
) -> Iterator[dict[str, str]]:
    """The published world for one module; gives the address that each role signs in with."""
    with django_db_blocker.unblock(), using(published.database):  # type: ignore[attr-defined]
        yield published.people


@pytest.fixture
def undone(people: dict[str, str]) -> Iterator[None]:
    """Undo everything at the end of the test; begin with no code of a second factor used up."""
    from django.core.cache import cache
    from django.db import transaction

    cache.clear()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def picture(pytestconfig: pytest.Config) -> Iterator[Pictures]:
    """Compares a page with its picture in the handbook; `make pictures` takes them at the end."""
    taking = pictures(pytestconfig.getoption("--pictures"))
    yield taking
    if taking.pages:
        taking.develop()


class SignedIn:
    """Gives a client that is signed in as a role."""

    def __init__(self, people: dict[str, str]) -> None:
        self.people = people

    def __call__(self, role: str) -> Client:
        """Sign in as `role`, past the password."""
        from django.contrib.auth import get_user_model

        client = Client()
        client.force_login(get_user_model().objects.get(email=self.people[role]))
        return client


@pytest.fixture
def signed_in(people: dict[str, str], undone: None) -> SignedIn:
    """A way to sign in as each role; nothing done so stays."""
    return SignedIn(people)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A directory for files."""
    return tmp_path


@pytest.fixture(scope="module")
def address(people: dict[str, str], published: Published) -> Iterator[str]:
    """The program itself, served on the loopback address by waitress."""
    from waitress.server import create_server

    from salur.config.wsgi import application

    server = create_server(application, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(5)


@pytest.fixture(scope="session")
def sessions(
    published: Published, django_db_blocker: pytest.FixtureRequest
) -> dict[str, dict[str, str]]:
    """The cookie of each role that is signed in past the door."""
    with django_db_blocker.unblock(), using(published.database):  # type: ignore[attr-defined]
        signed_in = SignedIn(published.people)
        return {
            role: {
                **{"name": "sessionid", "value": signed_in(role).cookies["sessionid"].value},
                **{"domain": "127.0.0.1", "path": "/"},
            }
            for role in PAGES
        }


@pytest.fixture(scope="module")
def browser(sessions: dict[str, dict[str, str]]) -> Iterator[Any]:
    """One quiet Chromium; beside its event loop Django would make no more sessions."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def kept_states() -> dict[str, Path]:
    """What the browser kept of each role: a cookie knows no port, so every module may use it."""
    return {}


@pytest.fixture(scope="module")
def states(
    address: str,
    browser: Any,
    people: dict[str, str],
    sessions: dict[str, dict[str, str]],
    kept_states: dict[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Path]:
    """What the browser keeps of each role once it has signed in.

    One without and one with a second factor sign in as people do; the others are past the door.
    """
    from django.core.cache import cache

    cache.clear()  # codes that another module's sign-ins used up
    for role in [one for one in PAGES if one not in kept_states]:
        kept = tmp_path_factory.mktemp("state") / f"{role}.json"
        if role in ("operator", "head"):
            _sign_in(address, browser, people[role], kept)
        else:
            kept.write_text(json.dumps({"cookies": [sessions[role]], "origins": []}))
        kept_states[role] = kept
    return kept_states


def _sign_in(address: str, browser: Any, email: str, kept: Path) -> None:
    """Go through the door in the browser, second factor and all."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", staff.PASSWORD)
    page.click("main button[type=submit]")
    if "2fa" in page.url:
        page.fill("input[name=code]", codes.now())
        page.click("form.code button[type=submit]")
    assert "/akun/" not in page.url, (email, page.url)
    context.storage_state(path=kept)
    context.close()
