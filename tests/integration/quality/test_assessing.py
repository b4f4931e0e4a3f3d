"""An assessment keeps what the rules say of the register, with its days, and scores every region."""

import datetime as dt

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.quality.world import AT, LATER, SAMARINDA, officer, register, rows
from tests.integration.registry.test_register import FAMILY

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.jobs.actions import run_now
from salur.kernel.refused import Refused
from salur.quality.actions import Assessed, ask_to_assess, assess, switch_rule_off, switch_rule_on
from salur.quality.domain.rules import all_rules
from salur.quality.models import Score, Violation
from salur.registry.domain import FamilyRow

pytestmark = pytest.mark.django_db
KOTA, KAB = "id.64.72", "id.64.02"
KUKAR = "6402012001"
SHARED = "6472014101900009"


def family(number: int, desa: str = SAMARINDA, **other: object) -> FamilyRow:
    """Give a family that breaks no rule of its own."""
    values = {
        "id_kpm": f"K{number}", "kode_wilayah": desa, "nik": f"{desa[:6]}410190{number:04}",
        "no_kk": f"{desa[:6]}010110{number:04}", "tanggal_lahir": dt.date(1990, 1, 1), "jenis_kelamin": "P",
        "nama_pengurus": f"SITI {'ABCDEFGHIJ'[number]}A", "nama_ibu_kandung": "RUKMINI",
        "nama_kepala_keluarga": "BUDI", "alamat": "DUSUN II", "rt": "001", "rw": "001", "bank": "BRI",
        "no_rekening": f"0064720000{number:05}", "no_kks": f"60130000{number:08}",
    }  # fmt: skip
    return FAMILY._replace(**(values | other))


def run(path: str = "id.64", at: dt.datetime = AT, by: Actor = SYSTEM, key: str = "") -> Assessed:
    enter_scope(by)
    return assess(path=path, by=by, at=at, key=key)


def open_ones() -> set[tuple[object, ...]]:
    return set(
        rows('SELECT id_kpm, rule, "column", related FROM quality_violation WHERE until IS NULL')
    )


def score(code: str, period: int = 201903) -> tuple[object, ...]:
    ((found),) = rows(
        'SELECT families, complete, well_formed, "unique", matched, fresh, valid FROM quality_score'
        " WHERE code = %s AND period = %s",
        code,
        period,
    )
    return found


def everything() -> list[tuple[object, ...]]:
    tables = ("quality_violation", "quality_score", "quality_group")
    return [row for table in tables for row in rows(f"SELECT t::text FROM {table} t ORDER BY 1")]


def test_what_breaks_a_rule_is_kept_and_the_same_register_again_changes_nothing() -> None:
    register(
        family(1, nik=SHARED),
        family(2, nik=SHARED),
        family(3, alamat=None, nama_ibu_kandung="XXX"),
        family(4, KUKAR),
    )
    assert run() == Assessed(families=4, valid=1, violations=4, opened=4, closed=0, left_out=0)
    assert open_ones() == {
        ("K1", "nik_shared", "nik", "K1 K2"), ("K2", "nik_shared", "nik", "K1 K2"),
        ("K3", "address_missing", "alamat", ""), ("K3", "mother_placeholder", "nama_ibu_kandung", ""),
    }  # fmt: skip
    before = everything()
    assert run(at=LATER) == Assessed(
        families=4, valid=1, violations=4, opened=0, closed=0, left_out=0
    )
    assert everything() == before
    assert len(rows("SELECT 1 FROM quality_assessment")) == 2


def test_the_same_key_is_the_same_run() -> None:
    register(family(1, alamat=None))
    assert run(key="one") == run(key="one", at=LATER)
    assert len(rows("SELECT 1 FROM quality_assessment")) == 1


def test_what_was_repaired_is_closed_with_its_day() -> None:
    register(family(1, alamat=None), family(2))
    run()
    register(family(1, alamat="DUSUN IV"))
    assert (run(at=LATER).closed, open_ones()) == (1, set())
    assert rows("SELECT since::text, until::text FROM quality_violation") == [
        ("2019-03-05", "2019-03-12")
    ]
    assert score(SAMARINDA)[-1] == 2
    register(family(1, alamat=None))
    assert run(at=LATER).opened == 1, "it broke again: another violation"


def test_every_level_has_its_score_and_what_lies_above_sums_the_newest() -> None:
    register(family(1, alamat=None), family(2), family(3, KUKAR, nik=None))
    run(KOTA)
    assert score(SAMARINDA) == score("6472") == (2, 1, 2, 2, None, None, 1)
    assert score("64") == score("") == (2, 1, 2, 2, None, None, 1)
    run(KAB, at=dt.datetime(2019, 4, 2, 8, tzinfo=dt.UTC))
    assert score("6402", 201904) == (1, 0, 1, 1, None, None, 0)
    assert score("64", 201904) == (3, 1, 3, 3, None, None, 1)
    assert score("64") == (2, 1, 2, 2, None, None, 1), "a month that is over stays as it was"


def test_a_number_shared_with_another_region_is_found_and_nobody_there_is_named() -> None:
    register(family(1, nik=SHARED), family(2, KUKAR, nik=SHARED))
    assert run(KOTA).families == 1
    assert open_ones() == {("K1", "nik_shared", "nik", "K1 +1")}
    run(KAB)
    assert {row[0] for row in open_ones()} == {"K1", "K2"}


def test_accounts_and_cards_are_found_elsewhere_too() -> None:
    register(family(1, no_rekening="006472", no_kks=None), family(2, KUKAR, no_rekening="006472"))
    run(KOTA)
    assert ("K1", "account_shared", "no_rekening", "K1 +1") in open_ones()


def test_a_family_that_moved_keeps_its_violations() -> None:
    register(family(1, alamat=None))
    run()
    register(family(1, KUKAR, alamat=None, nik=f"{SAMARINDA[:6]}4101900001"))
    run(KAB)
    assert rows("SELECT id_kpm, kode_wilayah FROM quality_violation WHERE rule = 'address_missing'") == [
        ("K1", KUKAR)
    ]  # fmt: skip


def test_what_the_check_held_against_a_number_is_told_by_its_rule() -> None:
    register(family(1, nik=None, payable=False, reasons=["nik_malformed"]), family(2, nik=None))
    run()
    assert {row[:2] for row in open_ones()} == {("K1", "nik_malformed"), ("K2", "nik_missing")}


def test_verification_is_judged_once_it_is_known_of_half_the_families() -> None:
    register(family(1), family(2))
    run()
    assert score("")[5] is None
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE registry_family SET verified_on = '2016-01-01' WHERE id_kpm = 'K1'")
    run(at=LATER)
    assert {row[:2] for row in open_ones()} == {
        ("K1", "verification_overdue"), ("K2", "verification_unknown"),
    }  # fmt: skip
    assert score("")[5:] == (0, 0)


def test_one_known_day_among_many_families_says_nothing_of_the_others() -> None:
    register(family(1), family(2), family(3))
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE registry_family SET verified_on = '2016-01-01' WHERE id_kpm = 'K1'")
    run()
    assert open_ones() == set()
    assert score("")[5:] == (None, 3)


def test_a_job_that_waited_adds_nothing_to_a_later_assessment() -> None:
    register(family(1, alamat=None))
    job = ask_to_assess(path=KOTA, by=SYSTEM, at=AT, key="late")
    run("id", at=LATER)
    before = everything()
    assert run_now(job).state == "done"
    assert everything() == before
    assert len(rows("SELECT 1 FROM quality_assessment")) == 1


def test_what_dukcapil_and_employers_know_is_judged_once_they_told_of_anybody() -> None:
    known = register(family(1), family(2), family(3))
    run()
    assert score("")[4] is None
    told = [
        ("K1", "dukcapil", "BEDA_NAMA"),
        ("K2", "dukcapil", "PADAN"),
        ("K2", "pekerjaan", "ASN"),
    ]
    with as_owner(), connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO registry_match (family_id, nik_blind, kind, status, as_of, changed_by,"
            " changed_at) SELECT id, nik_blind, %s, %s, '2019-03-01', %s, now()"
            " FROM registry_family WHERE id = %s",
            [(kind, status, SYSTEM.person_id, known[name]) for name, kind, status in told],
        )
    run(at=LATER)
    assert open_ones() == {
        ("K1", "dukcapil_not_matched", "nik", "BEDA_NAMA"), ("K2", "employer_listed", "nik", "ASN"),
        ("K3", "dukcapil_never_matched", "nik", ""),
    }  # fmt: skip
    assert score("")[4] == 0


def test_a_queued_assessment_is_one_job_and_runs() -> None:
    register(family(1, alamat=None))
    enter_scope(SYSTEM)
    job = ask_to_assess(path=KOTA, by=SYSTEM, at=AT, key="one")
    assert ask_to_assess(path=KOTA, by=SYSTEM, at=LATER, key="one") == job
    ended = run_now(job)
    assert (ended.state, dict(ended.result or {})["violations"]) == ("done", 1)


def test_groups_say_what_repairing_them_frees() -> None:
    register(
        family(1, nik=None), family(2, nik=None, alamat=None), family(3, alamat=None), family(4)
    )
    run()
    found = rows("SELECT rule, families, freed, payable, minutes FROM quality_group ORDER BY rule")
    minutes = {code: all_rules()[code].minutes for code in ("address_missing", "nik_missing")}
    assert found == [
        ("address_missing", 2, 1, 0, minutes["address_missing"]),
        ("nik_missing", 2, 1, 2, minutes["nik_missing"]),
    ]


def test_a_rule_that_is_off_somewhere_is_left_out_there_and_counted() -> None:
    register(family(1, alamat=None), family(2, KUKAR, alamat=None))
    head = officer(KOTA, role="head")
    off = switch_rule_off(
        rule="address_missing", path=KOTA, valid_from=dt.date(2019, 3, 1), reason="Alamat menyusul.",
        by=head, at=AT, key="off",
    )  # fmt: skip
    done = run()
    assert (done.left_out, done.valid) == (1, 1)
    assert {row[0] for row in open_ones()} == {"K2"}
    enter_scope(head)
    assert switch_rule_on(switch_id=off.id, by=head, at=AT, key="on") == off
    assert (run().left_out, {row[0] for row in open_ones()}) == (0, {"K1", "K2"})


def test_a_switch_counts_within_its_days() -> None:
    register(family(1, alamat=None))
    switch_rule_off(
        rule="address_missing", path=KOTA, valid_from=dt.date(2019, 3, 6), valid_to=dt.date(2019, 3, 12),
        reason="Alamat menyusul.", by=officer(KOTA, role="head"), at=AT, key="",
    )  # fmt: skip
    assert [run(at=AT.replace(day=day)).left_out for day in (5, 6, 11, 12)] == [0, 1, 1, 0]


def test_refusals_stand_in_their_order() -> None:
    head = officer(KOTA, role="head")
    given = {
        "rule": "no_rule", "path": KAB, "valid_from": dt.date(2019, 3, 1), "valid_to": dt.date(2019, 3, 1),
        "reason": "6472014101900009", "by": officer(KOTA), "at": AT, "key": "",
    }  # fmt: skip
    steps = [
        ("role_missing", {"by": head}), ("outside_scope", {"path": KOTA}),
        ("rule_unknown", {"rule": "address_missing", "reason": "x"}),
        ("reason_too_short", {"reason": "NIK 6472014101900009"}),
        ("identifier_in_text", {"reason": "Alamat menyusul."}), ("days_reversed", {"valid_to": None}),
    ]  # fmt: skip
    for code, repaired in steps:
        with pytest.raises(Refused) as caught:
            switch_rule_off(**given)  # type: ignore[arg-type]
        assert caught.value.code == code
        given |= repaired
    off = switch_rule_off(**given)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="rule_off_already"):
        switch_rule_off(**given)  # type: ignore[arg-type]
    enter_scope(head)
    switch_rule_on(switch_id=off.id, by=head, at=AT, key="")
    with pytest.raises(Refused, match="switch_ended"):
        switch_rule_on(switch_id=off.id, by=head, at=AT, key="")
    with pytest.raises(Refused, match="switch_unknown"):
        switch_rule_on(switch_id=head.person_id, by=head, at=AT, key="")


def test_who_may_assess_sees_what_is_theirs() -> None:
    register(family(1, alamat=None), family(2, KUKAR, alamat=None))
    run()
    with pytest.raises(Refused, match="outside_scope"):
        run(KAB, by=officer(KOTA))
    with pytest.raises(Refused, match="role_missing"):
        run(KOTA, by=officer(KOTA, role="facilitator"))
    enter_scope(officer(KOTA))
    assert [one.id_kpm for one in Violation.objects.all()] == ["K1"]
    assert Score.objects.filter(code="6402").count() == 1, "scores are public inside the government"
    for stranger in (officer(KOTA, role="bank"), officer()):
        enter_scope(stranger)
        assert not Violation.objects.exists() and not Score.objects.exists()


def test_no_identifier_stands_in_what_is_kept() -> None:
    one = family(1, nik=SHARED, nama_ibu_kandung="ZZZZ")
    register(one, family(2, nik=SHARED, no_rekening=one.no_rekening, no_kks=one.no_kks))
    run()
    kept = str(everything()) + str(rows("SELECT t::text FROM quality_assessment t"))
    kept += str(rows("SELECT facts::text FROM audit_event"))
    for secret in (SHARED, one.no_kk, one.no_rekening, one.no_kks, one.nama_ibu_kandung):
        assert str(secret) not in kept


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE quality_violation SET since = '2018-01-01'",
        "DELETE FROM quality_violation",
        "UPDATE quality_assessment SET families = 0",
        "DELETE FROM quality_rule_switch",
        "UPDATE quality_rule_switch SET reason = 'x'",
        "UPDATE quality_score SET valid = families + 1",
        "UPDATE quality_group SET freed = families + 1",
        "INSERT INTO quality_violation (family, id_kpm, rule, \"column\", severity, related, kode_wilayah, path,"
        " since) SELECT family, id_kpm, rule, \"column\", severity, related, kode_wilayah, path, since"
        " FROM quality_violation",
    ],
)  # fmt: skip
def test_the_database_itself_keeps_what_was_said(statement: str) -> None:
    register(family(1, alamat=None))
    run()
    switch_rule_off(
        rule="address_missing", path=KOTA, valid_from=dt.date(2019, 3, 1), reason="Alamat menyusul.",
        by=officer(KOTA, role="head"), at=AT, key="",
    )  # fmt: skip
    with pytest.raises(DatabaseError), transaction.atomic(), as_owner():
        connection.cursor().execute(statement)
