"""Names every fault of every row: what a cell breaks, how heavy it weighs, what is held back."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.contract import Contract
from salur.evidence.domain.regions import KnownRegions
from salur.evidence.domain.sheet import DECIMAL
from salur.evidence.pipeline.cells import Reading, fault_of
from salur.evidence.pipeline.regions import find_unknown_regions
from salur.evidence.pipeline.weighing import add_findings, make_findings

_LEAST_DAMAGED = 20
_KEY = re.compile(r"account_of\((\w+)\)")


@dataclass(frozen=True)
class HeldBack:
    """Rows of one file that took no part: how many, and the sum of their readable amounts."""

    rows: int = 0
    amount: int = 0


def find_faults(
    session: Session, contract: Contract, table: str, regions: KnownRegions | None = None
) -> None:
    """Make `<table>_findings` from the faulty rows of `table`.

    Its columns: file, rid (the row's place in `table`), column, rule, severity, value.
    Codes are held against `regions`, by default the list that the program carries, in every
    region column that `table` keeps as text.
    """
    make_findings(session, table)
    if session.rows(f"SELECT 1 FROM {identifier(table)} WHERE raw IS NOT NULL LIMIT 1"):
        _find_broken_cells(session, contract, table)
    kept = session.columns(table)
    for field in contract.fields:
        if field.kind == "region" and kept.get(field.name) == "VARCHAR":
            find_unknown_regions(session, contract, table, field.name, regions)


def _find_broken_cells(session: Session, contract: Contract, table: str) -> None:
    faulty = identifier(table + "_faulty")
    cells = {f.name: f.name for f in contract.fields} | {"shape": "#shape", "decimal": DECIMAL}
    session.run(
        f"CREATE TEMP TABLE {faulty} AS SELECT file, rowid AS rid, {_unpacked(cells)}"
        f" FROM {identifier(table)} WHERE raw IS NOT NULL",
        step=f"faulty rows of {contract.name}",
    )
    raw = {f.name: identifier(f.name) for f in contract.fields}
    parts = [f"SELECT file, rid, '', shape, '' FROM {faulty} WHERE shape IS NOT NULL"]
    for field in contract.fields:
        rule = fault_of(field, raw, Reading(decimal="decimal"))
        parts.append(
            f"SELECT file, rid, {text_literal(field.name)}, {rule}, coalesce({raw[field.name]}, '')"
            f" FROM {faulty} WHERE shape IS DISTINCT FROM 'record_unknown'"
        )
    add_findings(session, contract, table, " UNION ALL ".join(parts))
    session.run(f"DROP TABLE {faulty}")


def _unpacked(cells: Mapping[str, str]) -> str:
    """Give the SQL that takes the raw cells of a faulty row out of its JSON."""
    paths = {name: text_literal(f'$."{key}"') for name, key in cells.items()}
    return ", ".join(
        f"json_extract_string(raw, {path}) AS {identifier(name)}" for name, path in paths.items()
    )


def find_damaged_columns(
    session: Session, contract: Contract, table: str, keys: Mapping[str, str]
) -> None:
    """Add a finding to every 16-digit value of a column whose 16-digit values all end in 0.

    `keys` gives, for each identifier column kept in `table`, SQL that is its text; for a
    column of account keys that is `account_of(<column>)`, which is judged as a number.
    """
    for name, text in keys.items():
        sixteen, last = _sixteen_digits(text)
        damaged = session.rows(
            f"SELECT file FROM {identifier(table)} WHERE {sixteen} GROUP BY file"
            f" HAVING count(*) >= {_LEAST_DAMAGED} AND bool_and({last})"
        )
        for (file,) in damaged:
            rule = "'identifier_damaged_by_spreadsheet'"
            add_findings(
                session,
                contract,
                table,
                f"SELECT file, rowid, {text_literal(name)}, {rule}, {text}"
                f" FROM {identifier(table)} WHERE file = {int(file)} AND {sixteen}",
            )


def _sixteen_digits(text: str) -> tuple[str, str]:
    """Give the SQL for "has sixteen digits" and "ends in 0"; numbers are not written out."""
    key = _KEY.fullmatch(text)
    if key is None:
        return f"strlen({text}) = 16", f"ends_with({text}, '0')"
    return f"{key[1]} BETWEEN 10000000000000000 AND 19999999999999999", f"{key[1]} % 10 = 0"


def hold_back(
    session: Session, contract: Contract, table: str, amount: str | None
) -> dict[int, HeldBack]:
    """Delete the rows that have an error from `table`; say per file how many and how much."""
    held = f"SELECT DISTINCT rid FROM {identifier(table + '_findings')} WHERE severity = 'error'"
    if not session.rows(f"{held} LIMIT 1"):
        return {}
    summed = f"coalesce(sum({identifier(amount)}), 0)" if amount else "0"
    rows = session.rows(
        f"SELECT file, count(*), CAST({summed} AS BIGINT) FROM {identifier(table)}"
        f" WHERE rowid IN ({held}) GROUP BY file"
    )
    session.run(f"DELETE FROM {identifier(table)} WHERE rowid IN ({held})")
    return {int(file): HeldBack(int(count), int(total)) for file, count, total in rows}


def count_findings(session: Session, table: str) -> dict[str, int]:
    """Count the findings of `table` by rule, lines with several counted several times."""
    rows = session.rows(
        f"SELECT rule, count(*) FROM {identifier(table + '_findings')} GROUP BY rule"
    )
    return {str(rule): int(count) for rule, count in rows}
