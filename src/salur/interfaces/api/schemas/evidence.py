"""Received files: what came, how its check ended, what was found in it."""

import datetime as dt
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from salur.evidence.domain.contract import contract_names, load_contract
from salur.evidence.queries import EvidenceRow, FindingRow, RuleCount
from salur.interfaces.api.places import month_of, region_of
from salur.interfaces.api.schemas.common import Paged, PeriodText, RegionText
from salur.jobs.queries import JobStatus

StatusName = Literal["received", "checked", "accepted", "refused", "withdrawn"]
ContractName = Annotated[str, Field(pattern=r"^[a-z_0-9]{1,30}$")]


class EvidenceSent(Schema):
    """What is said about a file beside its bytes; the sender is the token's organisation."""

    contract: ContractName | None = Field(
        None, description="The kind of file; without it the header tells."
    )
    region: RegionText | None = Field(None, description="Usually the token's whole scope.")
    period: PeriodText | None = Field(
        None, description="For kinds of files whose rows bear no month."
    )
    declared_rows: Annotated[int, Field(ge=0, le=10**9)] | None = None
    declared_sum: Annotated[str, Field(pattern=r"^[0-9]{1,15}([.][0-9]{1,3})?$")] | None = Field(
        None, description="In the file's unit: rupiah, or kilograms."
    )


class EvidenceAsked(Paged):
    """Which files to list."""

    region: RegionText | None = None
    period: PeriodText | None = None
    contract: ContractName | None = None
    status: StatusName | None = None


class FindingsAsked(Paged):
    """Which findings to list."""

    rule: Annotated[str, Field(pattern=r"^[a-z_0-9]{1,60}$")] | None = None


class Withdrawal(Schema):
    """Why a file is taken back; long numbers in it are not kept."""

    reason: str = Field(min_length=10, max_length=500)


class Check(Schema):
    """How far the check of a long file is."""

    state: Literal["queued", "running", "done", "failed", "cancelled"]
    percent: int | None


class Evidence(Schema):
    """One received file. `total_…` is of the accepted rows, in the unit of the file's kind."""

    id: UUID
    contract: str
    file_name: str
    sha256: str
    size_bytes: int
    sender: UUID
    sender_name: str
    received_at: dt.datetime
    region: str | None
    program: str | None
    first_period: str | None
    last_period: str | None
    status: StatusName
    rows: int
    accepted_rows: int
    held_back_rows: int
    total_idr: int | None
    total_g: int | None
    held_back_idr: int | None
    held_back_g: int | None
    refusal_code: str | None


class FindingCount(Schema):
    """How often one rule was broken."""

    rule: str
    severity: str
    count: int
    message: str
    message_en: str


class EvidenceDetail(Evidence):
    """One received file with what was found; `check` is there while a long file is checked."""

    findings: list[FindingCount]
    check: Check | None


class EvidenceReceived(EvidenceDetail):
    """What became of a sent file; `repeated`: the same bytes were here before."""

    repeated: bool


class EvidenceDecided(Schema):
    """A file after it was accepted or withdrawn."""

    id: UUID
    status: StatusName
    accepted_rows: int
    held_back_rows: int


DECIDED = tuple(EvidenceDecided.model_fields)


class EvidencePage(Schema):
    """Files, newest first."""

    items: list[Evidence]
    next: str | None


class Finding(Schema):
    """One fault of one row; `value` is masked as on screens."""

    id: int
    row: int
    column: str
    rule: str
    severity: str
    value: str
    message: str
    message_en: str
    remedy: str
    remedy_en: str


class FindingsPage(Schema):
    """Findings in the order of the file."""

    items: list[Finding]
    next: str | None


def evidence_values(row: EvidenceRow) -> dict[str, Any]:
    """Give the fields of `Evidence` for a file."""
    unit = _unit(row.contract)
    held_back = row.held_back_amount if row.checked_at is not None else None
    return {
        "id": row.id,
        "contract": row.contract,
        "file_name": row.file_name,
        "sha256": row.sha256,
        "size_bytes": row.size,
        "sender": row.sender,
        "sender_name": row.sender_name,
        "received_at": row.received_at,
        "region": region_of(row.path),
        "program": row.program,
        "first_period": month_of(row.first_period),
        "last_period": month_of(row.last_period),
        "status": row.status,
        "rows": row.rows,
        "accepted_rows": row.accepted,
        "held_back_rows": row.held_back_rows,
        "total_idr": row.total if unit == "rupiah" else None,
        "total_g": row.total if unit == "mass" else None,
        "held_back_idr": held_back if unit == "rupiah" else None,
        "held_back_g": held_back if unit == "mass" else None,
        "refusal_code": row.refusal_code or None,
    }


def detail_values(
    row: EvidenceRow, counts: tuple[RuleCount, ...], job: JobStatus | None
) -> dict[str, Any]:
    """Give the fields of `EvidenceDetail` for a file."""
    return evidence_values(row) | {
        "findings": [_count(one) for one in counts],
        "check": None if job is None else {"state": job.state, "percent": job.percent},
    }


def finding(row: FindingRow) -> Finding:
    """Give one finding as programs read it."""
    return Finding(
        id=row.id,
        row=row.row,
        column=row.column,
        rule=row.rule,
        severity=row.severity,
        value=row.value,
        message=row.message.id,
        message_en=row.message.en,
        remedy=row.remedy.id,
        remedy_en=row.remedy.en,
    )


def _count(one: RuleCount) -> FindingCount:
    return FindingCount(
        rule=one.rule,
        severity=one.severity,
        count=one.count,
        message=one.message.id,
        message_en=one.message.en,
    )


def _unit(contract: str) -> str:
    total = load_contract(contract).total if contract in contract_names() else None
    return total.kind if total is not None else ""
