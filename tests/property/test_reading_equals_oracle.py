"""The engine's readers of single cells equal the oracle's, on texts nobody would type.

Hypothesis makes lists of several hundred texts; each list is read by one query, because a
query per text would measure the planner and little else.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from salur.batch.session import Session
from salur.evidence.pipeline.reading import load_macros
from salur.kernel.period import Period
from tests.often import often
from tests.oracle import reading as oracle

BLANKS = (" ", "  ", "\t", "\n", "\r", "\u00a0")
COMMON = (
    *BLANKS,
    "",
    "-",
    "+",
    ".",
    ",",
    "..",
    "/",
    ":",
    "T",
    "Z",
    "e",
    "E",
    "0",
    "00",
    "000",
    "1",
    "\x00",
)
DIGITS = ("5", "7", "10", "12", "31", "59", "60", "110", "250", "2019", "110000", "٣", "１")
MONEY = ("Rp", "rp.", "RP ", "IDR", "kg", "110.000", "110,000", "1.234.567", "1,234,567", ",00",
         ".50", ",5",
         "999999999999999", "1000000000000000", "1.250", "0,001", "10,5", "1.250,125",
         ",-")  # fmt: skip
DATES = ("2019-03-27", "2019-02-29", "2016-02-29", "27/03/2019", "27-03-2019", "27/3/2019",
         "03/27/2019",
         " Maret ", "maret", "MARET 2019", "oKtober", "O\u212atober 2019", "ſeptember 2019",
         "March", "Agt", "43551",
         "43551,5", "43551.999999", "00001", "99999", " 10:30", "T10:30:59", " 24:00", " 23:60",
         ".123",
         "0000-01-01", "0001-01-01", "9999-12-31", "1899-12-31", "2019-3-27",
         "20190327")  # fmt: skip
PERIODS = ("2019-03", "2019-3", "03/2019", "3/2019", "Maret 2019", "Desember  2018", "2019-13",
         "2019-00",
           "1899-12", "1900-01", "9999-12", "0000-01", "..", " .. ", "...", "2019-01..2019-03",
           "2019-03..2019-01",
           "2019-03..2019-03")  # fmt: skip
CODES = ("62", "6201", "620102", "6201022001", "62.01.02.2001", "62.01", "62.0102", "9901022001",
         "006201000000001", "0062-0100", "6.2E+12", "6e12", "6201000000001.0", "6,5", "x", "é",
         "sukses", "Sukses",
         "BATAL", "SALDO GANTUNG", "SALDO_GANTUNG", "!", "~", "~~", "\x7f")  # fmt: skip


def texts(*fragments: str) -> st.SearchStrategy[list[str]]:
    """Give lists of texts built from one to five fragments."""
    piece = st.sampled_from((*fragments, *fragments, *COMMON, *DIGITS))
    text = st.lists(piece, min_size=1, max_size=5).map("".join) | st.sampled_from(fragments)
    return st.lists(text, min_size=150, max_size=300)


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with Session() as opened:
        load_macros(opened)
        yield opened


def _read_all(session: Session, reader: str, why: str, cells: list[str]) -> list[tuple[Any, Any]]:
    """Read each text by `reader`; where it gives nothing, ask `why`."""
    return session.rows(
        f"SELECT v, CASE WHEN v IS NULL THEN why END FROM (SELECT i, {reader.format('x')} AS v,"
        f" {why.format('x')} AS why"
        " FROM (SELECT unnest($cells) AS x, generate_subscripts($cells, 1) AS i))"
        " ORDER BY i",
        {"cells": cells},
    )


def _equal(
    session: Session, reader: str, why: str, read: Callable[[str], Any], cells: list[str]
) -> None:
    cells = [cell for cell in cells if oracle.clean(cell)]
    for cell, (value, rule) in zip(cells, _read_all(session, reader, why, cells), strict=True):
        expected = read(cell)
        wanted = (None, expected.rule) if isinstance(expected, oracle.Fault) else (expected, None)
        assert (value, rule) == wanted, cell


def _account(text: str) -> Any:
    """Read an account as the oracle does, but no longer than a key can be: 37 digits."""
    found = oracle.read_account(text)
    too_long = isinstance(found, str) and len(found) > 37
    return oracle.Fault("identifier_malformed") if too_long else found


def _last(text: str) -> Any:
    found = oracle.read_period(text)
    return found if isinstance(found, oracle.Fault) else found[1].number


def _first(text: str) -> Any:
    found = oracle.read_period(text)
    return found if isinstance(found, oracle.Fault) else found[0].number


def _one(text: str) -> Any:
    found: tuple[Period, Period] | oracle.Fault = oracle.read_period(text)
    if isinstance(found, oracle.Fault):
        return found
    return found[0].number if found[0] == found[1] else oracle.Fault("period_not_one_month")


READERS: dict[str, tuple[str, str, Callable[[str], Any], tuple[str, ...]]] = {
    "rupiah": ("read_rupiah({})", "why_rupiah({})", oracle.read_rupiah, MONEY),
    "count": ("read_count({})", "why_count({})", oracle.read_count, MONEY),
    "grams": ("read_mass({})", "why_mass({})", oracle.read_grams, MONEY),
    "grams, decimal comma": (
        "read_mass({}, d := ',')", "why_mass({}, d := ',')",
        partial(oracle.read_grams, decimal_sign=","), MONEY,
    ),
    "grams, decimal point": (
        "read_mass({}, d := '.')", "why_mass({}, d := '.')",
        partial(oracle.read_grams, decimal_sign="."), MONEY,
    ),
    "date": ("read_date({})", "why_date({})", oracle.read_date, DATES),
    "moment": ("read_moment({})", "why_moment({})", oracle.read_moment, DATES),
    "period": ("read_months({})", "why_months({})", _last, PERIODS),
    "first month": ("read_first_month({})", "why_months({})", _first, PERIODS),
    "one month": ("read_month({})", "why_month({})", _one, PERIODS),
    "account": ("read_account({})", "why_account({})", _account, CODES),
    "account key": (
        "account_of(account_key({}))", "why_account({})", _account, CODES
    ),
    "region": ("read_region({})", "why_region({})", oracle.read_region, CODES),
    "text": ("read_text({})", "NULL", oracle.read_text, CODES),
    "choice": (
        "CASE WHEN read_choice({0}) IN ('SUKSES', 'BATAL', 'SALDO_GANTUNG')"
        " THEN read_choice({0}) END",
        "'value_not_allowed'",
        partial(oracle.read_choice, allowed=("SUKSES", "BATAL", "SALDO_GANTUNG")),
        CODES,
    ),
}  # fmt: skip


@pytest.mark.parametrize("reader", READERS)
def test_each_reader_equals_the_oracle(reader: str, session: Session) -> None:
    engine, why, read, fragments = READERS[reader]

    @settings(
        max_examples=often(12, 25),
        deadline=None,
        phases=[Phase.generate],  # the message names the text; shrinking lists is slow
        suppress_health_check=[
            HealthCheck.large_base_example,
            HealthCheck.data_too_large,
            HealthCheck.too_slow,
        ],
    )
    @given(texts(*fragments))
    def equal(cells: list[str]) -> None:
        _equal(session, engine, why, read, cells)

    equal()


@pytest.mark.parametrize("reader", READERS)
def test_each_reader_equals_the_oracle_on_every_plain_spelling(
    reader: str, session: Session
) -> None:
    engine, why, read, _ = READERS[reader]
    days = [dt.date(2019, 1, 1) + dt.timedelta(days=n) for n in range(0, 500, 7)]
    plain = [
        *MONEY, *DATES, *PERIODS, *CODES,
        *(str(10**n) for n in range(37)), *(str(7 * 10**n).zfill(n + 3) for n in range(35)),
        *(str(day) for day in days), *(f"{day:%d/%m/%Y}" for day in days),
        *(f"2019-{m:02d}" for m in range(20)), *(f"{m}/2019" for m in range(20)),
        *(f"{n} Maret 2019" for n in range(35)),
        *(f"2019-03-27 {h}:{m}" for h in (10, 24) for m in (30, 60)),
    ]  # fmt: skip
    _equal(
        session, engine, why, read, [blank + cell + blank for blank in ("", " ") for cell in plain]
    )


def test_an_account_of_more_than_37_digits_is_malformed(session: Session) -> None:
    """This is the one difference to the oracle: a key is a number of 38 digits at most."""
    assert _read_all(session, "read_account({})", "why_account({})", ["1" * 38]) == [
        (None, "identifier_malformed")
    ]
