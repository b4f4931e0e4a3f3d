"""Whom an order may not pay, who must agree to it, why it is made, and what its file says."""

import io
import re
from dataclasses import replace
from importlib.resources import files

import pytest

from salur.distribution.domain.ordering import (
    COLUMNS,
    Approvals,
    Known,
    LeftOut,
    OrderLine,
    Purpose,
    approvals_of,
    left_out,
    purpose_of,
    write_order,
)
from salur.evidence.domain.contract import load_contract
from salur.kernel.period import Period

FINE = Known(entitled=110_000)
# Each ground alone, in the order in which the first that holds is named.
GROUNDS: tuple[tuple[LeftOut, dict[str, object]], ...] = (
    (LeftOut.ALREADY_PAID, {"credited": 110_000}),
    (LeftOut.PARTLY_PAID, {"credited": 1}),
    (LeftOut.IN_ANOTHER_ORDER, {"ordered_elsewhere": True}),
    (LeftOut.NOT_ANSWERED, {"answered": False}),
    (LeftOut.SUSPENDED, {"payable": False}),
    (LeftOut.INELIGIBLE, {"ineligible": True}),
    (LeftOut.NO_ACCOUNT, {"has_account": False}),
    (LeftOut.ACCOUNT_NOT_USABLE, {"usable": False}),
    (LeftOut.ACCOUNT_SHARED, {"shared": True}),
    (LeftOut.BANK_UNKNOWN, {"bank_known": False}),
    (LeftOut.OTHER_BANK, {"same_bank": False}),
)


def test_who_has_nothing_against_them_is_paid() -> None:
    assert left_out(FINE) is None


@pytest.mark.parametrize("place", range(len(GROUNDS)))
def test_the_first_ground_that_holds_is_named(place: int) -> None:
    reason, alone = GROUNDS[place]
    assert left_out(replace(FINE, **alone)) is reason  # type: ignore[arg-type]
    later = {name: value for _, one in GROUNDS[place + 1 :] for name, value in one.items()}
    assert left_out(replace(FINE, **{**later, **alone})) is reason  # type: ignore[arg-type]


def test_the_statement_of_a_whole_month_names_the_same_grounds_in_the_same_order() -> None:
    decision = (files("salur.distribution") / "sql/orders/decision.sql").read_text("utf-8")
    named = re.findall(r"THEN '(\w+)'", decision)
    assert named == [str(reason) for reason, _ in GROUNDS] == [str(one) for one in LeftOut]


@pytest.mark.parametrize(
    ("amount", "asked"),
    [(10, Approvals(1, False)), (11, Approvals(2, False)), (101, Approvals(2, True))],
)
def test_the_larger_the_sum_the_more_must_agree(amount: int, asked: Approvals) -> None:
    assert approvals_of(amount, second_above=10, authority_above=100) == asked


def test_an_order_is_late_when_its_month_is_over_and_completes_another_where_one_stood() -> None:
    march, april = Period(2019, 3), Period(2019, 4)
    assert purpose_of(april, april, ordered_before=True) is Purpose.REGULAR
    assert purpose_of(march, april, ordered_before=False) is Purpose.LATE
    assert purpose_of(march, april, ordered_before=True) is Purpose.RETROACTIVE


def test_a_file_bears_what_the_contract_asks_and_nobodys_nik_or_name() -> None:
    target = io.StringIO()
    line = OrderLine(Period(2019, 3), "K1", "6201022001", "0012", 110_000)
    write_order(target, "SPM/1", "BRI", iter([line]))
    assert target.getvalue().splitlines()[1] == "SPM/1,2019-03,K1,6201022001,BRI,0012,110000,BPNT"
    contract = load_contract("perintah")
    assert {one.name for one in contract.fields if one.required} <= set(COLUMNS)
    assert not {"nik", "nama_pengurus"} & set(COLUMNS)
