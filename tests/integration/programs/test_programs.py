"""Parameters by day, quotas as claimed, and lists that stay as they were frozen."""

import datetime as dt
import uuid

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.integration.registry.test_register import FAMILY

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.programs import actions, queries
from salur.programs.domain import ListedFamily, Parameter, QuotaRow, list_hash
from salur.programs.queries import FrozenList
from salur.registry.actions import load_accounts, load_families
from salur.registry.domain import AccountRow

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 3, 1, 8, tzinfo=dt.UTC)
MARCH = Period(2019, 3)
KAB = "6201"


def _register(*families: tuple[str, str], payable: bool = True) -> None:
    load_families(
        [
            FAMILY._replace(
                id_kpm=id_kpm,
                kode_wilayah=desa,
                no_rekening=None,
                no_kks=None,
                payable=payable,
                reasons=() if payable else ("nik_missing",),
            )
            for id_kpm, desa in families
        ],
        evidence=None,
        by=SYSTEM,
        at=AT,
        key="",
    )


def _freeze(
    program: Program = Program.BPNT,
    *,
    kab: str = KAB,
    period: Period = MARCH,
    within: tuple[str, ...] = (),
    key: str = "",
) -> FrozenList:
    return actions.freeze_list(
        program=program, period=period, kode_wilayah=kab, by=SYSTEM, at=AT, key=key, within=within
    )


def _refusal(program: Program = Program.BPNT, **how: object) -> Refused:
    with pytest.raises(Refused) as caught:
        _freeze(program, **how)  # type: ignore[arg-type]
    return caught.value


def _owner(statement: str) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)


def _reach(period: Period = MARCH) -> tuple[int, int | None, int | None]:
    enter_scope(SYSTEM)
    (one,) = queries.quotas(Program.BPNT, period, "id.62.01")
    return one.listed, one.accounts, one.cards


def test_a_list_knows_who_has_an_account_and_a_card_until_the_next_one_is_frozen() -> None:
    _register(("K1", "6201022001"), ("K2", "6201022001"), ("K3", "6201022004"))
    actions.load_quotas(
        [QuotaRow(KAB, Program.BPNT, MARCH, MARCH.shift(1), 3, None)],
        evidence=None, by=SYSTEM, at=AT, key="q",
    )  # fmt: skip
    _accounts("K1 0011 TERBUKA AKTIF", "K2 0022 TERBUKA DI_CABANG", "K3 0033 GAGAL_BUREKOL")
    _freeze()
    assert _reach() == (3, 2, 1)
    _accounts("K2 0022 TERBUKA TERDISTRIBUSI", "K3 0033 TERBUKA CETAK")
    assert _reach() == (3, 2, 1), "nothing was counted since"
    assert actions.count_reach(path="id.62.01.02", by=SYSTEM, at=AT) == 0
    assert actions.count_reach(path="id.62.01", by=SYSTEM, at=AT) == 1
    assert _reach() == (3, 3, 2)
    _freeze(period=MARCH.shift(1), key="april")
    _accounts("K3 0033 TERBUKA AKTIF")
    assert actions.count_reach(path="id", by=SYSTEM, at=AT) == 1
    assert (_reach(), _reach(MARCH.shift(1))) == ((3, 3, 2), (3, 3, 3))


def _accounts(*said: str) -> None:
    """Load what a bank says: family, account, its status and its card's."""
    words = [(*line.split(), "")[:4] for line in said]
    load_accounts(
        [
            AccountRow(
                id_kpm=family, nik=None, no_rekening=number, nama_rekening=None, bank="BRI",
                status_rekening=status, alasan=None, no_kks=card and f"77{number}",
                status_kks=card or None, tanggal=AT.date(), saldo=None,
            )
            for family, number, status, card in words
        ],
        evidence=None, organisation=uuid.uuid4(), by=SYSTEM, at=AT, key="",
    )  # fmt: skip


def _new(value: int, start: str, *, path: str = "id", end: str | None = None) -> Parameter:
    return Parameter(
        Program.BPNT,
        "amount",
        value,
        "IDR",
        dt.date.fromisoformat(start),
        dt.date.fromisoformat(end) if end else None,
        "Keputusan Menteri, contoh uji",
        "H",
        path,
    )


def _amount(day: str, path: str = "id.62.01") -> int:
    return queries.parameter(Program.BPNT, "amount", dt.date.fromisoformat(day), path).value


def test_the_packages_parameters_are_there_and_seeding_again_adds_none() -> None:
    assert [_amount(day) for day in ("2019-03-01", "2020-01-31", "2020-03-01")] == [
        110_000,
        150_000,
        200_000,
    ]
    assert queries.entitlement(Program.RASTRA, MARCH) == 10_000
    assert actions.seed_parameters(by=SYSTEM, at=AT) == 0
    assert {p.value for p in queries.parameters_on(AT.date()) if p.name == "idle_days"} == {105}


def test_a_new_value_ends_the_one_before() -> None:
    actions.set_parameter(_new(250_000, "2021-01-01"), by=SYSTEM, at=AT, key="p")
    assert (_amount("2020-12-31"), _amount("2021-01-01")) == (200_000, 250_000)
    actions.set_parameter(_new(250_000, "2021-01-01"), by=SYSTEM, at=AT, key="p")


def test_two_values_for_one_day_are_refused() -> None:
    with pytest.raises(actions.ParameterRefused) as caught:
        actions.set_parameter(_new(1, "2019-06-01", end="2019-07-01"), by=SYSTEM, at=AT, key="")
    assert caught.value.code == "parameter_overlaps"


def test_the_database_itself_refuses_two_values_for_one_day() -> None:
    with pytest.raises(IntegrityError, match="one_at_a_time"):
        _owner(
            "INSERT INTO programs_parameter (program, name, value, unit, valid_from, citation,"
            " confidence) VALUES ('BPNT', 'amount', 1, 'IDR', '2030-01-01', 'c', 'H')"
        )


def test_a_region_may_have_its_own_value() -> None:
    actions.set_parameter(_new(120_000, "2019-01-01", path="id.65"), by=SYSTEM, at=AT, key="")
    assert (_amount("2019-03-01", "id.65.03"), _amount("2019-03-01")) == (120_000, 110_000)


def test_a_parameter_that_nobody_set_is_refused() -> None:
    with pytest.raises(queries.ParameterMissing):
        queries.parameter(Program.BPNT, "amount", dt.date(2016, 1, 1))


def test_whoever_may_not_set_parameters_is_refused() -> None:
    operator = Actor(uuid.uuid4(), None, frozenset({"operator"}), ("id",), "Operator")
    with pytest.raises(Refused, match="role_missing"):
        actions.set_parameter(_new(1, "2021-01-01"), by=operator, at=AT, key="")


def _quota(
    kode_wilayah: str, kpm: int, *, sk: str = "SK 1", last: Period = MARCH, key: str = ""
) -> actions.QuotasLoaded:
    return actions.load_quotas(
        [QuotaRow(kode_wilayah, Program.BPNT, MARCH, last, kpm, sk)],
        evidence=uuid.UUID(int=kpm),
        by=SYSTEM,
        at=AT,
        key=key,
    )


def _quotas() -> list[tuple[str, int | None, int, int | None]]:
    enter_scope(SYSTEM)
    return [
        (q.kode_wilayah, q.kpm, q.listed, q.unfilled)
        for q in queries.quotas(Program.BPNT, MARCH, "id")
    ]


def test_a_quota_holds_for_every_month_of_its_range() -> None:
    assert _quota("6201", 10, last=Period(2019, 5)).claims == 3
    enter_scope(SYSTEM)
    assert [len(queries.quotas(Program.BPNT, MARCH.shift(n), "id.62")) for n in range(4)] == [
        1,
        1,
        1,
        0,
    ]


def test_the_same_claim_again_adds_nothing() -> None:
    assert _quota("6201", 10, key="a").added == 1
    assert _quota("6201", 10, key="a").added == 1
    assert _quota("6201", 10, key="b").added == 0


def test_quota_and_list_are_compared_at_the_level_where_the_quota_was_given() -> None:
    _register(("K1", "6201022001"), ("K2", "6201022001"), ("K3", "6201032001"))
    _freeze()
    _quota("62", 9)
    _quota("6201", 3)
    _quota("6201022001", 5)
    _quota("6202", 4)
    assert _quotas() == [
        ("62", 9, 3, 6),
        ("6201", 3, 3, 0),
        ("6201022001", 5, 2, 3),
        ("6202", 4, 0, 4),
    ]
    unfilled = queries.quota_unfilled(Program.BPNT, MARCH, "id.62")
    assert [q.kode_wilayah for q in unfilled] == ["62", "6201022001", "6202"]


def test_contradicting_quotas_are_both_kept_until_somebody_settles_them() -> None:
    _quota("6471", 9_563)
    assert _quota("6471", 9_653, sk="SK 2").contradicted == 1
    assert _quotas() == [("6471", None, 0, None)]
    assert (
        actions.settle_quota(
            program=Program.BPNT,
            period=MARCH,
            kode_wilayah="6471",
            kpm=9_563,
            reason="jumlah per kecamatan cocok",
            by=SYSTEM,
            at=AT,
            key="",
        )
        == 1
    )
    assert _quotas() == [("6471", 9_563, 0, 9_563)]
    claims = queries.quota_claims(Program.BPNT, MARCH, "6471")
    assert [(c.kpm, c.superseded_reason) for c in claims] == [
        (9_563, None),
        (9_653, "jumlah per kecamatan cocok"),
    ]


def test_a_quota_that_nobody_claims_cannot_be_settled_on() -> None:
    _quota("6471", 9_563)
    with pytest.raises(actions.QuotaRefused) as caught:
        actions.settle_quota(
            program=Program.BPNT,
            period=MARCH,
            kode_wilayah="6471",
            kpm=1,
            reason="salah",
            by=SYSTEM,
            at=AT,
            key="",
        )
    assert caught.value.code == "quota_unknown"
    assert _quotas() == [("6471", 9_563, 0, 9_563)]


def test_a_frozen_list_holds_everybody_and_its_hash_is_that_of_its_rows() -> None:
    _register(("K2", "6201022001"), ("K1", "6201032001"))
    _register(("k10", "6201022001"), payable=False)
    taken = _freeze()
    expected = [
        ListedFamily("K2", "6201022001", True, 110_000),
        ListedFamily("k10", "6201022001", False, 110_000),
        ListedFamily("K1", "6201032001", True, 110_000),
    ]
    assert (taken.families, taken.payable, taken.entitled) == (3, 2, 330_000)
    assert taken.sha256 == list_hash(expected)
    enter_scope(SYSTEM)
    assert [
        ListedFamily(*vars(x).values()) for x in queries.list_lines(taken.id, MARCH)
    ] == expected
    assert queries.frozen_list(Program.BPNT, MARCH, KAB) == taken
    counts = queries.list_counts(Program.BPNT, MARCH, "id.62.01.02")
    assert [(c.kode_wilayah, c.families, c.payable) for c in counts] == [("6201022001", 2, 1)]


def test_what_the_register_becomes_later_does_not_change_the_list() -> None:
    _register(("K1", "6201022001"))
    taken = _freeze()
    _register(("K2", "6201022001"))
    enter_scope(SYSTEM)
    assert [line.id_kpm for line in queries.list_lines(taken.id, MARCH)] == ["K1"]
    assert _freeze(period=MARCH.shift(1)).families == 2


def test_pages_of_a_list_follow_each_other() -> None:
    _register(*((f"K{n}", f"620102200{n % 2 + 1}") for n in range(7)))
    taken = _freeze()
    enter_scope(SYSTEM)
    first = queries.list_page(taken.id, MARCH, limit=4)
    rest = queries.list_page(taken.id, MARCH, after=(first[-1].kode_wilayah, first[-1].id_kpm))
    assert [x.id_kpm for x in (*first, *rest)] == ["K0", "K2", "K4", "K6", "K1", "K3", "K5"]


def test_the_same_key_gives_the_same_list() -> None:
    _register(("K1", "6201022001"))
    assert _freeze(key="k") == _freeze(key="k")


def test_a_list_is_frozen_once() -> None:
    _register(("K1", "6201022001"))
    _freeze()
    assert _refusal().code == "list_frozen_already"


@pytest.mark.parametrize(
    ("kab", "code"), [("62", "list_not_of_kabkota"), ("620102", "list_not_of_kabkota")]
)
def test_only_a_kabkota_has_a_list(kab: str, code: str) -> None:
    assert _refusal(kab=kab).code == code


def test_an_empty_list_is_refused() -> None:
    assert _refusal().code == "list_empty"


def test_a_month_without_an_amount_has_no_list() -> None:
    _register(("K1", "6201022001"))
    assert _refusal(period=Period(2016, 1)).code == "parameter_missing"


def test_a_family_on_one_list_is_refused_on_another() -> None:
    _register(("K1", "6201022001"), ("K2", "6201032001"))
    _freeze(Program.RASTRA, within=("id.62.01.02",))
    refused = _refusal(Program.BPNT)
    assert refused.code == "family_listed_already"
    assert "1 keluarga" in refused.message.id
    assert "K1 (RASTRA 6201022001)" in refused.message.id
    assert _freeze(Program.BPNT, within=("id.62.01.03",)).families == 1


def test_the_database_itself_keeps_a_family_to_one_program_a_month() -> None:
    _register(("K1", "6201022001"))
    taken = _freeze()
    with pytest.raises(IntegrityError, match=r"list_entry_201903_pkey"):
        _owner(
            "INSERT INTO programs_list_entry VALUES"
            f" (201903, 'K1', '{taken.id}', 'RASTRA', '6201022001', 'id.62.01.02.2001', true, 1)"
        )


LIST_TABLES = (
    "programs_list",
    "programs_list_desa",
    "programs_list_entry",
    "programs_list_entry_201903",
)


@pytest.mark.parametrize("table", LIST_TABLES)
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET kode_wilayah = '1'", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
def test_a_frozen_list_is_changed_by_nobody(table: str, statement: str) -> None:
    _register(("K1", "6201022001"))
    _freeze()
    enter_scope(SYSTEM)
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))
    with pytest.raises(DatabaseError, match="immutable"):
        _owner(statement.format(table))


@pytest.mark.parametrize("table", [*LIST_TABLES, "programs_quota"])
def test_lists_and_quotas_are_seen_by_scope_and_by_no_bank(table: str) -> None:
    _register(("K1", "6201022001"))
    _freeze()
    _quota("6201022001", 5)

    def seen(*paths: str, role: str = "operator") -> int:
        organisation = uuid.UUID(int=7)
        enter_scope(Actor(uuid.uuid4(), organisation, frozenset({role}), paths, "Pembaca"))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {table}")
            return int(cursor.fetchone()[0])

    assert (seen(), seen("id.63"), seen("id.62.01"), seen("id", role="bank")) == (0, 0, 1, 0)


def test_whoever_may_not_freeze_or_is_elsewhere_is_refused() -> None:
    for role, path, code in (
        ("facilitator", "id", "role_missing"),
        ("operator", "id.63", "outside_scope"),
    ):
        by = Actor(uuid.uuid4(), None, frozenset({role}), (path,), "Seseorang")
        with pytest.raises(Refused, match=code):
            actions.freeze_list(
                program=Program.BPNT, period=MARCH, kode_wilayah=KAB, by=by, at=AT, key=""
            )
