"""Journey 11: 312 credits of March come back in May; what was signed stays, and nobody is lost or paid twice."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings
from tests.integration.distribution import ordering
from tests.integration.distribution.ordering import LATER, MAKER, account, answer, approved
from tests.integration.distribution.world import APRIL, AT, BPNT, BUDI, HEAD, KAB, MARCH, MAY, RINA

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor
from salur.distribution import actions as distribution
from salur.distribution import queries as orders
from salur.kernel.refused import Refused
from salur.reconciliation import queries as published
from salur.reconciliation.actions import reconcile_month
from salur.reporting import actions as reporting
from salur.reporting import queries as reports

pytestmark = pytest.mark.django_db(transaction=False)
FAMILIES, BACK = 330, 312
SIGNER = replace(HEAD, title="Kepala Dinas Sosial")
BANKER = replace(RINA, title="Kepala Cabang")


def _reconcile() -> uuid.UUID:
    key = str(uuid.uuid4())
    reconcile_month(program=BPNT, period=MARCH, by=SYSTEM, at=LATER, key=key)
    enter_scope(SYSTEM)
    found = published.current_version(str(BPNT), MARCH.number, KAB)
    assert found is not None
    return found.id


def _act(verb: Callable[..., reporting.ReportMoved], by: Actor, **more: object) -> uuid.UUID:
    enter_scope(by)
    return verb(by=by, at=LATER, key=str(uuid.uuid4()), **more).report_id


def _unpaid() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM reconciliation_unit WHERE until IS NULL AND period = %s"
            " AND ordered_idr > 0 AND credited_idr = 0",
            [MARCH.number],
        )
        return int(cursor.fetchone()[0])


def test_312_credits_of_march_come_back_in_may(
    db: None, tmp_path: Path, settings: Settings
) -> None:
    settings.SALUR_BANK_INBOX = tmp_path / "inbox"
    settings.SALUR_BANK_INBOX.mkdir()
    ordering.build(FAMILIES)
    sent = distribution.send_order(order_id=approved(ordering.prepared()).id, at=AT)
    answer(dict.fromkeys(range(1, FAMILIES + 1), "SUKSES"))
    first = _act(reporting.draft_report, BUDI, version_id=_reconcile())
    for by in (SIGNER, BANKER):
        _act(reporting.sign_report, by, report_id=first)
    letter = reports.signed_pdf(first)
    enter_scope(SYSTEM)
    assert _unpaid() == 0

    rows = [
        f"B{n},{APRIL},{account(n)},110000,BATAL,{MAY}-06,R{MARCH}-{n}" for n in range(1, BACK + 1)
    ]
    ordering.topup(rows, period=APRIL)
    second = _act(reporting.draft_report, BUDI, version_id=_reconcile())

    enter_scope(BUDI)
    assert reports.signed_pdf(first) == letter
    stays, found = reports.report(first), reports.report(second)
    assert stays is not None and found is not None and found.content.previous is not None
    assert found.content.previous.number == stays.row.number
    assert ("Dikreditkan lalu dibatalkan", 0, BACK * 110_000) in [
        (one.label, one.before, one.after) for one in found.content.differences
    ]
    correction = found.content.correction
    assert correction is not None and (correction.units, len(correction.evidence)) == (BACK, 1)
    enter_scope(SYSTEM)
    assert _unpaid() == BACK

    how = {"by": MAKER, "at": LATER, "key": ""}
    follow = distribution.prepare_resend(order_id=sent.id, number="SPM/2", **how)
    left = [(one.reason, one.lines) for one in orders.left_out_counts(follow)]
    assert (follow.families, follow.lines, left) == (
        BACK,
        BACK,
        [("already_paid", FAMILIES - BACK)],
    )
    with pytest.raises(Refused) as again:
        distribution.prepare_resend(order_id=sent.id, number="SPM/3", **how)
    assert again.value.code == "order_nothing_to_pay"
