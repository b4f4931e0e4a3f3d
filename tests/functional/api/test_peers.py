"""Faults that others' systems have, each shown absent: a month of money through the door of programs.

Shown elsewhere and not repeated here:
the same family twice in a batch, `tests/functional/web/test_the_same_family_twice.py`;
a statement given twice, `test_a_file_given_twice_does_not_shift_the_evidence_of_the_others` and, of
every line, `tests/property/test_oracle_laws.py::test_sending_all_referenced_lines_again_changes_no_money`;
rows in another order, `tests/property/test_oracle_laws.py::test_the_order_of_bpnt_rows_does_not_matter`;
a process that dies while records are written, `tests/integration/evidence/test_killed.py` and
`tests/integration/reconciliation/test_killed.py`.
"""

import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from django.utils import timezone

from salur.access.actions import enter_scope
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reconciliation.actions import Published, reconcile_month
from tests.functional.api.calling import HEAD, Calling
from tests.functional.web.world import DESA

FAMILIES = range(1, 9)
ORDERS = "no_spm,periode,id_kpm,kode_wilayah,bank,no_rekening,nominal\n"


def _account(number: int) -> str:
    return f"0062010000{number:05d}"


def _line(number: int, amount: object = 110000, status: str = "SUKSES", of: str = "") -> str:
    month = "2019-06" if of else "2019-05"
    mark = "B" if of else "M"
    return f"{mark}{number},{month},{_account(number)},{amount},{status},,{month}-09,{of},\n"


# In another order than the orders, with an amount of its own for almost everybody.
ANSWERS = {
    7: _line(7),
    2: _line(2),
    5: _line(5, 120000),
    1: _line(1, 55000),
    8: _line(8, "seratus ribu"),
    3: _line(3, status="GAGAL"),
    6: _line(6),
}  # fmt: skip


@pytest.fixture(autouse=True)
def evidence_directory() -> None:
    """Leave the files where the whole module finds them."""


@pytest.fixture(scope="module")
def may(
    calling: Calling, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, dict[str, Any]]]:
    """May 2019 ordered, answered and reconciled; gives what the bank's file came to."""
    before = django_settings.SALUR_EVIDENCE
    django_settings.SALUR_EVIDENCE = Path(tmp_path_factory.mktemp("evidence"))
    orders = "".join(
        f"S-5,2019-05,K{n},{DESA[n % len(DESA)]},BRI,{_account(n)},110000\n" for n in FAMILIES
    )
    _take(calling, "ministry", "perintah", ORDERS + orders)
    answered = _take(calling, "bank", "topup", HEAD + "".join(ANSWERS.values()))
    _reconcile(calling)
    yield {"answered": answered}
    django_settings.SALUR_EVIDENCE = before


def _take(calling: Calling, role: str, contract: str, text: str) -> dict[str, Any]:
    """Send a file and let it count."""
    sent = calling.as_(role).send(text.encode(), contract=contract, region="6201").json()
    accepting = calling.as_("ministry").post(f"/evidence/{sent['id']}/accept")
    assert accepting.status_code == 200, (sent, accepting.content)
    return sent  # type: ignore[no-any-return]


def _reconcile(calling: Calling) -> Published:
    by = calling.actor("operator")
    with transaction.atomic():
        enter_scope(by)
        return reconcile_month(
            program=Program.BPNT,
            period=Period(2019, 5),
            by=by,
            at=timezone.now(),
            key=uuid.uuid4().hex,
        )


def _month(calling: Calling, number: int) -> dict[str, Any]:
    months = calling.as_("operator").get(f"/families/K{number}/months").json()["items"]
    [found] = [one for one in months if one["period"] == "2019-05" and one["program"] == "BPNT"]
    return found  # type: ignore[no-any-return]


def _open(calling: Calling, klass: int) -> list[dict[str, Any]]:
    asked = {"period": "2019-05", "program": "BPNT", "unit_class": klass, "size": 200}
    return calling.as_("operator").get("/exceptions", **asked).json()["items"]  # type: ignore[no-any-return]


def test_half_the_amount_credited_is_named_and_somebodys_turn(
    calling: Calling, may: object
) -> None:
    """Elsewhere the credited amount is parsed and never compared: half a payment is clean."""
    half = _month(calling, 1)
    assert half["unit_class"]["code"] == "amount_mismatch"
    assert (half["due_idr"], half["credited_idr"]) == (110000, 55000)
    found = {one["id_kpm"]: one for one in _open(calling, 4)}
    assert found.keys() == {"K1", "K5"}
    assert (found["K1"]["amount_idr"], found["K1"]["owner"]) == (55000, "bank")


def test_answers_belong_to_their_account_whatever_their_place(
    calling: Calling, may: object
) -> None:
    """Elsewhere the bank's answers are paired with families by their position in a list."""
    credited = {n: _month(calling, n)["credited_idr"] for n in FAMILIES}
    assert credited == {1: 55000, 2: 110000, 3: 0, 4: 0, 5: 120000, 6: 110000, 7: 110000, 8: 0}
    assert _month(calling, 3)["unit_class"]["code"] == "credit_failed"


def test_money_that_never_showed_up_is_a_list_of_families(calling: Calling, may: object) -> None:
    """Elsewhere it is a counter: nobody can say whose money it is."""
    assert {one["id_kpm"] for one in _open(calling, 8)} == {"K4", "K8"}


def test_one_wrong_row_never_refuses_the_file(
    calling: Calling, may: Mapping[str, dict[str, Any]]
) -> None:
    """Elsewhere one wrong row refuses the whole reconciliation file."""
    answered = may["answered"]
    assert (answered["rows"], answered["accepted_rows"], answered["held_back_rows"]) == (7, 6, 1)


def test_a_statement_replayed_in_another_order_is_told_and_moves_nothing(
    calling: Calling, may: object
) -> None:
    """Elsewhere counters stay raised when the same statement comes again."""
    asked = {"program": "BPNT", "period": "2019-05", "level": "desa"}
    before = [_month(calling, n) for n in FAMILIES]
    sums = calling.as_("operator").get("/realisation", **asked).json()
    again = [line for number, line in sorted(ANSWERS.items()) if number != 8]
    _take(calling, "bank", "topup", HEAD + "".join(again))
    done = _reconcile(calling)
    assert done.transfers == 0  # the lines are found as `replayed_line`, which needs nobody
    assert [_month(calling, n) for n in FAMILIES] == before
    assert calling.as_("operator").get("/realisation", **asked).json() == sums


def test_a_reversal_weeks_later_changes_exactly_that_family(calling: Calling, may: object) -> None:
    """Elsewhere money that came back later is skipped silently."""
    before = {n: _month(calling, n) for n in FAMILIES}
    _take(calling, "bank", "topup", HEAD + _line(7, status="BATAL", of="M7"))
    _reconcile(calling)
    after = {n: _month(calling, n) for n in FAMILIES}
    assert {n for n in FAMILIES if before[n] != after[n]} == {7}
    assert after[7]["unit_class"]["code"] == "credit_reversed" and after[7]["credited_idr"] == 0
    assert [one["id_kpm"] for one in _open(calling, 6)] == ["K7"]
