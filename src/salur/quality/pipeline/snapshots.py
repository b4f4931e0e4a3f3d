"""Reads the three files of a merge: the base whole, of the others only the lines that differ.

Two snapshots of one register are the same line for line but for a few in a hundred. A line that
stands in the base letter for letter reads as the base's, findings included, and is only counted;
the others are copied out and read as any file is. A file that the engine cannot take as it lies
is read whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from salur.batch.session import BatchFault, Session, identifier, text_literal
from salur.evidence.domain.contract import Contract, Field
from salur.evidence.domain.headers import Header, match_header
from salur.evidence.pipeline.cells import can_fail, column_type
from salur.evidence.pipeline.findings import count_findings, find_faults
from salur.evidence.pipeline.reading import ReadFile, read_file
from salur.evidence.pipeline.scanning import scan_of, with_columns
from salur.evidence.pipeline.sources import fingerprint, recognise
from salur.kernel.refused import Refused, Sentence

PACKAGE = "salur.quality"
KEY = "id_kpm"
SIDES = ("local_side", "remote_side")
_SHOWN = 5


class MergeRefused(Refused):
    """These snapshots cannot be merged; nothing was written."""


@dataclass(frozen=True)
class Snapshot:
    """One file that was merged; `set_aside` rows bear no family to know them by."""

    path: str
    sha256: str
    rows: int
    set_aside: int
    findings: Mapping[str, int]
    unknown_columns: tuple[str, ...]


def read_base(session: Session, contract: Contract, path: Path) -> Snapshot:
    """Read the base into `base_said`: its cells as text, and under `written` their hash as written.

    One row per family; rows without one stay, for their findings.
    """
    written = ", ".join(identifier("w_" + field.name) for field in contract.fields)
    extra = cells(contract) | {"written": f"hash({written})"}
    read = _read(session, contract, path, path, "base_said", extra)
    taken = _taken(session, "base_said")
    found = count_findings(session, "base_said")
    if _repeated(session, "base_said"):
        session.file(PACKAGE, "merge/once.sql")
        _refuse_repeated(session, "base_said", path)
    return Snapshot(
        str(path), fingerprint(path), read.rows, read.rows - taken, found, read.header.unknown
    )


def read_side(session: Session, contract: Contract, path: Path, side: str) -> Snapshot:
    """Read a file against `base_said`.

    Makes `<side>_met`, the base's rows that it repeats (once per line), and `<side>_own`, the
    families of which it writes something else.
    """
    said, met, own = f"{side}_said", f"{side}_met", f"{side}_own"
    header, lines = _read_lines(session, contract, path, side)
    rows = lines + int(session.rows(f"SELECT count(*) FROM {said}")[0][0])
    set_aside = rows - lines - _taken(session, said)
    session.file(PACKAGE, "merge/own.sql", said=said, met=met, own=own)
    _refuse_repeated(session, own, path)
    for column in _unsaid(contract, header):
        session.file(PACKAGE, "merge/unsaid.sql", own=own, column=column)
    found = _findings(session, said, met)
    session.run(f"DROP TABLE {identifier(said)}")
    return Snapshot(str(path), fingerprint(path), rows, set_aside, found, header.unknown)


def others(contract: Contract) -> list[str]:
    """Give the columns that are merged: all but the one that names the family."""
    return [field.name for field in contract.fields if field.name != KEY]


def _unsaid(contract: Contract, header: Header) -> set[str]:
    return set(others(contract)) - header.columns.keys()


def cells(contract: Contract) -> dict[str, str]:
    """Give the SQL of every cell: its value where it can be read, else as it is written."""
    return {field.name: _cell(field) for field in contract.fields}


def _cell(field: Field) -> str:
    value = identifier("v_" + field.name)
    text = value if column_type(field) == "VARCHAR" else f"CAST({value} AS VARCHAR)"
    if not can_fail(field):
        return text
    # A quarter faster than coalesce, which carries the cell as written through every row.
    return f"CASE WHEN {value} IS NULL THEN bare({identifier('w_' + field.name)}) ELSE {text} END"


def _read(
    session: Session,
    contract: Contract,
    path: Path,
    named: Path,
    table: str,
    extra: Mapping[str, str],
) -> ReadFile:
    """Read `path` into `table`; what is refused is told of the file that the caller named."""
    try:
        read = read_file(session, contract, path, table, stored=False, extra=extra)
    except Refused as refusal:
        refusal.add_note(named.name)
        raise
    find_faults(session, contract, table)
    return read


def _read_lines(session: Session, contract: Contract, path: Path, side: str) -> tuple[Header, int]:
    """Give the header, and how many lines stand in the base as they are written here."""
    said, met = f"{side}_said", f"{side}_met"
    header = _compared(session, contract, path, side)
    if header is None:
        session.run(f"CREATE TABLE {identifier(met)} (rid BIGINT)")
        return _read(session, contract, path, path, said, cells(contract)).header, 0
    lines = int(session.rows(f"SELECT count(*) FROM {identifier(met)}")[0][0])
    copy = session.scratch / f"{side}.csv"
    _read(session, contract, copy, path, said, cells(contract))
    copy.unlink()
    return header, lines


def _compared(session: Session, contract: Contract, path: Path, side: str) -> Header | None:
    """Hold every line against the base: `<side>_met`, and the rest as `<side>.csv` in scratch.

    None where the file has to be read whole: in a workbook, or where the engine cannot take it.
    """
    try:
        source = with_columns(session, recognise(path, session.scratch))
        header = match_header(contract, source.header)
    except Refused as refusal:
        refusal.add_note(path.name)
        raise
    if source.kind == "plain":
        return None
    written = [
        f"c{header.columns[f.name]}" if f.name in header.columns else "CAST(NULL AS VARCHAR)"
        for f in contract.fields
    ]
    named = [f.name for f in contract.fields if f.name in header.columns]
    # One list is filled for the few lines that differ; a column each would be for every line.
    line = ", ".join(f"s.c{header.columns[name]}" for name in named)
    lines, met = identifier(side + "_lines"), identifier(side + "_met")
    try:
        session.run(
            f"CREATE TABLE {lines} AS"
            f" SELECT b.rowid AS rid, CASE WHEN b.rowid IS NULL THEN [{line}] END AS line"
            f" FROM (SELECT *, hash({', '.join(written)}) AS written FROM {scan_of(source)}) s"
            f" LEFT JOIN base_said b"
            f" ON b.written = s.written AND b.{KEY} = cell(s.c{header.columns[KEY]})",
            step="compare lines",
        )
    except BatchFault:
        return None
    session.run(f"CREATE TABLE {met} AS SELECT rid FROM {lines} WHERE rid IS NOT NULL")
    cells = ", ".join(f"line[{n}] AS {identifier(name)}" for n, name in enumerate(named, 1))
    session.run(
        f"COPY (SELECT {cells} FROM {lines} WHERE rid IS NULL)"
        f" TO {text_literal(str(session.scratch / (side + '.csv')))} (FORMAT csv, HEADER true)",
        step="copy lines that differ",
    )
    session.run(f"DROP TABLE {lines}")
    return header


def _taken(session: Session, table: str) -> int:
    return int(
        session.rows(f"SELECT count(*) FROM {identifier(table)} WHERE {KEY} IS NOT NULL")[0][0]
    )


def _findings(session: Session, said: str, met: str) -> dict[str, int]:
    rows = session.rows(
        f"SELECT rule, count(*) FROM (SELECT rule FROM {identifier(said + '_findings')} UNION ALL"
        f" SELECT f.rule FROM base_said_findings f JOIN {identifier(met)} m USING (rid))"
        " GROUP BY rule ORDER BY rule"
    )
    return {str(rule): int(count) for rule, count in rows}


def _repeated(session: Session, table: str) -> list[str]:
    rows = session.rows(
        f"SELECT {KEY} FROM {identifier(table)} WHERE {KEY} IS NOT NULL"
        f" GROUP BY ALL HAVING count(*) > 1 ORDER BY ALL LIMIT {_SHOWN}"
    )
    return [str(row[0]) for row in rows]


def _refuse_repeated(session: Session, table: str, path: Path) -> None:
    families: Sequence[str] = _repeated(session, table)
    if not families:
        return
    named = ", ".join(families)
    raise MergeRefused(
        "family_repeated",
        Sentence(
            f"Berkas {path.name} memuat keluarga yang sama lebih dari sekali dengan isi berbeda:"
            f" {named}.",
            f"The file {path.name} has the same family more than once with different contents:"
            f" {named}.",
        ),
        Sentence(
            "Sisakan satu baris per keluarga, lalu ulangi.",
            "Leave one row per family, then try again.",
        ),
    )
