"""The SQL that gives a recognised file as rows of text: columns c0, c1, ... and a row number."""

import re
from dataclasses import replace

from salur.batch.session import BatchFault, Session, identifier, text_literal
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.plain import LONGEST_LINE, checked_header
from salur.evidence.pipeline.sources import Source

# The engine would take sixteen longest lines at once.
_BUFFER = 4 * LONGEST_LINE
_FRACTIONAL = re.compile(r"(DECIMAL|DOUBLE|FLOAT|REAL)", re.IGNORECASE)


def with_columns(session: Session, source: Source) -> Source:
    """Give the source with its header; Parquet, which knows its columns, is asked for them."""
    if source.kind != "parquet":
        return source
    try:
        described = session.rows(
            f"DESCRIBE SELECT * FROM read_parquet({text_literal(str(source.path))})"
        )
    except BatchFault as fault:
        raise refusals.damaged() from fault
    cells = checked_header([str(row[0]) for row in described])
    return replace(source, header=cells, types=tuple(str(row[1]) for row in described))


def refused_by_engine(fault: BatchFault) -> Exception:
    """Tell a file that the engine cannot read from a fault of our own."""
    unreadable = (
        "Invalid Input Error",
        "IO Error",
        "TProtocolException",
        "don't know what type",
        "No magic bytes",
        "Parquet",
    )
    return refusals.damaged() if any(sign in fault.reason for sign in unreadable) else fault


def is_fractional(source: Source, position: int) -> bool:
    """Say whether a column is typed as a number with decimals, so that its point is no riddle."""
    return position < len(source.types) and bool(_FRACTIONAL.match(source.types[position]))


def scan_of(source: Source) -> str:
    """Give the SQL that reads every row of the file as text."""
    path = text_literal(str(source.path))
    if source.kind == "parquet":
        cells = ", ".join(
            f"{_parquet_cell(source, position)} AS c{position}"
            for position in range(len(source.header))
        )
        return (
            f"(SELECT {cells}, file_row_number FROM read_parquet({path}, file_row_number = true))"
        )
    names = [f"c{position}" for position in range(len(source.header))]
    if source.kind == "decoded":
        return f"(SELECT {', '.join(['c_row', 'c_shape', *names])} FROM read_parquet({path}))"
    if source.kind == "plain":
        names = ["c_row", "c_shape", *names]
    columns = ", ".join(f"{name}: 'VARCHAR'" for name in names)
    return (
        f"read_csv({path}, auto_detect = false, header = true,"
        f" delim = {text_literal(source.delimiter)}, quote = '\"', escape = '\"',"
        f" strict_mode = true, max_line_size = {LONGEST_LINE}, buffer_size = {_BUFFER},"
        f" columns = {{{columns}}})"
    )


def _parquet_cell(source: Source, position: int) -> str:
    text = f"CAST({identifier(source.header[position])} AS VARCHAR)"
    if not source.types[position].startswith("DECIMAL"):
        return text
    # An exact number's trailing zeros say nothing; a float's show that digits may be lost.
    return f"regexp_replace({text}, '\\.0+$|(\\.[0-9]*[1-9])0+$', '\\1')"


def row_number_of(source: Source, *, numbered: bool) -> str:
    """Give the SQL of a row's number as a spreadsheet shows it; 0 where it isn't asked for."""
    if source.tells_rows:
        return "CAST(c_row AS BIGINT)"
    if not numbered:
        return "CAST(0 AS BIGINT)"
    return "file_row_number + 2" if source.kind == "parquet" else "row_number() OVER () + 1"
