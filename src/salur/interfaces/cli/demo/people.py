"""Who works in the demo: every office has somebody, and some of their sign-ins are shown."""

import datetime as dt
import random
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import NewMember, create_first_administrator, enrol_person, enter_scope
from salur.access.queries import SYSTEM, Actor, actor_within
from salur.interfaces.cli.demo.asked import BEGIN
from salur.interfaces.cli.demo.crew import Crew
from salur.interfaces.cli.demo.marker import SignIn
from salur.parties.queries import organisation_by_code, organisations, reach_of

_WORDS = (
    "beras telur sungai perahu kelapa pasar lumbung padi ladang dermaga rotan ulin bakau pelita "
    "embun merdeka rakit sawah tambak jukung anyaman cemara enggang kemiri"
)
_FIRST = (
    "Ahmad Rina Dewi Markus Yuliana Hendra Norhayati Bambang Siti Rusdi Lidya Anwar Maria Fahmi "
    "Kristina Agus Ratna Yohanes Sri Gazali"
)
_LAST = (
    "Saputra Wijaya Lestari Rahman Tingang Handayani Yusuf Lawing Hidayat Noor Sihombing Pratama "
    "Ngau Susanti Maulana Kartika"
)


@dataclass(frozen=True)
class Post:
    """A place somebody fills: `shown` posts are those whose sign-in is printed, by this title.

    `second` tells apart whoever has the same role in the same office.
    """

    role: str
    organisation: str
    title: str
    shown: str = ""
    paths: tuple[str, ...] = ()
    second: str = ""

    @property
    def name(self) -> str:
        """What the post is known by within its office."""
        return f"{self.role} {self.second}".strip()

    @property
    def email(self) -> str:
        """The address they sign in with; `.test` can be nobody's."""
        office = self.organisation.lower().removeprefix("dinsos-")
        return f"{self.name.replace(' ', '.')}.{office}@salur.test"


@dataclass(frozen=True)
class Hired:
    """Somebody on a post; who is shown has the password that was thrown for them."""

    post: Post
    name: str
    password: str | None
    person_id: UUID
    organisation_id: UUID


def posts() -> list[Post]:
    """Give every post, the first administrator first."""
    kinds = {one.code: one.kind for one in organisations()}
    shown = {
        "DINSOS-6371": "Kota Banjarmasin",
        "DINSOS-6202": "Kab. Kotawaringin Timur",
        "DINSOS-63": "Provinsi Kalimantan Selatan",
    }
    found = [Post("administrator", "KEMENSOS", "Administrator", "Administrator")]
    for code, kind in sorted(kinds.items()):
        place = shown.get(code, "")
        if kind == "dinsos_kabkota":
            found.append(Post("operator", code, "Pengelola Data", place and f"Operator {place}"))
            found.append(Post("head", code, "Kepala Dinas Sosial", place and f"Kepala {place}"))
        elif kind == "dinsos_province":
            found.append(Post("province", code, "Kepala Bidang Penanganan Fakir Miskin", place))
            # Whoever compiles a recapitulation does not sign it.
            title = "Kepala Dinas Sosial Provinsi"
            found.append(Post("province", code, title, place and f"Kepala {place}", second="head"))
        elif kind == "bank":
            found.append(Post("bank", code, "Petugas Bansos", "Bank BRI" * (code == "BRI")))
        elif kind == "bulog_division":
            is_shown = code == "BULOG-KALTENG"
            found.append(Post("bulog", code, "Kepala Seksi", "Bulog Divre Kalteng" * is_shown))
    return [
        *found,
        Post("ministry", "WILAYAH-II", "Kepala Subdirektorat", "Kementerian (Wilayah II)"),
        Post("ministry", "WILAYAH-II", "Direktur", second="head"),
        # A payment order is prepared, checked and approved by three people.
        Post("ministry", "KEMENSOS", "Pemeriksa Perintah Bayar", "Kementerian (pemeriksa)"),
        Post("budget_authority", "KEMENSOS", "Kuasa Pengguna Anggaran", "KPA Kementerian"),
        Post("facilitator", "DINSOS-6371", "TKSK", "Pendamping Banjarmasin", ("id.63.71.01",)),
        Post("auditor", "KEMENSOS", "Auditor", "Auditor"),
        Post("agency", "DUKCAPIL-6371", "Petugas Data", "Dukcapil Banjarmasin"),
    ]


def hire(crew: Crew, seed: int, count: Callable[[str, int, int], None]) -> tuple[Hired, ...]:
    """Fill every post; names come out of the seed, passwords never do."""
    names = random.Random(f"people {seed}")
    asked = [
        (post, f"{names.choice(_FIRST.split())} {names.choice(_LAST.split())}", _password(post))
        for post in posts()
    ]
    first, *others = asked
    hired = [_enrol(first)]
    for one in crew.each(_enrol, others):
        hired.append(one)
        count(one.name, len(hired), len(asked))
    return tuple(hired)


def _password(post: Post) -> str | None:
    # Hashing one takes a third of a second, and nobody could sign in with what is never shown.
    return thrown_password() if post.shown else None


def thrown_password() -> str:
    """Give three words and a number that nobody can guess."""
    words = "-".join(secrets.choice(_WORDS.split()) for _ in range(3))
    return f"{words}-{secrets.randbelow(9000) + 1000}"


@transaction.atomic
def _enrol(asked: tuple[Post, str, str | None]) -> Hired:
    post, name, password = asked
    enter_scope(SYSTEM)
    office = organisation_by_code(post.organisation)
    assert office is not None, "posts are made from the organisations that are there"
    member = NewMember(
        email=post.email,
        name=name,
        organisation_id=office.id,
        roles=frozenset({post.role}),
        paths=post.paths or reach_of(office.id, BEGIN.date()),
        title=post.title,
        nip=_number_of(post) if post.organisation.startswith("DINSOS") else "",
    )
    if password is not None and post.role == "administrator":
        made = create_first_administrator(member=member, password=password, at=BEGIN)
    else:
        made = enrol_person(member=member, password=password, by=SYSTEM, at=BEGIN)
    return Hired(post, name, password, made.person_id, office.id)


def _number_of(post: Post) -> str:
    """Give a civil servant's number (NIP) that nobody has: it says born and hired in year 0."""
    return f"00000101000001{random.Random(post.email).randrange(1000, 9999)}"


def sign_ins(hired: tuple[Hired, ...]) -> tuple[SignIn, ...]:
    """Give the sign-ins to print."""
    return tuple(
        SignIn(one.post.shown, one.name, one.post.email, one.password)
        for one in hired
        if one.password is not None
    )


@transaction.atomic
def actors(hired: tuple[Hired, ...], on: dt.date) -> Mapping[tuple[str, str], Actor]:
    """Give whom everybody acts as on a day, by name of the post and organisation."""
    enter_scope(SYSTEM)
    found = {}
    for one in hired:
        actor = actor_within(one.person_id, one.organisation_id, on)
        assert actor is not None, "whoever was hired before acts on that day"
        found[one.post.name, one.post.organisation] = actor
    return found
