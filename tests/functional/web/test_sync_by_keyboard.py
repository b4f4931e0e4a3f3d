"""An officer decides conflict after conflict in a real browser without touching the mouse."""

import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from tests.functional.web import axe, staff
from tests.functional.web.browsing import CHROMIUM
from tests.functional.web.conftest import Published, SignedIn, using
from tests.functional.web.test_sync import change, family, take

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="Chromium is not installed: no browser to look with"
    ),
]
FAMILIES = 6
FOCUSED = "#isi [data-focus]:focus"
KEYS = ("k", "p")


@pytest.fixture(scope="module")
def people(
    published: Published,
    superuser: object,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    """A copy of the published world with conflicts to decide; what is decided in it stays in it."""
    from psycopg import sql

    from salur.config.postgres import Address

    assert isinstance(superuser, Address)
    name = f"salur_sync_{uuid.uuid4().hex[:12]}"
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
    usual, settings.SALUR_EVIDENCE = settings.SALUR_EVIDENCE, tmp_path_factory.mktemp("store")
    with django_db_blocker.unblock(), using(name):  # type: ignore[attr-defined]
        _two_snapshots(SignedIn(published.people))
        yield published.people
    settings.SALUR_EVIDENCE = usual
    with superuser.connect("postgres") as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _two_snapshots(signed_in: SignedIn) -> None:
    client = signed_in("operator")
    numbers = range(1, FAMILIES + 1)
    take(client, *map(family, numbers), family(FAMILIES + 1))
    for number in numbers:
        change(f"S{number}", "nama_pengurus", f"CONTOH KANTOR {number}")
    take(client, *(family(number, nama_pengurus=f"CONTOH PUSAT {number}") for number in numbers))


@pytest.fixture
def page(address: str, browser: Any, people: dict[str, str]) -> Iterator[Any]:
    """The operator, signed in."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.fill("input[name=login]", people["operator"])
    page.fill("input[name=password]", staff.PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{address}/")
    yield page
    context.close()


def test_the_pages_shut_nobody_out_and_conflicts_are_decided_by_keyboard_alone(
    page: Any, address: str
) -> None:
    page.goto(f"{address}/sinkron/")
    snapshot = page.get_attribute("td a[href^='/sinkron/'], th a[href^='/sinkron/']", "href")
    for where in ("/sinkron/", snapshot, "/sinkron/perubahan/", "/sinkron/konflik/"):
        page.goto(address + where)
        _shuts_nobody_out(page)
    page.get_by_role("link", name="Mulai memutuskan").press("Enter")
    page.wait_for_selector(FOCUSED)
    _shuts_nobody_out(page)
    for number in range(FAMILIES - 1):
        before = page.url
        page.keyboard.press(KEYS[number % 2])
        page.wait_for_url(lambda url, before=before: url != before)
        page.wait_for_selector(FOCUSED)
    page.keyboard.press("k")
    page.wait_for_url(f"{address}/sinkron/konflik/")
    assert "Tidak ada konflik yang menunggu" in page.inner_text("main")
    page.goto(f"{address}/sinkron/perubahan/")
    assert page.locator("tr", has_text="CONTOH KANTOR").count() == 4  # k, p, k, p, k and k


def _shuts_nobody_out(page: Any) -> None:
    assert axe.grave(page) == [], page.url
