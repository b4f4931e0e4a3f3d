"""Examining one received file: what is in it, what is wrong with it, what of it can be used."""

import csv
import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.contract import Contract, Field
from salur.evidence.domain.headers import match_header
from salur.evidence.domain.keeping import masked_value
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.findings import find_faults, hold_back
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.evidence.pipeline.sources import recognise
from salur.kernel.refused import Sentence

MOST_KEPT = 20_000  # findings of one rule that are kept one by one; all of them are counted
_MEMORY_MB = 700
_LOOKED_UP_BY = {"money": ("account",)}  # everything else by family, then region
_SUM = Sentence("Jumlah nilai", "The sum")
_ROWS = Sentence("Jumlah baris", "The number of rows")

FindingValues = tuple[int, str, str, str, str, str | None]


@dataclass(frozen=True)
class Examined:
    """What one file holds. `parquet` are its accepted rows, sorted by account (or family, region).

    `counts` is by rule and severity; months are those of the accepted rows.
    """

    contract: Contract
    rows: int
    accepted: int
    held_back_rows: int
    held_back_amount: int
    total: int | None
    first_period: int | None
    last_period: int | None
    has_reversals: bool
    counts: dict[tuple[str, str], int]
    parquet: Path
    findings_file: Path = field(repr=False)

    def findings(self) -> Iterator[FindingValues]:
        """Give findings in the order of the file, values masked, the first of each rule only."""
        given: Counter[str] = Counter()
        with self.findings_file.open(encoding="utf-8", newline="") as file:
            for row, column, rule, severity, value, *more in csv.reader(file):
                given[rule] += 1
                if given[rule] <= MOST_KEPT:
                    shown = masked_value(self.contract, column, value)
                    args = json.dumps({"row_of": more[0]}) if more else None
                    yield int(row), column, rule, severity, shown, args


def examine(
    contract: Contract,
    path: Path,
    scratch: Path,
    *,
    declared_rows: int | None = None,
    declared_sum: int | None = None,
    declared_period: int | None = None,
    step: Callable[[str], None] = lambda name: None,
) -> Examined:
    """Read every row of the plain file `path`, hold back what cannot be used, sort the rest.

    What it writes goes to the private directory `scratch`. Raises FileRefused where the file
    cannot be used at all, or where it differs from the totals that its sender declared. `step` is
    told what begins, and may raise to stop. `declared_period` is the month of rows that bear none.
    """
    with Session(memory_mb=_MEMORY_MB, ordered=True) as session:
        step("read")
        load_macros(session)
        read = read_file(session, contract, path, "rows", rows=True)
        find_faults(session, contract, "rows")
        found = _write_findings(session, scratch / "findings.csv")
        counts = session.rows("SELECT rule, severity, count(*) FROM rows_findings GROUP BY ALL")
        amount = contract.total.name if contract.total else None
        held = hold_back(session, contract, "rows", amount).get(0)
        held_rows, held_amount = (held.rows, held.amount) if held else (0, 0)
        total = _sum(session, amount)
        check_declared(declared_rows, declared_sum, read.rows, (total or 0) + held_amount)
        step("sort")
        parquet = _write_rows(session, contract, scratch / "rows.parquet")
        first, last = _months(session, contract, declared_period)
        return Examined(
            contract=contract,
            rows=read.rows,
            accepted=read.rows - held_rows,
            held_back_rows=held_rows,
            held_back_amount=held_amount,
            total=total,
            first_period=first,
            last_period=last,
            has_reversals=_has_reversals(session, contract),
            counts={(str(rule), str(severity)): int(n) for rule, severity, n in counts},
            parquet=parquet,
            findings_file=found,
        )


def check_declared(
    declared_rows: int | None, declared_sum: int | None, rows: int, total: int
) -> None:
    """Refuse a file that differs from what its sender declared; all readable rows count."""
    if declared_rows is not None and declared_rows != rows:
        raise refusals.total_differs(_ROWS, declared_rows, rows)
    if declared_sum is not None and declared_sum != total:
        raise refusals.total_differs(_SUM, declared_sum, total)


def recognise_file(contract: Contract, path: Path, scratch: Path) -> None:
    """Refuse at once what can be refused by a file's first bytes and its header."""
    source = recognise(path, scratch)
    if source.kind != "parquet":
        match_header(contract, source.header)


def _write_findings(session: Session, target: Path) -> Path:
    session.run(
        'COPY (SELECT r.row, f."column", f.rule, f.severity, f.value FROM rows_findings AS f'
        " JOIN (SELECT rowid AS rid, row FROM rows) AS r ON r.rid = f.rid ORDER BY r.row)"
        f" TO {text_literal(str(target))} (HEADER false)",
        step="write findings",
    )
    return target


def _write_rows(session: Session, contract: Contract, target: Path) -> Path:
    names = ", ".join(identifier(one.name) for one in contract.fields)
    kinds = _LOOKED_UP_BY.get(contract.family, ("family", "region"))
    keys = [one for kind in kinds for one in contract.fields if one.kind == kind]
    order = ", ".join([*(identifier(one.name) for one in keys[:1]), "row"])
    session.run(
        f"COPY (SELECT {names}, row FROM rows ORDER BY {order})"
        f" TO {text_literal(str(target))} (FORMAT parquet, COMPRESSION zstd)",
        step="write accepted rows",
    )
    return target


def _sum(session: Session, amount: str | None) -> int | None:
    if amount is None:
        return None
    value = session.rows(f"SELECT CAST(coalesce(sum({identifier(amount)}), 0) AS BIGINT) FROM rows")
    return int(value[0][0])


def _months(
    session: Session, contract: Contract, declared: int | None
) -> tuple[int | None, int | None]:
    """Give the first and last month: of the rows' period, of purchases' dates, else as declared."""
    period = _first(contract, ("months", "month"))
    bought = _first(contract, ("moment",))
    if period is not None:
        first = last = identifier(period.name)
        if period.kind == "months" and contract.family != "money":
            first = identifier(period.name + "__first")
    elif bought is not None:
        first = last = f"CAST(strftime({identifier(bought.name)}, '%Y%m') AS INTEGER)"
    else:
        return declared, declared
    found = session.rows(f"SELECT min({first}), max({last}) FROM rows")[0]
    return found[0] or declared, found[1] or declared


def _first(contract: Contract, kinds: tuple[str, ...]) -> Field | None:
    return next((one for one in contract.fields if one.kind in kinds), None)


def _has_reversals(session: Session, contract: Contract) -> bool:
    reversing = [one for one in contract.fields if "BATAL" in one.choices]
    return any(
        session.rows(f"SELECT 1 FROM rows WHERE {identifier(one.name)} = 'BATAL' LIMIT 1")
        for one in reversing
    )
