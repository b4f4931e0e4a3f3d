"""What every verb on a report shares: find and lock it, take a step, answer a repeated key."""

import datetime as dt
import uuid
from dataclasses import dataclass

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit.domain import Event
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reconciliation import queries as reconciliation
from salur.reporting.actions import refusals
from salur.reporting.domain.frozen import thaw
from salur.reporting.domain.states import Move, State, after
from salur.reporting.models import Report, Step
from salur.reporting.pipeline.contesting import standing_contests


@dataclass(frozen=True)
class ReportMoved:
    """Where a report stands after what was done; `signed` of `parties` have signed."""

    report_id: uuid.UUID
    number: str
    state: State
    signed: int
    parties: int


def locked(report_id: uuid.UUID, by: Actor, verb: str) -> Report:
    """Lock a report until the transaction ends.

    Refused, in this order: `report_unknown`, `role_missing`, `outside_scope`.
    """
    found = Report.objects.select_for_update().filter(id=report_id).first()
    if found is None:
        raise refusals.report_unknown()
    require(by, verb, found.path)
    return found


def check(report: Report, move: Move) -> State:
    """Give the state that `move` leads to; refused with `report_wrong_state`."""
    then = after(State(report.state), move)
    if then is None:
        raise refusals.wrong_state(State(report.state), move)
    return then


def check_current(report: Report) -> None:
    """Refuse with `report_outdated` where the reconciliation has a newer version.

    Asked as the owner: a bank sees no version, and must not sign an outdated one either.
    """
    with as_owner():
        current = reconciliation.current_version(report.program, report.period, report.code)
    if current is None or current.id != report.version_id:
        raise refusals.outdated()


def contested_now(program: str, period: int, code: str, path: str) -> frozenset[str]:
    """Give the contests that stand against a month now; asked as the owner, for all parties."""
    month = Period.from_number(period)
    found = standing_contests(Program(program), month, code, path)
    return frozenset(str(one.contest.id) for one in found)


def contested_in(report: Report) -> frozenset[str]:
    """Give the contests that a report names."""
    return frozenset(one.id for one in thaw(report.content).contested)


def check_contested(report: Report) -> None:
    """Refuse with `contested_since` where somebody contested, or withdrew, since the drafting.

    What is signed names every line that is contested; asked as the owner, for all parties.
    """
    with as_owner():
        now = contested_now(report.program, report.period, report.code, report.path)
    if now != contested_in(report):
        raise refusals.contested_since()


def take(
    report: Report, move: Move, *, by: Actor, at: dt.datetime, reason: str = ""
) -> ReportMoved:
    """Write one step of the report's life and give where it stands."""
    then = check(report, move)
    if then != report.state:
        report.state, report.state_at = then, at
        report.save(update_fields=["state", "state_at", "pdf", "pdf_digest"])
    Step.objects.create(
        report=report,
        move=move,
        state=then,
        person_id=by.person_id,
        person_name=by.name,
        organisation_id=by.organisation_id,
        reason=reason,
        at=at,
    )
    return standing(report)


def standing(report: Report) -> ReportMoved:
    """Give where a report stands now."""
    signed = report.signatures.count()
    return ReportMoved(report.id, report.number, State(report.state), signed, len(report.parties))


def facts_of(
    moved: ReportMoved, **more: str | int
) -> dict[str, "str | int | bool | list[str] | None"]:
    """Give what the audit keeps of a step: enough to answer the same key again."""
    return {
        "number": moved.number,
        "state": str(moved.state),
        "signed": moved.signed,
        "parties": moved.parties,
        **more,
    }


def moved_before(event: Event) -> ReportMoved:
    """Give what the key did the first time."""
    return ReportMoved(
        uuid.UUID(event.subject_id),
        str(event.facts["number"]),
        State(str(event.facts["state"])),
        int(str(event.facts["signed"])),
        int(str(event.facts["parties"])),
    )
