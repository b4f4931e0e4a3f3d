"""What arrived at the delivery points, read from accepted BAST in the batch engine."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from salur.batch.lending import lent_session
from salur.evidence import queries as evidence
from salur.evidence.domain.contract import load_contract
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.kernel.period import Period

PACKAGE = "salur.distribution"
_MEMORY_MB = 700
_KECAMATAN = 6


@dataclass(frozen=True)
class Arrival:
    """What arrived for one desa, net of what was rejected, over the months its BAST cover."""

    first_on: dt.date
    grams: int
    first: Period
    last: Period


def arrivals(evidence_ids: Sequence[UUID], first: Period, last: Period) -> Mapping[str, Arrival]:
    """Give what arrived per desa for these months; a desa is absent where nobody can say.

    That is where no BAST names it, or one for its whole kecamatan was not shared out.
    """
    if not evidence_ids:
        return {}
    with evidence.open_statements(list(evidence_ids)) as opened:
        found = _summed([file.path for file in opened.get("bast", ())], first, last)
    unshared = {code for code in found if len(code) == _KECAMATAN}
    return {
        code: one
        for code, one in found.items()
        if len(code) > _KECAMATAN and code[:_KECAMATAN] not in unshared
    }


def _summed(paths: Sequence[Path], first: Period, last: Period) -> dict[str, Arrival]:
    with lent_session(load_macros, memory_mb=_MEMORY_MB) as session:
        session.file(PACKAGE, "handovers/bast.sql")
        for number, path in enumerate(paths):
            read_file(session, load_contract("bast"), path, f"bast_{number}")
            session.file(PACKAGE, "handovers/bast_lines.sql", lines=f"bast_{number}")
        values = {"first": first.number, "last": last.number}
        session.file(PACKAGE, "handovers/arrivals.sql", values)
        rows = session.rows("FROM arrivals")
    return {
        code: Arrival(on, int(grams), Period.from_number(start), Period.from_number(end))
        for code, on, grams, start, end in rows
    }
