"""A desa of 400 families is recorded from its paper sheet by keyboard alone, in a real browser."""

import gzip
import sys
import time
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from tests.functional.web import axe, staff
from tests.functional.web.browsing import CHROMIUM
from tests.functional.web.conftest import Published, using
from tests.functional.web.paper import INDEX, draw_month, seed_month
from tests.functional.web.test_weight import KILOBYTE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="Chromium is not installed: no browser to look with"
    ),
]
FAMILIES = 400
# What a clerk finds on sixteen signed pages: one family in sixteen is an exception.
ABSENT = (7, 19, 44, 63, 88, 101, 130, 158, 199, 214, 246, 281, 307, 333, 352, 399)
PROXIES = {23: "Siti Aminah, a", 97: "Budi, s", 177: "Rahmat, o", 260: "Ani, k", 366: "Yusuf, t"}
SHORT = {31: "7,5", 222: "9"}
REFUSED = (140, 318)
STROKES_A_SECOND = 2.5  # of somebody who types with two fingers and looks at the paper between


@pytest.fixture(scope="module")
def people(
    published: Published,
    superuser: object,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    """A copy of the published world with a month of rice; what is recorded in it stays in it."""
    from psycopg import sql

    from salur.config.postgres import Address

    assert isinstance(superuser, Address)
    name = f"salur_paper_{uuid.uuid4().hex[:12]}"
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
        with transaction.atomic():
            paper = draw_month(published.people, seed_month(published.people, FAMILIES))
        yield {**published.people, "url": paper.url, "code": paper.codes[0]}
    settings.SALUR_EVIDENCE = usual
    with superuser.connect("postgres") as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


class Clerk:
    """Fingers on a keyboard: every key that is pressed is counted."""

    def __init__(self, page: Any) -> None:
        self.page, self.strokes = page, 0

    def types(self, text: str) -> None:
        self.strokes += len(text)
        self.page.keyboard.type(text)

    def presses(self, key: str) -> None:
        self.strokes += 1
        self.page.keyboard.press(key)


@pytest.fixture
def page(address: str, browser: Any, people: dict[str, str]) -> Iterator[Any]:
    """The operator, signed in, in Indonesia."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, bypass_csp=True, locale="id-ID"
    )
    page = context.new_page()
    page.goto(address)
    page.fill("input[name=login]", people["operator"])
    page.fill("input[name=password]", staff.PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{address}/")
    yield page
    context.close()


def test_four_hundred_families_are_recorded_from_paper_by_keyboard_alone(
    page: Any, address: str, people: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    page.goto(address + INDEX)
    _shuts_nobody_out(page)
    clerk, began = Clerk(page), time.monotonic()
    clerk.types(people["code"].lower())
    clerk.presses("Enter")
    page.wait_for_selector("#hari:focus")
    clerk.types("05242019")  # the order in which this browser asks for month, day and year
    clerk.presses("Enter")
    for number in ABSENT[:8]:
        clerk.types(f"{number}t")
    page.wait_for_selector("text=Tersimpan sementara")
    _the_browser_closes(page, address + people["url"])
    for number in ABSENT[8:]:
        clerk.types(f"{number}t")
    for number, who in PROXIES.items():
        clerk.types(f"{number}w{who}")
        clerk.presses("Enter")
    for number, kilograms in SHORT.items():
        clerk.types(f"{number}k{kilograms}")
        clerk.presses("Enter")
    clerk.types("401t")
    assert "Tidak ada baris bernomor itu" in page.inner_text("#cepat-kata")
    for _ in "401t":
        clerk.presses("Backspace")
    for number in REFUSED:
        clerk.types(f"{number}m")
    assert page.locator("tr.absent").count() == len(ABSENT)
    clerk.presses("Enter")
    page.wait_for_selector("[data-record]:focus")
    assert "382 dari 400 keluarga" in page.inner_text("#hasil")
    seconds = time.monotonic() - began
    _shuts_nobody_out(page)
    clerk.presses("Enter")
    page.wait_for_selector("text=Tercatat.")
    _shuts_nobody_out(page)
    said = page.inner_text("main").replace("\u00a0", " ")
    assert "382 dari 400 keluarga, 3.816,5 kg" in said
    assert page.locator("tr.proxy").count() == 5 and page.locator("tr.short").count() == 2
    with capsys.disabled():
        sys.stdout.write(
            f"\n400 families: {clerk.strokes} keystrokes, {seconds:.1f} s of machine;"
            f" {clerk.strokes / STROKES_A_SECOND + seconds:.0f} s at {STROKES_A_SECOND} a second\n"
        )
    assert clerk.strokes < 3 * 60 * STROKES_A_SECOND - 60, "under three minutes, with time to look"


def _the_browser_closes(page: Any, url: str) -> None:
    """Come back to the sheet as after a crash: what was keyed in is there, and the page is light."""
    response = page.goto(url)
    assert len(gzip.compress(response.body())) < 30 * KILOBYTE
    assert page.input_value("#pengecualian").splitlines() == [f"{n} t" for n in ABSENT[:8]]
    assert page.input_value("#hari") == "2019-05-24"
    page.wait_for_selector("#cepat:focus")


def _shuts_nobody_out(page: Any) -> None:
    assert axe.grave(page) == [], page.url
