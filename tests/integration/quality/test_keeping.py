"""What a search found is kept once, what people said of it stays, and data that change reopen it."""

import pytest
from tests.integration.quality.world import (
    AT,
    KUKAR,
    LATER,
    SAMARINDA,
    family,
    keep,
    officer,
    pair_id,
    register,
    rows,
    state,
)

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.kernel.refused import Refused
from salur.quality.actions import Searched, decide_pair
from salur.quality.domain.pairs import Word
from salur.registry.actions import load_families

pytestmark = pytest.mark.django_db
FOUND = [("K1", "K2", 0.93456789), ("K2", "K3", 0.7)]
_PAIRS = "SELECT t::text FROM quality_pair AS t ORDER BY 1"


def _families() -> None:
    register(family(1, SAMARINDA), family(2, KUKAR), family(3, KUKAR), family(4, "6302012001"))


def _said(first: str, second: str, word: Word, *paths: str) -> None:
    for path in paths:
        decide_pair(pair_id=pair_id(first, second), word=word, by=officer(path), at=AT, key="")


def test_the_same_search_again_changes_nothing() -> None:
    _families()
    assert keep(FOUND) == Searched(families=4, found=2, added=2, reopened=0, stale=0)
    before = rows(_PAIRS)
    assert keep(FOUND, at=LATER) == Searched(families=4, found=2, added=0, reopened=0, stale=0)
    assert rows(_PAIRS) == before
    assert rows("SELECT probability, rank, found_in FROM quality_pair ORDER BY 1 DESC") == [
        (0.9346, 0.9346, 201903),
        (0.7, 0.9346, 201903),
    ]
    assert len(rows("SELECT DISTINCT cluster FROM quality_pair")) == 1


def test_what_is_not_found_again_is_no_longer_asked_and_comes_back_when_it_is() -> None:
    _families()
    keep(FOUND)
    assert keep(FOUND[:1]).stale == 1
    assert (state("K1", "K2"), state("K2", "K3")) == ("OPEN", "STALE")
    assert keep(FOUND).reopened == 1
    assert state("K2", "K3") == "OPEN"


def test_a_region_s_search_says_nothing_of_other_regions() -> None:
    _families()
    keep([*FOUND, ("K3", "K4", 0.6)])
    assert keep(FOUND[:1], path="id.64.72") == Searched(3, 1, 0, 0, 0)
    assert state("K2", "K3") == "OPEN", "neither lives in Samarinda"
    assert keep([], path="id.64.02").stale == 2
    assert state("K3", "K4") == "OPEN", "one of them was not compared"


@pytest.mark.parametrize("word", Word)
def test_a_decided_pair_does_not_come_back(word: Word) -> None:
    _families()
    keep(FOUND)
    _said("K1", "K2", word, "id.64.72", "id.64.02")
    before = rows(_PAIRS)
    keep(FOUND, at=LATER)
    assert rows(_PAIRS) == before
    assert keep([]).stale == 1, "only the open one"
    assert state("K1", "K2") == word


def test_data_that_change_reopen_what_was_different_and_never_what_was_merged() -> None:
    _families()
    keep(FOUND)
    _said("K1", "K2", Word.DIFFERENT, "id.64.72", "id.64.02")
    _said("K2", "K3", Word.SAME, "id.64.02")
    load_families(
        [family(2, KUKAR, nama_pengurus="Siti Aminah")], evidence=None, by=SYSTEM, at=LATER, key=""
    )
    assert keep(FOUND, at=LATER).reopened == 1
    assert (state("K1", "K2"), state("K2", "K3")) == ("OPEN", "SAME")
    assert rows("SELECT first_word, second_word FROM quality_pair WHERE state = 'OPEN'") == [
        (None, None)
    ]
    assert rows("SELECT DISTINCT withdrawn_reason FROM quality_vote WHERE pair = %s", pair_id("K1", "K2")) == [("data_changed",)]  # fmt: skip
    again = rows(_PAIRS)
    keep(FOUND, at=LATER)
    assert rows(_PAIRS) == again


def test_what_does_not_describe_a_family_does_not_reopen() -> None:
    _families()
    keep(FOUND)
    _said("K1", "K2", Word.DIFFERENT, "id.64.72", "id.64.02")
    rest = family(2, KUKAR, payable=False, reasons=("nik_missing",), status_bpnt="TIDAK")
    load_families([rest], evidence=None, by=SYSTEM, at=LATER, key="")
    assert keep(FOUND).reopened == 0
    assert state("K1", "K2") == "DIFFERENT"


def test_a_family_whose_membership_ended_is_in_no_pair() -> None:
    _families()
    rows(
        "UPDATE registry_family SET ended_from = 201903, ended_no_ba = 'BA/1' WHERE id_kpm = 'K3'"
        " RETURNING 1"
    )
    assert keep(FOUND).found == 1


def test_a_pair_is_seen_by_both_kab_kota_and_by_nobody_else() -> None:
    _families()
    keep(FOUND)
    _said("K1", "K2", Word.SAME, "id.64.72")

    def seen(actor: Actor) -> list[int]:
        from django.db import connection

        enter_scope(actor)
        counts = []
        with connection.cursor() as cursor:
            for table in ("quality_pair", "quality_vote", "quality_search"):
                cursor.execute(f"SELECT count(*) FROM {table}")
                counts.append(cursor.fetchone()[0])
        return counts

    assert seen(officer("id.64.72")) == [1, 1, 1]
    assert seen(officer("id.64.02")) == [2, 1, 1]
    assert seen(officer("id.64", role="province")) == [2, 1, 1]
    assert seen(officer("id.63.02")) == [0, 0, 1], "that the nation was searched is no secret"
    assert seen(officer()) == [0, 0, 0]
    assert seen(officer("id", role="bank")) == [0, 0, 0]


def test_whoever_may_not_search_there_keeps_nothing() -> None:
    _families()
    for actor, code in (
        (officer("id", role="auditor"), "role_missing"),
        (officer("id.64.02"), "outside_scope"),
        (officer(), "outside_scope"),
    ):
        with pytest.raises(Refused) as caught:
            keep(FOUND, path="id.64.72", by=actor)
        assert caught.value.code == code
    assert rows(_PAIRS) == []


def test_no_identifier_stands_in_the_clear_beside_a_pair() -> None:
    _families()
    keep(FOUND)
    _said("K1", "K2", Word.SAME, "id.64.72")
    for table in ("quality_pair", "quality_vote", "quality_search"):
        text = "\n".join(str(row) for row in rows(f"SELECT t::text FROM {table} t"))
        assert text
        assert "410190" not in text
        assert "Rukmini" not in text
