"""Who stood on frozen lists: one family's months, and whom a month's lists hold back."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection
from django.db.models.functions import Left

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text
from salur.programs import models

_KABKOTA = 4  # digits


@dataclass(frozen=True)
class Entry:
    """One month of a family on a frozen list; `entitled` is in rupiah or in grams."""

    period: int
    program: Program
    payable: bool
    entitled: int


def entries_of_family(id_kpm: str) -> tuple[Entry, ...]:
    """Give the months in which a family stood on a list, newest first."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("programs", "entries_of_family"), {"id_kpm": id_kpm})
        return tuple(
            Entry(period, Program(program), payable, entitled)
            for period, program, payable, entitled in cursor.fetchall()
        )


def stage_suspended(program: Program, period: Period) -> None:
    """Put who is on a month's lists and may not be paid into `programs_suspended` (id_kpm).

    The temporary table is made by whoever calls, in that caller's role, and is gone at commit.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "stage_suspended"), {"program": program, "period": period.number}
        )


def suspended_ids(program: Program, period: Period, path: str) -> frozenset[str]:
    """Give who at or under `path` is on a month's lists and may not be paid or served."""
    rows = models.ListEntry.objects.filter(
        period=period.number, program=program, payable=False, path__within=path
    )
    return frozenset(rows.values_list("id_kpm", flat=True))


def with_quota(periods: Iterable[Period], path: str) -> frozenset[tuple[Program, int, str]]:
    """Give the programmes, months and kab/kota at or under `path` that have a quota."""
    rows = models.Quota.objects.filter(
        period__in=[one.number for one in periods], superseded_at=None, path__within=path
    ).annotate(kab=Left("kode_wilayah", _KABKOTA))
    return frozenset(
        (Program(program), period, kab)
        for program, period, kab in rows.values_list("program", "period", "kab").distinct()
        if len(kab) == _KABKOTA  # what a province has is shared out by nobody yet
    )
