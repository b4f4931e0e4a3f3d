"""The register is searched by kab/kota and across them, and the pairs go to whom they belong."""

import datetime as dt
import uuid
from random import Random

import pytest
from tests.integration.quality.world import (
    AT,
    KUKAR,
    LATER,
    SAMARINDA,
    family,
    officer,
    register,
    rows,
)

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM
from salur.jobs.actions import run_now
from salur.kernel.refused import Refused
from salur.quality import queries
from salur.quality.actions import Searched, ask_for_search, search_duplicates
from salur.registry.domain import FamilyRow

pytestmark = pytest.mark.django_db
SYLLABLES = [
    "an",
    "bu",
    "da",
    "er",
    "fa",
    "gu",
    "hi",
    "in",
    "ja",
    "ka",
    "li",
    "ma",
    "ni",
    "or",
    "pa",
    "ra",
    "sa",
    "ti",
    "um",
    "wa",
    "ya",
    "zu",
]
_PAIRS = "SELECT t::text FROM quality_pair AS t ORDER BY 1"


def people(count: int, desa: str, first: int) -> list[FamilyRow]:
    """Give families that have nothing to do with each other, plainly made up."""
    random = Random(first)

    def name(words: int = 2) -> str:
        made = ["".join(random.choices(SYLLABLES, k=random.randint(2, 3))) for _ in range(words)]
        return " ".join(["contoh", *made]).upper()

    made = []
    for number in range(first, first + count):
        born = dt.date(1950, 1, 1) + dt.timedelta(days=random.randrange(18_000))
        made.append(
            family(
                number, desa,
                nik=f"{desa[:6]}{born.day + 40:02}{born:%m%y}{random.randrange(1, 9999):04}",
                no_kk=f"{desa[:6]}{random.randrange(10**10):010}",
                nama_pengurus=name(), tanggal_lahir=born, tempat_lahir=name(1),
                nama_kepala_keluarga=name(), nama_ibu_kandung=name(),
                alamat=f"JALAN {name(1)} {random.randrange(1, 90)}",
                rt=f"{random.randrange(1, 30):03}", rw=f"{random.randrange(1, 9):03}",
            )
        )  # fmt: skip
    return made


def twin(of: FamilyRow, number: int, **other: object) -> FamilyRow:
    """Give the same family once more, under another number."""
    return of._replace(id_kpm=f"K{number}", **other)


@pytest.fixture
def known() -> dict[str, uuid.UUID]:
    """Two kab/kota of 300 families each; three stand twice, one of them in both."""
    here, there = people(300, SAMARINDA, 1), people(300, KUKAR, 1001)
    return register(
        *here,
        *there,
        twin(here[10], 2001, nama_pengurus=here[10].nama_pengurus[:-1]),
        twin(here[20], 2002, kode_wilayah=KUKAR, rt="099"),
        twin(there[30], 2003, tempat_lahir=None),
    )


def _found(*paths: str) -> set[tuple[str, str]]:
    enter_scope(officer(*paths))
    return {(one.first_id_kpm, one.second_id_kpm) for one in queries.pairs_page("turn")}


def test_each_office_gets_its_own_pairs_and_the_one_they_share(known: dict[str, uuid.UUID]) -> None:
    done = search_duplicates(path="id", by=SYSTEM, at=AT, key="")
    assert (done.families, done.found, done.added) == (603, 3, 3)
    shared = {("K2002", "K21")}
    assert _found("id.64.72") == shared | {("K11", "K2001")}
    assert _found("id.64.02") == shared | {("K1031", "K2003")}
    assert _found("id.63") == _found() == set()
    before = rows(_PAIRS)
    again = search_duplicates(path="id", by=SYSTEM, at=LATER, key="")
    assert (again.added, again.reopened, again.stale) == (0, 0, 0)
    assert rows(_PAIRS) == before, "the same search again changes nothing"


def test_a_kab_kota_searches_within_itself_and_against_its_neighbours(
    known: dict[str, uuid.UUID],
) -> None:
    by = officer("id.64.72")
    assert search_duplicates(path="id.64.72", by=by, at=AT, key="k").added == 2
    assert _found("id.64.72") == {("K11", "K2001"), ("K2002", "K21")}
    assert _found("id.64.02") == {("K2002", "K21")}
    assert search_duplicates(path="id.64.72", by=by, at=AT, key="k") == Searched(603, 2, 2, 0, 0)
    assert len(rows("SELECT 1 FROM quality_search")) == 1, "the same key is the same search"


def test_reasons_are_words_without_any_number_of_somebody(known: dict[str, uuid.UUID]) -> None:
    search_duplicates(path="id", by=SYSTEM, at=AT, key="")
    told = " ".join(str(row) for row in rows("SELECT reasons FROM quality_pair"))
    assert "NIK" in told
    for (number,) in rows("SELECT id_kpm FROM registry_family"):
        assert f"64720141{number}" not in told
    assert not any(len(word) > 5 and word.isdigit() for word in told.replace("'", " ").split())


def test_a_search_is_a_job_and_says_what_it_found(known: dict[str, uuid.UUID]) -> None:
    enter_scope(SYSTEM)
    job = ask_for_search(path="id.64", by=SYSTEM, at=AT, key="j")
    assert ask_for_search(path="id.64", by=SYSTEM, at=AT, key="j") == job
    status = run_now(job)
    assert (status.state, status.result and status.result["found"]) == ("done", 3)


@pytest.mark.parametrize(
    ("path", "scope", "role", "code"),
    [
        ("id.64.72", ("id.64.72",), "auditor", "role_missing"),
        ("id.64.02", ("id.64.72",), "operator", "outside_scope"),
        ("id", ("id.64",), "province", "outside_scope"),
        ("id.64.72", (), "operator", "outside_scope"),
        ("id.64.72.01", ("id.64.72",), "operator", "search_too_small"),
    ],
)
def test_whoever_may_not_is_refused(
    path: str, scope: tuple[str, ...], role: str, code: str
) -> None:
    for act in (search_duplicates, ask_for_search):
        with pytest.raises(Refused) as caught:
            act(path=path, by=officer(*scope, role=role), at=AT, key="")  # type: ignore[operator]
        assert caught.value.code == code
