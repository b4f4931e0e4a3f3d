"""Exceptions beneath obstacles: grouped set by set, listed, and ended by what people solved.

`fill` must run as the owner, over the table that coordination made for the batch.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from salur.coordination.queries import Obstacle
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.reconciliation.domain.obstacles import DIGITS, obstacle_rules
from salur.reconciliation.queries.obstacles import beneath, is_beneath


def fill(programs: Sequence[Program], paths: Sequence[str], ration_g: int) -> None:
    """Put every group of what hangs at or under `paths` into the batch, with what lies beneath."""
    rules = obstacle_rules()
    number: dict[tuple[str, str, str], int] = {}
    for one in rules:
        number.setdefault((one.program, one.cause, one.place), len(number))
    parties.stage_sole_shops()
    _run("rules", {
        "numbers": [number[one.program, one.cause, one.place] for one in rules],
        "programs": [str(one.program) for one in rules],
        "classes": [one.klass for one in rules],
        "strands": [one.strand for one in rules],
        "reasons": [one.reason for one in rules],
        "causes": [one.cause for one in rules],
        "places": [one.place for one in rules],
        "digits": [DIGITS[one.place] for one in rules],
        "of_party": [one.of_party for one in rules],
    })  # fmt: skip
    _run("grouped", {
        "programs": [str(one) for one in programs], "paths": list(paths), "ration_g": ration_g,
    })  # fmt: skip


def end_beneath(obstacle: Obstacle, values: dict[str, Any]) -> int:
    """End what hangs beneath an obstacle by what people solved; give how many exceptions."""
    text = sql_text("reconciliation", "obstacles/remedy").replace("{beneath}", is_beneath())
    with connection.cursor() as cursor:
        cursor.execute(text, {**beneath(obstacle), **values})
        return int(cursor.rowcount)


def contradicted() -> list[UUID]:
    """Give the obstacles that people called solved and this transaction's publication finds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass('pg_temp.remedy_contradicted') IS NOT NULL")
        if not cursor.fetchone()[0]:
            return []
        cursor.execute("SELECT DISTINCT obstacle_id FROM remedy_contradicted")
        return [row[0] for row in cursor.fetchall()]


def changed_in(runs: Sequence[UUID]) -> list[str]:
    """Give the kab/kota that some runs made new versions of."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT code FROM reconciliation_version"
            " WHERE run_id = ANY (%s) AND code <> '-' ORDER BY code",
            [list(runs)],
        )
        return [row[0] for row in cursor.fetchall()]


def _run(name: str, values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        for statement in sql_text("reconciliation", f"obstacles/{name}").split(";\n"):
            wanted = {key: value for key, value in values.items() if f"%({key})s" in statement}
            if statement.strip():
                cursor.execute(statement, wanted or None)
