"""Journey 9 in a real browser: from a visit that is due until a family waits on top of the list.

A family is visited, proposed, decided on with others in one evening, told, objects and is answered
by another, is submitted, endorsed and leaves; its place goes to the next; it is looked after for a
year and falls back. The clock runs on between the pages, as months do.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone
from tests.conftest import copied_database, looking_at
from tests.functional.published import Published
from tests.functional.web.browsing import CHROMIUM
from tests.functional.web.conftest import SignedIn
from tests.functional.web.staff import person_id
from tests.functional.web.test_slots import _quota

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, actor_for
from salur.graduation import actions
from salur.graduation.actions.settling_slots import settle_slots
from salur.graduation.actions.visits import record_visit
from salur.kernel.period import Period
from salur.registry import queries as registry
from salur.registry.actions import apply_due_changes

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        CHROMIUM is None, reason="Chromium is not installed: no browser to look with"
    ),
]
DESA = "6201022001"
WORDS = "Warungnya ramai dan anaknya sudah bekerja."


class Aside:
    """Does what needs the database beside the browser, whose own loop allows none."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)

    def __call__(self, act: Callable[[], Any]) -> Any:
        """Do it in a transaction that is kept, and give what it gives."""
        return self._thread.submit(self._kept, act).result()

    def close(self) -> None:
        """Let the thread's connection go."""
        self._thread.submit(lambda: connection.close()).result()
        self._thread.shutdown()

    @staticmethod
    def _kept(act: Callable[[], Any]) -> Any:
        from django.db import transaction

        with transaction.atomic():
            enter_scope(SYSTEM)
            return act()


@pytest.fixture(scope="module")
def people(
    published: Published, superuser: object, django_db_blocker: pytest.FixtureRequest
) -> Iterator[dict[str, str]]:
    """A copy of the published world; who leaves in it stays away in it."""
    with (
        copied_database(superuser, published.database) as copy,
        looking_at(copy),
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
    ):
        yield published.people


class Journey:
    """Seats of several people in front of one program, and the clock that all of them see."""

    def __init__(self, address: str, browser: Any, people: dict[str, str], aside: Aside) -> None:
        self.address, self.people, self.aside = address, people, aside
        self._browser, self._pages, self._now = browser, {}, timezone.now
        self._ahead = dt.timedelta(0)
        self._signed_in: set[str] = set()
        self.said: list[str] = []

    def now(self) -> dt.datetime:
        """Give the time that the program sees."""
        return self._now() + self._ahead

    def today(self) -> dt.date:
        """Give the day that the program sees."""
        return timezone.localtime(self.now()).date()

    def later(self, days: int) -> None:
        """Let days pass, and everything be tended that the program tends beside its pages."""
        self._ahead += dt.timedelta(days=days)
        self._signed_in.clear()
        self.aside(self._tend)

    def leave(self) -> None:
        """Let everybody get up."""
        for page in self._pages.values():
            page.context.close()

    def sits(self, role: str) -> Any:
        """Give the page in front of which somebody sits, signed in: anew after days have passed."""
        if role not in self._pages:
            context = self._browser.new_context(viewport={"width": 1280, "height": 900})
            self._pages[role] = page = context.new_page()
            page.set_default_timeout(10_000)
            page.on("pageerror", lambda fault: self.said.append(str(fault)))
        if role not in self._signed_in:
            self._signed_in.add(role)
            cookie = self.aside(lambda: SignedIn(self.people)(role).cookies["sessionid"].value)
            domain = {"domain": "127.0.0.1", "path": "/"}
            self._pages[role].context.add_cookies(
                [{"name": "sessionid", "value": cookie, **domain}]
            )
        return self._pages[role]

    def goes(self, role: str, path: str) -> Any:
        """Let somebody open a page."""
        page = self.sits(role)
        page.goto(self.address + path, wait_until="domcontentloaded")
        return page

    def _tend(self) -> None:
        at = self.now()
        actions.lapse_due(at=at)
        month = Period(self.today().year, self.today().month)
        apply_due_changes(path="id.62.01", period=month, by=SYSTEM, at=at)
        actions.follow_register(at=at)
        settle_slots(at=at)


@pytest.fixture
def journey(
    address: str, browser: Any, people: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Journey]:
    """The program with its clock in the test's hand."""
    aside = Aside()
    one = Journey(address, browser, people, aside)
    monkeypatch.setattr(timezone, "now", one.now)
    yield one
    one.leave()
    aside.close()


def _visited(journey: Journey, many: int) -> list[str]:
    """Let some more families of the desa be visited and proposed; give their names."""
    actor = actor_for(person_id(journey.people["facilitator"]), journey.today())
    assert actor is not None
    enter_scope(actor)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, id_kpm FROM registry_family f WHERE kode_wilayah = %s AND ended_from IS NULL"
            " AND waiting_since IS NULL AND NOT EXISTS (SELECT FROM registry_change c"
            " WHERE c.id_kpm = f.id_kpm) ORDER BY f.id_kpm DESC LIMIT %s",
            [DESA, many],
        )
        found = cursor.fetchall()
    assert len(found) == many
    at = journey.now()
    named = registry.families_named(id_kpm for _family, id_kpm in found)
    for family, _id_kpm in found:
        record_visit(
            family=family,
            visited_on=journey.today(),
            visitor="Pendamping Contoh",
            answers={"makan_sehari": 3},
            by=actor,
            at=at,
            key=str(family),
        )
        actions.propose_case(
            family_id=family,
            kind="MANDIRI",
            source="facilitator",
            words=WORDS,
            by=actor,
            at=at,
            key=str(family),
        )
    return [named[id_kpm][1] for _family, id_kpm in found]


def test_a_family_moves_on_and_comes_back(journey: Journey) -> None:
    name, case = _is_visited_and_proposed(journey)
    second, third = journey.aside(lambda: _visited(journey, 2))
    _is_decided_in_one_evening(journey, leaving=(name, second), staying=third)
    _is_told_with_the_others(journey)
    _objects_and_is_answered_by_another(journey, case)
    journey.later(15)
    _is_submitted_and_endorsed(journey)
    journey.later(75)  # endorsed after the cut-off it takes a month more
    _is_followed_by_the_next(journey)
    journey.later(100)
    _stands(journey, name)
    _falls_back(journey, second)
    for days in (92, 184):
        journey.later(days)
        _stands(journey, name)
    page = journey.goes("facilitator", case)
    assert "tetap mandiri" in page.locator(".under-heading").inner_text()
    assert journey.said == []


def _is_visited_and_proposed(journey: Journey) -> tuple[str, str]:
    """Let whoever is due be visited from the worklist, and proposed; give name and case."""
    page = journey.goes("facilitator", f"/graduasi/kunjungan/?region={DESA}")
    paper = _taken(page, "Cetak")
    assert paper.suggested_filename == f"kunjungan-{DESA}.pdf"
    first = page.locator("section[aria-labelledby=keluarga] tbody a").first
    name = first.inner_text()
    first.press("Enter")
    day, meals = page.get_by_label("Tanggal kunjungan"), page.locator("#id_makan_sehari")
    meals.fill("3")
    day.fill("2999-01-01")
    meals.press("Enter")
    page.wait_for_selector("#id_visited_on:focus")
    assert meals.input_value() == "3", "what was typed stays"
    day.fill(journey.today().isoformat())
    meals.press("Enter")
    page.get_by_role("link", name="Usulkan graduasi").press("Enter")
    page.get_by_label("Mandiri: sudah dapat berdiri sendiri").check()
    page.get_by_label("Mengapa").fill(WORDS)
    page.get_by_role("button", name="Usulkan").press("Enter")
    page.wait_for_selector("text=dengan kunjungan terakhir sebagai dasarnya")
    return name, page.url.removeprefix(journey.address)


def _is_decided_in_one_evening(journey: Journey, *, leaving: tuple[str, ...], staying: str) -> None:
    """Let one berita acara say of each family whether it leaves; a wrong row stops all."""
    page = journey.goes("operator", "/graduasi/musdes/")
    page.locator("section[aria-labelledby=menunggu] tbody a").first.press("Enter")
    assert _taken(page, "Cetak daftar untuk rapat (PDF)").suggested_filename.endswith(".pdf")
    for name in leaving:
        _verdict(page, name).get_by_label("keluar").check()
    _verdict(page, staying).get_by_label("belum").focus()
    page.keyboard.press("ArrowUp")
    page.get_by_label("Nomor berita acara").fill("BA/GRAD/9")
    page.get_by_label("Nomor berita acara").press("Enter")
    page.wait_for_selector("#baris-salah")
    page.locator("#baris-salah a").press("Enter")
    page.keyboard.type("Anaknya masih sekolah, belum ada tabungan.")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Ringkasan musyawarah")
    page.get_by_role("button", name="Ubah dahulu").press("Enter")
    assert _verdict(page, staying).get_by_label("tetap").is_checked()
    page.get_by_role("button", name="Lihat ringkasan").press("Enter")
    page.get_by_role("button", name="Catat keputusan musyawarah").press("Enter")
    page.wait_for_selector("text=2 keluarga keluar, 1 tetap")


def _is_told_with_the_others(journey: Journey) -> None:
    """Let the letters of that evening be printed, and be written down as handed over."""
    page = journey.sits("operator")
    assert _taken(page, "Cetak semua surat (PDF)").suggested_filename.endswith(".pdf")
    page.get_by_label("Nomor surat", exact=True).fill("460/9")
    page.get_by_role("button", name="Tandai semua").press("Enter")
    page.wait_for_load_state()
    assert page.get_by_label("Nomor surat", exact=True).input_value() == "460/9"
    page.get_by_role("button", name="Lihat ringkasan").press("Enter")
    page.wait_for_selector("text=Ringkasan surat")
    page.get_by_role("button", name="Catat penyampaian").press("Enter")
    page.wait_for_selector("text=2 surat tercatat disampaikan")


def _objects_and_is_answered_by_another(journey: Journey, case: str) -> None:
    """Let a family object, and the head, who had no part in it, reject that."""
    page = journey.goes("facilitator", case)
    page.get_by_label("Keberatan keluarga").fill("Suami saya sakit lagi sejak pekan lalu.")
    page.get_by_role("button", name="Catat keberatan").press("Enter")
    page.wait_for_selector("text=menjawab keberatan")
    page = journey.goes("head", case)
    page.get_by_label("Ditolak: keputusan musyawarah berlaku").check()
    page.locator("#id_jawab-words").fill("Kami sudah ke rumahnya; warungnya tetap buka.")
    page.get_by_role("button", name="Kirim jawaban").press("Enter")
    page.wait_for_selector("text=Dinas Sosial mengajukannya")


def _is_submitted_and_endorsed(journey: Journey) -> None:
    """Let all that are confirmed be submitted with the quota beside them, and be endorsed."""
    journey.aside(lambda: _quota(10_000))
    page = journey.goes("operator", "/graduasi/musdes/")
    page.locator("section[aria-labelledby=ajukan] tbody a").first.press("Enter")
    page.wait_for_selector("text=10.000")
    page.get_by_role("button", name="Ajukan 2 keluarga ini").press("Enter")
    page.wait_for_selector("text=2 keluarga diajukan")
    _endorsed(journey, "BA/GRAD/9", 2)


def _is_followed_by_the_next(journey: Journey) -> None:
    """Let the office offer the free places to who is next, and one be filled."""
    journey.aside(lambda: _quota(10_000))
    page = journey.goes("operator", "/graduasi/tempat/")
    page.get_by_role("link", name="Lihat siapa yang menyusul").press("Enter")
    page.get_by_role("button", name="Usulkan 2 keluarga ini").press("Enter")
    page.get_by_role("checkbox", name=re.compile("CONTOH TUNGGU")).first.check()
    page.get_by_label("Nomor berita acara").last.fill("BA/SUSUL/1")
    page.get_by_label("Tanggal berita acara").fill(journey.today().isoformat())
    page.get_by_role("button", name="Catat berita acara").press("Enter")
    page.wait_for_selector("text=1 usulan kini menunggu pengesahan")
    _endorsed(journey, "BA/SUSUL/1", 1)
    page = journey.goes("operator", "/graduasi/tempat/?state=terisi")
    assert "BA/SUSUL/1" in page.locator("main").inner_text()


def _stands(journey: Journey, name: str) -> None:
    """Let somebody look after a family that is due, and find that it stands on its own."""
    page = journey.goes("facilitator", "/graduasi/tindak-lanjut/")
    page.get_by_role("link", name=name, exact=True).first.press("Enter")
    page.get_by_label("Bagaimana keadaan keluarga ini?").select_option("STANDS")
    page.get_by_role("button", name="Simpan").press("Enter")
    page.wait_for_selector("text=Tersimpan.")


def _falls_back(journey: Journey, name: str) -> None:
    """Let a family fall back; the village puts it on top of those who wait."""
    page = journey.goes("facilitator", "/graduasi/tindak-lanjut/")
    page.get_by_role("link", name=name, exact=True).first.press("Enter")
    page.get_by_label("Bagaimana keadaan keluarga ini?").select_option("FELL_BACK")
    page.get_by_label("Apa yang ditemukan?").fill("Warungnya tutup, suaminya sakit.")
    page.get_by_role("button", name="Simpan").press("Enter")
    page.wait_for_selector("text=Tersimpan.")
    page = journey.goes("operator", "/graduasi/?which=RETURNING")
    page.locator("tbody a").first.press("Enter")
    page.get_by_label("Nomor berita acara").fill("BA/KEMBALI/1")
    page.get_by_role("button", name="Kembalikan").press("Enter")
    page.wait_for_selector("text=menunggu paling depan")
    page = journey.goes("operator", "/daftar-tunggu/")
    assert name in page.locator("tbody tr").first.inner_text()


def _endorsed(journey: Journey, no_ba: str, lines: int) -> None:
    """Let the head endorse a berita acara from the list of changes."""
    page = journey.goes("head", "/perubahan/")
    page.get_by_role("link", name=no_ba).first.press("Enter")
    page.get_by_role("button", name="Sahkan").first.press("Enter")
    page.wait_for_selector(f"text={lines} baris disahkan")


def _taken(page: Any, button: str) -> Any:
    """Press a button that gives a file, and give the file."""
    with page.expect_download() as taken:
        page.get_by_role("button", name=button, exact=True).press("Enter")
    return taken.value


def _verdict(page: Any, name: str) -> Any:
    """Give the boxes that say what the meeting decided about a family."""
    return page.get_by_role("radiogroup", name=f"Putusan untuk {name}", exact=True)
