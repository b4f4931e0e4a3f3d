"""Writes what checking gave: the rows that can be used, and every finding with its advice."""

import csv
from collections.abc import Sequence
from pathlib import Path

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.contract import Contract, Field
from salur.evidence.domain.sentences import harmless, message_of, suggestion_of
from salur.evidence.pipeline.labelling import SEVERITY, Note

COLUMNS = ("row", "column", "rule", "severity", "value", "message", "suggestion")


def write_accepted(session: Session, contract: Contract, table: str, target: Path) -> None:
    """Write the rows without an error as Parquet, typed; a register says who is payable.

    Masses are grams. A period is text, `2019-03` or `2019-01..2019-03`, since a number could
    not bear a range.
    """
    found = identifier(table + "_findings")
    columns = [_accepted(field, contract) for field in contract.fields]
    if contract.keeps_faulty_numbers:
        asleep = f"SELECT rid FROM {found} WHERE severity = 'suspend'"
        columns.append(f"rowid NOT IN ({asleep}) AS payable")
    session.run(
        f"COPY (SELECT {', '.join(columns)} FROM {identifier(table)}"
        f" WHERE rowid NOT IN (SELECT rid FROM {found} WHERE severity = 'error') ORDER BY row)"
        f" TO {text_literal(str(target))} (FORMAT parquet)",
        step="write accepted.parquet",
    )


def _accepted(field: Field, contract: Contract) -> str:
    name = identifier(field.name)
    if field.kind not in ("month", "months"):
        return name
    last = _month(name)
    if field.kind == "month" or contract.family == "money":
        return f"{last} AS {name}"
    first = identifier(field.name + "__first")
    several = f"{_month(first)} || '..' || {last}"
    return f"CASE WHEN {first} < {name} THEN {several} ELSE {last} END AS {name}"


def _month(column: str) -> str:
    return f"({column} // 100) || '-' || lpad(CAST({column} % 100 AS VARCHAR), 2, '0')"


def write_findings(
    session: Session,
    contract: Contract,
    notes: Sequence[Note],
    table: str,
    target: Path,
    language: str,
) -> None:
    """Write every finding in the order of rows, header first, with message and suggestion."""
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(COLUMNS)
        for cell, rule in notes:
            advice = _advice(contract, cell, rule, language)
            writer.writerow([1, harmless(cell), rule, SEVERITY, "", *advice])
        for rows in session.stream(findings_in_order(table)):
            writer.writerows(
                [
                    row,
                    column,
                    rule,
                    severity,
                    harmless(value),
                    *_advice(contract, column, rule, language),
                ]
                for row, column, rule, severity, value in rows
            )


def findings_in_order(table: str) -> str:
    """Give the query of row, column, rule, severity and value, in the order of the file."""
    found = identifier(table + "_findings")
    return (
        f'SELECT t.row, f."column", f.rule, f.severity, f.value FROM {found} f'
        f' JOIN {identifier(table)} t ON t.rowid = f.rid ORDER BY t.row, f."column", f.rule'
    )


def _advice(contract: Contract, column: str, rule: str, language: str) -> tuple[str, str]:
    return message_of(rule, language), suggestion_of(contract, column, rule, language)
