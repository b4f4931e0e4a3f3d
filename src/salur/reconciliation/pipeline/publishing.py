"""Publishing: from the session's rows to versions in PostgreSQL, in the caller's transaction.

Rows go through a CSV file in the session's scratch directory and COPY, never one by one.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from salur.batch.session import Session, Value, text_literal
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text
from salur.reconciliation.domain.rastra import RASTRA_CLASSES

PACKAGE = "salur.reconciliation"
_CHUNK = 1 << 20


@dataclass(frozen=True)
class StatementFile:
    """One file of accepted statements, with the evidence it stands for and who sent it."""

    path: Path
    evidence: UUID
    sender: UUID


Statements = Mapping[str, Sequence[StatementFile]]


def lock() -> None:
    """Let one publication run at a time, until the transaction ends: programmes share tables."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended('publish', 0))")


def make_partitions(period: Period) -> None:
    """Make the month's partitions where they are missing; `write` attaches them."""
    run_file("partitions", period=str(period.number))


def write_carried(period: Period, target: Path) -> bool:
    """Write what the month before left to `target`; False where that month is not published."""
    before = period.shift(-1).number
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM reconciliation_version"
            " WHERE program = 'BPNT' AND period = %s)",
            [before],
        )
        if not cursor.fetchone()[0]:
            return False
    _copy_out("carry", before, target)
    return True


def write_pairs(period: Period, target: Path) -> Path | None:
    """Write the numbers that stand for others in the month to `target`; None where none do."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM reconciliation_match"
            " WHERE state = 'ACCEPTED' AND since <= %s)",
            [period.number],
        )
        if not cursor.fetchone()[0]:
            return None
    _copy_out("pairs", period.number, target)
    return target


def _copy_out(name: str, period: int, target: Path) -> None:
    statement = sql_text("reconciliation", f"publish/{name}").replace("{period}", str(period))
    with (
        connection.cursor() as cursor,
        cursor.copy(statement) as copy,
        target.open("wb") as file,
    ):
        for block in copy:
            file.write(block)


def published_codes(period: Period) -> list[str]:
    """Give the kab/kota of which a BPNT month is published."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT code FROM reconciliation_version"
            " WHERE program = 'BPNT' AND period = %s AND is_current",
            [period.number],
        )
        return [row[0] for row in cursor.fetchall()]


@dataclass(frozen=True)
class RiceParties:
    """Who answers for a kab/kota's rice: Bulog until it arrived, the government from there."""

    bulog: UUID
    government: UUID


def prepare_bpnt_rows(
    session: Session, period: Period, statements: Statements, banks: Mapping[str, UUID]
) -> None:
    """Bring the session's units to rows ready to be published."""
    _note_senders(session, statements)
    session.run("CREATE TABLE banks (name VARCHAR, party VARCHAR)")
    for name, party in banks.items():
        session.run("INSERT INTO banks VALUES ($name, $party)", {"name": name, "party": str(party)})
    session.file(PACKAGE, "publish/bpnt_rows.sql", {"period": period.number})
    session.file(PACKAGE, "publish/bpnt_flows.sql")


def prepare_rastra_rows(
    session: Session,
    period: Period,
    statements: Statements,
    parties: Mapping[str, RiceParties],
    *,
    weighing_permille: int = 0,
) -> None:
    """Bring the session's rice units to rows ready to be published; parties by kab/kota."""
    _note_senders(session, statements)
    session.run("CREATE TABLE rice_party (kab VARCHAR, bulog VARCHAR, government VARCHAR)")
    for kab, party in parties.items():
        session.run(
            "INSERT INTO rice_party VALUES ($kab, $bulog, $government)",
            {"kab": kab, "bulog": str(party.bulog), "government": str(party.government)},
        )
    classes = [c.code for c in RASTRA_CLASSES]
    values: dict[str, Value] = {"classes": classes, "period": period.number}
    session.file(PACKAGE, "publish/rastra_rows.sql", values)
    session.file(PACKAGE, "publish/rastra_flows.sql", {"weighing_permille": weighing_permille})


def _note_senders(session: Session, statements: Statements) -> None:
    session.run(
        "CREATE TABLE senders (contract VARCHAR, file INTEGER, evidence VARCHAR, sender VARCHAR)"
    )
    for contract, files in statements.items():
        for number, file in enumerate(files):
            session.run(
                "INSERT INTO senders VALUES ($contract, $number, $evidence, $sender)",
                {
                    "contract": contract, "number": number,
                    "evidence": str(file.evidence), "sender": str(file.sender),
                },
            )  # fmt: skip


def stage(session: Session, program: Program) -> None:
    """Copy the session's published rows into temporary tables of the transaction."""
    run_file("stage")
    run_file(f"stage_{program.lower()}")
    for table, target in (
        ("published_units", "incoming_unit"),
        ("published_families", "incoming_family"),
        ("published_sums", "incoming_sum"),
        ("published_flows", "incoming_flow"),
        ("published_sources", "incoming_source"),
    ):
        path = session.scratch / f"{table}.csv"
        session.run(
            f"COPY {table} TO {text_literal(str(path))} (FORMAT csv, HEADER false, DELIMITER ',')",
            step=f"write {table}",
        )
        with (
            connection.cursor() as cursor,
            path.open("rb") as file,
            cursor.copy(f"COPY {target} FROM STDIN (FORMAT csv)") as copy,
        ):
            while block := file.read(_CHUNK):
                copy.write(block)
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {target}")
        path.unlink()


def note_rice_parties(parties: Mapping[str, RiceParties]) -> None:
    """Give the transaction the parties of each kab/kota, for the exceptions."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE IF NOT EXISTS rice_party"
            " (kab text, bulog uuid, government uuid) ON COMMIT DROP"
        )
        cursor.execute("TRUNCATE rice_party")
        with cursor.copy("COPY rice_party FROM STDIN") as copy:
            for kab, party in parties.items():
                copy.write_row((kab, party.bulog, party.government))


def note_papers(session: Session, period: Period) -> None:
    """Give the transaction what our own papers say of each desa's month, for control."""
    rows = session.rows(
        "SELECT kode_wilayah, sent_again_g, brought_back_g FROM placed"
        " WHERE sent_again_g <> 0 OR brought_back_g <> 0"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE IF NOT EXISTS rice_paper"
            " (period integer, code text, sent_again bigint, brought_back bigint) ON COMMIT DROP"
        )
        cursor.execute("DELETE FROM rice_paper WHERE period = %s", [period.number])
        with cursor.copy("COPY rice_paper FROM STDIN") as copy:
            for code, sent_again, brought_back in rows:
                copy.write_row((period.number, code, sent_again, brought_back))


def compare(program: Program, period: Period) -> int:
    """Find what differs from what is published; give the number of changed kab/kota."""
    values = {"program": program, "period": period.number}
    run_file(f"compare_{program.lower()}", values)
    run_file("compare", values)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM new_version")
        return int(cursor.fetchone()[0])


def write(
    program: Program,
    period: Period,
    *,
    run: UUID,
    at: dt.datetime,
    evidence: Sequence[UUID],
    grace_days: int,
) -> None:
    """Write what changed: versions, rows, sums and exceptions; and on which pairs that rests."""
    values = {
        "program": program, "period": period.number, "run": run, "at": at,
        "evidence": list(evidence), "grace_days": grace_days,
    }  # fmt: skip
    number = str(period.number)
    run_file("write", values, period=number)
    run_file(f"write_{program.lower()}", values, period=number)
    run_file("attach", period=number)
    run_file("closing", values)
    run_file(f"exceptions_{program.lower()}", values)
    if program is Program.BPNT:
        run_file("pairs_noted", values)


def write_across(period: Period) -> None:
    """Say which families both programmes of the month served, and whom neither did."""
    run_file("across", {"period": period.number})


def state_to_ledger(
    program: Program, period: Period, *, first_month: bool, weighing_permille: int = 0
) -> None:
    """Tell the ledger's open plan what this month desires, and what its rows add up to."""
    values = {
        "period": period.number, "first_month": first_month,
        "weighing_permille": weighing_permille,
    }  # fmt: skip
    run_file(f"ledger_{program.lower()}", values)


def run_file(name: str, values: Mapping[str, Any] | None = None, **names: str) -> None:
    """Run every statement of `sql/publish/<name>.sql`, its values bound, its names put in."""
    text = sql_text("reconciliation", f"publish/{name}")
    for key, value in names.items():
        text = text.replace("{" + key + "}", value)
    if values is None:
        text = text.replace("%%", "%")
    with connection.cursor() as cursor:
        for statement in _statements(text):
            wanted = {k: v for k, v in (values or {}).items() if f"%({k})s" in statement}
            cursor.execute(statement, wanted or None)


def _statements(text: str) -> list[str]:
    if "$partitions$" in text:
        return [text]
    parts = text.split(";\n")
    return [
        part
        for part in parts
        if any(line.strip() and not line.lstrip().startswith("--") for line in part.splitlines())
    ]
