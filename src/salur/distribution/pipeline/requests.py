"""Keeping requests for rice: frozen as prepared, replaced as drafts, approved once."""

import datetime as dt
from collections.abc import Sequence
from hashlib import sha256
from uuid import UUID

from django.db import connection

from salur.access.queries import Actor
from salur.distribution.domain import SpaLine, spa_csv
from salur.distribution.models import Cycle as CycleRow
from salur.distribution.models import Spa
from salur.distribution.queries.cycles import Cycle
from salur.kernel.period import Period
from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text


def covering(code: str, first: Period, last: Period) -> tuple[Spa, ...]:
    """Lock and give the requests of a kab/kota that stand and cover one of these months."""
    rows = Spa.objects.select_for_update().exclude(status="REPLACED")
    return tuple(
        rows.filter(code=code, first_period__lte=last.number, last_period__gte=first.number)
    )


def cycles_covered(code: str, first: int, last: int) -> list[UUID]:
    """Give the cycles whose rice a request over these months is for."""
    rows = CycleRow.objects.filter(program="RASTRA", code=code, period__gte=first, period__lte=last)
    return list(rows.values_list("id", flat=True))


def replace_drafts(drafts: Sequence[Spa]) -> None:
    """Let the drafts make room for another request."""
    standing = Spa.objects.filter(id__in=[draft.id for draft in drafts])
    standing.filter(status__in=("PREPARED", "CHECKED")).update(status="REPLACED")


def insert_spa(
    cycle: Cycle,
    lines: Sequence[SpaLine],
    *,
    spa_id: UUID,
    number: str,
    dated: dt.date,
    last: Period,
    check_above: int,
    by: Actor,
    at: dt.datetime,
) -> None:
    """Keep a request and its lines, with the hash of the file that it will be."""
    content = spa_csv(number, dated, cycle.period, last, lines)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "insert_spa"),
            {
                "id": spa_id,
                "cycle": cycle.id,
                "code": cycle.code,
                "path": cycle.path,
                "number": number,
                "dated": dated,
                "first": cycle.period.number,
                "last": last.number,
                "list": cycle.list_id,
                "kpm": sum(line.kpm for line in lines),
                "grams": sum(line.grams for line in lines),
                "desas": len(lines),
                "check_needed": sum(line.grams for line in lines) > check_above,
                "sha256": sha256(content).hexdigest(),
                "by": by.person_id,
                "by_name": by.name,
                "at": at,
            },
        )
        cursor.execute(
            sql_text("distribution", "insert_spa_lines"),
            {
                "spa": spa_id,
                "codes": [line.kode_wilayah for line in lines],
                "paths": [RegionCode(line.kode_wilayah).path for line in lines],
                "kpm": [line.kpm for line in lines],
                "grams": [line.grams for line in lines],
            },
        )


def locked_spa(spa_id: UUID) -> Spa | None:
    """Lock one request until the transaction ends; None where there is none."""
    return Spa.objects.select_for_update().filter(id=spa_id).first()


def check(spa_id: UUID, *, by: Actor, at: dt.datetime) -> None:
    """Note who checked a prepared request."""
    Spa.objects.filter(id=spa_id, status="PREPARED").update(
        status="CHECKED", checked_by=by.person_id, checked_by_name=by.name, checked_at=at
    )


def approve(spa_id: UUID, *, by: Actor, at: dt.datetime) -> None:
    """Note who approved a prepared request, or a checked one."""
    Spa.objects.filter(id=spa_id, status__in=("PREPARED", "CHECKED")).update(
        status="APPROVED", approved_by=by.person_id, approved_by_name=by.name, approved_at=at
    )


def note_evidence(spa_id: UUID, evidence_id: UUID) -> None:
    """Note once which evidence an approved request became."""
    Spa.objects.filter(id=spa_id, evidence_id=None).update(evidence_id=evidence_id)
