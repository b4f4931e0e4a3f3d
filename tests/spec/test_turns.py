"""Who must act for a family that got nothing: what was not given, the cause found, whose turn."""

import datetime as dt

import pytest

from salur.distribution.domain.checks import CAUSES
from salur.kernel.program import Program
from salur.reconciliation.domain.turns import turn_of

TODAY = dt.date(2019, 4, 10)
IN_GRACE, OVER = TODAY, TODAY - dt.timedelta(1)
BPNT, RASTRA = Program.BPNT, Program.RASTRA

# programme, class, cause found, grace until: whose turn
TABLE = [
    (BPNT, 10, None, IN_GRACE, "nobody_yet"),
    (BPNT, 10, "EDC", IN_GRACE, "nobody_yet"),
    (BPNT, 10, "MENINGGAL", None, "nobody_yet"),
    (BPNT, 10, None, OVER, "dinsos"),
    (BPNT, 10, "SALDO_GANTUNG", OVER, "bank"),
    (BPNT, 10, "EDC", OVER, "bank"),
    (BPNT, 10, "KARTU_RUSAK", OVER, "bank"),
    (BPNT, 10, "PIN_TERBLOKIR", OVER, "bank"),
    (BPNT, 10, "KARTU_BELUM_DITERIMA", OVER, "bank"),
    (BPNT, 10, "MENINGGAL", OVER, "dinsos"),
    (BPNT, 10, "PINDAH", OVER, "dinsos"),
    (BPNT, 10, "TIDAK_DITEMUKAN", OVER, "dinsos"),
    (BPNT, 10, "MENOLAK", OVER, "dinsos"),
    (BPNT, 10, "BELUM_BERBELANJA", OVER, "dinsos"),
    (BPNT, 10, "LAIN", OVER, "dinsos"),
    (BPNT, 7, "MENINGGAL", None, "bank"),
    (BPNT, 8, None, None, "bank"),
    (BPNT, 6, "PINDAH", None, "bank"),
    (BPNT, None, None, None, "dinsos"),
    (BPNT, None, "KARTU_RUSAK", None, "dinsos"),
    (RASTRA, None, None, IN_GRACE, "nobody_yet"),
    (RASTRA, None, "PINDAH", OVER, "kabkota"),
    (RASTRA, None, None, None, "kabkota"),
]


@pytest.mark.parametrize(("program", "klass", "cause", "until", "turn"), TABLE)
def test_whose_turn_it_is(
    program: Program, klass: int | None, cause: str | None, until: dt.date | None, turn: str
) -> None:
    assert turn_of(program, klass, cause, waits_until=until, today=TODAY) == turn


def test_the_table_knows_every_cause() -> None:
    assert {cause for _, klass, cause, until, _ in TABLE if klass == 10 and until == OVER} == {
        None, *CAUSES,
    }  # fmt: skip
