"""Families are loaded once, kept sealed, read by scope, and every older row stays."""

import datetime as dt
import uuid

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.kernel.refused import Refused
from salur.registry import actions, queries
from salur.registry.actions import AccountsLoaded, FamiliesLoaded
from salur.registry.domain import AccountRow, FamilyRow, Secret
from salur.registry.queries import FamilyFilter

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 3, 1, 8, tzinfo=dt.UTC)
LATER = dt.datetime(2019, 4, 1, 8, tzinfo=dt.UTC)
DESA = "6201022001"
NIK = "6201024101900001"
ACCOUNT = "0012345678901234"
CARD = "6013010000000001"
BANK = uuid.UUID(int=7)
FAMILY = FamilyRow(
    id_kpm="K1",
    id_pengurus="P1",
    no_kk="6201020101100001",
    nik=NIK,
    nama_pengurus="Siti",
    tempat_lahir="Sampit",
    tanggal_lahir=dt.date(1990, 1, 1),
    jenis_kelamin="P",
    nama_ibu_kandung="Rukmini",
    nama_kepala_keluarga="Budi",
    alamat="Jl. Desa",
    rt="001",
    rw="002",
    kode_wilayah=DESA,
    bank="BRI",
    no_rekening=ACCOUNT,
    no_kks=CARD,
    status_bpnt="AKTIF",
    no_peserta_pkh=None,
    status_pkh=None,
    payable=True,
    reasons=(),
)
SECRETS = (NIK, FAMILY.no_kk, FAMILY.nama_ibu_kandung, ACCOUNT, CARD)


def _load(*rows: FamilyRow, key: str = "", at: dt.datetime = AT) -> FamiliesLoaded:
    return actions.load_families(rows, evidence=uuid.uuid4(), by=SYSTEM, at=at, key=key)


def _bank_says(*rows: AccountRow, at: dt.datetime = LATER) -> AccountsLoaded:
    return actions.load_accounts(
        rows, evidence=uuid.uuid4(), organisation=BANK, by=SYSTEM, at=at, key=""
    )


def _word(status: str = "TERBUKA", *, number: str | None = ACCOUNT, day: int = 15) -> AccountRow:
    on = dt.date(2019, 3, day)
    return AccountRow(
        number, "K1", NIK, "SITI", "BRI", status, None, CARD, "TERDISTRIBUSI", on, None
    )


def _reader(*paths: str, role: str = "operator", organisation: uuid.UUID | None = None) -> Actor:
    return Actor(uuid.uuid4(), organisation, frozenset({role}), paths, "Pembaca")


def _family_id() -> uuid.UUID:
    found = queries.family_id_of("K1")
    assert found is not None
    return found


def _rows(statement: str) -> list[tuple[object, ...]]:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_a_family_is_shown_with_its_numbers_masked() -> None:
    _load(FAMILY)
    enter_scope(SYSTEM)
    found = queries.family(_family_id())
    assert found is not None
    assert (found.nik, found.no_kk, found.mother) == (
        "6201••••••••0001",
        "6201••••••••0001",
        "••••",
    )
    assert (found.accounts[0].number, found.accounts[0].card) == ("••••1234", "••••0001")
    assert (found.name, found.payable, found.path) == ("Siti", True, "id.62.01.02.2001")


def test_loading_the_same_rows_again_changes_nothing() -> None:
    assert _load(FAMILY) == FamiliesLoaded(1, 0, 0, 0)
    assert _load(FAMILY, at=LATER) == FamiliesLoaded(0, 0, 1, 0)
    assert _rows("SELECT count(*) FROM registry_family_history") == [(0,)]
    assert _rows("SELECT count(*) FROM registry_family_account_history") == [(0,)]


def test_the_same_key_gives_the_same_answer_and_reads_no_row() -> None:
    assert _load(FAMILY, key="k") == FamiliesLoaded(1, 0, 0, 0)
    assert _load(FAMILY._replace(nama_pengurus="Lain"), key="k") == FamiliesLoaded(1, 0, 0, 0)
    assert _rows("SELECT name FROM registry_family") == [("Siti",)]


@pytest.mark.parametrize("column", ["nik", "no_kk", "nama_ibu_kandung"])
def test_a_changed_secret_is_noticed_although_it_is_sealed(column: str) -> None:
    _load(FAMILY)
    assert _load(FAMILY._replace(**{column: "6201024101900002"})).changed == 1


def test_the_row_as_it_was_stays_in_the_history() -> None:
    _load(FAMILY)
    _load(FAMILY._replace(nama_pengurus="Siti Aminah"), at=LATER)
    assert _rows("SELECT name FROM registry_family") == [("Siti Aminah",)]
    assert _rows("SELECT name, pgh_label, changed_at FROM registry_family_history") == [
        ("Siti", "update", AT)
    ]


def test_a_family_with_a_faulty_number_is_kept_and_not_payable() -> None:
    loaded = _load(FAMILY._replace(nik="620102", payable=False, reasons=("nik_malformed",)))
    assert loaded == FamiliesLoaded(1, 0, 0, 1)
    enter_scope(SYSTEM)
    line = queries.families_page("id", only=FamilyFilter(payable=False))[0]
    assert (line.payable, line.suspended_reasons, line.nik) == (
        False,
        ("nik_malformed",),
        "••••••",
    )


def test_a_suspension_without_a_reason_is_refused_by_the_database() -> None:
    with pytest.raises(DatabaseError, match="suspended_for_a_reason"):
        _load(FAMILY._replace(payable=False))


def test_one_id_twice_among_the_rows_is_refused() -> None:
    with pytest.raises(actions.LoadRefused) as caught:
        _load(FAMILY, FAMILY._replace(nama_pengurus="Lain"))
    assert caught.value.code == "family_listed_twice"
    assert _rows("SELECT count(*) FROM registry_family") == [(0,)]


def test_no_table_holds_a_secret_in_the_clear() -> None:
    _load(FAMILY)
    _bank_says(_word())
    _bank_says(_word("BLOKIR", day=20))
    _load(FAMILY._replace(nama_pengurus="Siti Aminah", no_rekening="0099999999999999"), at=LATER)
    tables = [
        str(row[0])
        for row in _rows(
            "SELECT relname FROM pg_class"
            " WHERE relname ~ '^registry_' AND relkind = 'r' AND relpersistence = 'p'"
            # test_aliases, test_cards, test_changes and test_matches hold what goes into these;
            # news is of ids alone
            " AND relname NOT IN ('registry_alias', 'registry_card_replacement', 'registry_change',"
            " 'registry_match', 'registry_news')"
        )
    ]
    assert len(tables) >= 8
    for table in tables:
        rows = _rows(f"SELECT t::text FROM {table} t")
        assert rows, f"{table} is empty: the test proves nothing about it"
        for secret in SECRETS:
            assert secret is not None
            assert all(secret not in str(row[0]) for row in rows), table
            assert all(secret.encode().hex() not in str(row[0]) for row in rows), table


def test_another_account_ends_the_link_to_the_one_before() -> None:
    _load(FAMILY)
    _load(FAMILY._replace(no_rekening="0099999999999999"), at=LATER)
    enter_scope(SYSTEM)
    found = queries.family(_family_id())
    assert found is not None
    assert [(a.number, a.valid_to) for a in found.accounts] == [
        ("••••9999", None),
        ("••••1234", LATER.date()),
    ]


def test_a_family_that_moves_takes_its_account_along() -> None:
    _load(FAMILY)
    _load(FAMILY._replace(kode_wilayah="6202011001"), at=LATER)
    for table in (
        "registry_family",
        "registry_account",
        "registry_card",
        "registry_family_account",
    ):
        assert _rows(f"SELECT path::text FROM {table}") == [("id.62.02.01.1001",)], table
    assert _rows("SELECT path::text FROM registry_family_history") == [("id.62.01.02.2001",)]


def test_the_bank_has_the_last_word_on_its_account() -> None:
    _load(FAMILY)
    assert _bank_says(_word()) == AccountsLoaded(1, 1, 0, 0)
    enter_scope(SYSTEM)
    found = queries.family(_family_id())
    assert found is not None
    assert (found.accounts[0].status, found.accounts[0].card_status) == ("TERBUKA", "TERDISTRIBUSI")
    _load(FAMILY._replace(nama_pengurus="Siti Aminah"), at=LATER)
    assert _rows("SELECT status FROM registry_account") == [("TERBUKA",)]


def test_an_older_day_does_not_overwrite_a_newer_one() -> None:
    _load(FAMILY)
    _bank_says(_word("BLOKIR", day=20))
    _bank_says(_word("TERBUKA", day=10))
    assert _rows("SELECT status FROM registry_account") == [("BLOKIR",)]


def test_a_closed_account_is_no_longer_the_familys() -> None:
    _load(FAMILY)
    _bank_says(_word("TUTUP"))
    assert _rows("SELECT valid_to FROM registry_family_account") == [(dt.date(2019, 3, 15),)]


def test_rows_that_cannot_be_placed_are_counted() -> None:
    _load(FAMILY)
    said = _bank_says(
        _word(number=None, status="GAGAL_BUREKOL"), _word()._replace(id_kpm="K9", no_rekening="8")
    )
    assert said == AccountsLoaded(rows=2, accounts=1, unknown_families=1, without_account=1)


def test_whoever_is_outside_of_the_region_sees_no_family() -> None:
    _load(FAMILY)
    assert queries.family_id_of("K1") is None
    enter_scope(_reader("id.63", "id.62.02"))
    assert queries.family_id_of("K1") is None
    enter_scope(_reader("id.62.01"))
    assert queries.family_id_of("K1") is not None


def test_a_bank_sees_the_families_it_has_an_account_for_and_no_history() -> None:
    other = FAMILY._replace(id_kpm="K2", no_rekening="0077777777777777", no_kks=None)
    _load(FAMILY, other)
    _bank_says(_word())
    _load(FAMILY._replace(nama_pengurus="Siti Aminah"), other, at=LATER)
    enter_scope(_reader("id", role="bank", organisation=BANK))
    assert [line.id_kpm for line in queries.families_page("id")] == ["K1"]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM registry_family_history")
        assert cursor.fetchone() == (0,)


def test_pages_follow_each_other_by_key_and_miss_nobody() -> None:
    rows = [
        FAMILY._replace(
            id_kpm=f"K{n:02}",
            nama_pengurus=f"Nama {n % 4}",
            kode_wilayah=f"620102200{n % 3 + 1}",
            no_rekening=None,
            no_kks=None,
        )
        for n in range(23)
    ]
    _load(*rows)
    enter_scope(_reader("id.62.01"))
    seen: list[str] = []
    after = None
    while page := queries.families_page("id.62.01", after=after, limit=5):
        seen += [line.id_kpm for line in page]
        after = page[-1].after_key
    assert sorted(seen) == sorted(row.id_kpm for row in rows)
    assert [line.kode_wilayah for line in queries.families_page("id.62.01.02.2002")] == [
        "6201022002"
    ] * 8


def test_a_family_is_found_by_its_whole_number_only() -> None:
    _load(FAMILY)
    enter_scope(SYSTEM)
    assert len(queries.families_page("id", only=FamilyFilter(nik=NIK))) == 1
    assert queries.families_page("id", only=FamilyFilter(nik=NIK[:-1])) == ()
    assert len(queries.families_page("id", only=FamilyFilter(name="sit", id_kpm="K1"))) == 1
    assert NIK not in repr(FamilyFilter(nik=NIK))


def test_accounts_are_paired_with_families_by_their_blind_index() -> None:
    _load(FAMILY, FAMILY._replace(id_kpm="K2"))
    enter_scope(SYSTEM)
    blind = queries.blind_of(ACCOUNT)
    assert queries.families_of_accounts([blind, uuid.uuid4()]) == {blind: ("K1", "K2")}


@pytest.mark.parametrize(
    ("secret", "value"),
    list(
        zip(
            (Secret.NIK, Secret.NO_KK, Secret.MOTHER, Secret.ACCOUNT, Secret.CARD),
            SECRETS,
            strict=True,
        )
    ),
)
def test_a_value_is_shown_on_a_reason_and_the_reason_is_recorded(
    secret: Secret, value: str
) -> None:
    _load(FAMILY)
    by = _reader("id.62.01")
    enter_scope(by)
    shown = actions.unmask(_family_id(), secret, reason="mencocokkan KTP di loket", by=by, at=AT)
    assert shown == value
    events = _rows(
        "SELECT facts::text, actor_name FROM audit_event WHERE action = 'registry.unmasked'"
    )
    assert len(events) == 1
    assert "mencocokkan" in str(events[0][0])
    assert value not in str(events)


@pytest.mark.parametrize(
    ("role", "reason", "code"),
    [
        ("facilitator", "mencocokkan KTP di loket", "role_missing"),
        ("operator", "iseng", "reason_missing"),
    ],
)
def test_without_the_role_or_a_reason_nothing_is_shown(role: str, reason: str, code: str) -> None:
    _load(FAMILY)
    by = _reader("id.62.01", role=role)
    enter_scope(by)
    with pytest.raises(Refused) as caught:
        actions.unmask(_family_id(), Secret.NIK, reason=reason, by=by, at=AT)
    assert caught.value.code == code


def test_a_family_out_of_scope_cannot_be_asked_about() -> None:
    _load(FAMILY)
    enter_scope(SYSTEM)
    family_id = _family_id()
    by = _reader("id.63")
    enter_scope(by)
    with pytest.raises(Refused) as caught:
        actions.unmask(family_id, Secret.NIK, reason="mencocokkan KTP", by=by, at=AT)
    assert caught.value.code == "family_unknown"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE registry_family SET name = 'x'",
        "DELETE FROM registry_family",
        "TRUNCATE registry_family CASCADE",
        "INSERT INTO registry_card (blind, sealed, last4, path, changed_by, changed_at)"
        " VALUES (gen_random_uuid(), '', '', 'id', gen_random_uuid(), now())",
    ],
)
def test_the_program_itself_does_not_write_to_the_register(statement: str) -> None:
    enter_scope(SYSTEM)
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE registry_family_history SET name = 'x'",
        "DELETE FROM registry_family_history",
        "TRUNCATE registry_family_history",
        "TRUNCATE registry_family",
        "DELETE FROM registry_account_history",
        "DELETE FROM registry_card_history",
        "DELETE FROM registry_family_account_history",
    ],
)
def test_not_even_the_owner_rewrites_history(statement: str) -> None:
    with (
        pytest.raises(DatabaseError, match="append-only"),
        as_owner(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_keys_are_the_installations() -> None:
    assert settings.SALUR_KEYS.identifier != settings.SALUR_KEYS.blind
