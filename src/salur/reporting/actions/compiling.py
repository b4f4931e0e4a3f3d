"""Compiling: what was accepted beneath becomes one letter of province, Wilayah or ministry."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.domain import nearest_above
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import NATION
from salur.parties import queries as parties
from salur.reporting.actions import compiled_refusals as refused
from salur.reporting.actions import refusals
from salur.reporting.actions.handing_up import (
    CompilationMoved,
    facts_of,
    moved_before,
    standing,
    take,
)
from salur.reporting.domain import writing
from salur.reporting.domain.compilation import Compilation, rests_on
from salur.reporting.domain.frozen import digest_of, freeze, thaw_compilation
from salur.reporting.domain.numbering import compiled_number
from salur.reporting.domain.states import Move, State
from salur.reporting.domain.waterfall import terms
from salur.reporting.models import Compilation as Row
from salur.reporting.models import CompilationStep
from salur.reporting.pipeline.compiling import (
    Rung,
    compile_content,
    corrected,
    letterhead_of,
    rung_of,
)
from salur.reporting.pipeline.composing import Paper


@transaction.atomic
def compile_report(
    *,
    program: Program,
    period: Period,
    notes: tuple[str, ...] = (),
    date: dt.date | None = None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> CompilationMoved:
    """Compile what was accepted of a month for the office that `by` acts for, as a new version.

    The version before it is replaced where it was never passed on or came back; where it is locked
    it stays, and the new one names what differs. Refused, in this order: `not_on_the_way_up`,
    `role_missing`, `outside_scope`, `identifier_in_text`, `report_under_review`,
    `nothing_accepted`, `report_unchanged`.
    """
    earlier = audit.done("compilation.drafted", key)
    if earlier is not None:
        return moved_before(earlier)
    rung = _rung(by, period)
    for root in rung.roots:
        require(by, "compilation.prepare", root)
    refusals.check_words(*notes)
    _one_at_a_time(rung)
    before = Row.objects.filter(program=program, period=period.number, code=rung.code)
    last = before.select_for_update(of=("self",)).order_by("-version").first()
    if last is not None and last.state == State.SENT:
        raise refused.compiled_under_review()
    day = date or timezone.localtime(at).date()
    with as_owner():  # what is counted was signed and accepted by others
        serial = _next_serial(rung.office.id, day.year)
        number = compiled_number(serial, program, rung.office.code, day)
        words = tuple(note.strip() for note in notes if note.strip())
        paper = Paper(number, day, letterhead_of(rung, day), words, settings.SALUR_TRAINING)
        content = compile_content(rung, program, period, paper)
        if not content.counted:
            raise refused.nothing_accepted()
        if last is not None:
            content = _following(content, last)
    if last is not None and last.state != State.LOCKED:
        take(last, Move.REPLACE, by=by, at=at)
    row = _write(content, rung, serial, last, by, at)
    moved = standing(row)
    audit.record(
        action="compilation.drafted",
        by=by,
        at=at,
        subject=("compilation", row.id),
        path=row.path,
        facts=facts_of(moved, region=rung.name, month=writing.month(period), program=str(program),
                       version=content.version, counted=len(content.counted),
                       missing=len(content.missing)),
        key=key,
    )  # fmt: skip
    return moved


def _rung(by: Actor, period: Period) -> Rung:
    office = parties.organisation(by.organisation_id) if by.organisation_id else None
    rung = rung_of(office, period.last_day) if office else None
    if rung is None:
        raise refused.no_rung()
    return rung


def _one_at_a_time(rung: Rung) -> None:
    """Let compilations of one office wait for each other: numbers and versions have no gap."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('reporting.compile'), hashtext(%s))",
            [rung.code],
        )


def _following(content: Compilation, last: Row) -> Compilation:
    old = thaw_compilation(last.content)
    if last.state == State.LOCKED and rests_on(old) == rests_on(content):
        raise refused.compiled_unchanged()
    return corrected(content, last.version, last.number, last.digest, old)


def _next_serial(office: uuid.UUID, year: int) -> int:
    taken = Row.objects.filter(office_id=office, year=year)
    return int(taken.aggregate(last=Max("serial"))["last"] or 0) + 1


def _write(
    content: Compilation, rung: Rung, serial: int, last: Row | None, by: Actor, at: dt.datetime
) -> Row:
    text = freeze(content)
    row = Row.objects.create(
        program=content.program,
        period=content.period.number,
        tier=rung.tier,
        code=rung.code,
        path=nearest_above(rung.roots, NATION),
        roots=list(rung.roots),
        office_id=rung.office.id,
        receiver_id=rung.receiver.id if rung.receiver else None,
        year=content.date.year,
        serial=serial,
        number=content.number,
        version=content.version,
        corrects=last,
        content=text,
        digest=digest_of(text),
        units=content.units,
        figures=terms(content.waterfall),
        counted=len(content.counted),
        missing=len(content.missing),
        prepared_by=by.person_id,
        prepared_by_name=by.name,
        prepared_at=at,
        state=State.DRAFT,
        state_at=at,
    )
    CompilationStep.objects.create(
        compilation=row,
        move="draft",
        state=State.DRAFT,
        person_id=by.person_id,
        person_name=by.name,
        organisation_id=by.organisation_id,
        at=at,
    )
    return row
