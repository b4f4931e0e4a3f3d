"""Nobody reads what is another's: every address of the program is opened by everybody.

The addresses come from the URL configuration and the document of the API, so that a new page is
walked without a word here; each is opened with ids of both sides (`sides.py`), and what it answers
is read back as text, workbooks and letters as well. In the usual run the officer of one bank opens
everything and the others share the addresses among themselves; `make test-long` walks them all.
"""

import datetime as dt
import html
import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core import mail
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.conftest import copied_database, looking_at
from tests.functional.api.calling import V1, Calling
from tests.functional.published import Published
from tests.functional.web import sides, walking
from tests.functional.web.conftest import SignedIn
from tests.functional.web.saying import said
from tests.often import often

from salur.access.actions import as_owner
from salur.access.domain import allowed
from salur.coordination.actions.mailing import send_mails
from salur.interfaces.api.service import api
from salur.reporting.actions.telling import tell_everybody

_MARK = re.compile(r"zq([ab])-(\w{3})-[a-z]+")
_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
SHUT = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED,
        HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.CONFLICT}  # fmt: skip
EVERY = {"bri", "bni", "dns", "blg", "dkc", "all", "tim", "ntl"}
# Whose things each may read, on which side; `sen` are complaints that few may see, `ntl` is what
# stands in minutes, which whoever's scope holds all that a meeting was about may read.
MAY = {
    "BNI in B": ("b", {"bni", "all", "tim"}),
    "bank": ("a", {"bri", "all", "tim"}),
    "BNI in A": ("a", {"bni", "all", "tim"}),
    "BRI in B": ("b", {"bri", "all", "tim"}),
    "operator": ("a", EVERY),
    "operator of B": ("b", EVERY),
    "head of B": ("b", {*EVERY, "sen"}),
    "province of B": ("b", {*EVERY, "sen"}),
    "facilitator": ("a", EVERY - {"ntl"}),
    "field of B": ("b", EVERY),
    "agency": ("a", {"dkc", "tim"}),
    "Dukcapil of B": ("b", {"dkc", "tim"}),
    "bulog": ("a", {"blg", "all", "tim"}),
    "Bulog of B": ("b", {"blg", "all", "tim"}),
}
FULL = "BNI in B"
# What the officer of a bank finds of that bank: without it the walk would prove nothing.
OWN = {"hambatan", "komentar", "lampiran", "isi", "keluhan", "terusan", "berkas", "ref", "toko",
       "warung", "bantahan", "keputusan", "perkara", "kumpulan"}  # fmt: skip
# What everybody opens who may, asked so that all is listed.
LISTS = ("/hambatan/?state=all", "/pengaduan/daftar/", "/rakor/", "/berkas/", "/meja/", "/tikor/",
         "/ditangani/?period=2019-05", "/pemberitahuan/", "/meja/antrean/", "/ditangani/unduh/")  # fmt: skip
# Parts of addresses for which this world holds nothing, and which tests work with such a thing;
# a part that is in neither fails the test.
NOTHING_HERE = {
    "burekol_id": "functional/web/test_cards.py",
    "campaign_id": "functional/web/test_cards.py",
    "case_id": "functional/web/test_graduations.py",
    "clearing_id": "functional/web/test_books.py",
    "compilation_id": "functional/web/test_way_up.py",
    "conflict_id": "functional/web/test_sync.py",
    "follow_up_id": "functional/web/test_along.py",
    "layout_id": "functional/web/test_layouts.py",
    "mapping_id": "functional/web/test_deeds.py",
    "match_id": "functional/web/test_matches.py",
    "order_id": "functional/web/test_orders.py",
    "pair_id": "functional/web/test_duplicates.py",
    "plan_id": "functional/web/test_kotabaru.py",
    "question_id": "functional/web/test_duplicates.py",
    "referral_id": "functional/web/test_along.py",
    "return_id": "functional/web/test_payments.py",
    "scan_id": "integration/reporting/test_life.py",
    "sending_id": "functional/web/test_sync.py",
    "sheet_id": "functional/web/test_handovers.py",
    "signal_id": "functional/web/test_shops.py",
    "snapshot_id": "functional/web/test_sync.py",
    "spa_id": "integration/distribution/test_month.py",
    "switch_id": "functional/web/test_quality.py",
    "token_id": "functional/web/test_tokens.py",
}
VALUES = {
    "program": ("BPNT",), "period": (str(sides.MAY.number),), "number": ("2",), "version": ("1",),
    "code": (sides.A.code, sides.B.code), "what": ("catat",), "secret": ("nik",), "kind": ("naik",),
    "slug": ("buku",), "name": ("tombol",), "token": ("bukan-undangan",),
}  # fmt: skip


@dataclass
class World:
    """Everybody's address, the marks of ids, and the addresses."""

    people: dict[str, str]
    named: dict[str, str]
    atlas: walking.Atlas
    addresses: list[walking.Address]


@pytest.fixture(scope="module")
def people(
    published: Published, superuser: object, django_db_blocker: pytest.FixtureRequest
) -> Iterator[dict[str, str]]:
    """The published world as it was made: what others did in a browser would be walked as well."""
    with (
        copied_database(superuser, published.untouched) as copy,
        looking_at(copy),
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
    ):
        yield published.people


@pytest.fixture(scope="module")
def world(people: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """Both sides over the published world, undone at the end."""
    before = django_settings.SALUR_EVIDENCE
    django_settings.SALUR_EVIDENCE = tmp_path_factory.mktemp("store")
    cache.clear()
    block = transaction.atomic()
    block._from_testcase = True  # what insists on its own transactions may have them inside
    with block:
        everybody, named = sides.seed(people, tmp_path_factory.mktemp("sides"))
        tell_everybody(at=timezone.now() + dt.timedelta(hours=1), mails=True)
        atlas = walking.Atlas(VALUES, named, sides.MAY.number)
        yield World(everybody, named, atlas, atlas.addresses())
        transaction.set_rollback(True)
    django_settings.SALUR_EVIDENCE = before


class Walk:
    """One person's way past every address; `found` are the marks that it met."""

    def __init__(self, world: World, who: str) -> None:
        self.world, self.who = world, who
        self.side, self.owners = MAY[who]
        self.found: set[str] = set()
        self.leaks: list[str] = []
        self.client: Client = SignedIn(world.people)(who)
        self.client.raise_request_exception = False

    def is_foreign(self, mark: str) -> bool:
        """Say whether a mark is of something that this person may not read."""
        side, owner = mark[2], mark[4:7]
        return side != self.side or owner not in self.owners

    def hear(self, asked: str, answer: HttpResponse, known: str = "") -> None:
        """Note which marks an answer bears; what was `known` when asking tells nothing."""
        text = said(answer).lower()
        told = {found[0] for found in _MARK.finditer(text) if found[0] not in known}
        given = {*_ID.findall(known)}
        told |= {self.world.named[one] for one in {*_ID.findall(text)} - given
                 if one in self.world.named}  # fmt: skip
        self.found |= told
        self.leaks += [f"{asked} tells {mark}" for mark in sorted(told) if self.is_foreign(mark)]
        strange = [one for one in given if self.is_foreign(self.world.named.get(one, self._own))]
        if strange and answer.status_code not in SHUT:
            self.leaks.append(f"{asked} answers {answer.status_code}")
        if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            self.leaks.append(f"{asked} is a fault")

    @property
    def _own(self) -> str:
        return f"zq{self.side}-tim-"

    def open(self, url: str, methods: tuple[str, ...]) -> None:
        """Ask for an address in every way it takes; what that did is undone."""
        for method in methods:
            if method == "HEAD":
                continue
            here = transaction.savepoint()
            send = self.client.get if method == "GET" else self.client.post
            answer = send(url, {} if method == "GET" else {"key": uuid.uuid4().hex})
            self.hear(f"{method} {url}", answer, url)
            transaction.savepoint_rollback(here)


def _role(who: str) -> str:
    return sides.OTHERS[who][0] if who in sides.OTHERS else who


def _mine(who: str, addresses: list[walking.Address]) -> list[walking.Address]:
    return [one for one in addresses if one.verb is None or allowed([_role(who)], one.verb)]


def _share(who: str, addresses: list[walking.Address]) -> list[walking.Address]:
    """Give what somebody opens: all that they may, or in the usual run their part of it."""
    if who == FULL:
        return _mine(who, addresses)
    may = {one: [name for name in MAY if _mine(name, [one])] for one in addresses}
    return [
        one
        for turn, one in enumerate(addresses)
        if who in may[one] and often(may[one][turn % len(may[one])] == who, True)
    ]


@pytest.mark.parametrize("who", MAY)
def test_nobody_reads_what_is_anothers_on_any_page_or_export(world: World, who: str) -> None:
    cache.clear()
    walk = Walk(world, who)
    for url in LISTS:
        walk.open(url, ("POST",) if url.endswith(("antrean/", "unduh/")) else ("GET",))
    for one in _share(who, world.addresses):
        walk.open(one.url, one.methods)
    assert walk.leaks == []
    missing = walk.owners - {mark[4:7] for mark in walk.found}
    assert missing <= often({"tim", "ntl"}, set()), "the walk met nothing of theirs"
    if who == FULL:
        assert {f"zqb-bni-{kind}" for kind in OWN} <= walk.found, sorted(walk.found)


def test_every_part_of_an_address_leads_somewhere_or_is_walked_elsewhere(world: World) -> None:
    assert world.atlas.nothing == set(NOTHING_HERE)
    assert len({one.pattern for one in world.addresses}) > 250
    tests = Path(__file__).resolve().parents[2]
    assert all((tests / name).exists() for name in NOTHING_HERE.values())


def _shown(walk: Walk, addresses: list[walking.Address]) -> list[str]:
    """Give the links with questions of all pages that need no id, one of each kind."""
    found: dict[tuple[str, ...], str] = {}
    for one in addresses:
        if "<" in one.pattern or "GET" not in one.methods:
            continue
        page = said(walk.client.get(one.url))
        for link in re.findall(r'(?:href|hx-get)="(/[^"#]*\?[^"#]+)"', page):
            url = html.unescape(link)
            names = re.findall(r"[?&](\w+)=", url)
            found.setdefault((_ID.sub("", url.partition("?")[0]), *sorted(names)), url)
    return [*found.values()]


@pytest.mark.parametrize("shown", often(("operator",), ("operator", "bank", "head of B")))
def test_nobody_reads_what_is_anothers_by_a_link_that_others_were_shown(
    world: World, shown: str
) -> None:
    cache.clear()
    of = Walk(world, shown)
    links = _shown(of, _mine(shown, world.addresses))
    assert len(links) > 20 and of.leaks == []
    for turn, who in enumerate(often((FULL, "operator of B"), tuple(MAY))):
        walk = Walk(world, who)
        for link in links[turn :: often(2, 1)]:
            walk.open(link, ("GET",))
        assert walk.leaks == []


@pytest.mark.parametrize("who", often((FULL, "operator of B"), tuple(MAY)))
def test_nobody_reads_what_is_anothers_by_the_api(world: World, who: str) -> None:
    cache.clear()
    walk, program = Walk(world, who), Calling(world.people).as_(who)
    for route, ways in api.get_openapi_schema()["paths"].items():
        for name in re.findall(r"{(\w+)}", route)[:1] or [""]:
            if "get" not in ways:
                continue
            families = [side.mark(bank, "kpm0") for side in sides.BOTH for bank in sides.BANKS]
            for value in families if name == "id_kpm" else world.atlas.of(name) if name else ("",):
                address = route.removeprefix(V1).replace(f"{{{name}}}", value)
                for region in ("", sides.A.code, sides.B.code):
                    asked = {"program": "BPNT", "period": str(sides.MAY)}
                    asked |= {"region": region} if region else {}
                    walk.hear(f"GET {address} {asked}", program.get(address, **asked), address)
                    if name:
                        break
    assert walk.leaks == [] and walk.found


def test_no_mail_tells_of_what_is_anothers(world: World) -> None:
    """A mail names regions and leads to pages; the two sides' names are told to their own alone."""
    send_mails(at=timezone.now() + dt.timedelta(days=1))
    whose = {address: who for who, address in world.people.items()}
    written = set()
    for one in mail.outbox:
        who = whose.get(one.to[0], "")
        if who not in MAY:
            continue
        walk = Walk(world, who)
        other = "BANJARMASIN" if walk.side == "a" else "KOTAWARINGIN BARAT"
        text = f"{one.subject}\n{one.body}"
        assert other not in text and not _MARK.search(text) and not _ID.search(text)
        for link in re.findall(r"https?://[^/\s]+(/\S+)", text):
            walk.open(link, ("GET",))
        assert walk.leaks == []
        written.add(who)
    assert {FULL, "bank", "operator", "operator of B"} <= written


def test_the_walk_finds_a_wall_that_is_broken(world: World) -> None:
    """One policy too many, and the bank's officer reads what is another's."""
    cache.clear()
    walk = Walk(world, FULL)
    here = transaction.savepoint()
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("CREATE POLICY broken ON coordination_obstacle FOR SELECT USING (true)")
    walk.open("/hambatan/?state=all", ("GET",))
    transaction.savepoint_rollback(here)
    assert any("zqb-bri-hambatan" in one for one in walk.leaks), walk.leaks
