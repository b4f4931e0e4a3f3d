"""The questions about parties: who they are, and who serves which kab/kota on a day."""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Q, QuerySet

from salur.parties import domain, models

_Dated = TypeVar("_Dated", models.Reach, models.Service)


@dataclass(frozen=True)
class Organisation:
    """One party."""

    id: uuid.UUID
    kind: str
    code: str
    name: str
    parent_id: uuid.UUID | None


@dataclass(frozen=True)
class Service:
    """A bank or Bulog in one kab/kota, from a day until before a day."""

    organisation: Organisation
    code: str
    valid_from: dt.date
    valid_to: dt.date | None
    citation: str


def organisation(organisation_id: uuid.UUID) -> Organisation | None:
    """Give one organisation, None where there is none."""
    row = models.Organisation.objects.filter(id=organisation_id).first()
    return None if row is None else _organisation(row)


def bank_of(organisation_id: uuid.UUID) -> Organisation | None:
    """Give the bank that an organisation is or is a branch of, None where it is neither."""
    row = models.Organisation.objects.select_related("parent").filter(id=organisation_id).first()
    if row is not None and row.kind == "bank_branch":
        row = row.parent
    return _organisation(row) if row is not None and row.kind == "bank" else None


def organisation_by_code(code: str) -> Organisation | None:
    """Give the organisation that bears `code` (`KEMENSOS`, `DINSOS-6201`, `BRI`, …)."""
    row = models.Organisation.objects.filter(code=code).first()
    return None if row is None else _organisation(row)


def organisations_by_code(codes: Iterable[str]) -> dict[str, Organisation]:
    """Give the organisations that bear one of `codes`, by their code."""
    rows = models.Organisation.objects.filter(code__in=list(codes))
    return {row.code: _organisation(row) for row in rows}


def organisations(
    ids: Iterable[uuid.UUID] | None = None, *, kinds: Iterable[str] | None = None
) -> tuple[Organisation, ...]:
    """Give organisations by code; those of `ids` and of `kinds` where given."""
    rows = models.Organisation.objects.order_by("code")
    if ids is not None:
        rows = rows.filter(id__in=list(ids))
    if kinds is not None:
        rows = rows.filter(kind__in=list(kinds))
    return tuple(map(_organisation, rows))


def office_of(code: str) -> Organisation | None:
    """Give the Dinas Sosial of a province (2 digits) or of a kab/kota (4 digits)."""
    return organisation_by_code(f"DINSOS-{code}")


def reach_of(organisation_id: uuid.UUID, on: dt.date) -> tuple[str, ...]:
    """Give the subtrees that an organisation is responsible for on a day: where a scope begins."""
    rows = _holding(models.Reach.objects.filter(organisation_id=organisation_id), on)
    return tuple(rows.order_by("path").values_list("path", flat=True))


def reaches(kind: str, on: dt.date) -> dict[Organisation, tuple[str, ...]]:
    """Give the subtrees of every organisation of a kind on a day, by code; one question."""
    rows = _holding(models.Reach.objects.filter(organisation__kind=kind), on)
    found: dict[Organisation, tuple[str, ...]] = {}
    for row in rows.select_related("organisation").order_by("organisation__code", "path"):
        one = _organisation(row.organisation)
        found[one] = (*found.get(one, ()), row.path)
    return found


def banks_serving(code: str, on: dt.date) -> tuple[Organisation, ...]:
    """Give the banks that serve a kab/kota (4 digits) on a day, by code; there may be several."""
    return _serving(code, on, domain.BANK_KINDS)


def bulog_serving(code: str, on: dt.date) -> Organisation | None:
    """Give the part of Bulog that serves a kab/kota on a day: a branch before its division."""
    rank = {"bulog_branch": 0, "bulog_division": 1, "bulog": 2}
    return min(_serving(code, on, domain.BULOG_KINDS), key=lambda one: rank[one.kind], default=None)


def services(
    *, codes: Iterable[str] | None = None, on: dt.date | None = None
) -> tuple[Service, ...]:
    """Give who serves which kab/kota, by kab/kota and organisation; all of history without `on`."""
    rows = models.Service.objects.select_related("organisation")
    rows = rows.order_by("code", "organisation__code", "valid_from")
    if codes is not None:
        rows = rows.filter(code__in=list(codes))
    if on is not None:
        rows = _holding(rows, on)
    return tuple(
        Service(
            _organisation(row.organisation), row.code, row.valid_from, row.valid_to, row.citation
        )
        for row in rows
    )


def _serving(code: str, on: dt.date, kinds: frozenset[str]) -> tuple[Organisation, ...]:
    rows = _holding(models.Service.objects.filter(code=code, organisation__kind__in=kinds), on)
    rows = rows.select_related("organisation").order_by("organisation__code")
    return tuple(_organisation(row.organisation) for row in rows)


def _holding(rows: "QuerySet[_Dated]", on: dt.date) -> "QuerySet[_Dated]":
    running = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    return rows.filter(running, valid_from__lte=on)


def _organisation(row: models.Organisation) -> Organisation:
    return Organisation(row.id, row.kind, row.code, row.name, row.parent_id)
