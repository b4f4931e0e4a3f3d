"""Writes findings down with their weight, which depends on contract, column and rule."""

from collections.abc import Sequence

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.contract import Contract, Field
from salur.evidence.domain.rules import severity_of

_COLUMNS = (
    'file INTEGER, rid BIGINT, "column" VARCHAR, rule VARCHAR, severity VARCHAR, value VARCHAR'
)


def make_findings(session: Session, table: str) -> None:
    """Make the empty table of findings that belongs to `table`."""
    session.run(f"CREATE TABLE {identifier(table + '_findings')} ({_COLUMNS})")


def add_findings(session: Session, contract: Contract, table: str, rows: str) -> None:
    """Add findings from a query over `table` that gives file, rid, column, rule, value."""
    session.run(
        f"CREATE OR REPLACE TEMP TABLE found AS"
        f' SELECT * FROM ({rows}) AS found(file, rid, "column", rule, value)'
        " WHERE rule IS NOT NULL",
        step=f"findings of {contract.name}",
    )
    # Only what was found is weighed: planning all pairs would take longer than a small file.
    pairs = session.rows('SELECT DISTINCT "column", rule FROM found ORDER BY ALL')
    if pairs:
        session.run(
            f"INSERT INTO {identifier(table + '_findings')}"
            f' SELECT file, rid, "column", rule, {_severity(contract, pairs)}, value FROM found',
            step=f"weigh findings of {contract.name}",
        )
    session.run("DROP TABLE found")


def _severity(contract: Contract, pairs: Sequence[tuple[str, str]]) -> str:
    """Give the SQL of the severity of these pairs of column and rule."""
    fields: dict[str, Field | None] = {field.name: field for field in contract.fields}
    cases = [
        f"WHEN {text_literal(column)} || ' ' || {text_literal(rule)}"
        f" THEN {text_literal(severity_of(contract, fields.get(column), rule))}"
        for column, rule in pairs
    ]
    return f"CASE \"column\" || ' ' || rule {' '.join(cases)} END"
