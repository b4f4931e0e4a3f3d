"""What purchases show: shop by shop in sums that add up, and signals that somebody answers."""

import datetime as dt
import io
import json
import uuid
from dataclasses import replace

import pytest
from django.db import DatabaseError, connection, transaction
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    ACCOUNT,
    BRI,
    BUDI,
    DESA,
    DESA_2,
    DESA_OTHER,
    KEMENSOS,
    MARCH,
    PATH,
    RINA,
)
from tests.integration.registry.changing import rows

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM
from salur.distribution import actions as distribution
from salur.evidence import actions as evidence
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.programs.actions import seed_parameters
from salur.reconciliation import actions, queries
from salur.registry.actions import load_accounts
from salur.registry.domain import AccountRow

pytestmark = pytest.mark.django_db
AT = dt.datetime(2019, 5, 2, 8, tzinfo=dt.UTC)
SHOPS = "id_ewarong,nama,bank,kode_wilayah,status,id_terminal,tanggal_mulai"
BOUGHT = (
    "id_transaksi,no_rekening,no_kks,id_ewarong,id_terminal,tanggal,nominal,jenis,id_asal,komoditas"
)
MANY = 12


def account(number: int) -> str:
    return f"{int(ACCOUNT) + number:016d}"


def card(number: int) -> str:
    return f"60130100000{number:05d}"


def accept(contract: str, head: str, *lines: str, path: str = "id.62") -> uuid.UUID:
    text = "\n".join((head, *lines)) + "\n"
    file = evidence.receive(
        source=io.BytesIO(text.encode()), file_name=f"{contract}.csv", contract=contract,
        sender=BRI, path=path, program="BPNT" if contract == "transaksi" else None,
        period=MARCH.number if contract == "ewarong" else None, by=SYSTEM, at=AT, key="",
    )  # fmt: skip
    assert file.held_back == 0, file.findings
    distribution.accept_evidence(evidence_id=file.evidence_id, by=SYSTEM, at=AT, key="")
    return file.evidence_id


def line(number: int, shop: str, terminal: str, at: str = "2019-03-12", **more: str) -> str:
    cells = {"id": f"T{number}", "nominal": "110000", "kind": "", "origin": "", "goods": "BERAS"}
    cells |= {"card": card(number)} | more
    return (
        f"{cells['id']},{account(number)},{cells['card']},{shop},{terminal},{at},"
        f"{cells['nominal']},{cells['kind']},{cells['origin']},{cells['goods']}"
    )


def keep(key: str = "") -> actions.PurchasesKept:
    world.as_(SYSTEM)
    return actions.keep_purchases(period=MARCH, by=SYSTEM, at=AT, key=key)


@pytest.fixture(autouse=True)
def shops() -> None:
    """Families 1..12 of the first kab/kota and 20 of the second; three shops of BRI."""
    world.build()
    seed_parameters(by=SYSTEM, at=AT)
    world.as_(SYSTEM)
    numbers = [*range(1, MANY + 1), 20]
    world.register([(f"K{n}", DESA_OTHER if n == 20 else DESA) for n in numbers])
    load_accounts(
        [
            AccountRow(account(n), f"K{n}", None, "SITI", "BRI", "TERBUKA", None, card(n),
                       "TERDISTRIBUSI", dt.date(2019, 1, 5), None)
            for n in numbers
        ],
        evidence=uuid.uuid4(), organisation=BRI, by=SYSTEM, at=AT, key="",
    )  # fmt: skip
    accept(
        "ewarong", SHOPS, f"E1,SATU,BRI,{DESA},AKTIF,M1;M2,2018-01-01",
        f"E2,DUA,BRI,{DESA_2},NONAKTIF,M3,2018-01-01", f"E3,TIGA,BRI,{DESA_OTHER},AKTIF,,",
    )  # fmt: skip


def found() -> list[tuple[object, ...]]:
    return rows(
        "SELECT kind, id_ewarong, id_terminal, path::text, families, amount"
        " FROM reconciliation_signal WHERE gone_at IS NULL"
        ' ORDER BY kind COLLATE "C", id_ewarong, id_terminal'
    )


def test_every_kind_is_found_with_its_rows_and_sums_add_up() -> None:
    file = accept(
        "transaksi", BOUGHT,
        line(1, "E1", "M1", goods="Beras 8 kg; telur"), line(2, "E2", "M3"), line(3, "E9", ""),
        line(4, "E1", "M9"), line(5, "E1", "M3"), line(6, "", "M2", goods="ROKOK"),
        line(20, "E1", "M1"), line(7, "E1", "M1", card=card(8)), line(9, "", ""),
        line(10, "E1", "M1", id="R10"), line(10, "E1", "M1", id="R11", kind="BATAL", origin="R10"),
    )  # fmt: skip
    kept = keep()
    assert found() == [
        ("card_of_other", "E1", "", "id.62.01.02.2001", 1, 110000),
        ("goods_not_allowed", "E1", "", "id.62.01.02.2001", 1, 110000),
        ("inactive_shop", "E2", "", "id.62.01.02.2004", 1, 110000),
        ("outside_region", "E1", "", "id.62.02", 1, 110000),
        ("terminal_of_other", "E1", "M3", "id.62.01.02.2001", 1, 110000),
        ("unknown_shop", "E9", "", "id.62.01", 1, 110000),
        ("unknown_terminal", "E1", "M9", "id.62.01.02.2001", 1, 110000),
    ]  # fmt: skip
    assert kept.signals == 7
    (told,) = rows("SELECT evidence FROM reconciliation_signal WHERE kind = 'goods_not_allowed'")
    assert json.loads(told[0]) == [{"row": 7, "file": str(file)}]
    assert rows(
        "SELECT id_ewarong, families, amount, outside, unknown_terminal"
        " FROM reconciliation_shop_month ORDER BY 1"
    ) == [
        ("", 1, 110000, 0, 0), ("E1", 6, 660000, 1, 1), ("E2", 1, 110000, 0, 0),
        ("E9", 1, 110000, 0, 0),
    ]  # fmt: skip
    orders = [f"S,2019-03,K{n},{DESA},BRI,{account(n)},110000" for n in range(1, 11)]
    world.send("perintah", KEMENSOS, lines=orders, path="id.62")
    actions.reconcile_month(program=Program.BPNT, period=MARCH, by=SYSTEM, at=AT, key="m")
    (spent,) = rows("SELECT sum(spent)::bigint FROM reconciliation_sum WHERE level = 0")
    assert rows("SELECT sum(amount)::bigint FROM reconciliation_shop_month") == [spent]
    assert rows("SELECT kind FROM jobs_job WHERE kind = 'reconciliation.purchases'") == [
        ("reconciliation.purchases",)
    ]
    world.as_(RINA)
    (e1,) = queries.shop_months(["E1"], period=MARCH.number)
    assert (e1.families, e1.signals) == (6, 5)
    world.as_(replace(RINA, organisation_id=world.BNI))
    assert queries.shop_months(["E1"]) == ()
    assert queries.signals_page("id.62", MARCH.number) == ()


def test_many_cards_within_minutes_are_one_signal_and_a_day_without_time_is_none() -> None:
    slow = [line(n, "E1", "M1", f"2019-03-12 08:{n:02d}:00") for n in range(1, MANY + 1)]
    accept("transaksi", BOUGHT, *slow)
    accept("transaksi", BOUGHT, *(line(n, "E1", "M2", id=f"D{n}") for n in range(1, MANY + 1)))
    keep()
    assert found() == []
    quick = [
        line(n, "E1", "M1", f"2019-03-13 08:00:{n:02d}", id=f"Q{n}") for n in range(1, MANY + 1)
    ]
    accept("transaksi", BOUGHT, *quick)
    keep()
    assert found() == [("many_cards", "E1", "M1", "id.62.01.02.2001", MANY, MANY * 110_000)]
    (one,) = queries.signals_page(PATH, MARCH.number)
    assert len(one.evidence) == MANY
    assert (one.first_at.minute, one.last_at.second) == (0, MANY)


def test_a_signal_is_answered_keeps_its_answers_and_comes_back_with_them() -> None:
    file = accept("transaksi", BOUGHT, line(1, "E1", "M9"))
    keep()
    (one,) = queries.signals_page(PATH, MARCH.number)
    say = {"signal_id": one.id, "answer": "explained", "note": "terminal baru", "at": AT}
    for changed, by, code in (
        ({}, world.HEAD, "role_missing"),
        ({"signal_id": uuid.uuid4()}, RINA, "signal_unknown"),
        ({"answer": "maaf"}, RINA, "answer_unknown"),
        ({"note": " "}, RINA, "note_missing"),
        ({"note": "rekening 0012345678901234"}, RINA, "identifier_in_text"),
        ({}, replace(RINA, organisation_id=world.BNI), "signal_unknown"),
    ):
        world.as_(by)
        with pytest.raises(Refused) as refused:
            actions.answer_signal(**(say | changed), by=by, key="")  # type: ignore[arg-type]
        assert refused.value.code == code
    world.as_(RINA)
    for _ in range(2):
        actions.answer_signal(**say, by=RINA, key="once")  # type: ignore[arg-type]
    world.as_(BUDI)
    actions.answer_signal(**(say | {"answer": "confirmed"}), by=BUDI, key="two")  # type: ignore[arg-type]
    assert [(a.answer, a.by_name) for a in queries.answers_of(one.id)] == [
        ("explained", RINA.name), ("confirmed", BUDI.name),
    ]  # fmt: skip
    before = rows("SELECT * FROM reconciliation_signal")
    keep()
    assert rows("SELECT * FROM reconciliation_signal") == before
    world.as_(SYSTEM)
    distribution.withdraw_evidence(
        evidence_id=file, reason="salah kirim berkas", by=SYSTEM, at=AT, key=""
    )
    keep()
    world.as_(BUDI)
    assert queries.signals_page(PATH, MARCH.number) == ()
    world.as_(SYSTEM)
    accept("transaksi", BOUGHT, line(1, "E1", "M9"), line(2, "E1", "M9"))
    keep()
    (back,) = queries.signals_page(PATH, MARCH.number)
    assert (back.id, back.answer, back.families) == (one.id, "confirmed", 2)
    with (
        pytest.raises(DatabaseError, match="stays as it was"),
        transaction.atomic(),
        as_owner(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE reconciliation_signal_answer SET note = 'x'")
