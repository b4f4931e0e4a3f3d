"""Handing up: somebody else verifies what was compiled and passes it on; its receiver answers.

Whoever is highest passes nothing on and closes its own report. What was accepted is locked.
"""

import datetime as dt
import uuid
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.audit.domain import Event
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.reporting import queries
from salur.reporting.actions import compiled_refusals as refused
from salur.reporting.actions import refusals
from salur.reporting.documents import compilation_pdf
from salur.reporting.domain.compilation import rests_on
from salur.reporting.domain.frozen import thaw_compilation
from salur.reporting.domain.ladder import Tier, after
from salur.reporting.domain.states import Move, State
from salur.reporting.models import Compilation, CompilationStep
from salur.reporting.pipeline.compiling import offices_beneath, rung_of
from salur.reporting.queries.compilations import mark_of

_SHORTEST_REASON = 10
# By answer: what one must be allowed, and how the audit calls it.
_ANSWERS = {
    Move.ACCEPT: ("report.accept", "compilation.accepted"),
    Move.RETURN: ("report.return", "compilation.returned"),
}


@dataclass(frozen=True)
class CompilationMoved:
    """Where a compiled report stands after what was done."""

    compilation_id: uuid.UUID
    number: str
    state: State


@transaction.atomic
def pass_compilation(
    *, compilation_id: uuid.UUID, by: Actor, at: dt.datetime, key: str
) -> CompilationMoved:
    """Verify, sign and pass a compiled report on to its receiver; the ministry closes its own.

    Refused, in this order: `compilation_unknown`, `role_missing`, `outside_scope`,
    `report_wrong_state`, `not_the_office`, `own_preparation`, `signer_untitled`,
    `report_outdated`.
    """
    earlier = audit.done("compilation.passed", key)
    if earlier is not None:
        return moved_before(earlier)
    row = _locked(compilation_id, by, "compilation.pass")
    move = Move.LOCK if row.tier == Tier.NATION else Move.SEND
    _check(row, move)
    if by.organisation_id != row.office_id:
        raise refused.not_the_compiler()
    if by.person_id == row.prepared_by:
        raise refused.own_compilation()
    if not by.title.strip():
        raise refusals.untitled()
    _check_current(row)
    row.passed_by, row.passed_by_name, row.passed_at = by.person_id, by.name, at
    row.passed_by_nip, row.passed_by_title = by.nip, by.title.strip()
    mark = mark_of(row)
    assert mark is not None, "who passes it on was written just now"
    row.pdf = compilation_pdf(thaw_compilation(row.content), mark)
    row.pdf_digest = sha256(row.pdf).hexdigest()
    moved = take(row, move, by=by, at=at)
    audit.record(
        action="compilation.passed",
        by=by,
        at=at,
        subject=("compilation", row.id),
        path=row.path,
        facts=facts_of(moved, title=by.title.strip(), content=f"sha256:{row.digest}"),
        key=key,
    )
    return moved


@transaction.atomic
def accept_compilation(
    *, compilation_id: uuid.UUID, by: Actor, at: dt.datetime, key: str
) -> CompilationMoved:
    """Accept what was passed on: it is locked, and is counted above from now on.

    Refused, in this order: `compilation_unknown`, `role_missing`, `outside_scope`,
    `report_wrong_state`, `not_the_receiver`.
    """
    return _answer(compilation_id, Move.ACCEPT, by=by, at=at, key=key)


@transaction.atomic
def return_compilation(
    *, compilation_id: uuid.UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> CompilationMoved:
    """Return what was passed on, with what is to be corrected.

    Refused, in this order: `compilation_unknown`, `role_missing`, `outside_scope`,
    `report_wrong_state`, `not_the_receiver`, `reason_missing`, `identifier_in_text`.
    """
    return _answer(compilation_id, Move.RETURN, reason=reason.strip(), by=by, at=at, key=key)


def _answer(
    compilation_id: uuid.UUID,
    move: Move,
    *,
    reason: str | None = None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> CompilationMoved:
    """Answer what was passed on to one's own office; a `reason` is asked where one is given."""
    verb, action = _ANSWERS[move]
    earlier = audit.done(action, key)
    if earlier is not None:
        return moved_before(earlier)
    row = _locked(compilation_id, by, verb)
    _check(row, move)
    if by.organisation_id != row.receiver_id:
        raise refused.not_the_receiver()
    if reason is not None:
        if len(reason) < _SHORTEST_REASON:
            raise refusals.reason_missing()
        refusals.check_words(reason)
    moved = take(row, move, by=by, at=at, reason=reason or "")
    audit.record(
        action=action,
        by=by,
        at=at,
        subject=("compilation", row.id),
        path=row.path,
        facts=facts_of(moved) if reason is None else facts_of(moved, reason=reason),
        key=key,
    )
    return moved


def take(
    row: Compilation, move: Move, *, by: Actor, at: dt.datetime, reason: str = ""
) -> CompilationMoved:
    """Write one step of a compiled report's life and give where it stands."""
    row.state, row.state_at = _check(row, move), at
    row.save(
        update_fields=["state", "state_at", "pdf", "pdf_digest", "passed_by", "passed_by_name",
                       "passed_by_nip", "passed_by_title", "passed_at"]
    )  # fmt: skip
    CompilationStep.objects.create(
        compilation=row,
        move=move,
        state=row.state,
        person_id=by.person_id,
        person_name=by.name,
        organisation_id=by.organisation_id,
        reason=reason,
        at=at,
    )
    return standing(row)


def standing(row: Compilation) -> CompilationMoved:
    """Give where a compiled report stands now."""
    return CompilationMoved(row.id, row.number, State(row.state))


def facts_of(
    moved: CompilationMoved, **more: str | int
) -> dict[str, "str | int | bool | list[str] | None"]:
    """Give what the audit keeps of a step: enough to answer the same key again."""
    return {"number": moved.number, "state": str(moved.state), **more}


def moved_before(event: Event) -> CompilationMoved:
    """Give what the key did the first time."""
    facts = event.facts
    return CompilationMoved(
        uuid.UUID(event.subject_id), str(facts["number"]), State(str(facts["state"]))
    )


def _locked(compilation_id: uuid.UUID, by: Actor, verb: str) -> Compilation:
    found = Compilation.objects.select_for_update(of=("self",)).filter(id=compilation_id).first()
    if found is None:
        raise refused.compilation_unknown()
    for root in found.roots:
        require(by, verb, root)
    return found


def _check(row: Compilation, move: Move) -> State:
    then = after(State(row.state), move, Tier(row.tier))
    if then is None:
        raise refusals.wrong_state(State(row.state), move)
    return then


def _check_current(row: Compilation) -> None:
    """Refuse with `report_outdated` where something else is accepted beneath than it counts."""
    program, period = Program(row.program), Period.from_number(row.period)
    with as_owner():
        if row.tier == Tier.PROVINCE:
            reports = queries.accepted_reports(program, period, row.roots)
            now = frozenset(one.digest for one in reports.values())
        else:
            office = parties.organisation(row.office_id)
            rung = rung_of(office, period.last_day) if office else None
            offices = offices_beneath(rung, period.last_day) if rung else ()
            letters = queries.accepted_compilations(program, period, (one.id for one in offices))
            now = frozenset(one.digest for one in letters.values())
    if now != rests_on(thaw_compilation(row.content)):
        raise refused.compiled_outdated()
