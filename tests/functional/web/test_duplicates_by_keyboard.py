"""A reviewer decides pair after pair in a real browser without ever touching the mouse."""

import sys
import time
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from tests.functional.web import axe, staff
from tests.functional.web.browsing import CHROMIUM
from tests.functional.web.conftest import Published, using
from tests.integration.quality.world import keep

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="Chromium is not installed: no browser to look with"
    ),
]
PAIRS = 24
FOCUSED = "#isi [data-focus]:focus"  # the next key is heard, and a reader begins at the pair
KEYS = ("b", "b", "s", "b", "t")


@pytest.fixture(scope="module")
def people(
    published: Published, superuser: object, django_db_blocker: pytest.FixtureRequest
) -> Iterator[dict[str, str]]:
    """A copy of the published world with pairs to decide; what is decided in it stays in it."""
    from django.db import transaction
    from psycopg import sql

    from salur.config.postgres import Address

    assert isinstance(superuser, Address)
    name = f"salur_pairs_{uuid.uuid4().hex[:12]}"
    with superuser.connect("postgres") as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [published.database],
        )
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER salur_owner").format(
                sql.Identifier(name), sql.Identifier(published.database)
            )
        )
    with django_db_blocker.unblock(), using(name):  # type: ignore[attr-defined]
        with transaction.atomic():
            keep([(f"K{n}", f"K{n + 40}", 1 - n / 100) for n in range(10, 10 + PAIRS)])
        yield published.people
    with superuser.connect("postgres") as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def page(address: str, browser: Any, people: dict[str, str]) -> Iterator[Any]:
    """The operator, signed in, in front of the queue."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    page.goto(address)
    page.fill("input[name=login]", people["operator"])
    page.fill("input[name=password]", staff.PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{address}/")
    page.goto(f"{address}/keluarga-ganda/")
    yield page
    context.close()


def _next(page: Any, before: str) -> None:
    """Wait until another pair is there, with the focus on it."""
    page.wait_for_url(lambda url: url != before)
    page.wait_for_selector(FOCUSED)


def test_twenty_pairs_are_decided_by_keyboard_alone(page: Any, address: str) -> None:
    said: list[str] = []
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else 0)
    page.get_by_role("link", name="Mulai memeriksa").press("Enter")
    page.wait_for_url("**/keluarga-ganda/*-*/")
    page.wait_for_selector(FOCUSED)
    started, visited = time.perf_counter(), []
    for number in range(20):
        visited.append(page.url)
        page.keyboard.press(KEYS[number % len(KEYS)])
        _next(page, visited[-1])
    seconds = (time.perf_counter() - started) / 20
    sys.stdout.write(f"\n{seconds:.2f} seconds a pair by keyboard, thinking aside\n")
    assert len(set(visited)) == 20
    assert f"16 dari {PAIRS}" in page.locator(".pair-state").inner_text(), "four wait for the field"
    assert said == []
    page.goto(f"{address}/keluarga-ganda/?what=decided")
    told = " ".join(page.locator("main").inner_text().split())
    for figure in ("Giliran Anda 4", "Ditanyakan ke lapangan 4", "Sudah diputuskan 16"):
        assert figure in told
    assert told.count("satu keluarga") == 4


def test_going_on_going_back_choosing_and_undoing_need_no_mouse_either(page: Any) -> None:
    page.get_by_role("link", name="Mulai memeriksa").press("Enter")
    page.wait_for_url("**/keluarga-ganda/*-*/")
    begun = page.url
    page.keyboard.press("n")
    _next(page, begun)
    page.keyboard.press("p")
    page.wait_for_url(begun)
    page.wait_for_selector(FOCUSED)
    page.keyboard.press("2")
    assert page.locator("[data-key='2']").is_checked()
    page.locator("#catatan").press_sequentially("sama b s t")
    assert page.url == begun, "what is written decides nothing"
    page.keyboard.press("Escape")
    page.locator("#catatan").fill("")
    page.locator("[data-focus]").focus()
    page.keyboard.press("b")
    _next(page, begun)
    page.keyboard.press("u")
    page.wait_for_url(begun)
    page.wait_for_selector(FOCUSED)
    page.locator("#catatan").fill("NIK 6201024101900001")
    page.locator("[data-focus]").focus()
    page.keyboard.press("b")
    page.wait_for_selector("text=nomor panjang")
    assert page.url == begun


def test_the_pages_shut_nobody_out(page: Any) -> None:
    page.get_by_role("link", name="Mulai memeriksa").press("Enter")
    page.wait_for_url("**/keluarga-ganda/*-*/")
    faults = []
    found = page.context.browser.new_context(
        storage_state=page.context.storage_state(), bypass_csp=True
    )
    for width in (1366, 390):
        other = found.new_page()
        other.set_viewport_size({"width": width, "height": 800})
        other.goto(page.url)
        faults += [(width, fault) for fault in axe.grave(other)]
    found.close()
    assert faults == []
