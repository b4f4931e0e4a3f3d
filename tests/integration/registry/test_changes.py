"""Only a berita acara changes who is on the next list, and only when its month has come."""

import datetime as dt
import uuid

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.registry.changing import (
    APRIL,
    DESA,
    HEAD,
    MARCH,
    OPERATOR,
    OTHER_DESA,
    apply,
    endorse,
    family,
    ids,
    line,
    load,
    nik,
    one,
    propose,
    propose_families,
    rows,
    staged,
)

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from salur.registry import actions, queries
from salur.registry.domain import Kind, Reason, Source

pytestmark = pytest.mark.django_db
IN_APRIL = dt.datetime(2019, 4, 2, 8, tzinfo=dt.UTC)


def test_proposing_changes_nobody() -> None:
    load(family("K1"))
    assert propose(line(Kind.HAPUS, "K1")) == actions.Proposed(1, 0)
    assert apply() == 0
    assert staged() == {"K1": True}


def test_an_endorsed_end_holds_from_its_month_and_keeps_the_family() -> None:
    load(family("K1"), family("K2", 2))
    assert endorse(line(Kind.HAPUS, "K1", reason=Reason.MENINGGAL)) == (1, 0)
    assert staged() == {"K1": True, "K2": True}
    assert apply() == 1
    assert staged(Period(2019, 3)) == {"K1": True, "K2": True}
    assert staged() == {"K2": True}
    assert one("K1", "ended_from, ended_no_ba") == (201904, "BA/1")


def test_a_month_that_has_begun_holds_at_once() -> None:
    load(family("K1"))
    assert endorse(line(Kind.HAPUS, "K1"), at=IN_APRIL) == (1, 1)
    assert staged() == {}


def test_applying_again_changes_nothing() -> None:
    load(family("K1"))
    endorse(line(Kind.TUNDA, "K1"))
    assert (apply(), apply()) == (1, 0)
    assert one("K1", "held_reasons") == (["held_data"],)


def test_who_waits_is_on_no_list_until_a_berita_acara_adds_them() -> None:
    load(family("K1"))
    assert propose_families(family("B1", 8), family("K1")) == 1
    assert staged() == {"K1": True}
    endorse(line(Kind.TAMBAH, "B1"))
    apply()
    assert staged(Period(2019, 3)) == {"K1": True}
    assert staged() == {"B1": True, "K1": True}
    assert one("B1", "waiting_since, member_from, verified_on") == (
        None,
        201904,
        dt.date(2019, 3, 5),
    )


def test_a_replacement_ends_one_and_begins_the_other_in_the_same_month() -> None:
    load(family("K1"))
    propose_families(family("B1", 8))
    endorse(line(Kind.GANTI, "K1", replaced_by="B1", reason=Reason.PINDAH))
    apply()
    assert (staged(Period(2019, 3)), staged()) == ({"K1": True}, {"B1": True})


def test_who_is_taken_off_the_waiting_list_was_never_a_member() -> None:
    propose_families(family("B1", 8))
    endorse(line(Kind.HAPUS, "B1", reason=Reason.MAMPU))
    apply()
    assert (staged(Period(2019, 3)), staged()) == ({}, {})
    assert one("B1", "waiting_since, ended_from") == (None, 201904)


def come_back(id_kpm: str, **more: object) -> actions.Returned:
    values = {"no_ba": "BA-K/1", "tanggal_ba": dt.date(2019, 4, 1), "by": OPERATOR, **more}
    return actions.return_to_waiting(id_kpm=id_kpm, at=IN_APRIL, key="again", **values)  # type: ignore[arg-type]


def test_who_left_and_fell_back_waits_before_all_others_until_there_is_a_place() -> None:
    load(family("K1"))
    propose_families(family("B1", 8), family("B2", 9))
    endorse(line(Kind.GRADUASI_MANDIRI, "K1"))
    apply()
    come_back("K1")
    assert come_back("K1").since == dt.date(2019, 4, 1)  # again with the key it is the same
    enter_scope(OPERATOR)
    seen = queries.waiting_list("id.62")
    assert [(one.id_kpm, one.first) for one in seen] == [("K1", True), ("B1", False), ("B2", False)]
    beyond = [queries.waiting_list("id", after=one.after_key) for one in seen]
    assert [[one.id_kpm for one in rest] for rest in beyond] == [["B1", "B2"], ["B2"], []]
    assert (staged(Period(2019, 3)), staged()) == ({"K1": True}, {})
    endorse(line(Kind.TAMBAH, "K1", asked=Period(2019, 5)), line(Kind.HAPUS, "B1"))
    apply(Period(2019, 5))
    assert one("K1", "member_from, ended_from, waiting_since, waiting_first") == (
        201905,
        None,
        None,
        False,
    )
    history = rows("SELECT waiting_first FROM registry_family_history WHERE id_kpm = 'K1'")
    assert sorted(row[0] for row in history) == [False, False, True]


@pytest.mark.parametrize(
    ("code", "id_kpm", "more"),
    [
        ("role_missing", "K9", {"by": HEAD}),
        ("family_unknown", "K9", {}),
        (
            "outside_scope",
            "K1",
            {"by": Actor(OPERATOR.person_id, None, OPERATOR.roles, ("id.63",), "X")},
        ),
        ("family_not_ended", "K2", {"no_ba": ""}),
        ("family_waits", "K3", {"no_ba": ""}),
        ("berita_acara_missing", "K1", {"no_ba": " "}),
        ("berita_acara_missing", "K1", {"tanggal_ba": dt.date(2019, 4, 3)}),
    ],
)
def test_who_comes_back_left_before_and_by_a_berita_acara(
    code: str, id_kpm: str, more: dict[str, object]
) -> None:
    load(family("K1"), family("K2", 2), family("K3", 3))
    endorse(line(Kind.GRADUASI_MANDIRI, "K1"), line(Kind.GRADUASI_ALAMIAH, "K3"))
    apply()
    come_back("K3")
    with pytest.raises(Refused) as refused:
        actions.return_to_waiting(
            **{
                "id_kpm": id_kpm, "no_ba": "BA-K/2", "tanggal_ba": dt.date(2019, 4, 1),
                "by": OPERATOR, "at": IN_APRIL, "key": "other", **more,
            }
        )  # type: ignore[arg-type]  # fmt: skip
    assert refused.value.code == code


def test_a_suspension_keeps_the_place_and_survives_the_next_file() -> None:
    load(family("K1"))
    endorse(line(Kind.TUNDA, "K1", reason=Reason.PEKERJAAN))
    apply()
    assert staged() == {"K1": False}
    load(family("K1", nama_pengurus="Ibu Lain"))
    assert one("K1", "name, payable, suspended_reasons") == (
        "Ibu Lain",
        False,
        ["held_pekerjaan"],
    )


def test_what_a_berita_acara_holds_another_lifts_and_faults_of_the_data_stay() -> None:
    load(family("K1", payable=False, reasons=("nik_missing",), nik=None))
    endorse(line(Kind.TUNDA, "K1", reason=Reason.GANDA))
    apply()
    assert one("K1", "suspended_reasons") == (["nik_missing", "held_ganda"],)
    endorse(line(Kind.AKTIFKAN, "K1", asked=Period(2019, 5), no_ba="BA/2"))
    apply(Period(2019, 5))
    assert one("K1", "suspended_reasons, held_reasons, payable") == (["nik_missing"], [], False)


def test_who_ended_stays_ended_when_a_file_names_them_again() -> None:
    load(family("K1"))
    endorse(line(Kind.GRADUASI_MANDIRI, "K1", reason=Reason.MAMPU))
    apply()
    load(family("K1", nama_pengurus="Ibu Lain"))
    assert staged() == {}


def test_who_ended_may_be_proposed_and_added_again() -> None:
    load(family("K1"))
    endorse(line(Kind.HAPUS, "K1"))
    apply()
    assert propose_families(family("K1")) == 0
    assert staged() == {}
    endorse(line(Kind.TAMBAH, "K1", asked=Period(2019, 6), no_ba="BA/2"))
    apply(Period(2019, 6))
    assert (staged(Period(2019, 5)), staged(Period(2019, 6))) == ({}, {"K1": True})


def test_a_correction_rewrites_the_column_and_repairs_what_it_was_suspended_for() -> None:
    load(family("K1", nik=None, payable=False, reasons=("nik_missing",)))
    endorse(
        line(Kind.PERBAIKI, "K1", column="nik", value=nik(77)),
        line(Kind.PERBAIKI, "K1", column="tanggal_lahir", value="01/02/1980"),
    )
    apply()
    enter_scope(OPERATOR)
    found = queries.family(queries.family_id_of("K1"))  # type: ignore[arg-type]
    assert found is not None
    assert (found.nik, found.payable) == ("6201••••••••0077", True)
    assert one("K1", "birth_date, nik_blind") == (dt.date(1980, 2, 1), queries.blind_of(nik(77)))


def test_the_same_row_again_does_not_undo_a_correction() -> None:
    load(family("K1"))
    endorse(line(Kind.PERBAIKI, "K1", column="nama_pengurus", value="Ibu Benar"))
    apply()
    load(family("K1"))
    assert one("K1", "name") == ("Ibu Benar",)


def test_the_mother_dies_and_the_family_stays() -> None:
    load(family("K1"))
    endorse(
        line(
            Kind.GANTI_PENGURUS, "K1", reason=Reason.MENINGGAL, column="nama_pengurus", value="Ani"
        ),
        line(Kind.GANTI_PENGURUS, "K1", reason=Reason.MENINGGAL, column="nik", value=nik(9)),
        line(
            Kind.GANTI_PENGURUS,
            "K1",
            reason=Reason.MENINGGAL,
            column="nama_ibu_kandung",
            value="Siti",
        ),
    )
    before = one("K1", "id")
    apply()
    assert one("K1", "id") == before
    assert one("K1", "name") == ("Ani",)
    assert staged() == {"K1": True}


def test_a_move_takes_the_family_and_its_account_along_and_the_history_stays() -> None:
    load(family("K1", no_rekening="0012345678901234"))
    endorse(line(Kind.PINDAH, "K1", column="kode_wilayah", value=OTHER_DESA, reason=Reason.PINDAH))
    apply()
    assert one("K1", "kode_wilayah, path::text") == (OTHER_DESA, "id.62.01.02.2002")
    assert rows("SELECT path::text FROM registry_account") == [("id.62.01.02.2002",)]
    assert rows("SELECT kode_wilayah FROM registry_family_history") == [(DESA,)]


def test_later_months_come_later() -> None:
    load(family("K1"))
    endorse(
        line(Kind.TUNDA, "K1"),
        line(Kind.AKTIFKAN, "K1", asked=Period(2019, 6)),
        line(Kind.PERBAIKI, "K1", column="rt", value="9", asked=Period(2019, 6)),
        line(Kind.PERBAIKI, "K1", column="rt", value="3"),
    )
    assert apply(Period(2019, 6)) == 4
    assert one("K1", "payable, rt") == (True, "9")


def test_a_line_that_cannot_be_as_written_is_kept_as_refused() -> None:
    done = propose(
        line(Kind.PERBAIKI, "K1", column="no_rekening", value="0012345678901234"),
        line(Kind.PERBAIKI, "K1", column="nik", value="6201020101900000"),
        line(Kind.GANTI, "K1"),
        line(Kind.HAPUS, "K1"),
    )
    assert done == actions.Proposed(1, 3)
    assert {row[0] for row in rows("SELECT closed_reason FROM registry_change")} == {
        "column_not_changeable",
        "value_malformed",
        "replacement_missing",
        None,
    }


def test_no_secret_of_a_change_stands_in_the_clear() -> None:
    load(family("K1"))
    secrets = (nik(77), "6201020202100009", "Nama Ibu Rahasia")
    propose(
        line(Kind.PERBAIKI, "K1", column="nik", value=secrets[0]),
        line(Kind.PERBAIKI, "K1", column="no_kk", value=secrets[1]),
        line(Kind.PERBAIKI, "K1", column="nama_ibu_kandung", value=secrets[2]),
        line(Kind.PERBAIKI, "K1", column="no_rekening", value=secrets[0]),
        line(Kind.HAPUS, "K1", no_ba=f"BA {secrets[0]}"),
    )
    kept = str(rows("SELECT to_jsonb(c)::text FROM registry_change c"))
    assert not [one for one in secrets if one in kept]
    shown = [one.value for one in queries.change_lines() if one.value]
    enter_scope(OPERATOR)
    shown = [one.value for one in queries.change_lines() if one.value]
    assert shown == ["•••• •••• ••••", "6201••••••••0009", "6201••••••••0077"]


def test_the_same_file_is_taken_once() -> None:
    file = uuid.uuid4()
    lines = [line(Kind.HAPUS, "K1", row=2), line(Kind.HAPUS, "K2", row=3)]
    took = [
        actions.propose_changes(
            lines, source=Source.BERITA_ACARA, by=OPERATOR, at=MARCH, key=key, evidence_id=file
        )
        for key in ("a", "a", "b")
    ]
    assert took == [actions.Proposed(2, 0), actions.Proposed(2, 0), actions.Proposed(0, 0)]


def test_a_proposal_needs_its_berita_acara_before_it_can_be_endorsed() -> None:
    load(family("K1"))
    propose(line(Kind.TUNDA, "K1", no_ba=None, tanggal_ba=None, asked=None))
    enter_scope(OPERATOR)
    asked = {"by": OPERATOR, "at": MARCH, "key": "", "change_ids": ids()}
    day = {"tanggal_ba": dt.date(2019, 3, 7)}
    with pytest.raises(Refused, match="berita_acara_missing"):
        actions.verify_changes(no_ba=" ", asked=APRIL, **day, **asked)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="month_missing"):
        actions.verify_changes(no_ba="BA/3", asked=None, **day, **asked)  # type: ignore[arg-type]
    assert actions.verify_changes(no_ba="BA/3", asked=APRIL, **day, **asked) == 1  # type: ignore[arg-type]
    assert rows("SELECT state, no_ba, asked FROM registry_change") == [("VERIFIED", "BA/3", 201904)]
    with pytest.raises(Refused, match="change_decided"):
        actions.verify_changes(no_ba="BA/4", asked=APRIL, **day, **asked)  # type: ignore[arg-type]


def test_a_change_is_refused_or_withdrawn_for_a_reason() -> None:
    propose(line(Kind.HAPUS, "K1"), line(Kind.HAPUS, "K2"))
    enter_scope(HEAD)
    first, second = ids()
    asked = {"at": MARCH, "key": ""}
    with pytest.raises(Refused, match="reason_missing"):
        actions.refuse_changes(change_ids=[first], reason="-", by=HEAD, **asked)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="role_missing"):
        actions.refuse_changes(change_ids=[first], reason="belum lengkap", by=OPERATOR, **asked)  # type: ignore[arg-type]
    actions.refuse_changes(change_ids=[first], reason="belum lengkap", by=HEAD, **asked)  # type: ignore[arg-type]
    actions.withdraw_changes(change_ids=[second], reason="salah ketik", by=OPERATOR, **asked)  # type: ignore[arg-type]
    assert [row[0] for row in rows("SELECT state FROM registry_change ORDER BY id")] == [
        "REFUSED",
        "WITHDRAWN",
    ]


def test_a_change_of_elsewhere_is_not_there() -> None:
    propose(line(Kind.HAPUS, "K1"))
    stranger = OPERATOR.__class__(
        uuid.uuid4(), None, frozenset({"head"}), ("id.62.02",), "Kepala lain"
    )
    enter_scope(stranger)
    assert queries.change_lines() == ()
    with pytest.raises(Refused, match="change_unknown"):
        actions.refuse_changes(
            change_ids=[1], reason="bukan wilayah", by=stranger, at=MARCH, key=""
        )


def test_what_was_applied_is_told_by_family_and_column() -> None:
    load(family("K1"), family("K2", 2))
    propose_families(family("B1", 8))
    endorse(
        line(Kind.PERBAIKI, "K1", column="nik", value=nik(77)),
        line(Kind.GANTI, "K2", replaced_by="B1"),
    )
    apply()
    long_ago = dt.datetime(2019, 1, 1, tzinfo=dt.UTC)
    with as_owner():
        told = {
            (one.id_kpm, one.column, one.no_ba)
            for one in queries.applied_changes("id.62.01", long_ago)
        }
        queries.stage_applied("id.62.01", long_ago)
    assert told == {("K1", "nik", "BA/1"), ("K2", "*", "BA/1"), ("B1", "*", "BA/1")}
    assert {row[:2] for row in rows("SELECT id_kpm, column_name FROM registry_applied")} == {
        one[:2] for one in told
    }


GUARDS = {
    "ended without a berita acara": "UPDATE registry_family SET ended_from = 201904",
    "held without a berita acara": (
        "UPDATE registry_family SET held_reasons = '{held_data}', suspended_reasons = '{held_data}',"
        " payable = false"
    ),
    "held and payable": "UPDATE registry_family SET held_reasons = '{held_data}', held_no_ba = 'BA'",
    "waiting without a berita acara": "UPDATE registry_family SET waiting_since = '2019-01-01'",
    "first without waiting": "UPDATE registry_family SET waiting_first = true",
    "endorsed without being verified": (
        "UPDATE registry_change SET state = 'ENDORSED', effective = 201904,"
        " endorsed_by = gen_random_uuid(), endorsed_at = now()"
    ),
    "verified without a number": (
        "UPDATE registry_change SET state = 'VERIFIED', asked = 201904, tanggal_ba = '2019-03-01',"
        " verified_by = proposed_by, verified_at = now()"
    ),
    "another family": "UPDATE registry_change SET id_kpm = 'K9', state = 'WITHDRAWN'",
    "deleted": "DELETE FROM registry_change",
    "emptied": "TRUNCATE registry_change",
}


@pytest.mark.parametrize("what", GUARDS)
def test_the_database_itself_refuses(what: str) -> None:
    load(family("K1"))
    propose(line(Kind.HAPUS, "K1", no_ba=None, tanggal_ba=None))
    with (
        pytest.raises(DatabaseError),
        transaction.atomic(),
        as_owner(),
        connection.cursor() as cursor,
    ):
        cursor.execute(GUARDS[what])


def test_the_database_itself_asks_for_two_people() -> None:
    load(family("K1"))
    propose(line(Kind.HAPUS, "K1"))
    with pytest.raises(DatabaseError, match="registry_change_four_eyes"), transaction.atomic():
        actions.endorse_lines({ids()[0]: APRIL}, path="id.62.01", by=OPERATOR, at=MARCH)


def test_the_database_itself_refuses_two_changes_of_one_family_in_one_month() -> None:
    load(family("K1"))
    with pytest.raises(DatabaseError, match="registry_change_one_a_month"), transaction.atomic():
        endorse(line(Kind.HAPUS, "K1"), line(Kind.TUNDA, "K1"))
