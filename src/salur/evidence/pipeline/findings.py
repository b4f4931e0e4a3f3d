"""Names every fault of every row: what a cell breaks, how heavy it weighs, what is held back."""

from collections.abc import Mapping
from dataclasses import dataclass

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.contract import Contract, Field
from salur.evidence.domain.rules import RULES, severity_of
from salur.evidence.pipeline.reading import fault_of

_LEAST_DAMAGED = 20
_COLUMNS = 'file INTEGER, rid BIGINT, "column" VARCHAR, rule VARCHAR, severity VARCHAR, value VARCHAR'


@dataclass(frozen=True)
class HeldBack:
    """Rows of one file that took no part: how many, and the sum of their readable amounts."""

    rows: int = 0
    amount: int = 0


def find_faults(session: Session, contract: Contract, table: str) -> None:
    """Make `<table>_findings` from the faulty rows of `table`.

    Its columns: file, rid (the row's place in `table`), column, rule, severity, value.
    """
    found = identifier(table + "_findings")
    if not session.rows(f"SELECT 1 FROM {identifier(table)} WHERE raw IS NOT NULL LIMIT 1"):
        session.run(f"CREATE TABLE {found} ({_COLUMNS})", step=f"findings of {contract.name}")
        return
    raw = {f.name: f"json_extract_string(raw, {text_literal('$.' + f.name)})" for f in contract.fields}
    shape = "json_extract_string(raw, '$.\"#shape\"')"
    session.run(
        f"CREATE TABLE {identifier(table + '_faulty')} AS"
        f" SELECT file, rowid AS rid, {shape} AS shape,"
        f" {', '.join(f'{sql} AS {identifier(name)}' for name, sql in raw.items())}"
        f" FROM {identifier(table)} WHERE raw IS NOT NULL",
        step=f"faulty rows of {contract.name}",
    )
    parts = [
        "SELECT file, rid, '' AS \"column\", shape AS rule, '' AS value"
        f" FROM {identifier(table + '_faulty')} WHERE shape IS NOT NULL"
    ]
    names = {f.name: identifier(f.name) for f in contract.fields}
    for field in contract.fields:
        parts.append(
            f"SELECT file, rid, {text_literal(field.name)}, {fault_of(field, names)},"
            f" coalesce({identifier(field.name)}, '') FROM {identifier(table + '_faulty')}"
        )
    session.run(
        f"CREATE TABLE {found} AS SELECT file, rid, \"column\", rule, {_severity(contract)} AS severity,"
        f" value FROM ({' UNION ALL '.join(parts)}) WHERE rule IS NOT NULL",
        step=f"findings of {contract.name}",
    )
    session.run(f"DROP TABLE {identifier(table + '_faulty')}")


def _severity(contract: Contract) -> str:
    """Give the SQL of a finding's severity by column and rule; unlisted pairs weigh as the rule."""
    fields: list[Field | None] = [None, *contract.fields]
    branches = [
        f"WHEN {text_literal(field.name if field else '')} THEN CASE rule "
        + " ".join(
            f"WHEN {text_literal(code)} THEN {text_literal(severity_of(contract, field, code))}"
            for code in RULES
        )
        + " END"
        for field in fields
    ]
    return f'CASE "column" {" ".join(branches)} END'


def add_findings(session: Session, contract: Contract, table: str, rows: str) -> None:
    """Add findings from a query over `table` that gives file, rid, column, rule, value."""
    session.run(
        f"INSERT INTO {identifier(table + '_findings')}"
        f' SELECT file, rid, "column", rule, {_severity(contract)}, value FROM ({rows})',
        step=f"more findings of {contract.name}",
    )


def find_damaged_columns(
    session: Session, contract: Contract, table: str, keys: Mapping[str, str]
) -> None:
    """Add a finding to every 16-digit value of a column whose 16-digit values all end in 0.

    `keys` gives, for each identifier column kept in `table`, SQL that is its text.
    """
    for name, text in keys.items():
        damaged = session.rows(
            f"SELECT file FROM (SELECT file, {text} AS x FROM {identifier(table)})"
            f" WHERE length(x) = 16 GROUP BY file"
            f" HAVING count(*) >= {_LEAST_DAMAGED} AND bool_and(right(x, 1) = '0')"
        )
        for (file,) in damaged:
            add_findings(
                session,
                contract,
                table,
                f"SELECT file, rowid AS rid, {text_literal(name)} AS \"column\","
                f" 'identifier_damaged_by_spreadsheet' AS rule, {text} AS value"
                f" FROM {identifier(table)} WHERE file = {file} AND length({text}) = 16",
            )


def hold_back(session: Session, contract: Contract, table: str, amount: str | None) -> dict[int, HeldBack]:
    """Delete the rows that have an error from `table`; say per file how many and how much."""
    held = f"SELECT DISTINCT rid FROM {identifier(table + '_findings')} WHERE severity = 'error'"
    summed = f"coalesce(sum({identifier(amount)}), 0)" if amount else "0"
    rows = session.rows(
        f"SELECT file, count(*), CAST({summed} AS BIGINT) FROM {identifier(table)}"
        f" WHERE rowid IN ({held}) GROUP BY file"
    )
    if rows:
        session.run(f"DELETE FROM {identifier(table)} WHERE rowid IN ({held})")
    return {int(file): HeldBack(int(count), int(total)) for file, count, total in rows}


def count_findings(session: Session, table: str) -> dict[str, int]:
    """Count the findings of `table` by rule, lines with several counted several times."""
    rows = session.rows(f"SELECT rule, count(*) FROM {identifier(table + '_findings')} GROUP BY rule")
    return {str(rule): int(count) for rule, count in rows}
