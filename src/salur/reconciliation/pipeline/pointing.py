"""Why a family did not buy, as far as anybody knows: field checks and the state of cards.

Settled in PostgreSQL, set by set: what is found of a unit before it is compared, and whose turn
an unspent credit is after it was written. Must run as the owner.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from django.db import connection

from salur.batch.session import Session
from salur.distribution import queries as distribution
from salur.kernel.period import Period
from salur.kernel.sql_text import sql_text
from salur.reconciliation.domain.bpnt import BANK_CAUSES
from salur.reconciliation.pipeline.parties import Columns, Fingerprints, Inputs, read_party
from salur.reconciliation.pipeline.publishing import run_file
from salur.registry import queries as registry

_CHECKS = Columns(
    "cek_lapangan",
    {"id_kpm": "v_id_kpm", "month": "v_periode", "reason": "v_sebab", "day": "v_tanggal"},
)


def take_checks(session: Session, period: Period, paths: Sequence[Path]) -> None:
    """Stage each family's newest field check of the month: what is kept, and what files say."""
    prints = Fingerprints()
    try:
        read_party(session, _CHECKS, "checks", paths, prints, Inputs(), program="BPNT")
    finally:
        prints.close()
    session.file("salur.reconciliation", "publish/checks_newest.sql", {"period": period.number})
    run_file("stage_checks")
    with connection.cursor() as cursor, cursor.copy("COPY month_check FROM STDIN") as copy:
        for chunk in session.stream("FROM newest_checks"):
            for row in chunk:
                copy.write_row(row)
    distribution.stage_checks(period.number)


def note_findings(period: Period) -> None:
    """Let the staged units bear what the register and the field say of the month."""
    run_file("stage_states")
    registry.stage_states()
    registry.stage_ineligible(period)
    run_file("at_hand", {"last_day": period.last_day})


def point(period: Period, at: dt.datetime) -> None:
    """Give the month's unspent credits to whom the cause points, once their grace is over."""
    _point(period, at, None)


def point_families(period: Period, families: Sequence[str], at: dt.datetime) -> int:
    """Give the unspent credits of some families to whom their causes point now; give how many.

    The same as the month's next reconciliation will say of them.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reconciliation", "publish/accounts_of_unspent"),
                       {"period": period.number, "families": list(families)})  # fmt: skip
        accounts = [row[0] for row in cursor.fetchall()]
    run_file("stage_checks")
    distribution.stage_checks(period.number, families)
    run_file("stage_state_table")
    registry.stage_states_of(accounts)
    _point(period, at, list(families))
    return len(accounts)


def _point(period: Period, at: dt.datetime, families: list[str] | None) -> None:
    values = {"period": period.number, "at": at, "bank_causes": list(BANK_CAUSES)}
    run_file("pointed", {**values, "families": families})
