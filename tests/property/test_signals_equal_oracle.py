"""On purchases nobody thought of, the engine finds the signals that slow and obvious Python finds."""

import csv
import datetime as dt
import tempfile
import uuid
from collections import defaultdict
from pathlib import Path

import pytest
from django.conf import settings as django
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from salur.batch.session import Session
from salur.kernel.period import Period
from salur.kernel.sealing import blind_index
from salur.reconciliation.domain.signals import SignalRules
from salur.reconciliation.pipeline.publishing import StatementFile
from salur.reconciliation.pipeline.purchases import judge, read_purchases
from tests.often import often

MARCH = Period(2019, 3)
RULES = SignalRules(cards=2, minutes=3)
BANK = uuid.UUID(int=7)
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
HEAD = ("id_transaksi", "no_rekening", "no_kks", "id_ewarong", "id_terminal", "tanggal", "nominal",
        "jenis", "id_asal", "komoditas")  # fmt: skip
# shop: region, status; E3 is known by its number alone
SHOPS = {"E1": ("6201022001", "AKTIF"), "E2": ("6202012001", "NONAKTIF"), "E3": ("62", "AKTIF")}
TERMINALS = {"M1": "E1", "M2": "E2"}
DESA = {0: "6201022001", 1: "6201022004", 2: "6202012001", 3: "6201022001", 4: None}
ROW = st.fixed_dictionaries(
    {
        "account": st.integers(0, 4),
        "card": st.none() | st.integers(0, 4),
        "shop": st.sampled_from(("", "E1", "E2", "E3", "E9")),
        "terminal": st.sampled_from(("", "M1", "M1", "M2", "M9")),
        "seconds": st.integers(-1, 8).map(lambda n: None if n < 0 else 1 + 60 * n),
        "amount": st.sampled_from((1000, 20_000)),
        "taken_back": st.sampled_from((0, 0, 0, 1000, 20_000)),
        "goods": st.sampled_from(("", "Beras", "telur ayam", "Rokok")),
    }
)
Signal = tuple[object, ...]


def bought(account: int, seconds: int, terminal: str = "M1") -> dict[str, object]:
    """A purchase with nothing else to say of it."""
    return {"account": account, "card": None, "shop": "", "terminal": terminal, "amount": 1000,
            "seconds": seconds, "taken_back": 0, "goods": ""}  # fmt: skip


def number(account: int) -> str:
    return f"00123456789012{account:02d}"


def card(account: int) -> str:
    return f"60130100000000{account:02d}"


def moment(row: dict[str, object]) -> dt.datetime:
    start = dt.datetime(2019, 3, 12)  # noqa: DTZ001  as banks write it
    return start + dt.timedelta(seconds=int(str(row["seconds"] or 0)))


def oracle(rows: list[dict[str, object]]) -> set[Signal]:
    """Look at every purchase, and for many cards at every stretch of minutes, one by one."""
    under: dict[tuple[object, ...], list[tuple[int, int]]] = defaultdict(list)
    timed: dict[str, list[tuple[dt.datetime, int, int]]] = defaultdict(list)
    for row in rows:
        left = max(int(str(row["amount"])) - int(str(row["taken_back"])), 0)
        if not left:
            continue
        account, named, terminal = int(str(row["account"])), str(row["shop"]), str(row["terminal"])
        its = TERMINALS.get(terminal)
        shop = named or its or ""
        code, status = SHOPS.get(shop, (None, None))
        line, desa = (account, left), DESA[account]
        if named and named not in SHOPS:
            under["unknown_shop", named, ""].append(line)
        if terminal and its is None:
            under["unknown_terminal", shop, terminal].append(line)
        if named and its and its != named:
            under["terminal_of_other", shop, terminal].append(line)
        if status is not None and status != "AKTIF":
            under["inactive_shop", shop, ""].append(line)
        if code and len(code) >= 4 and desa and code[:4] != desa[:4]:
            under["outside_region", shop, "", desa[:4]].append(line)
        if row["goods"] == "Rokok":
            under["goods_not_allowed", shop, ""].append(line)
        if row["card"] is not None and row["card"] != account:
            under["card_of_other", shop, ""].append(line)
        if terminal and row["seconds"]:
            timed[terminal].append((moment(row), account, left))
    for terminal, lines in timed.items():
        for began, members in stretches(sorted(lines)):
            under["many_cards", TERMINALS.get(terminal, ""), terminal, began] = members
    return {
        (kind, shop, terminal, len({a for a, _ in lines}), len(lines), sum(x for _, x in lines))
        for (kind, shop, terminal, *_), lines in under.items()
    }


def stretches(
    lines: list[tuple[dt.datetime, int, int]],
) -> list[tuple[dt.datetime, list[tuple[int, int]]]]:
    """Find the overlapping stretches of minutes in which too many accounts bought."""
    span = dt.timedelta(minutes=RULES.minutes)
    found: list[tuple[dt.datetime, dt.datetime]] = []
    for at, *_ in lines:
        accounts = {account for when, account, _ in lines if at <= when <= at + span}
        if len(accounts) > RULES.cards:
            if found and at <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], at + span))
            else:
                found.append((at, at + span))
    return [
        (began, [(account, left) for when, account, left in lines if began <= when <= ended])
        for began, ended in found
    ]


def engine(rows: list[dict[str, object]]) -> tuple[set[Signal], int]:
    """Ask the engine: its signals, and what all shops sold."""
    with tempfile.TemporaryDirectory() as name, Session() as session:
        place = Path(name)
        file = StatementFile(place / "bought.csv", uuid.UUID(int=1), BANK)
        _write(file.path, rows)
        read_purchases(session, MARCH, [file], {BANK: BANK})
        judge(session, MARCH, _known(place), RULES)
        found = session.rows(
            "SELECT kind, shop, terminal, families, purchases, amount FROM signals"
        )
        [(sold,)] = session.rows("SELECT coalesce(sum(amount), 0) :: BIGINT FROM shop_months")
    return {tuple(row) for row in found}, int(sold)


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(HEAD)
        for place, row in enumerate(rows):
            at = moment(row)
            when = f"{at:%Y-%m-%d %H:%M:%S}" if row["seconds"] else f"{at:%Y-%m-%d}"
            account = int(str(row["account"]))
            shown = "" if row["card"] is None else card(int(str(row["card"])))
            writer.writerow((f"T{place}", number(account), shown, row["shop"], row["terminal"],
                             when, row["amount"], "BELANJA", "", row["goods"]))  # fmt: skip
            if row["taken_back"]:
                writer.writerow((f"B{place}", number(account), "", "", "", when,
                                 row["taken_back"], "BATAL", f"T{place}", ""))  # fmt: skip


def _known(place: Path) -> dict[str, Path]:
    blind = {n: blind_index(django.SALUR_KEYS.blind, number(n)).hex for n in DESA}
    tables = {
        "shops": [("id_ewarong", "bank", "code", "status", "valid_from", "valid_to")]
        + [(one, str(BANK), *told, "2019-03-15", "") for one, told in SHOPS.items()],
        "terminals": [("id_terminal", "id_ewarong", "valid_from", "valid_to")]
        + [(*one, "2019-03-15", "") for one in TERMINALS.items()],
        "holders": [("account", "id_kpm", "code")]
        + [(blind[n], f"K{n}", desa) for n, desa in DESA.items() if desa],
        "cards": [("card", "account")]
        + [(blind_index(django.SALUR_KEYS.blind, card(n)).hex, blind[n]) for n in DESA],
    }
    for name, lines in tables.items():
        with (place / f"{name}.csv").open("w", newline="", encoding="ascii") as out:
            csv.writer(out).writerows(lines)
    return {name: place / f"{name}.csv" for name in tables}


def _agree(rows: list[dict[str, object]]) -> None:
    found, sold = engine(rows)
    assert found == oracle(rows)
    kept = (max(int(str(r["amount"])) - int(str(r["taken_back"])), 0) for r in rows)
    assert sold == sum(kept)


@settings(max_examples=often(5, 30), deadline=None, suppress_health_check=SLOW)
@given(st.lists(ROW, min_size=8, max_size=30))
@example([bought(0, 60), bought(1, 90), bought(2, 60, "M2"), bought(3, 240, "M2")])
@example([bought(n, 60 * (n + 1)) for n in range(5)] + [bought(n, 900 + n) for n in range(3)])
def test_the_engine_finds_what_the_oracle_finds(rows: list[dict[str, object]]) -> None:
    _agree(rows)


@pytest.mark.long
@settings(max_examples=600, deadline=None, suppress_health_check=SLOW)
@given(st.lists(ROW, max_size=40))
def test_the_engine_finds_what_the_oracle_finds_on_many_worlds(
    rows: list[dict[str, object]],
) -> None:
    _agree(rows)
