"""The questions about received files and their findings."""

import datetime as dt
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet, Sum, Window
from django.db.models.functions import Coalesce, RowNumber

from salur.evidence.domain.contract import load_contract
from salur.evidence.domain.rules import RULES
from salur.evidence.domain.sentences import suggestion_of
from salur.evidence.domain.sheet import SheetReading, sheet_reading
from salur.evidence.models import Evidence, Finding, FindingCount
from salur.evidence.queries.opening import OpenedFile, opened_rows
from salur.kernel.refused import Refused, Sentence
from salur.kernel.sql_text import sql_text

_FIELDS = (
    *("id", "sha256", "contract", "file_name", "size", "sender", "sender_name", "received_by"),
    *("received_by_name", "received_at", "path", "program", "first_period", "last_period", "rows"),
    *("accepted", "held_back_rows", "held_back_amount", "total", "status", "refusal_code"),
    *("has_reversals", "checked_at", "decided_at", "declared_period", "declared_rows"),
    *("declared_sum", "reading"),
)


@dataclass(frozen=True)
class EvidenceRow:
    """One received file; amounts are whole rupiah or grams, `total` is of the accepted rows."""

    id: UUID
    sha256: str
    contract: str
    file_name: str
    size: int
    sender: UUID
    sender_name: str
    received_by: UUID
    received_by_name: str
    received_at: dt.datetime
    path: str
    program: str | None
    first_period: int | None
    last_period: int | None
    rows: int
    accepted: int
    held_back_rows: int
    held_back_amount: int
    total: int | None
    status: str
    refusal_code: str
    has_reversals: bool
    checked_at: dt.datetime | None
    decided_at: dt.datetime | None
    declared_period: int | None
    declared_rows: int | None
    declared_sum: int | None
    reading: SheetReading


@dataclass(frozen=True)
class EvidencePage:
    """A page of files, newest first; `next_after` is the key of the page that follows."""

    rows: tuple[EvidenceRow, ...]
    next_after: tuple[dt.datetime, UUID] | None


@dataclass(frozen=True)
class FindingRow:
    """One fault of one row, its value masked, with what it means and what to do."""

    id: int
    row: int
    column: str
    rule: str
    severity: str
    value: str
    message: Sentence
    remedy: Sentence


@dataclass(frozen=True)
class FindingsPage:
    """A page of findings in the order of the file."""

    rows: tuple[FindingRow, ...]
    next_after: int | None


@dataclass(frozen=True)
class RuleCount:
    """How often a rule was broken, and how many of those findings can be paged through.

    `late` of them were found after the file was accepted.
    """

    rule: str
    severity: str
    count: int
    kept: int
    message: Sentence
    late: int = 0


class EvidenceUnknown(Refused):
    """There is no such evidence in this scope."""


def evidence(evidence_id: UUID) -> EvidenceRow | None:
    """Give one received file, None where the scope has none."""
    values = Evidence.objects.filter(id=evidence_id).values_list(*_FIELDS).first()
    return None if values is None else _row(values)


def files_by_id(ids: Iterable[UUID]) -> dict[UUID, EvidenceRow]:
    """Give the received files of `ids` that the scope has, by their id, in one question."""
    wanted = set(ids)
    if not wanted:
        return {}
    rows = Evidence.objects.filter(id__in=wanted).values_list(*_FIELDS)
    return {one.id: one for one in map(_row, rows)}


def evidence_page(
    *,
    after: tuple[dt.datetime, UUID] | None = None,
    size: int = 50,
    contract: str | None = None,
    period: int | None = None,
    sender: UUID | None = None,
    status: str | None = None,
    program: str | None = None,
    path: str | None = None,
) -> EvidencePage:
    """Give received files of the scope, newest first, paged by (received_at, id)."""
    rows = Evidence.objects.order_by("-received_at", "-id")
    chosen = {"contract": contract, "sender": sender, "status": status, "program": program}
    rows = rows.filter(**{name: value for name, value in chosen.items() if value is not None})
    if path is not None:
        rows = rows.filter(path__within=path)
    if period is not None:
        rows = rows.filter(first_period__lte=period, last_period__gte=period)
    if after is not None:
        at, identity = after
        rows = rows.filter(Q(received_at__lt=at) | Q(received_at=at, id__lt=identity))
    found = [_row(values) for values in rows.values_list(*_FIELDS)[: size + 1]]
    last = found[size - 1] if len(found) > size else None
    return EvidencePage(tuple(found[:size]), None if last is None else (last.received_at, last.id))


def finding_counts(evidence_id: UUID) -> tuple[RuleCount, ...]:
    """Give how often each rule was broken, the heaviest and most frequent first."""
    weight = {"error": 0, "suspend": 1, "warning": 2, "info": 3}
    late = Coalesce(Sum("count", filter=Q(late=True)), 0)
    rows = FindingCount.objects.filter(evidence_id=evidence_id).values("rule", "severity")
    summed = rows.annotate(n=Sum("count"), shown=Sum("kept"), after=late)
    found = [
        RuleCount(rule, severity, n, shown, _said(rule)[0], after)
        for rule, severity, n, shown, after in summed.values_list(
            "rule", "severity", "n", "shown", "after"
        )
    ]
    return tuple(sorted(found, key=lambda c: (weight.get(c.severity, 9), -c.count, c.rule)))


def findings_page(
    evidence_id: UUID, *, rule: str | None = None, after: int = 0, size: int = 50
) -> FindingsPage:
    """Give findings of one file in the order of its rows, paged by key."""
    row = evidence(evidence_id)
    if row is None:
        return FindingsPage((), None)
    rows: QuerySet[Finding] = Finding.objects.filter(evidence_id=evidence_id, id__gt=after)
    if rule is not None:
        rows = rows.filter(rule=rule)
    found = [_finding(one, row.contract) for one in rows.order_by("id")[: size + 1]]
    return FindingsPage(tuple(found[:size]), found[size - 1].id if len(found) > size else None)


def first_findings(of: EvidenceRow, *, each: int = 3) -> dict[str, tuple[FindingRow, ...]]:
    """Give the first findings of every rule, by rule: what a page shows in place."""
    place = Window(RowNumber(), partition_by="rule", order_by="id")
    rows = Finding.objects.filter(evidence_id=of.id).annotate(place=place).filter(place__lte=each)
    found: dict[str, tuple[FindingRow, ...]] = {}
    for row in rows.order_by("id"):
        found[row.rule] = (*found.get(row.rule, ()), _finding(row, of.contract))
    return found


def marks_of(row: EvidenceRow) -> tuple[tuple[int, str, str, str], ...]:
    """Give what is kept of the rows of a file: row, column, rule and severity."""
    kept = Finding.objects.filter(evidence_id=row.id).order_by("id")
    return tuple(kept.values_list("row", "column", "rule", "severity"))


def accepted_of(program: str, period: int, contracts: Sequence[str]) -> tuple[EvidenceRow, ...]:
    """Give every accepted file that may say something about a programme and month.

    Those whose months touch it, later ones that hold reversals, and earlier ones of a contract
    whose files of that month hold reversals. Files for no one programme matter to both.
    """
    values: dict[str, str | int | list[str]] = {}
    values.update(program=program, period=period, contracts=list(contracts))
    with connection.cursor() as cursor:
        cursor.execute(sql_text("evidence", "accepted_of"), values)
        found = [row[0] for row in cursor.fetchall()]
    rows = Evidence.objects.filter(id__in=found).order_by("contract", "received_at", "id")
    return tuple(_row(values) for values in rows.values_list(*_FIELDS))


def open_statements(
    evidence_ids: Sequence[UUID],
) -> AbstractContextManager[dict[str, list[OpenedFile]]]:
    """Open the accepted rows of these files as Parquet, by contract, until the block ends.

    For batch only: what lies there is plain. Refused with `evidence_unknown` where the scope lacks
    one of them or its rows were never accepted.
    """
    wanted = Evidence.objects.filter(id__in=list(evidence_ids), status="accepted")
    found = {row[0]: row for row in wanted.values_list("id", "sha256", "contract", "sender")}
    if set(evidence_ids) - found.keys():
        raise unknown()
    return opened_rows([found[identity] for identity in dict.fromkeys(evidence_ids)])


def open_rows(
    rows: Iterable[EvidenceRow],
) -> AbstractContextManager[dict[str, list[OpenedFile]]]:
    """Open the accepted rows of files that were just asked for, as `open_statements` does."""
    return opened_rows([(one.id, one.sha256, one.contract, one.sender) for one in rows])


def unknown() -> EvidenceUnknown:
    """Make the refusal for evidence that is not there, or not for this scope."""
    return EvidenceUnknown(
        "evidence_unknown",
        Sentence("Berkas itu tidak ditemukan.", "There is no such file."),
        Sentence("Cari kembali di daftar berkas.", "Look for it in the list of files again."),
    )


def _row(values: Sequence[Any]) -> EvidenceRow:
    named = dict(zip(_FIELDS, values, strict=True))
    return EvidenceRow(**{**named, "reading": sheet_reading(named["reading"])})


def _finding(row: Finding, contract: str) -> FindingRow:
    message, remedy = _said(row.rule, contract, row.column)
    return FindingRow(
        row.id, row.row, row.column, row.rule, row.severity, row.value, message, remedy
    )


def _said(rule: str, contract: str = "", column: str = "") -> tuple[Sentence, Sentence]:
    """Give what a finding says and what to do; a rule that is gone shows by its own name."""
    if rule not in RULES:
        return Sentence(rule, rule), Sentence("", "")
    if not contract:
        return RULES[rule].message, RULES[rule].remedy
    known = load_contract(contract)
    advice = (suggestion_of(known, column, rule, language) for language in ("id", "en"))
    return RULES[rule].message, Sentence(*advice)
