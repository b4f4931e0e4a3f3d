"""The field's day: the list of a desa on a telephone, one record there, the rest typed from paper."""

import re
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.functional.web import staff
from tests.functional.web.browsing import CHROMIUM
from tests.functional.web.conftest import Published, SignedIn, using

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="Chromium is not installed: no browser to look with"
    ),
]
DESA = "/lapangan/?region=6201022001&period=2019-04"
TYPED = "/lapangan/ketik/?region=6201022001&period=2019-04"
LEAST_TARGET = 44  # CSS pixels, as a thumb needs


@pytest.fixture(scope="module")
def people(
    published: Published,
    superuser: object,
    django_db_blocker: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    """A copy of the published world; what the field records commits, and stays in the copy."""
    from django.conf import settings
    from psycopg import sql

    from salur.config.postgres import Address

    assert isinstance(superuser, Address)
    name = f"salur_field_{uuid.uuid4().hex[:12]}"
    before, settings.SALUR_EVIDENCE = settings.SALUR_EVIDENCE, tmp_path_factory.mktemp("store")
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
        yield published.people
    settings.SALUR_EVIDENCE = before
    with superuser.connect("postgres") as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture
def phone(address: str, browser: Any, people: dict[str, str]) -> Iterator[Any]:
    """The facilitator, signed in on a narrow screen."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    page.fill("input[name=login]", people["facilitator"])
    page.fill("input[name=password]", staff.PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{address}/")
    yield page
    context.close()


def _fits(page: Any) -> bool:
    """Say whether nothing on the page is wider than the screen."""
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return int(wide) <= 0


def _form(client: Client, address: str, **more: str) -> dict[str, str]:
    text = client.get(address).content.decode()
    ids = re.findall(r'name="record-([0-9a-f-]{36})" value="([0-9a-f-]{36})"', text)
    assert len(ids) > 2
    form = {f"record-{family}": record for family, record in ids}
    form |= {f"cause-{ids[0][0]}": "EDC", f"cause-{ids[1][0]}": "MENINGGAL", "day": "2019-04-20"}
    return form | more


def test_the_office_types_a_sheet_and_a_second_press_changes_nothing(
    people: dict[str, str],
) -> None:
    client = SignedIn(people)("operator")
    before = _checked(client)
    form = _form(client, TYPED)
    answers = [client.post(TYPED, form) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert _checked(client) - before == 2
    page = client.get(DESA).content.decode()
    assert "Mesin EDC bermasalah, dicek 20 April 2019 oleh Contoh Operator" in page
    wrong = client.post(TYPED, _form(client, TYPED, day="2019-03-31"))
    assert wrong.status_code == 422 and "sebelum bulan bantuannya" in wrong.content.decode()
    assert client.post(TYPED, _form(client, TYPED, day="")).status_code == 422


def _checked(client: Client) -> int:
    text = client.get("/lapangan/?period=2019-04").content.decode()
    found = re.search(r"Sudah dicek</dt>\s*<dd>\s*<span class=\"figure\">(\d+)", text)
    assert found is not None
    return int(found[1])


def test_whoever_sees_no_families_sees_no_worklist(people: dict[str, str]) -> None:
    for role in ("bank", "analyst"):
        assert SignedIn(people)(role).get("/lapangan/").status_code == 403
    assert SignedIn(people)("facilitator").get("/lapangan/?region=6202").status_code == 403


# Last, for a browser that is open keeps the other tests from the database.
def test_a_visit_is_recorded_on_a_telephone(phone: Any, address: str, tmp_path: Path) -> None:
    phone.goto(f"{address}/lapangan/?period=2019-04")
    assert _fits(phone)
    phone.goto(address + DESA)
    assert _fits(phone)
    targets = phone.locator(".visits a.button")
    assert targets.count() > 5
    assert all(box["height"] >= LEAST_TARGET for box in map(_box, targets.all()[:3]))
    phone.emulate_media(media="print")
    paper = phone.inner_text("main")
    assert "☐" in phone.evaluate(
        "getComputedStyle(document.querySelector('.sheet li'), '::before').content"
    )
    assert "CONTOH SITI" in paper and not re.search(r"\b\d{16}\b", phone.content())
    phone.emulate_media(media="screen")
    targets.first.click()
    assert _fits(phone)
    labels = phone.locator(".choices label")
    assert all(box["height"] >= LEAST_TARGET for box in map(_box, labels.all()))
    phone.get_by_label("Meninggal").check()
    phone.fill("input[name=day]", "2019-04-21")
    phone.fill("textarea[name=note]", "kata tetangga")
    phone.click("main button[type=submit]")
    said = phone.inner_text("main")
    assert "Hasil cek tercatat" in said and "kata tetangga" in said
    assert "Sekarang giliran: Dinas Sosial" in said and "Ajukan perubahan data" in said
    if "-s" in sys.argv:
        phone.screenshot(path=tmp_path / "phone.png")


def _box(one: Any) -> Any:
    return one.bounding_box()
