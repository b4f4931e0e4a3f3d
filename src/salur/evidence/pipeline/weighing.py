"""Writes findings down with their weight, which depends on contract, column and rule."""

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.contract import Contract, Field
from salur.evidence.domain.rules import RULES, severity_of

_COLUMNS = (
    'file INTEGER, rid BIGINT, "column" VARCHAR, rule VARCHAR, severity VARCHAR, value VARCHAR'
)


def make_findings(session: Session, table: str) -> None:
    """Make the empty table of findings that belongs to `table`."""
    session.run(f"CREATE TABLE {identifier(table + '_findings')} ({_COLUMNS})")


def add_findings(session: Session, contract: Contract, table: str, rows: str) -> None:
    """Add findings from a query over `table` that gives file, rid, column, rule, value."""
    session.run(
        f"INSERT INTO {identifier(table + '_findings')}"
        f' SELECT file, rid, "column", rule, {_severity(contract)}, value'
        f' FROM ({rows}) AS found(file, rid, "column", rule, value) WHERE rule IS NOT NULL',
        step=f"findings of {contract.name}",
    )


def _severity(contract: Contract) -> str:
    """Give the SQL of a severity: only the pairs that weigh unlike their rule are listed."""
    fields: list[Field | None] = [None, *contract.fields]
    odd = [
        f'WHEN "column" = {text_literal(field.name if field else "")}'
        f" AND rule = {text_literal(code)} THEN {text_literal(severity)}"
        for field in fields
        for code, rule in RULES.items()
        if (severity := severity_of(contract, field, code)) != rule.severity
    ]
    usual = [
        f"WHEN {text_literal(code)} THEN {text_literal(rule.severity)}"
        for code, rule in RULES.items()
    ]
    return (
        f"CASE {' '.join(odd)} ELSE CASE rule {' '.join(usual)} END END"
        if odd
        else (f"CASE rule {' '.join(usual)} END")
    )
