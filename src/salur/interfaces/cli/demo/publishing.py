"""Reconciles a month through the verb that every door calls."""

from collections.abc import Callable

from salur.access.queries import SYSTEM
from salur.interfaces.cli.demo.asked import month_end
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reconciliation.actions import Published, reconcile_month


def publish(
    program: Program, period: Period, progress: Callable[[str], None], *, heard: Period
) -> Published:
    """Reconcile `period` with everything that has arrived by the end of `heard`."""
    return reconcile_month(
        program=program,
        period=period,
        by=SYSTEM,
        at=month_end(heard),
        key=f"demo {program} {period} {heard}",
        progress=progress,
    )
