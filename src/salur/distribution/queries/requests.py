"""The requests to Bulog (SPA), and how the last order agreed with list and SP2D."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from salur.distribution import models
from salur.distribution.domain import (
    OrderCheck,
    Paid,
    Sp2dDiffers,
    SpaLine,
    spa_csv,
)
from salur.kernel.period import Period

PAGE = 50


@dataclass(frozen=True)
class Spa:
    """One request: PREPARED, CHECKED, APPROVED or REPLACED; its lines never change."""

    id: UUID
    cycle_id: UUID
    code: str
    path: str
    number: str
    dated: dt.date
    first: Period
    last: Period
    list_id: UUID
    status: str
    kpm: int
    grams: int
    desas: int
    sha256: str
    prepared_by: UUID
    prepared_by_name: str
    prepared_at: dt.datetime
    check_needed: bool
    checked_by: UUID | None
    checked_by_name: str | None
    checked_at: dt.datetime | None
    approved_by: UUID | None
    approved_by_name: str | None
    approved_at: dt.datetime | None
    evidence_id: UUID | None

    @property
    def awaits_check(self) -> bool:
        """Whether somebody must check it before anybody may approve it."""
        return self.status == "PREPARED" and self.check_needed

    @property
    def awaits_approval(self) -> bool:
        """Whether somebody may approve it now."""
        return self.status == "CHECKED" or (self.status == "PREPARED" and not self.check_needed)


@dataclass(frozen=True)
class KeptCheck:
    """The last look at a cycle's order: counts against the list, and what differs from SP2D."""

    counts: OrderCheck
    sp2d: tuple[Sp2dDiffers, ...]
    evidence: tuple[UUID, ...]
    at: dt.datetime


def spa(spa_id: UUID) -> Spa | None:
    """Give one request, None where none is in scope."""
    row = models.Spa.objects.filter(id=spa_id).first()
    return None if row is None else _spa(row)


def spas_of(cycle_id: UUID) -> tuple[Spa, ...]:
    """Give the requests made from a cycle, the newest first, replaced drafts too."""
    rows = models.Spa.objects.filter(cycle_id=cycle_id).order_by("-prepared_at", "id")
    return tuple(map(_spa, rows))


def spa_lines_page(spa_id: UUID, *, after: str = "", limit: int = PAGE) -> tuple[SpaLine, ...]:
    """Give the next `limit` lines of a request by desa, beyond the code `after`."""
    rows = models.SpaLine.objects.filter(spa_id=spa_id, kode_wilayah__gt=after)
    found = rows.order_by("kode_wilayah").values_list("kode_wilayah", "kpm", "grams")[:limit]
    return tuple(SpaLine(*row) for row in found)


def all_lines(spa_id: UUID) -> tuple[SpaLine, ...]:
    """Give every line of a request by desa."""
    rows = models.SpaLine.objects.filter(spa_id=spa_id).order_by("kode_wilayah")
    return tuple(SpaLine(*row) for row in rows.values_list("kode_wilayah", "kpm", "grams"))


def number_taken(code: str, number: str, aside: Iterable[UUID] = ()) -> bool:
    """Say whether a request of the kab/kota bears that number; those of `aside` don't count."""
    rows = models.Spa.objects.filter(code=code, number=number).exclude(status="REPLACED")
    return rows.exclude(id__in=list(aside)).exists()


def spa_file(spa_id: UUID) -> bytes | None:
    """Give a request as a CSV file of contract `spa`, None where none is in scope."""
    found = spa(spa_id)
    if found is None:
        return None
    return spa_csv(found.number, found.dated, found.first, found.last, all_lines(spa_id))


def order_against_list(cycle_id: UUID) -> KeptCheck | None:
    """Give how the order agreed with the list when it was last looked at, None before that."""
    row = models.OrderCheck.objects.filter(cycle_id=cycle_id).order_by("-id").first()
    if row is None:
        return None
    counts = OrderCheck(
        row.listed,
        row.ordered,
        row.ordered_not_listed,
        row.listed_not_ordered,
        row.suspended_ordered,
        row.lines,
        row.amount_idr,
    )
    differing = tuple(
        Sp2dDiffers(no_spm, bank, Paid(*ordered), Paid(*paid))
        for no_spm, bank, ordered, paid in row.sp2d_differs
    )
    return KeptCheck(counts, differing, tuple(row.evidence), row.at)


def _spa(row: models.Spa) -> Spa:
    return Spa(
        id=row.id,
        cycle_id=row.cycle_id,
        code=row.code,
        path=row.path,
        number=row.number,
        dated=row.dated,
        first=Period.from_number(row.first_period),
        last=Period.from_number(row.last_period),
        list_id=row.list_id,
        status=row.status,
        kpm=row.kpm,
        grams=row.grams,
        desas=row.desas,
        sha256=row.sha256,
        prepared_by=row.prepared_by,
        prepared_by_name=row.prepared_by_name,
        prepared_at=row.prepared_at,
        check_needed=row.check_needed,
        checked_by=row.checked_by,
        checked_by_name=row.checked_by_name,
        checked_at=row.checked_at,
        approved_by=row.approved_by,
        approved_by_name=row.approved_by_name,
        approved_at=row.approved_at,
        evidence_id=row.evidence_id,
    )
