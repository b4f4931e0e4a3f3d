"""What was reconciled: classes, a family's months, what is open, what reached whom."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from salur.interfaces.api.places import month_of
from salur.interfaces.api.schemas.common import Paged, PeriodText, ProgramName, RegionText
from salur.kernel.program import Program
from salur.reconciliation.domain.bpnt import BPNT_CLASSES
from salur.reconciliation.domain.bpnt import UnitClass as BpntClass
from salur.reconciliation.domain.rastra import RASTRA_CLASSES, RastraClass
from salur.reconciliation.queries import ExceptionRow, FamilyMonth, UnitRow

_CLASSES: Mapping[str, Mapping[int, BpntClass | RastraClass]] = {
    Program.BPNT.value: {one.number: one for one in BPNT_CLASSES},
    Program.RASTRA.value: {one.number: one for one in RASTRA_CLASSES},
}
Owner = Annotated[str, Field(pattern=r"^[a-z_]{1,20}$")]


class UnitClass(Schema):
    """The class of a unit's month."""

    number: int
    code: str
    label: str
    label_en: str


class Month(Schema):
    """One programme's month of a family: rupiah of BPNT, grams of Rastra; the other is null."""

    program: ProgramName
    period: str
    region: str | None
    unit_class: UnitClass | None
    findings: list[str]
    due_idr: int | None
    credited_idr: int | None
    spent_idr: int | None
    due_g: int | None
    handed_g: int | None


class MonthsPage(Schema):
    """A family's months, newest first."""

    id_kpm: str
    items: list[Month]
    next: str | None


class ExceptionsAsked(Paged):
    """Which open exceptions to list."""

    region: RegionText | None = None
    program: ProgramName | None = None
    period: PeriodText | None = None
    unit_class: Annotated[int, Field(ge=0, le=99)] | None = None
    owner: Owner | None = None
    cause: Owner | None = None


class Exceptional(Schema):
    """One thing that somebody has to see to; `id_kpm` is null for whoever may not read families."""

    id: UUID
    program: ProgramName
    period: str
    kabkota: str
    region: str | None
    id_kpm: str | None
    bank: str | None
    unit_class: UnitClass | None
    cause: str
    amount_idr: int | None
    amount_g: int | None
    owner: str
    reason: str | None
    opened_at: dt.datetime


class ExceptionsPage(Schema):
    """Open exceptions by kab/kota, month, class and id."""

    items: list[Exceptional]
    next: str | None


class AccountMonth(Schema):
    """One account's month as published; of the account its last four digits alone."""

    period: str
    account_last4: str
    bank: str | None
    unit_class: UnitClass | None
    findings: list[str]
    ordered_idr: int
    credited_idr: int
    spent_idr: int
    returned_idr: int
    opening_idr: int
    credited_on: dt.date | None
    since_version: int
    until_version: int | None


class ExceptionDetail(Exceptional):
    """One exception, with every version of the account's month beneath it."""

    accounts: list[AccountMonth]


class RealisationAsked(Paged):
    """Of which programme, month, region and level."""

    program: ProgramName
    period: PeriodText
    region: RegionText | None = None
    level: Literal["province", "kabkota", "kecamatan", "desa"] = "kabkota"


class Realised(Schema):
    """What one programme did in one region and month; amounts by term, with their unit."""

    region: str
    name: str
    units: int
    amounts: dict[str, int]


class RealisationPage(Schema):
    """Realisation by region."""

    program: ProgramName
    period: str
    items: list[Realised]
    next: str | None


def month(one: FamilyMonth) -> Month:
    """Give a family's month as programs read it."""
    money = one.program == Program.BPNT.value
    return Month(
        program=Program(one.program).value,
        period=str(month_of(one.period)),
        region=one.kode_wilayah,
        unit_class=class_of(one.program, one.klass),
        findings=list(one.findings),
        due_idr=one.due if money else None,
        credited_idr=one.received if money else None,
        spent_idr=one.used if money else None,
        due_g=None if money else one.due,
        handed_g=None if money else one.received,
    )


def exception_values(row: ExceptionRow, *, with_family: bool) -> dict[str, Any]:
    """Give the fields of `Exceptional`; the family's id only for whoever may read families."""
    money = row.program == Program.BPNT.value
    return {
        "id": row.id,
        "program": row.program,
        "period": month_of(row.period),
        "kabkota": row.code,
        "region": row.kode_wilayah,
        "id_kpm": row.id_kpm if with_family else None,
        "bank": row.bank,
        "unit_class": class_of(row.program, row.klass),
        "cause": row.cause,
        "amount_idr": row.amount if money else None,
        "amount_g": None if money else row.amount,
        "owner": row.owner,
        "reason": row.reason,
        "opened_at": row.opened_at,
    }


def account_month(row: UnitRow) -> AccountMonth:
    """Give an account's month as programs read it."""
    return AccountMonth(
        period=str(month_of(row.period)),
        account_last4=row.last4,
        bank=row.bank,
        unit_class=class_of(Program.BPNT.value, row.klass),
        findings=list(row.findings),
        ordered_idr=row.ordered,
        credited_idr=row.credited,
        spent_idr=row.spent,
        returned_idr=row.returned,
        opening_idr=row.opening,
        credited_on=row.credit_day,
        since_version=row.since,
        until_version=row.until,
    )


def class_of(program: str, number: int | None) -> UnitClass | None:
    """Give a class with its names, None where a month has none."""
    found = _CLASSES[program].get(number or 0)
    if found is None:
        return None
    return UnitClass(
        number=found.number, code=found.code, label=found.label.id, label_en=found.label.en
    )
