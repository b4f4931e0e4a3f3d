"""A berita acara is endorsed whole: within quota, from the waiting list, by somebody else."""

import datetime as dt
import uuid

import pytest
from tests.integration.registry.changing import (
    APRIL,
    HEAD,
    MARCH,
    OPERATOR,
    OTHER_DESA,
    family,
    line,
    load,
    nik,
    one,
    propose,
    propose_families,
    rows,
    staged,
)

from salur.access.queries import Actor
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.programs.actions import (
    ChangesRefused,
    Endorsed,
    endorse_changes,
    freeze_list,
    load_quotas,
    seed_parameters,
)
from salur.programs.domain import QuotaRow
from salur.registry.domain import Kind, NewChange

pytestmark = pytest.mark.django_db
KAB = "6201"
MAY = Period(2019, 5)


def _quota(kpm: int, code: str = KAB, *, first: Period = APRIL, last: Period = APRIL) -> None:
    load_quotas(
        [QuotaRow(code, Program.BPNT, first, last, kpm, "SK-1")],
        evidence=uuid.uuid4(), by=OPERATOR, at=MARCH, key="",
    )  # fmt: skip


def _document(no_ba: str = "BA/1") -> uuid.UUID:
    found = rows("SELECT document FROM registry_change WHERE no_ba = %s LIMIT 1", [no_ba])
    return found[0][0]  # type: ignore[return-value]


def _endorse(
    *lines: NewChange, by: Actor = HEAD, at: dt.datetime = MARCH, key: str = ""
) -> Endorsed:
    if lines:
        propose(*lines)
    return endorse_changes(document=_document(), by=by, at=at, key=key)


def _wrong(*lines: NewChange) -> dict[str, str]:
    with pytest.raises(ChangesRefused) as refused:
        _endorse(*lines)
    return {one.id_kpm: one.code for one in refused.value.wrong}


def test_a_berita_acara_is_endorsed_whole() -> None:
    load(family("K1"), family("K2", 2))
    _quota(2)
    assert _endorse(line(Kind.HAPUS, "K1"), line(Kind.TUNDA, "K2")) == Endorsed(2, 0, 0, 0)
    assert rows("SELECT DISTINCT state, effective FROM registry_change") == [("ENDORSED", 201904)]
    assert rows(
        "SELECT facts->>'no_ba' FROM audit_event WHERE action = 'programs.changes_endorsed'"
    )


def test_the_same_key_endorses_once() -> None:
    load(family("K1"))
    first = _endorse(line(Kind.HAPUS, "K1"), key="k")
    assert endorse_changes(document=_document(), by=HEAD, at=MARCH, key="k") == first
    with pytest.raises(Refused, match="nothing_to_endorse"):
        endorse_changes(document=_document(), by=HEAD, at=MARCH, key="other")


def test_who_proposed_does_not_endorse() -> None:
    load(family("K1"))
    both = Actor(OPERATOR.person_id, None, frozenset({"operator", "head"}), ("id.62.01",), "Dua")
    with pytest.raises(Refused, match="own_proposal"):
        _endorse(line(Kind.HAPUS, "K1"), by=both)


@pytest.mark.parametrize(
    ("by", "code"),
    [
        (OPERATOR, "role_missing"),
        (Actor(uuid.uuid4(), None, frozenset({"head"}), ("id.62.02",), "Lain"), "outside_scope"),
    ],
)
def test_only_the_endorsing_office_of_the_region_endorses(by: Actor, code: str) -> None:
    load(family("K1"))
    with pytest.raises(Refused, match=code):
        _endorse(line(Kind.HAPUS, "K1"), by=by)


def test_an_unknown_berita_acara_is_refused() -> None:
    with pytest.raises(Refused, match="berita_acara_unknown"):
        endorse_changes(document=uuid.uuid4(), by=HEAD, at=MARCH, key="")


def test_all_wrong_lines_are_named_at_once_and_nothing_happens() -> None:
    load(family("K1"), family("K2", 2), family("K3", 3), family("K4", 4))
    wrong = _wrong(
        line(Kind.HAPUS, "K1"),
        line(Kind.TUNDA, "K1"),
        line(Kind.HAPUS, "K9"),
        line(Kind.GANTI, "K2", replaced_by="K3"),
        line(Kind.PERBAIKI, "K4", column="nik", value=nik(2)),
        line(Kind.PINDAH, "K3", column="kode_wilayah", value="6202012001"),
    )
    assert wrong == {
        "K1": "change_conflicts",
        "K9": "family_unknown",
        "K2": "not_on_waiting_list",
        "K4": "nik_borne_already",
        "K3": "move_leaves_kabkota",
    }
    assert rows("SELECT DISTINCT state FROM registry_change") == [("VERIFIED",)]


def test_an_addition_fills_what_the_quota_leaves_free_and_no_more() -> None:
    load(family("K1"))
    propose_families(family("B1", 8), family("B2", 9))
    _quota(2)
    assert _wrong(line(Kind.TAMBAH, "B1"), line(Kind.TAMBAH, "B2")) == {
        "B1": "quota_exceeded",
        "B2": "quota_exceeded",
    }
    with pytest.raises(Refused, match="3/2 2019-04 6201"):
        endorse_changes(document=_document(), by=HEAD, at=MARCH, key="")


def test_a_freed_place_is_given_once() -> None:
    load(family("K1"), family("K2", 2))
    propose_families(family("B1", 8), family("B2", 9))
    _quota(2)
    assert _endorse(line(Kind.HAPUS, "K1"), line(Kind.TAMBAH, "B1")).lines == 2
    propose(line(Kind.TAMBAH, "B2", no_ba="BA/2"))
    with pytest.raises(ChangesRefused, match="quota_exceeded"):
        endorse_changes(document=_document("BA/2"), by=HEAD, at=MARCH, key="")


def test_a_suspension_frees_no_place() -> None:
    load(family("K1"))
    propose_families(family("B1", 8))
    _quota(1)
    assert _wrong(line(Kind.TUNDA, "K1"), line(Kind.TAMBAH, "B1")) == {"B1": "quota_exceeded"}


def test_an_end_later_frees_no_place_now() -> None:
    load(family("K1"))
    propose_families(family("B1", 8))
    _quota(1, last=MAY)
    assert _wrong(line(Kind.HAPUS, "K1", asked=MAY), line(Kind.TAMBAH, "B1")) == {
        "B1": "quota_exceeded"
    }


def test_a_quota_that_falls_later_counts_for_who_comes_now() -> None:
    load(family("K1"))
    propose_families(family("B1", 8))
    _quota(2)
    _quota(1, first=MAY, last=MAY)
    assert _wrong(line(Kind.TAMBAH, "B1")) == {"B1": "quota_exceeded"}


def test_an_exceeded_quota_does_not_hold_up_a_replacement_or_an_end() -> None:
    load(family("K1"), family("K2", 2), family("K3", 3))
    propose_families(family("B1", 8))
    _quota(1)
    assert _endorse(line(Kind.GANTI, "K1", replaced_by="B1"), line(Kind.HAPUS, "K2")).lines == 2


def test_the_quota_of_a_desa_counts_beside_that_of_its_kabkota() -> None:
    load(family("K1"), family("K2", 2, desa=OTHER_DESA))
    propose_families(family("B1", 8, desa=OTHER_DESA))
    _quota(9)
    _quota(1, OTHER_DESA)
    assert _wrong(line(Kind.GANTI, "K1", replaced_by="B1")) == {"K1": "quota_exceeded"}


def test_the_quota_of_a_province_counts_too() -> None:
    load(family("K1"), family("X1", 5, desa="6202012001"))
    propose_families(family("B1", 8))
    _quota(2, "62")
    assert _wrong(line(Kind.TAMBAH, "B1")) == {"B1": "quota_exceeded"}


def test_without_a_known_quota_replacements_go_on_and_additions_do_not() -> None:
    load(family("K1"))
    propose_families(family("B1", 8), family("B2", 9))
    assert _wrong(line(Kind.GANTI, "K1", replaced_by="B1"), line(Kind.TAMBAH, "B2")) == {
        "B2": "quota_unknown"
    }
    propose(line(Kind.GANTI, "K1", replaced_by="B1", no_ba="BA/2"))
    done = endorse_changes(document=_document("BA/2"), by=HEAD, at=MARCH, key="")
    assert done == Endorsed(1, 0, 0, 1)


def test_contradicting_quotas_are_no_quota() -> None:
    propose_families(family("B1", 8))
    _quota(5)
    _quota(6)
    assert _wrong(line(Kind.TAMBAH, "B1")) == {"B1": "quota_unknown"}


def test_after_the_cutoff_a_change_for_next_month_waits_one_month_more() -> None:
    load(family("K1"))
    late = MARCH.replace(day=26)
    assert _endorse(line(Kind.HAPUS, "K1"), at=late) == Endorsed(1, 0, 1, 0)
    assert rows("SELECT asked, effective FROM registry_change") == [(201904, 201905)]


def test_freezing_a_list_lets_its_changes_hold() -> None:
    seed_parameters(by=OPERATOR, at=MARCH)
    load(family("K1"), family("K2", 2))
    propose_families(family("B1", 8))
    _quota(2)
    _endorse(line(Kind.GANTI, "K1", replaced_by="B1"), line(Kind.TUNDA, "K2"))
    taken = {}
    for month in (Period(2019, 3), APRIL):
        freeze_list(
            program=Program.BPNT, period=month, kode_wilayah=KAB, by=OPERATOR, at=MARCH, key=""
        )
        found = rows(
            "SELECT id_kpm, payable FROM programs_list_entry WHERE period = %s", [month.number]
        )
        taken[month.month] = dict(found)
    assert taken == {3: {"K1": True, "K2": True}, 4: {"B1": True, "K2": False}}
    assert rows("SELECT DISTINCT state FROM registry_change") == [("APPLIED",)]


def test_what_is_coming_counts_as_if_it_had_come() -> None:
    load(family("K1"))
    propose_families(family("B1", 8))
    _quota(1)
    _endorse(line(Kind.HAPUS, "K1"), line(Kind.TAMBAH, "B1"))
    for number, (code, again) in enumerate(
        (
            ("family_ended", line(Kind.TUNDA, "K1", asked=MAY)),
            ("family_ended", line(Kind.HAPUS, "K1", asked=Period(2019, 6))),
            ("already_a_member", line(Kind.TAMBAH, "B1", asked=MAY)),
            ("change_conflicts", line(Kind.TUNDA, "B1")),
        )
    ):
        no_ba = f"BA/again {number}"
        propose(again._replace(no_ba=no_ba))
        with pytest.raises(ChangesRefused, match=code):
            endorse_changes(document=_document(no_ba), by=HEAD, at=MARCH, key="")
    assert staged() == {"K1": True}
    assert one("B1", "waiting_since IS NOT NULL") == (True,)
