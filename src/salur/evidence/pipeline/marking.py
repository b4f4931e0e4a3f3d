"""Making the sender's own sheet anew from the stored bytes, every wrong cell marked."""

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

from salur.batch.session import BatchFault, Session, identifier
from salur.evidence.domain.contract import load_contract
from salur.evidence.pipeline.annotating import write_annotated
from salur.evidence.pipeline.examining import Declared, read_and_judge
from salur.evidence.pipeline.judges import About
from salur.evidence.pipeline.judging import find_by_judge
from salur.evidence.pipeline.reading import load_macros
from salur.evidence.queries import opening

_MEMORY_MB = 700
_TABLE = "rows"
Mark = tuple[int, str, str, str]  # row, column, rule, severity


def marked_sheet(
    sha256: str,
    contract: str,
    declared: Declared,
    language: str,
    *,
    all_rows: bool,
    more: Sequence[Mark] = (),
    about: About | None = None,
) -> BinaryIO:
    """Give the marked sheet of stored bytes, open for reading and without a name on any disk.

    It shows what the sender wrote, identifiers too; it is gone when it is closed. `more` are marks
    of whoever read the rows after they were judged; with `about` the rows are held against the
    register again.
    """
    with opening.private_directory() as scratch:
        plain, target = scratch / "received", scratch / "marked.xlsx"
        opening.write_plain(opening.place_of(sha256), plain)
        _mark(contract, plain, target, declared, language, all_rows, more, about)
        return target.open("rb")


def _mark(
    contract: str,
    plain: Path,
    target: Path,
    declared: Declared,
    language: str,
    all_rows: bool,
    more: Sequence[Mark],
    about: About | None,
) -> None:
    known = load_contract(contract)
    try:
        with Session(memory_mb=_MEMORY_MB, ordered=True) as session:
            load_macros(session)
            read = read_and_judge(session, known, plain, _TABLE, declared)
            if about is not None:
                find_by_judge(session, known, _TABLE, about)
            _add(session, more)
            write_annotated(session, known, read, _TABLE, target, language, all_rows=all_rows)
    except BatchFault as fault:  # the engine's own words may quote a row: they go no further
        raise BatchFault(fault.step, "the engine could not carry out this step") from None


def _add(session: Session, more: Sequence[Mark]) -> None:
    """Put marks that are not there beside the findings; they bear no value of a cell."""
    if not more:
        return
    table, found = identifier(_TABLE), identifier(f"{_TABLE}_findings")
    rows, columns, rules, severities = map(list, zip(*more, strict=True))
    session.run(
        f'INSERT INTO {found} (rid, "column", rule, severity, value)'
        f" SELECT t.rowid, m.\"column\", m.rule, m.severity, '' FROM (SELECT unnest($rows) AS row,"
        ' unnest($columns) AS "column", unnest($rules) AS rule, unnest($severities) AS severity) m'
        f" JOIN {table} t ON t.row = m.row WHERE NOT EXISTS (FROM {found} f WHERE f.rid = t.rowid"
        ' AND f.rule = m.rule AND f."column" = m."column")',
        {"rows": rows, "columns": columns, "rules": rules, "severities": severities},
    )
