"""What Dukcapil and employers know is kept and proposes; it suspends and ends nobody."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterator

import pytest
from tests.integration.registry.changing import (
    APRIL,
    HEAD,
    KAB,
    MARCH,
    OPERATOR,
    endorse,
    family,
    ids,
    line,
    load,
    nik,
    propose_families,
    rows,
    staged,
)

from salur.access.actions import enter_scope
from salur.registry import actions, queries
from salur.registry.actions import Matched
from salur.registry.domain import PROPOSES, Kind, MatchKind, MatchRow, Reason

pytestmark = pytest.mark.django_db
LATER = MARCH + dt.timedelta(days=40)


class _Known:
    """This knows what a test says of numbers."""

    def __init__(self, *rows: tuple[int, str, int]) -> None:
        self._rows = [
            MatchRow(nik(number), status, dt.date(2019, 3, day), None, place)
            for place, (number, status, day) in enumerate(rows, start=2)
        ]

    def matched(self, niks: Collection[str] | None) -> Iterator[MatchRow]:
        return iter(one for one in self._rows if niks is None or one.nik in niks)


def _keep(
    *known: tuple[int, str, int], kind: MatchKind = MatchKind.DUKCAPIL, at: dt.datetime = MARCH
) -> Matched:
    return actions.keep_matches(
        _Known(*known), kind=kind, path=KAB, evidence_id=uuid.uuid4(), by=OPERATOR, at=at, key=""
    )


def _proposals() -> list[tuple[object, ...]]:
    return rows("SELECT id_kpm, kind, reason, source, state FROM registry_change ORDER BY id")


def test_a_class_proposes_and_changes_nobody() -> None:
    load(family("K1", 1), family("K2", 2), family("K3", 3))
    done = _keep((1, "PADAN", 1), (2, "MENINGGAL", 1), (3, "BEDA_NAMA", 1), (9, "PADAN", 1))
    assert done == Matched(rows=4, families=3, unknown=1, proposed=1, withdrawn=0)
    assert _proposals() == [("K2", "TUNDA", "MENINGGAL", "dukcapil", "PROPOSED")]
    assert staged() == {"K1": True, "K2": True, "K3": True}


@pytest.mark.parametrize(
    ("kind", "status"), [(kind, one) for kind, classes in PROPOSES.items() for one in classes]
)
def test_every_class_that_proposes_proposes_a_suspension_for_its_reason(
    kind: MatchKind, status: str
) -> None:
    load(family("K1", 1))
    assert _keep((1, status, 1), kind=kind).proposed == 1
    assert _proposals() == [("K1", "TUNDA", PROPOSES[kind][status], kind, "PROPOSED")]


def test_the_newest_day_wins_whatever_comes_first() -> None:
    load(family("K1", 1))
    _keep((1, "TIDAK_DITEMUKAN", 5), (1, "PADAN", 9), (1, "GANDA", 7))
    assert rows("SELECT status, as_of FROM registry_match") == [("PADAN", dt.date(2019, 3, 9))]
    _keep((1, "MENINGGAL", 8))
    assert rows("SELECT status FROM registry_match") == [("PADAN",)]
    assert _proposals() == []


def test_of_one_day_what_is_amiss_counts() -> None:
    load(family("K1", 1))
    assert _keep((1, "GANDA", 5), (1, "PADAN", 5)).proposed == 1
    assert rows("SELECT status FROM registry_match") == [("GANDA",)]


def test_the_same_again_proposes_nothing_again() -> None:
    load(family("K1", 1))
    assert _keep((1, "NONAKTIF", 1)).proposed == 1
    assert _keep((1, "NONAKTIF", 1), at=LATER).proposed == 0
    assert _keep((1, "NONAKTIF", 9), at=LATER).proposed == 0


def test_what_matches_now_takes_its_proposal_back() -> None:
    load(family("K1", 1))
    _keep((1, "TIDAK_VALID", 1))
    assert _keep((1, "PADAN", 2), at=LATER) == Matched(1, 1, 0, 0, 1)
    assert rows("SELECT state, closed_reason FROM registry_change") == [("WITHDRAWN", "PADAN")]


def test_what_people_refused_is_not_proposed_again_while_the_class_stays() -> None:
    load(family("K1", 1))
    _keep((1, "MENINGGAL", 1))
    enter_scope(HEAD)
    actions.refuse_changes(
        change_ids=ids(), reason="salah orang, masih hidup", by=HEAD, at=MARCH, key=""
    )
    assert _keep((1, "MENINGGAL", 9), at=LATER).proposed == 0
    assert _keep((1, "PADAN", 10), at=LATER).proposed == 0
    assert _keep((1, "MENINGGAL", 11), at=LATER + dt.timedelta(days=1)).proposed == 1


def test_what_was_known_of_an_earlier_pengurus_says_nothing_of_the_next() -> None:
    load(family("K1", 1), family("K2", 2))
    _keep((1, "MENINGGAL", 1), (2, "GANDA", 1))
    endorse(
        line(Kind.GANTI_PENGURUS, "K1", reason=Reason.MENINGGAL, column="nik", value=nik(77)),
        line(Kind.HAPUS, "K2", reason=Reason.GANDA),
    )
    actions.apply_due_changes(path=KAB, period=APRIL, by=OPERATOR, at=MARCH)
    enter_scope(OPERATOR)
    assert queries.matches_of(["K1"]) == {}
    closed = rows("SELECT id_kpm, closed_reason FROM registry_change WHERE state = 'WITHDRAWN'")
    assert closed == [("K1", "settled_by_berita_acara"), ("K2", "settled_by_berita_acara")]
    assert _keep((77, "PADAN", 1)) == Matched(1, 1, 0, 0, 0)
    enter_scope(OPERATOR)
    assert queries.matches_of(["K1"])["K1"][0].status == "PADAN"


def test_who_waits_ended_or_is_held_already_is_not_proposed() -> None:
    load(family("K1", 1), family("K2", 2))
    propose_families(family("B1", 3))
    endorse(line(Kind.HAPUS, "K1"), line(Kind.TUNDA, "K2", reason=Reason.PEKERJAAN))
    actions.apply_due_changes(path=KAB, period=APRIL, by=OPERATOR, at=MARCH)
    assert _keep(
        (1, "ASN", 1), (2, "TNI", 1), (3, "POLRI", 1), kind=MatchKind.PEKERJAAN
    ) == Matched(3, 3, 0, 0, 0)


def test_families_of_elsewhere_are_as_unknown_as_nobody() -> None:
    load(family("X1", 1, desa="6202012001"))
    assert _keep((1, "MENINGGAL", 1), (9, "PADAN", 1)) == Matched(2, 0, 2, 0, 0)


def test_a_result_is_read_by_whoever_sees_the_family() -> None:
    load(family("K1", 1))
    _keep((1, "BEDA_KK", 1))
    enter_scope(OPERATOR)
    (found,) = queries.matches_of(["K1"])["K1"]
    assert (found.kind, found.status) == ("dukcapil", "BEDA_KK")
    elsewhere = OPERATOR.__class__(uuid.uuid4(), None, frozenset({"head"}), ("id.62.02",), "Lain")
    enter_scope(elsewhere)
    assert queries.matches_of(["K1"]) == {}


def test_no_number_is_kept_in_the_clear() -> None:
    load(family("K1", 1))
    _keep((1, "MENINGGAL", 1), (9, "PADAN", 1))
    kept = str(rows("SELECT to_jsonb(m)::text FROM registry_match m"))
    kept += str(rows("SELECT facts::text FROM audit_event"))
    assert nik(1) not in kept
    assert nik(9) not in kept
