"""The pure decisions of the month: due days, requests, quotas, the order beside the list."""

import datetime as dt
import uuid

import pytest

from salur.access.domain import VERBS as KNOWN_VERBS
from salur.distribution.domain import (
    RULES,
    Givers,
    Linked,
    Paid,
    Party,
    Sp2dDiffers,
    SpaLine,
    broken_quotas,
    due_date,
    expected_rows,
    is_letter_number,
    kilograms,
    months_text,
    order_against_list,
    sp2d_differs,
    spa_csv,
    spa_lines,
)
from salur.distribution.domain.expected import CONTRACTS, RECONCILED
from salur.distribution.domain.todos import _SENTENCES, CONTRACT_NAMES, VERBS
from salur.kernel.period import Period
from salur.kernel.program import Program

FEBRUARY, MARCH = Period(2019, 2), Period(2019, 3)
BRANCH, BANK, OTHER = (uuid.UUID(int=n) for n in (1, 2, 3))


def _linked(sender: uuid.UUID, status: str = "accepted", *, reversal: bool = False) -> Linked:
    at = dt.datetime(2019, 3, 9, tzinfo=dt.UTC)
    return Linked(uuid.uuid4(), "topup", sender, "Bank", at, 1, status, reversal)


def _topup(*linked: Linked, banks: int = 2) -> list[str]:
    parties = (Party(BRANCH, "Cabang", BANK), Party(OTHER, "Bank lain"))[:banks]
    rows = expected_rows(Program.BPNT, MARCH, Givers(banks=parties), linked, {})
    return [row.status for row in rows if row.contract == "topup"]


def test_headquarters_send_for_their_branch_and_nobody_for_another_bank() -> None:
    assert _topup(_linked(BANK)) == ["accepted", "missing"]
    assert _topup(_linked(OTHER)) == ["missing", "accepted"]
    assert _topup(_linked(uuid.uuid4())) == ["missing", "missing"]
    assert _topup(_linked(uuid.uuid4()), banks=1) == ["accepted"]


@pytest.mark.parametrize(
    ("status", "found"),
    [("received", "received"), ("checked", "received"), ("refused", "missing"),
     ("withdrawn", "missing")],
)  # fmt: skip
def test_only_what_was_accepted_counts(status: str, found: str) -> None:
    assert _topup(_linked(BANK, status)) == [found, "missing"]


def test_reversals_of_a_later_month_do_not_stand_for_the_months_own_file() -> None:
    assert _topup(_linked(BANK, reversal=True)) == ["missing", "missing"]


def test_a_day_beyond_the_months_end_is_its_last_day_and_none_is_none() -> None:
    rule = RULES[Program.BPNT][0]
    assert due_date(rule, FEBRUARY, {rule.due: 31}) == dt.date(2019, 2, 28)
    assert due_date(rule, FEBRUARY, {}) is None


def test_every_contract_of_a_cycle_has_its_words_and_every_need_its_verb() -> None:
    assert CONTRACTS.keys() == CONTRACT_NAMES.keys()
    assert VERBS.keys() == _SENTENCES.keys()
    assert set(VERBS.values()) <= KNOWN_VERBS
    assert CONTRACTS.keys() >= RECONCILED


def test_a_request_has_a_line_per_desa_with_families() -> None:
    lines = spa_lines([("6201022002", 0), ("6201022001", 3)], [10_000, 12_500])
    assert lines == (SpaLine("6201022001", 3, 67_500),)


def test_a_quota_is_broken_above_it_and_where_claims_contradict() -> None:
    lines = (SpaLine("6201022001", 3, 1), SpaLine("6201022002", 2, 1))
    quotas = (("6201", 5), ("620102", 4), ("6201022002", None), ("6202", None))
    assert [(q.kode_wilayah, q.requested) for q in broken_quotas(lines, quotas)] == [
        ("620102", 5),
        ("6201022002", 2),
    ]


@pytest.mark.parametrize(
    ("grams", "text"),
    [
        (10_000, "10"),
        (500, "0.5"),
        (12_500, "12.5"),
        (1_250, "1.25"),
        (100_000, "100"),
        (10, "0.01"),
    ],
)
def test_kilograms_read_in_one_way_only(grams: int, text: str) -> None:
    assert kilograms(grams) == text


def test_grams_that_would_read_as_thousands_are_not_written() -> None:
    with pytest.raises(ValueError, match="unambiguous"):
        kilograms(12_345)


@pytest.mark.parametrize("number", ["500/1/SPA-2019", "SPA 12.b", "7"])
def test_a_letters_number_is_taken_as_it_is_written(number: str) -> None:
    assert is_letter_number(number)


@pytest.mark.parametrize("number", ["", "=1+1", "-1", "1\n2", "x" * 61, "6201024101900001", "a,b"])
def test_what_a_spreadsheet_would_run_or_an_identifier_is_no_number(number: str) -> None:
    assert not is_letter_number(number)


def test_the_file_of_a_request_is_written_in_whole() -> None:
    text = spa_csv("S1", dt.date(2019, 2, 1), FEBRUARY, MARCH, [SpaLine("6201022001", 2, 40_000)])
    assert text.decode().splitlines() == [
        "no_spa,tanggal,kode_wilayah,periode,kpm,kg,program",
        "S1,2019-02-01,6201022001,2019-02..2019-03,2,40,RASTRA",
    ]
    assert months_text(MARCH, MARCH) == "2019-03"


def test_a_suspended_family_is_listed_and_no_order_is_missing_for_it() -> None:
    found = order_against_list({"A": True, "B": True, "C": False, "D": False}, [("A", 1), ("C", 1)])
    assert (found.listed_not_ordered, found.suspended_ordered, found.ordered_not_listed) == (
        1,
        1,
        0,
    )


def test_an_sp2d_without_its_order_differs_and_an_order_without_its_sp2d_waits() -> None:
    a, b, c = Paid(1, 10), Paid(2, 20), Paid(2, 21)
    ordered = {("S1", "BRI"): a, ("S1", "BNI"): b, ("S2", "BRI"): a}
    paid = {("S1", "BRI"): a, ("S1", "BNI"): c, ("S9", "BRI"): a}
    assert sp2d_differs(ordered, paid) == (
        Sp2dDiffers("S1", "BNI", b, c),
        Sp2dDiffers("S9", "BRI", Paid(0, 0), a),
    )
