"""Rows held against what a file cannot show: the register, the day, the sense of its answers.

What their judge finds is found before anybody accepts the file, and held back as anything else.
"""

from salur.batch.session import Session, identifier
from salur.evidence.domain.contract import Contract
from salur.evidence.pipeline.judges import About, judge_of
from salur.evidence.pipeline.weighing import add_findings


def find_by_judge(session: Session, contract: Contract, table: str, about: About) -> None:
    """Add what the judge of a contract, if it has one, finds in `table`."""
    judge = judge_of(contract.name)
    said = judge(session, table, about) if judge is not None else ()
    if not said:
        return
    places, columns, rules, values = map(list, zip(*said, strict=True))
    session.run(
        "CREATE OR REPLACE TEMP TABLE judged AS SELECT unnest($places) AS rid,"
        ' unnest($columns) AS "column", unnest($rules) AS rule, unnest($values) AS value',
        {"places": places, "columns": columns, "rules": rules, "values": values},
        step=f"judged rows of {contract.name}",
    )
    add_findings(
        session,
        contract,
        table,
        f'SELECT t.file, j.rid, j."column", j.rule, j.value FROM judged j'
        f" JOIN {identifier(table)} t ON t.rowid = j.rid",
    )
    session.run("DROP TABLE judged")
