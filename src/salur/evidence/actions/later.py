"""Saying of single rows what was found when they were taken in, after their file was accepted.

What can be known is found before; this is for what changed meanwhile. It stands where every other
finding stands: on the file's page with its count, and on the marked sheet. Runs in the transaction
of whoever takes the rows in, as the owner.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from salur.evidence.domain.contract import load_contract
from salur.evidence.domain.keeping import masked_value
from salur.evidence.domain.rules import severity_of
from salur.evidence.models import Evidence
from salur.kernel.sql_text import sql_text


@dataclass(frozen=True)
class LaterFinding:
    """What was found of one row; its value is masked when it is kept."""

    row: int
    column: str
    rule: str
    value: str = ""


def say_of_rows(*, evidence_id: UUID, found: Sequence[LaterFinding]) -> None:
    """Keep findings of an accepted file; what was said of a row already is not said again."""
    if not found:
        return
    file = Evidence.objects.get(id=evidence_id)
    contract = load_contract(file.contract)
    fields = [contract.field(one.column) if one.column else None for one in found]
    rules = [one.rule for one in found]
    values: dict[str, Any] = {
        "evidence": file.id, "path": file.path, "sender": file.sender,
        "rows": [one.row for one in found], "columns": [one.column for one in found],
        "rules": rules,
        "severities": [
            severity_of(contract, field, rule)
            for field, rule in zip(fields, rules, strict=True)
        ],
        "values": [masked_value(contract, one.column, one.value) for one in found],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql_text("evidence", "finding_later"), values)
