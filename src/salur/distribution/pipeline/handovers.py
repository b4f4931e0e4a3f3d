"""Keeping records of signed sheets: written once, withdrawn once, never edited."""

import datetime as dt
from uuid import UUID

from django.db import connection

from salur.access.queries import Actor
from salur.distribution.domain.handovers import Judged
from salur.distribution.models import Handover, HandoverDraft, HandoverLine
from salur.distribution.models import Sheet as SheetRow
from salur.distribution.queries.sheets import Sheet
from salur.kernel.sql_text import sql_text


def lock_sheet(sheet_id: UUID) -> SheetRow:
    """Lock a sheet until the transaction ends: one record after the other."""
    return SheetRow.objects.select_for_update().get(id=sheet_id)


def locked(handover_id: UUID) -> Handover | None:
    """Lock one record until the transaction ends; None where there is none."""
    return Handover.objects.select_for_update().filter(id=handover_id).first()


def insert(
    sheet: Sheet,
    judged: Judged,
    *,
    record_id: UUID,
    handed_on: dt.date,
    digest: str,
    by: Actor,
    at: dt.datetime,
) -> None:
    """Keep a record with the lines for which something else happened."""
    totals = judged.totals
    Handover.objects.create(
        id=record_id,
        sheet_id=sheet.id,
        path=sheet.path,
        handed_on=handed_on,
        digest=digest,
        **{name: getattr(totals, name) for name in ("families", "handed", "absent", "refused")},
        **{name: getattr(totals, name) for name in ("short", "proxies", "grams", "entitled")},
        status="RECORDED",
        recorded_by=by.person_id,
        recorded_by_name=by.name,
        recorded_at=at,
    )
    HandoverLine.objects.bulk_create(
        HandoverLine(
            handover_id=record_id,
            number=one.number,
            kind=one.kind,
            grams=one.grams,
            proxy=one.proxy,
            relation=one.relation,
            path=sheet.path,
        )
        for one in judged.outcomes
        if one.kind != "handed"
    )


def withdraw(handover_id: UUID, *, reason: str, by: Actor, at: dt.datetime) -> None:
    """Note that a record no longer counts, by whom and why."""
    Handover.objects.filter(id=handover_id).update(
        status="WITHDRAWN",
        withdrawn_by=by.person_id,
        withdrawn_by_name=by.name,
        withdrawn_at=at,
        reason=reason,
    )


def note_evidence(handover_id: UUID, evidence_id: UUID) -> None:
    """Note once which evidence a record became."""
    Handover.objects.filter(id=handover_id, evidence_id=None).update(evidence_id=evidence_id)


def rests_on(evidence_id: UUID) -> bool:
    """Say whether a record that stands is this evidence."""
    return Handover.objects.filter(evidence_id=evidence_id, status="RECORDED").exists()


def save_draft(
    sheet: Sheet,
    *,
    record_id: UUID,
    handed_on: dt.date | None,
    entries: str,
    by: Actor,
    at: dt.datetime,
) -> None:
    """Keep what somebody has keyed in so far."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "handovers/save_draft"),
            {
                "sheet": sheet.id,
                "person": by.person_id,
                "record": record_id,
                "handed_on": handed_on,
                "entries": entries,
                "path": sheet.path,
                "at": at,
            },
        )


def drop_drafts(sheet_id: UUID) -> None:
    """Forget what was keyed in from a sheet that is recorded now."""
    HandoverDraft.objects.filter(sheet_id=sheet_id).delete()
