"""Types every cell of a file and marks every row that has a fault, in one pass.

The result is a table of values (one column per contract column, in the types of
`cells.TYPES`) with, for faulty rows only, the raw cells as JSON. Findings are made from those
few rows afterwards, so that a clean file pays nothing for them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from salur.batch.session import BatchFault, Session, identifier, text_literal
from salur.evidence.domain.contract import Contract, Field
from salur.evidence.domain.headers import Header, match_header
from salur.evidence.domain.sheet import DECIMAL
from salur.evidence.domain.translating import Translator
from salur.evidence.pipeline.cells import Reading, bounded, is_faulty, read_of
from salur.evidence.pipeline.decoding import USUAL, Decoders, decoded
from salur.evidence.pipeline.scanning import (
    is_fractional,
    refused_by_engine,
    row_number_of,
    scan_of,
    with_columns,
)
from salur.evidence.pipeline.sources import Source, examine, recognise, rewrite_plain
from salur.evidence.pipeline.translating import translated

PACKAGE = "salur.evidence"


@dataclass(frozen=True)
class ReadFile:
    """One file whose rows stand in `table`.

    `rows` counts all data rows. The table has `file` (the given number), `row` (as a
    spreadsheet shows it; 0 where rows were not asked for), one column per contract column,
    `<name>__first` beside every range of months, and `raw` (NULL for a row without a fault that
    nobody asked to see as it was written).
    `source` is what was read; `sheet` is the same rows as their sender wrote them.
    """

    source: Source
    header: Header
    table: str
    rows: int
    sheet: Source


@dataclass(frozen=True)
class Unusual:
    """Rows that are kept as they were written besides the faulty ones.

    `when` is SQL over the values; `members` are told of them in `raw`, each as `#<name>`.
    """

    when: str
    members: Mapping[str, str]


@dataclass(frozen=True)
class Among:
    """Only rows whose value of `column` has its hash in the column `h` of `table`."""

    column: str
    table: str


def load_macros(session: Session) -> None:
    """Define the readers of single cells in this session."""
    session.macros(PACKAGE, "values.sql")
    session.macros(PACKAGE, "labels.sql")


def read_file(
    session: Session,
    contract: Contract,
    path: Path,
    table: str,
    *,
    number: int = 0,
    rows: bool = False,
    stored: bool = True,
    mapping: Mapping[str, str] | None = None,
    extra: Mapping[str, str] | None = None,
    account_keys: bool = False,
    sheet: str | None = None,
    among: Among | None = None,
    unusual: Unusual | None = None,
    judged: bool = True,
    translator: Translator | None = None,
    header_row: int = 1,
    readers: Mapping[str, str] | None = None,
    decoders: Decoders = USUAL,
) -> ReadFile:
    """Read one file into `table` (appended to when it exists).

    `rows` numbers the rows (needs an ordered session); `stored` stores every contract
    column; `extra` adds columns computed by SQL over the values (`v_<column>`) and the cells
    as they were written (`w_<column>`); with `account_keys` the value of an account is its
    number for matching (`account_of` gives the text back). `mapping` gives header cell ->
    column, and under `#decimal` the sender's decimal sign. `sheet` names the sheet of a
    workbook, else it is the first. `among` keeps only the rows that it names, `unusual` says whose
    cells are kept. Where `judged` is off no row is marked as faulty: `extra` tells what whoever
    reads wants to know. `translator` says that the region codes are of another system; the headings
    stand in `header_row`. `readers` gives for a column the macro that reads it instead of its
    kind's. A file of one of the foreign formats of `decoders` is decoded first; its rows bear the
    numbers of its lines. Refuses files that cannot be opened or lack required columns.
    """
    mapping = dict(mapping or {})
    sign = mapping.pop(DECIMAL, None)
    decimal = None if sign is None else text_literal(sign)
    shape = _Shape(
        *(contract, number, rows, stored, account_keys, decimal, extra or {}, among, judged),
        unusual=unusual,
        translator=translator,
        readers=readers,
    )
    foreign = decoded(path, session.scratch, contract, decoders)
    if foreign is not None:
        return _read(session, shape, foreign, table, {})
    source = recognise(path, session.scratch, sheet=sheet, header_row=header_row)
    if source.kind == "text" and rows:
        source = examine(source, session.scratch)
    try:
        return _read(session, shape, source, table, mapping)
    except BatchFault as fault:
        if source.kind != "text":
            raise refused_by_engine(fault) from fault
    source = rewrite_plain(examine(source, session.scratch), session.scratch)
    return _read(session, shape, source, table, mapping)


@dataclass(frozen=True)
class _Shape:
    """What a read table is to look like, whichever file it comes from."""

    contract: Contract
    number: int
    rows: bool
    stored: bool
    account_keys: bool
    decimal: str | None
    extra: Mapping[str, str]
    among: Among | None = None
    judged: bool = True
    unusual: Unusual | None = None
    translator: Translator | None = None
    readers: Mapping[str, str] | None = None


def _read(
    session: Session, shape: _Shape, source: Source, table: str, mapping: Mapping[str, str] | None
) -> ReadFile:
    sheet = source = with_columns(session, source)
    header = match_header(shape.contract, source.header, mapping)
    if shape.translator is not None:
        source = translated(session, shape.contract, sheet, header, shape.translator)
    select = _select(_with_known_decimals(shape, source, header), source, header)
    step = f"read {shape.contract.name}"
    into = (
        f"INSERT INTO {identifier(table)}"
        if session.has(table)
        else f"CREATE TABLE {identifier(table)} AS"
    )
    ((read,),) = session.rows(f"{into} {select}", step=step)
    return ReadFile(source, header, table, int(read), sheet)


def _with_known_decimals(shape: _Shape, source: Source, header: Header) -> _Shape:
    """Name the point as decimal sign where masses come as typed numbers."""
    masses = [
        f.name for f in shape.contract.fields if f.kind == "mass" and f.name in header.columns
    ]
    if shape.decimal is None and any(is_fractional(source, header.columns[m]) for m in masses):
        return replace(shape, decimal="'.'")
    return shape


def _select(shape: _Shape, source: Source, header: Header) -> str:
    contract = shape.contract
    raw = {f.name: _raw(f.name, header.columns) for f in contract.fields}
    usual = {
        f.name: source.usual_of(header.columns[f.name])
        for f in contract.fields
        if f.name in header.columns
    }
    reading = Reading(shape.account_keys, shape.decimal, usual)
    read = [
        f"{_read_of(shape, f, raw[f.name], reading)} AS {identifier('r_' + f.name)}"
        for f in contract.fields
    ]
    # A layer of its own, so that a value compared with its bound is not read twice.
    written = [f"{raw[f.name]} AS {identifier('w_' + f.name)}" for f in contract.fields]
    inner = (
        written
        + [
            f"{bounded(f, identifier('r_' + f.name))} AS {identifier('v_' + f.name)}"
            for f in contract.fields
        ]
        + [
            f"CASE WHEN contains({raw[f.name]}, '..') THEN read_first_month({raw[f.name]}) END"
            f" AS {identifier('f_' + f.name)}"
            for f in contract.fields
            if f.kind == "months"
        ]
    )
    stored = contract.fields if shape.stored else ()
    ranges = contract.family != "money"
    outer = [
        f"{shape.number} :: USMALLINT AS file",
        *(["row_in_file AS row"] if shape.rows else []),
        *(sql for f in stored for sql in _stored(f, raw[f.name], ranges)),
        *(f"{sql} AS {identifier(name)}" for name, sql in shape.extra.items()),
        f"CASE WHEN {_is_kept_raw(shape, source, header, raw)}"
        f" THEN {_raw_row(shape, source, raw)} END AS raw",
    ]
    number = row_number_of(source, numbered=shape.rows)
    return (
        f"SELECT {', '.join(outer)} FROM (SELECT *, {', '.join(inner)} FROM"
        f" (SELECT *, {number} AS row_in_file, {', '.join(read)}"
        f" FROM {scan_of(source)}{_only(shape, raw)}))"
    )


def _read_of(shape: _Shape, field: Field, raw: str, reading: Reading) -> str:
    macro = (shape.readers or {}).get(field.name)
    return f"{macro}({raw})" if macro else read_of(field, raw, reading)


def _only(shape: _Shape, raw: Mapping[str, str]) -> str:
    if shape.among is None:
        return ""
    field = shape.contract.field(shape.among.column)
    value = read_of(field, raw[field.name], Reading())
    return f" WHERE hash({value}) IN (SELECT h FROM {identifier(shape.among.table)})"


def _is_kept_raw(shape: _Shape, source: Source, header: Header, raw: Mapping[str, str]) -> str:
    fault = _any_fault(shape.contract, source, header, raw) if shape.judged else "false"
    return f"{fault} OR {shape.unusual.when}" if shape.unusual else fault


def _any_fault(contract: Contract, source: Source, header: Header, raw: Mapping[str, str]) -> str:
    faults = [
        sql
        for f in contract.fields
        if (f.name in header.columns or f.required or f.required_when)
        and (sql := is_faulty(f, raw)) is not None
    ]
    if source.tells_rows:
        faults.append("c_shape IS NOT NULL")
    return " OR ".join(faults) or "false"


def line_hash(contract: Contract, program: str) -> str:
    """Give the SQL that hashes all values of a line: identical lines have equal hashes.

    An empty programme is `program`, and a range of months is told from its last month.
    """
    values = []
    for field in contract.fields:
        value = identifier("v_" + field.name)
        if field.kind == "program":
            value = f"coalesce({value}, {text_literal(program)})"
        values.append(value)
        if field.kind == "months":
            values.append(identifier("f_" + field.name))
    return f"hash({', '.join(values)})"


def _raw(name: str, positions: Mapping[str, int]) -> str:
    return f"c{positions[name]}" if name in positions else "CAST(NULL AS VARCHAR)"


def _raw_row(shape: _Shape, source: Source, raw: Mapping[str, str]) -> str:
    form = "c_shape" if source.tells_rows else "CAST(NULL AS VARCHAR)"
    sign = shape.decimal or "CAST(NULL AS VARCHAR)"
    cells = ", ".join(f"{identifier(f.name)}: {raw[f.name]}" for f in shape.contract.fields)
    members = shape.unusual.members if shape.unusual else {}
    told = "".join(f"{text_literal('#' + name)}: {sql}, " for name, sql in members.items())
    return f"to_json({{'#shape': {form}, '{DECIMAL}': {sign}, {told}{cells}}})"


def _stored(field: Field, raw: str, ranges: bool) -> list[str]:
    value = identifier("v_" + field.name)
    columns = [f"{value} AS {identifier(field.name)}"]
    if field.kind == "months" and ranges:
        first = identifier(field.name + "__first")
        columns.append(f"read_first_month({raw}) AS {first}")
    return columns
