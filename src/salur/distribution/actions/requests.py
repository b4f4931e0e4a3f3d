"""The request for rice (SPA): one person prepares it, another approves it, then it is evidence."""

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.distribution import models, queries
from salur.distribution.actions import refusals
from salur.distribution.actions.cycles import known_cycle, named
from salur.distribution.actions.statements import link_evidence
from salur.distribution.domain import (
    SpaLine,
    State,
    broken_quotas,
    is_letter_number,
    months_text,
    spa_lines,
)
from salur.distribution.pipeline import cycles as steps
from salur.distribution.pipeline import requests as kept
from salur.distribution.queries import Cycle, Spa
from salur.evidence import actions as evidence
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.period import Period, months_between
from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.programs import queries as programs

KEEP = "distribution.keep_spa"
MOST_MONTHS = 12


def register() -> None:
    """Tell the queue who files approved requests; called when it first asks."""
    jobs.handles(KEEP)(file_spa)


@transaction.atomic
def prepare_spa(
    *,
    cycle_id: UUID,
    number: str,
    dated: dt.date,
    by: Actor,
    at: dt.datetime,
    key: str,
    until: Period | None = None,
) -> Spa:
    """Prepare the request of a month (until a later one: rapel) from its frozen list.

    Each desa gets the ration of each month for its families that may be served. A draft that
    covers one of the months is replaced. Refused, in this order: `cycle_unknown`, `role_missing`,
    `outside_scope`, `spa_not_of_program`, `spa_number_invalid`, `spa_months_invalid`,
    `list_not_frozen`, `cycle_closed`, `spa_exists`, `spa_number_taken`, `parameter_missing`,
    `spa_empty`, `quota_broken`.
    """
    one = known_cycle(cycle_id, "spa.prepare", by)
    done = audit.done("spa.prepared", key)
    if done is not None:
        return _spa(UUID(done.subject_id))
    last = until or one.period
    _check_asked(one, number, last)
    with as_owner():
        covered = kept.cycles_covered(one.code, one.period.number, last.number)
        steps.lock(sorted(covered))
        drafts = _drafts(one, last)
        if queries.number_taken(one.code, number, [draft.id for draft in drafts]):
            raise refusals.spa_number_taken(number)
        lines = _lines(one, last)
        _check_quotas(one.path, one.period, last, lines)
        spa_id = uuid4()
        kept.replace_drafts(drafts)
        kept.insert_spa(
            one, lines, spa_id=spa_id, number=number, dated=dated, last=last,
            check_above=_check_above(one), by=by, at=at,
        )  # fmt: skip
        steps.advance(covered, by=by, at=at)
    made = _spa(spa_id)
    audit.record(
        action="spa.prepared",
        by=by,
        at=at,
        subject=("spa", spa_id),
        path=one.path,
        facts={
            **named(one),
            "number": number,
            "months": months_text(made.first, made.last),
            "desas": made.desas,
            "kpm": made.kpm,
            "grams": made.grams,
        },
        key=key,
    )
    return made


@transaction.atomic
def check_spa(*, spa_id: UUID, by: Actor, at: dt.datetime, key: str) -> Spa:
    """Check a prepared request, as a third person beside who prepares and who approves.

    Refused, in this order: `spa_unknown`, `role_missing`, `outside_scope`, `spa_decided`,
    `four_eyes`, `quota_broken`.
    """
    before = _known(spa_id)
    require(by, "spa.check", before.path)
    if audit.done("spa.checked", key) is not None:
        return _spa(spa_id)
    with as_owner():
        steps.lock(sorted(_covered(before)))
        row = kept.locked_spa(spa_id)
        if row is None or row.status != "PREPARED":
            raise refusals.spa_decided()
        if row.prepared_by == by.person_id:
            raise refusals.four_eyes()
        _check_quotas(before.path, before.first, before.last, queries.all_lines(spa_id))
        kept.check(spa_id, by=by, at=at)
    audit.record(action="spa.checked", **_facts(before, by, at, key))
    return _spa(spa_id)


@transaction.atomic
def approve_spa(*, spa_id: UUID, by: Actor, at: dt.datetime, key: str) -> Spa:
    """Approve a request; with the commit, the queue makes it evidence (`file_spa`).

    Refused, in this order: `spa_unknown`, `role_missing`, `outside_scope`, `spa_decided`,
    `spa_unchecked` (its grams ask for a checker), `four_eyes`, `quota_broken` (the quota may have
    changed since).
    """
    before = _known(spa_id)
    require(by, "spa.approve", before.path)
    if audit.done("spa.approved", key) is not None:
        return _spa(spa_id)
    with as_owner():
        covered = _covered(before)
        steps.lock(sorted(covered))
        row = kept.locked_spa(spa_id)
        if row is None or row.status not in ("PREPARED", "CHECKED"):
            raise refusals.spa_decided()
        if row.check_needed and row.checked_by is None:
            raise refusals.spa_unchecked()
        if by.person_id in (row.prepared_by, row.checked_by):
            raise refusals.four_eyes()
        _check_quotas(before.path, before.first, before.last, queries.all_lines(spa_id))
        kept.approve(spa_id, by=by, at=at)
        steps.advance(covered, by=by, at=at)
    audit.record(action="spa.approved", **_facts(before, by, at, key))
    jobs.enqueue(
        kind=KEEP,
        payload={"spa_id": str(spa_id)},
        by=by,
        at=at,
        key=str(spa_id),
        subject_id=spa_id,
        path=before.path,
    )
    return _spa(spa_id)


def file_spa(progress: Progress) -> Payload | None:
    """Make the approved request of a job evidence."""
    task = progress.task
    spa_id, by = UUID(str(task.payload["spa_id"])), evidence.filer(task)
    return {"evidence_id": str(keep_spa(spa_id=spa_id, by=by, at=task.enqueued_at))}


def keep_spa(*, spa_id: UUID, by: Actor, at: dt.datetime) -> UUID:
    """Make an approved request evidence of contract `spa`, accepted, in the cycles it covers.

    Opens its own transactions, for receiving does; begun again after a crash it ends in the same
    state. Refused, in this order: `spa_unknown` (there is none, or nobody has
    approved it), `spa_held_back` (the check of evidence doesn't take all of its lines).
    """
    with transaction.atomic():
        enter_scope(by)
        found = _known(spa_id)
        if found.evidence_id is not None:
            return found.evidence_id
        if found.status != "APPROVED":
            raise refusals.spa_unknown()
        office = parties.office_of(found.code)
        sender = office.id if office else by.organisation_id
        content = queries.spa_file(spa_id)
    if content is None or sender is None:
        raise refusals.spa_unknown()
    with evidence.file_own(
        source=BytesIO(content), file_name=f"spa-{found.code}-{found.first}.csv", contract="spa",
        sender=sender, program=Program.RASTRA, path=found.path, declared_rows=found.desas, by=by,
        at=at, key=f"spa {spa_id}", held_back=refusals.spa_held_back,
    ) as evidence_id:  # fmt: skip
        with as_owner():
            kept.note_evidence(spa_id, evidence_id)
        link_evidence(evidence_id=evidence_id, by=by, at=at)
    return evidence_id


def _check_asked(one: Cycle, number: str, last: Period) -> None:
    if one.program is not Program.RASTRA:
        raise refusals.spa_not_of_program()
    if not is_letter_number(number):
        raise refusals.spa_number_invalid()
    if not one.period <= last <= one.period.shift(MOST_MONTHS - 1):
        raise refusals.spa_months_invalid(MOST_MONTHS)
    if one.list_id is None:
        raise refusals.list_not_frozen()
    if one.state is State.CLOSED:
        raise refusals.closed_already()


def _drafts(one: Cycle, last: Period) -> Sequence[models.Spa]:
    standing = kept.covering(one.code, one.period, last)
    if any(row.status == "APPROVED" for row in standing):
        raise refusals.spa_exists()
    if queries.accepted_evidence(one.id, ("spa",)):
        raise refusals.spa_exists()
    return standing


def _lines(one: Cycle, last: Period) -> tuple[SpaLine, ...]:
    rations = [
        programs.entitlement(Program.RASTRA, month, one.path)
        for month in months_between(one.period, last)
    ]
    # A suspended family stays on the list, and its rice is not asked for until it is repaired.
    counts = programs.list_counts(Program.RASTRA, one.period, one.path)
    lines = spa_lines(((desa.kode_wilayah, desa.payable) for desa in counts), rations)
    if not lines:
        raise refusals.spa_empty()
    return lines


def _check_quotas(path: str, first: Period, last: Period, lines: Sequence[SpaLine]) -> None:
    for month in months_between(first, last):
        quotas = programs.quotas(Program.RASTRA, month, path)
        broken = broken_quotas(lines, ((quota.kode_wilayah, quota.kpm) for quota in quotas))
        if broken:
            raise refusals.quota_broken(broken)


def _facts(spa: Spa, by: Actor, at: dt.datetime, key: str) -> dict[str, Any]:
    facts = {"number": spa.number, "region": spa.code, "desas": spa.desas}
    named = {"subject": ("spa", spa.id), "path": spa.path, "facts": facts}
    return {"by": by, "at": at, "key": key, **named}


def _check_above(one: Cycle) -> int:
    on = one.period.first_day
    return programs.parameter(Program.RASTRA, "spa_checker_above", on, one.path).value


def _covered(one: Spa) -> list[UUID]:
    return kept.cycles_covered(one.code, one.first.number, one.last.number)


def _known(spa_id: UUID) -> Spa:
    with as_owner():
        return _spa(spa_id)


def _spa(spa_id: UUID) -> Spa:
    found = queries.spa(spa_id)
    if found is None:
        raise refusals.spa_unknown()
    return found
