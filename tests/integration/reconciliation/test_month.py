"""A month reconciled from all that was accepted: lists, files, declarations and parameters."""

import datetime as dt
import uuid

import pytest
from django.db import connection
from tests.integration.distribution import world
from tests.integration.distribution.world import (
    APRIL,
    AT,
    BPNT,
    BRI,
    HEAD,
    KAB,
    KEMENSOS,
    LATER,
    MARCH,
    OTHER,
)

from salur.access.actions import as_owner
from salur.access.queries import SYSTEM
from salur.distribution import actions as distribution
from salur.distribution import queries as cycles
from salur.evidence import actions as evidence
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs.actions import seed_parameters
from salur.reconciliation.actions import Published, reconcile_month

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def parties(db: None) -> None:
    world.build()
    world.as_(SYSTEM)
    seed_parameters(by=SYSTEM, at=AT)


def reconcile(program: Program = BPNT, period: Period = MARCH, at: dt.datetime = AT) -> Published:
    """Reconcile a month and look at it as the whole nation."""
    done = reconcile_month(program=program, period=period, by=SYSTEM, at=at, key=str(uuid.uuid4()))
    world.as_(SYSTEM)
    return done


def rows(statement: str) -> list[tuple]:  # type: ignore[type-arg]
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


ELSEWHERE = world.DESA_OTHER


def ordered(number: int, desa: str) -> str:
    """Give the line of an order for a family of a desa."""
    return f"SPM1,2019-03,K{number},{desa},BRI,00123456789012{number:02d},110000"


UNKNOWN = (
    "SELECT id_kpm, 'opening_unknown' = ANY (findings) FROM reconciliation_unit"
    " WHERE until IS NULL ORDER BY id_kpm"
)


def test_a_declared_zero_is_known_where_it_was_declared_and_nowhere_else() -> None:
    one = world.opened(BPNT)
    world.opened(BPNT, code=OTHER)
    lines = [ordered(1, world.DESA), ordered(2, ELSEWHERE)]
    world.send("perintah", KEMENSOS, path="id.62", lines=lines)
    reconcile()
    assert rows(UNKNOWN) == [("K1", True), ("K2", True)]
    distribution.declare_zero_opening(cycle_id=one.id, by=HEAD, at=LATER, key="d")
    world.as_(SYSTEM)
    assert cycles.outdated([world.now(one)])[one.id] == ("opening_declared",)
    done = reconcile(at=LATER)
    assert rows(UNKNOWN) == [("K1", False), ("K2", True)]
    assert done.changed_regions == 1
    assert cycles.outdated([world.now(one)])[one.id] == ()


def test_a_file_of_balances_tells_of_its_own_region_only() -> None:
    for code in (KAB, OTHER):
        world.opened(BPNT, code=code)
    lines = [ordered(1, world.DESA), ordered(2, ELSEWHERE)]
    world.send("perintah", KEMENSOS, path="id.62", lines=lines)
    world.send("saldo", BRI)
    reconcile()
    assert rows(UNKNOWN) == [("K1", False), ("K2", True)]


def test_an_account_that_a_file_of_balances_names_is_known_wherever_it_lies() -> None:
    world.opened(BPNT)
    world.send("perintah", KEMENSOS, path="id.62", lines=[ordered(2, ELSEWHERE)])
    lines = ["0012345678901202,5000,2019-03-01", "0012345678901299,7000,2019-03-01"]
    world.send("saldo", BRI, lines=lines)
    reconcile()
    assert rows(UNKNOWN) == [("K2", False), (None, False)]


def test_a_kabkota_whose_first_month_comes_later_is_unknown_until_its_head_declares() -> None:
    for period in (MARCH, APRIL):
        for code in (KAB, OTHER):
            world.opened(BPNT, period, code)
    world.send("perintah", KEMENSOS, path="id.62", lines=[ordered(1, world.DESA)])
    world.send("saldo", BRI)
    reconcile()
    later = [ordered(n, desa).replace("2019-03", "2019-04")
             for n, desa in ((1, world.DESA), (2, ELSEWHERE), (3, world.DESA))]  # fmt: skip
    world.send("perintah", KEMENSOS, path="id.62", period=APRIL, lines=later)
    reconcile(period=APRIL)
    of_april = UNKNOWN.replace("WHERE", "WHERE period = 201904 AND")
    assert rows(of_april) == [("K1", False), ("K2", True), ("K3", False)]


def test_what_hung_ends_by_the_row_of_a_later_file_and_hangs_again_without_it() -> None:
    world.opened(BPNT)
    world.send("perintah", KEMENSOS, path="id.62", lines=[ordered(1, world.DESA)])
    world.send("saldo", BRI)
    reconcile()
    ended = (
        "SELECT resolved_kind, resolved_on, resolved_in, resolved_by, resolved_row"
        " FROM reconciliation_exception WHERE id_kpm = 'K1' AND strand = 'not_credited'"
    )
    assert rows(ended) == [(None,) * 5]
    credited = "0012345678901201,110000,SUKSES,2019-05-10,"
    lines = ["R9,2019-03,0012345678901209,1,SUKSES,2019-03-08,", f"R1,2019-03,{credited}"]
    sent = world.send("topup", BRI, lines=lines)
    reconcile(at=LATER)
    assert rows(ended) == [("credited", dt.date(2019, 5, 10), 201905, sent, 3)]
    evidence.withdraw(evidence_id=sent, reason="berkas keliru", by=SYSTEM, at=LATER, key="w")
    reconcile(at=LATER)
    assert rows(ended) == [(None,) * 5]
