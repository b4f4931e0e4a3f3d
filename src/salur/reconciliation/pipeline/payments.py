"""How far each payment came: the SP2D that orders rest on, and the counts kept of every state.

Must run as the owner.
"""

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from salur.batch.session import Session
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.programs import queries as programs
from salur.reconciliation.pipeline.parties import Columns, Fingerprints, Inputs, read_party
from salur.reconciliation.pipeline.publishing import run_file

_SP2D = Columns("sp2d", {"no_spm": "w_no_spm", "bank": "v_bank", "day": "v_tanggal"})


def take_sp2d(session: Session, paths: Sequence[Path]) -> None:
    """Read the treasury's payments into `sp2d` of the session, where orders look for theirs."""
    prints = Fingerprints()
    try:
        read_party(session, _SP2D, "sp2d", paths, prints, Inputs(), program="BPNT")
    finally:
        prints.close()


def keep_sums(periods: Iterable[Period], codes: Collection[str] | None = None) -> None:
    """Count anew how the payments of these months stand: of some kab/kota, or of all."""
    for period in sorted(set(periods)):
        run_file("stage_payments")
        programs.listed.stage_suspended(Program.BPNT, period)
        run_file(
            "payments",
            {
                "period": period.number,
                "last_day": period.last_day,
                "codes": None if codes is None else sorted(codes),
            },
        )
