"""Credits that lie idle, reckoned over all published months; must run as the owner.

A month's own purchases do not say that its credit lies idle: a later month may have spent it.
So the finding is not the engine's here. It is settled once all months of a publication stand,
as at the end of the last one, and brings versions of its own to months that were not published.
"""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.db import connection

from salur.kernel.period import Period
from salur.reconciliation.pipeline.publishing import run_file


def keep(period: Period) -> None:
    """Let the staged rows of a month keep the finding that stands, so that it is no change."""
    run_file("idle_kept", {"period": period.number})


def find(as_of: dt.date, idle_days: int) -> dict[Period, int]:
    """Find the units that became idle by `as_of`, or no longer are; give how many, by month."""
    run_file("idle_found", {"as_of": as_of, "idle_days": idle_days})
    with connection.cursor() as cursor:
        cursor.execute("SELECT period, count(*) FROM idle_turned GROUP BY period ORDER BY period")
        return {Period.from_number(period): count for period, count in cursor.fetchall()}


def evidence_before(period: Period, run: UUID) -> list[UUID] | None:
    """Give what the month's last run rested on; None where that run is `run` itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, evidence FROM reconciliation_run"
            " WHERE program = 'BPNT' AND period = %s ORDER BY id = %s DESC, at DESC LIMIT 1",
            [period.number, run],
        )
        last, evidence = cursor.fetchone()
    return None if last == run else list(evidence)


def write(runs: Mapping[Period, UUID], *, at: dt.datetime) -> int:
    """Write what was found; give how many kab/kota got a version for it.

    A version that one of `runs` has made already takes it in.
    """
    run_file(
        "idle_write",
        {"periods": [one.number for one in runs], "runs": list(runs.values()), "at": at},
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM idle_version WHERE NOT made_now")
        return int(cursor.fetchone()[0])
