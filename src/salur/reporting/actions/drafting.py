"""Drafting: the current reconciliation of a kab/kota's month becomes a letter to be signed."""

import datetime as dt
import uuid
from dataclasses import replace

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.queries import Version
from salur.reporting import queries
from salur.reporting.actions import refusals
from salur.reporting.actions.steps import (
    ReportMoved,
    contested_in,
    contested_now,
    facts_of,
    moved_before,
    standing,
    take,
)
from salur.reporting.domain import writing
from salur.reporting.domain.berita_acara import BeritaAcara, differences
from salur.reporting.domain.frozen import digest_of, freeze, thaw
from salur.reporting.domain.numbering import letter_number
from salur.reporting.domain.parts import Correction, Previous
from salur.reporting.domain.states import KEPT, Move, State
from salur.reporting.domain.waterfall import terms
from salur.reporting.models import Report, Step
from salur.reporting.pipeline.composing import (
    Paper,
    compose,
    default_letterhead,
    parties_of,
    party_ids,
)


@transaction.atomic
def draft_report(
    *,
    version_id: uuid.UUID,
    notes: tuple[str, ...] = (),
    date: dt.date | None = None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> ReportMoved:
    """Draft the berita acara of what a reconciliation version published, as a new report version.

    The version before it is replaced where it was never sent or came back; where it was accepted
    it stays, and the new one names the figures that differ. Refused, in this order:
    `version_unknown`, `role_missing`, `outside_scope`, `region_missing`, `report_outdated`,
    `identifier_in_text`, `report_under_review`, `report_unchanged`, `party_missing`.
    """
    earlier = audit.done("report.drafted", key)
    if earlier is not None:
        return moved_before(earlier)
    with as_owner():
        version = reconciliation.version(version_id)
    if version is None:
        raise refusals.version_unknown()
    require(by, "report.prepare", version.path)
    if len(version.code) != 4:
        raise refusals.region_missing()
    if not version.is_current:
        raise refusals.outdated()
    refusals.check_words(*notes)
    _one_at_a_time(version)
    before = _last(version)
    with as_owner():
        contested = contested_now(version.program, version.period, version.code, version.path)
    _check_follows(before, version, contested)
    day = date or timezone.localtime(at).date()
    with as_owner():  # what the report rests on may lie outside the office's own scope
        office = parties.office_of(version.code)
        if office is None or len(parties_of(version)) < 2:
            raise refusals.party_missing()
        serial = _next_serial(office.id, day.year)
        content = compose(version, _paper(version, office.id, serial, day, notes))
        content = _linked(content, version, before)
    if before is not None and before.state not in KEPT:
        take(before, Move.REPLACE, by=by, at=at)
    report = _write(content, version, serial, before, by, at)
    moved = standing(report)
    audit.record(
        action="report.drafted",
        by=by,
        at=at,
        subject=("report", report.id),
        path=report.path,
        facts=facts_of(moved, region=content.region.name, month=writing.month(content.period),
                       program=str(content.program), version=content.version),
        key=key,
    )  # fmt: skip
    return moved


def _one_at_a_time(version: Version) -> None:
    """Let drafts of one office wait for each other: numbers and versions have no gap for two."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"report\n{version.code}"]
        )


def _last(version: Version) -> Report | None:
    return (
        Report.objects.select_for_update()
        .filter(program=version.program, period=version.period, code=version.code)
        .order_by("-version")
        .first()
    )


def _check_follows(before: Report | None, version: Version, contested: frozenset[str]) -> None:
    """Refuse to replace what is looked at, and what would say the same: figures and contests."""
    if before is None:
        return
    if before.state == State.SENT:
        raise refusals.under_review()
    signed = {State.SIGNED, *KEPT}
    same = before.version_id == version.id and contested == contested_in(before)
    if before.state in signed and same:
        raise refusals.unchanged()


def _next_serial(office: uuid.UUID, year: int) -> int:
    taken = Report.objects.filter(office_id=office, year=year)
    return int(taken.aggregate(last=Max("serial"))["last"] or 0) + 1


def _paper(
    version: Version, office: uuid.UUID, serial: int, day: dt.date, notes: tuple[str, ...]
) -> Paper:
    number = letter_number(serial, Program(version.program), version.code, day)
    head = queries.letterhead(office, day)
    month_end = Period.from_number(version.period).last_day
    return Paper(
        number,
        day,
        head or default_letterhead(version.code, month_end),
        tuple(note.strip() for note in notes if note.strip()),
        settings.SALUR_TRAINING,
    )


def _linked(content: BeritaAcara, version: Version, before: Report | None) -> BeritaAcara:
    """Give the content as what it is: the first version, or the correction of the one before."""
    if before is None:
        return content
    old = thaw(before.content)
    return replace(
        content,
        version=before.version + 1,
        previous=Previous(before.number, before.version, old.date, before.digest),
        differences=differences(old, content),
        correction=_correction(content, version, before, old),
    )


def _correction(
    content: BeritaAcara, version: Version, before: Report, old: BeritaAcara
) -> Correction:
    """Say how many units changed since the version before, and which files are new to this one."""
    was = reconciliation.version(before.version_id)
    known = {file.sha256 for file in old.evidence}
    return Correction(
        reconciliation.units_changed(version, was.number if was else 0),
        tuple(file for file in content.evidence if file.sha256 not in known),
    )


def _write(
    content: BeritaAcara,
    version: Version,
    serial: int,
    before: Report | None,
    by: Actor,
    at: dt.datetime,
) -> Report:
    text = freeze(content)
    signers = party_ids(content)
    report = Report.objects.create(
        program=version.program,
        period=version.period,
        code=version.code,
        path=version.path,
        office_id=signers[0],
        year=content.date.year,
        serial=serial,
        number=content.number,
        version=content.version,
        corrects=before,
        version_id=version.id,
        parties=signers,
        content=text,
        digest=digest_of(text),
        units=content.units,
        figures=terms(content.waterfall),
        prepared_by=by.person_id,
        prepared_by_name=by.name,
        prepared_at=at,
        state=State.DRAFT,
        state_at=at,
    )
    Step.objects.create(
        report=report,
        move="draft",
        state=State.DRAFT,
        person_id=by.person_id,
        person_name=by.name,
        organisation_id=by.organisation_id,
        at=at,
    )
    return report
