"""Examining one received file: what is in it, what is wrong with it, what of it can be used."""

import csv
import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from salur.batch.lending import lent_session
from salur.batch.session import BatchFault, Session, identifier, text_literal
from salur.evidence.domain.contract import Contract, Field
from salur.evidence.domain.headers import match_header
from salur.evidence.domain.keeping import masked_value, safe_text
from salur.evidence.domain.recognition import contract_of
from salur.evidence.domain.sheet import AS_USUAL, SheetReading
from salur.evidence.domain.translating import Translator
from salur.evidence.pipeline import labelling, refusals
from salur.evidence.pipeline.decoding import USUAL, Decoders
from salur.evidence.pipeline.findings import find_faults, hold_back
from salur.evidence.pipeline.judges import About
from salur.evidence.pipeline.judging import find_by_judge
from salur.evidence.pipeline.reading import PACKAGE, ReadFile, load_macros, read_file
from salur.evidence.pipeline.regions import refuse_other_code_system
from salur.evidence.pipeline.register import find_between_rows
from salur.evidence.pipeline.scanning import with_columns
from salur.evidence.pipeline.sources import recognise
from salur.evidence.pipeline.statements import write_statements
from salur.evidence.pipeline.translating import translator_of
from salur.evidence.queries import known_regions
from salur.kernel.period import Period
from salur.kernel.refused import Sentence

MOST_KEPT = 20_000  # findings of one rule that are kept one by one; all of them are counted
_MEMORY_MB = 700
_SUM = Sentence("Jumlah nilai", "The sum")
_ROWS = Sentence("Jumlah baris", "The number of rows")

FindingValues = tuple[int, str, str, str, str]


@dataclass(frozen=True)
class Declared:
    """What a sender said of a file: how many rows, which sum, the month of rows that bear none.

    `sum` is whole rupiah, grams or a count, as the contract's total is. `reading` is how the file
    is to be read, `decoders` know the layout that it names.
    """

    rows: int | None = None
    sum: int | None = None
    period: int | None = None
    reading: SheetReading = AS_USUAL
    decoders: Decoders = USUAL


@dataclass(frozen=True)
class Examined:
    """What one file holds. `parquet` are its accepted rows, sorted by account (or family, region).

    `counts` is by rule and severity; months are those of the accepted rows; `notes` are of columns.
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
    notes: tuple[labelling.Note, ...]
    parquet: Path
    findings_file: Path = field(repr=False)

    def findings(self) -> Iterator[FindingValues]:
        """Give findings in the order of the file, values masked, the first of each rule only."""
        given: Counter[str] = Counter()
        for cell, rule in self.notes:
            yield 1, safe_text(cell)[:60], rule, labelling.SEVERITY, ""
        with self.findings_file.open(encoding="utf-8", newline="") as file:
            for row, column, rule, severity, value in csv.reader(file):
                given[rule] += 1
                if given[rule] <= MOST_KEPT:
                    shown = masked_value(self.contract, column, value)
                    yield int(row), column, rule, severity, shown


def examine(
    contract: Contract,
    path: Path,
    scratch: Path,
    declared: Declared,
    step: Callable[[str], None] = lambda name: None,
    *,
    sha256: str,
    about: About | None = None,
) -> Examined:
    """Read every row of the plain file `path`, hold back what cannot be used, sort the rest.

    `sha256` is that of the file's bytes; `about` is None where its rows are not to be held against
    the register.

    What it writes goes to the private directory `scratch`. Raises FileRefused where the file
    cannot be used at all, or where it differs from what its sender declared. `step` is told what
    begins, and may raise to stop.
    """
    try:
        with lent_session(_prepare, memory_mb=_MEMORY_MB, ordered=True) as session:
            return _examine(session, contract, path, scratch, declared, step, sha256, about)
    except BatchFault as fault:  # the engine's own words may quote a row: they go no further
        raise BatchFault(fault.step, "the engine could not carry out this step") from None


def _prepare(session: Session) -> None:
    load_macros(session)
    session.file(PACKAGE, "spelling.sql")


def _examine(
    session: Session,
    contract: Contract,
    path: Path,
    scratch: Path,
    declared: Declared,
    step: Callable[[str], None],
    sha256: str,
    about: About | None,
) -> Examined:
    read = read_and_judge(session, contract, path, "rows", declared, step)
    if about is not None:
        find_by_judge(session, contract, "rows", about)
    found = _write_findings(session, scratch / "findings.csv")
    notes = labelling.notes_on(session, contract, read)
    counts = session.rows("SELECT rule, severity, count(*) FROM rows_findings GROUP BY ALL")
    amount = contract.total.name if contract.total else None
    held = hold_back(session, contract, "rows", amount).get(0)
    held_rows, held_amount = (held.rows, held.amount) if held else (0, 0)
    total = _sum(session, amount)
    check_declared(declared, read.rows, (total or 0) + held_amount)
    step("sort")
    rows = scratch / "rows.parquet"
    write_statements(session, contract, "rows", rows, source=sha256)
    first, last = _months(session, contract, declared.period)
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
        counts={(str(rule), str(severity)): int(n) for rule, severity, n in counts}
        | labelling.counted(notes),
        notes=notes,
        parquet=rows,
        findings_file=found,
    )


def read_and_judge(
    session: Session,
    contract: Contract,
    path: Path,
    table: str,
    declared: Declared,
    step: Callable[[str], None] = lambda name: None,
) -> ReadFile:
    """Read a file into `table` and find all that is wrong with it, as `salur check` does.

    The readers of cells (`load_macros`) are defined in `session`. Codes of regions are held
    against the loaded editions, as of the last day of its month.
    """
    step("read")
    read = read_file(
        *(session, contract, path, table),
        rows=True,
        mapping=declared.reading.mapping,
        translator=_translator(declared),
        header_row=declared.reading.header_row,
        decoders=declared.decoders,
    )
    regions = known_regions(_last_day(session, contract, table, declared.period))
    refuse_other_code_system(session, contract, read, regions)
    step("judge")
    find_faults(session, contract, table, regions)
    find_between_rows(session, contract, table)
    return read


def _translator(declared: Declared) -> Translator | None:
    system = declared.reading.system
    if system is None:
        return None
    day = None if declared.period is None else Period.from_number(declared.period).last_day
    return translator_of(known_regions(day), system)


def _last_day(
    session: Session, contract: Contract, table: str, declared: int | None
) -> dt.date | None:
    """Give the last day of the month a file is about: the declared one, else what most rows say."""
    month = _last_month(contract)
    if declared is None and month is not None:
        declared = session.rows(f"SELECT mode({month}) FROM {identifier(table)}")[0][0]
    return None if declared is None else Period.from_number(declared).last_day


def in_units(contract: Contract, amount: Decimal | int | None) -> int | None:
    """Give a sum in the file's own unit (rupiah, kilograms) as whole rupiah or grams."""
    is_mass = contract.total is not None and contract.total.kind == "mass"
    return None if amount is None else int(amount * 1000) if is_mass else int(amount)


def check_declared(declared: Declared, rows: int, total: int) -> None:
    """Refuse a file that differs from what its sender declared; all readable rows count."""
    if declared.rows is not None and declared.rows != rows:
        raise refusals.total_differs(_ROWS, declared.rows, rows)
    if declared.sum is not None and declared.sum != total:
        raise refusals.total_differs(_SUM, declared.sum, total)


def recognise_file(
    contract: Contract, path: Path, scratch: Path, reading: SheetReading = AS_USUAL
) -> None:
    """Refuse at once what can be refused by a file's first bytes, its header, and its reading."""
    _translator(Declared(reading=reading))
    if reading.layout is not None:  # it was recognised by its layout already
        return
    source = recognise(path, scratch, header_row=reading.header_row)
    if source.kind != "parquet":
        match_header(contract, source.header, reading.columns)


def contract_of_file(path: Path, scratch: Path) -> Contract:
    """Give the contract that a file's header tells; FileRefused for what is no table."""
    source = recognise(path, scratch)
    if source.kind == "parquet":
        with Session(memory_mb=_MEMORY_MB) as session:
            source = with_columns(session, source)
    return contract_of(source.header)


def _write_findings(session: Session, target: Path) -> Path:
    session.run(
        "COPY (FROM rows_findings AS f JOIN rows AS r ON r.rowid = f.rid"
        ' SELECT r.row, f."column", f.rule, f.severity, f.value ORDER BY r.row, f.rule, f."column")'
        f" TO {text_literal(str(target))} (HEADER false)",
        step="write findings",
    )
    return target


def _sum(session: Session, amount: str | None) -> int | None:
    if amount is None:
        return None
    summed = f"FROM rows SELECT CAST(coalesce(sum({identifier(amount)}), 0) AS BIGINT)"
    return int(session.rows(summed)[0][0])


def _months(
    session: Session, contract: Contract, declared: int | None
) -> tuple[int | None, int | None]:
    """Give the first and last month: of the rows' period, of purchases' dates, else as declared."""
    first = last = _last_month(contract)
    if last is None:
        return declared, declared
    period = _first(contract, ("months", "month"))
    if period is not None and period.kind == "months" and contract.family != "money":
        first = identifier(period.name + "__first")
    found = session.rows(f"FROM rows SELECT min({first}), max({last})")[0]
    return found[0] or declared, found[1] or declared


def _last_month(contract: Contract) -> str | None:
    """Give the SQL of a row's (last) month: of its period, else of its purchase's day."""
    period = _first(contract, ("months", "month"))
    if period is not None:
        return identifier(period.name)
    bought = _first(contract, ("moment",))
    return f"CAST(strftime({identifier(bought.name)}, '%Y%m') AS INTEGER)" if bought else None


def _first(contract: Contract, kinds: tuple[str, ...]) -> Field | None:
    return next((one for one in contract.fields if one.kind in kinds), None)


def _has_reversals(session: Session, contract: Contract) -> bool:
    reversing = [one for one in contract.fields if "BATAL" in one.choices]
    return any(
        session.rows(f"FROM rows SELECT 1 WHERE {identifier(one.name)} = 'BATAL' LIMIT 1")
        for one in reversing
    )
