"""By what exceptions end: the lines that speak of what hangs, and what a month's facts make of it.

An exception lives on over the months. A publication asks only for the lines of what hangs, which
is little, and judges every exception that its month may end, so that the same evidence ends the
same and what was withdrawn lets it hang again. Must run as the owner.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from django.db import connection

from salur.batch.session import Session, Value
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text
from salur.reconciliation.pipeline.publishing import PACKAGE, Statements, run_file


def take_proofs(session: Session, program: Program, period: Period, statements: Statements) -> None:
    """Stage the lines of the month that may end what hangs, with their files and rows."""
    run_file("stage_proofs")
    hanging = session.scratch / "hanging.csv"
    if not _write_hanging(program, period, hanging) and not statements.get("setoran"):
        return
    values: dict[str, Value] = {"period": period.number, "hanging": str(hanging)}
    session.file(PACKAGE, f"publish/proofs_{program.lower()}.sql", values)
    found = "SELECT subject, kind, day, evidence, row FROM proofs"
    if program is Program.BPNT:
        _find_rows(session, statements)
        found += " LEFT JOIN proof_rows USING (contract, file, acct, kind)"
    with connection.cursor() as cursor, cursor.copy("COPY incoming_proof FROM STDIN") as copy:
        for chunk in session.stream(found):
            for row in chunk:
                copy.write_row(row)


def settle(program: Program, period: Period, at: dt.datetime, monthly_idr: int | None) -> None:
    """Say what the facts of a month end, and what they end no longer.

    `monthly_idr` is what a family is due for the month: by it an order is known that pays missed
    months along.
    """
    values = {"program": program, "period": period.number, "at": at, "monthly_idr": monthly_idr}
    run_file("settle_write_offs", values)
    run_file("settle_remedies", values)
    run_file(f"settle_{program.lower()}", values)


def thread(program: Program, periods: Sequence[Period]) -> None:
    """Tell of what hung in some months, or ended in them, since which month it hung."""
    run_file("thread", {"program": program, "periods": [one.number for one in periods]})


def _write_hanging(program: Program, period: Period, target: Path) -> bool:
    """Write whose exceptions the month may end; False where nobody's."""
    statement = sql_text("reconciliation", "publish/hanging")
    statement = statement.replace("{program}", program).replace("{period}", str(period.number))
    with connection.cursor() as cursor:
        with cursor.copy(statement) as copy, target.open("wb") as file:
            for block in copy:
                file.write(block)
        return bool(cursor.rowcount)


def _find_rows(session: Session, statements: Statements) -> None:
    """Find the rows of accepted files; other files keep no number of their rows."""
    for contract, number in session.rows("SELECT DISTINCT contract, file FROM proofs"):
        path = statements[contract][number].path
        if path.suffix == ".parquet":
            session.file(
                PACKAGE,
                f"publish/proof_rows_{contract}.sql",
                {"file": number, "path": str(path)},
            )
