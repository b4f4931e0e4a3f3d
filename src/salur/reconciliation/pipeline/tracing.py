"""From units back to the lines of files that they were made from, each with what it counts.

The same rules as in a reconciliation say which lines are replays and what reversals take back
(`bpnt/references.sql`), over the lines of the wanted accounts alone. Accounts are known by their
blind index; only lines that end in the same four digits are hashed.
"""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings

from salur.batch.session import Session, Value
from salur.kernel.period import Period
from salur.kernel.sealing import blind_prefixes
from salur.reconciliation.pipeline.bpnt import PACKAGE
from salur.reconciliation.pipeline.parties import tables_of
from salur.reconciliation.pipeline.publishing import StatementFile

MONEY = ("perintah", "topup", "transaksi", "setoran", "saldo")
RICE = ("spa", "do", "bast", "serah")
_IN_ORDER = """
SELECT unit, contract, evidence, row, day, amount, status, ref, counted FROM traced
ORDER BY unit, list_position($contracts, contract), evidence, row
"""


@dataclass(frozen=True)
class TracedLine:
    """One line of a file beneath a unit, in rupiah or grams.

    `row` is the row of the file as a spreadsheet shows it. `counted` is what of the amount the unit
    counts; of rice it is None, since documents may be shared out over desa and months.
    """

    unit: int
    contract: str
    evidence: UUID
    row: int
    day: dt.date | None
    amount: int
    status: str
    reference: str
    counted: int | None


Files = Mapping[str, Sequence[StatementFile]]


def trace_money(
    session: Session,
    period: Period,
    wanted: Iterable[tuple[int, UUID, str]],
    files: Files,
    *,
    carried: bool,
) -> None:
    """Leave `traced`: the lines beneath accounts' months (unit, blind index, last four digits).

    `carried` says that balances came from the month before and not from files.
    """
    place = _written(session, "wanted", ((unit, blind.hex, last4) for unit, blind, last4 in wanted))
    inner, outer = blind_prefixes(settings.SALUR_KEYS.blind)
    values: dict[str, Value] = {"inner": inner, "outer": outer, "period": period.number}
    session.file(PACKAGE, "trace/begin.sql", values | {"wanted": str(place)})
    contracts = tuple(one for one in MONEY if not (carried and one == "saldo"))
    _read(session, contracts, files, values)
    for lines in ("credits", "purchases", "returns"):
        names = tables_of(lines)
        session.file(PACKAGE, "trace/unusual.sql", lines=lines, unusual=names["unusual"])
        session.file(PACKAGE, "bpnt/references.sql", values, **names)
    session.file(PACKAGE, "trace/counted.sql", values)


def trace_rice(
    session: Session,
    period: Period,
    wanted: Sequence[tuple[int, str]],
    served: Iterable[tuple[int, str]],
    files: Files,
) -> None:
    """Leave `traced`: the lines beneath desa's months (unit, code); `served` are their families."""
    places: dict[str, Value] = {
        "wanted": str(_written(session, "wanted", wanted)),
        "served": str(_written(session, "served", served)),
    }
    session.file(PACKAGE, "trace/rice.sql", places)
    _read(session, RICE, files, {"period": period.number})


def traced_lines(session: Session) -> Iterator[TracedLine]:
    """Give the lines of `traced` by unit, contract in the order of a month, file and row."""
    contracts: dict[str, Value] = {"contracts": [*MONEY, *RICE]}
    for rows in session.stream(_IN_ORDER, contracts):
        for unit, contract, evidence, row, day, amount, status, ref, counted in rows:
            yield TracedLine(
                unit, contract, UUID(evidence), row, day, amount, status, ref or "", counted
            )


def _read(
    session: Session, contracts: Sequence[str], files: Files, values: Mapping[str, Value]
) -> None:
    for contract in contracts:
        for one in files.get(contract, ()):
            given = {**values, "path": str(one.path), "evidence": str(one.evidence)}
            session.file(PACKAGE, f"trace/{contract}.sql", given)


def _written(session: Session, name: str, rows: Iterable[Sequence[Any]]) -> Path:
    place = session.scratch / f"{name}.csv"
    with place.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return place
