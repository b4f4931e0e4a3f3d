"""Idle credits back to the treasury: a list is drawn up, approved by somebody else, and given.

Refused, in this order: `bank_unknown`, `role_missing`, `outside_scope`, `return_unknown`, then what
each verb names. What comes back is never written here: the bank's `setoran` says it, and publishing
closes the lines.
"""

import datetime as dt
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.parties import queries as parties
from salur.parties.domain import BANK_KINDS
from salur.programs import queries as programs
from salur.reconciliation import queries
from salur.reconciliation.actions import return_refusals as refusals
from salur.reconciliation.domain.returns import due_on
from salur.reconciliation.pipeline import returns as kept
from salur.reconciliation.queries import ReturnLine, ReturnList
from salur.registry import queries as registry

LETTERS = 10


@dataclass(frozen=True)
class OpenedLine:
    """One line of a list with the whole number of its account; None where nobody knows it."""

    line: ReturnLine
    number: str | None


@transaction.atomic
def propose_return(
    *,
    code: str,
    bank: str,
    as_of: dt.date,
    by: Actor,
    at: dt.datetime,
    key: str,
    include: Collection[str] = (),
) -> ReturnList:
    """Draw up what a bank is asked to return for a kab/kota: credits idle past the limit on a day.

    A draft of the same kab/kota and bank is replaced. Families whose field check or card explains
    that they bought nothing are named and left out, unless `include` has their `id_kpm`. Refused
    besides with `parameter_missing`, `return_empty`.
    """
    party = parties.organisation_by_code(bank)
    if party is None or party.kind not in BANK_KINDS:
        raise refusals.bank_unknown(bank)
    path = RegionCode(code).path
    require(by, "return.prepare", path)
    done = audit.done("return.proposed", key)
    if done is not None:
        return _list(UUID(done.subject_id))
    return_id = uuid.uuid4()
    with as_owner():
        kept.lock(code)
        kept.freeze(
            return_id=return_id, code=code, path=path, bank=bank, party=party.id, as_of=as_of,
            idle_days=_days("idle_days", as_of, path),
            pass_on_days=_days("treasury_return_days", as_of, path),
            include=include, by=by, at=at,
        )  # fmt: skip
        made = queries.return_list(return_id)
    if made is None:
        raise refusals.empty()
    day = as_of.isoformat()
    audit.record(
        action="return.proposed",
        by=by,
        at=at,
        subject=("return", made.id),
        path=made.path,
        facts=_facts(made, as_of=day, left_out=made.left_out),
        key=key,
    )
    return made


@transaction.atomic
def approve_return(*, return_id: UUID, by: Actor, at: dt.datetime, key: str) -> ReturnList:
    """Approve a list that somebody else drew up; from then on the bank sees it and its day runs.

    Refused besides with `return_decided_already`, `four_eyes`.
    """
    found = _known(return_id, "return.approve", by)
    if audit.done("return.approved", key) is not None:
        return _list(return_id)
    with as_owner():
        kept.lock(found.code)
        standing = _list(return_id)
        if standing.status != "PREPARED":
            raise refusals.wrong_state()
        if standing.prepared_by == by.person_id:
            raise refusals.four_eyes()
        kept.approve(return_id, due_on=due_on(at.date(), standing.pass_on_days), by=by, at=at)
        approved = _list(return_id)
    audit.record(
        action="return.approved",
        by=by,
        at=at,
        subject=("return", approved.id),
        path=approved.path,
        facts=_facts(approved),
        key=key,
    )
    return approved


@transaction.atomic
def cancel_return(
    *, return_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str
) -> ReturnList:
    """Take a list back, drafted or approved; what came back meanwhile stays what it is.

    Refused besides with `return_decided_already`, `reason_missing`.
    """
    found = _known(return_id, "return.prepare", by)
    if audit.done("return.cancelled", key) is not None:
        return _list(return_id)
    with as_owner():
        kept.lock(found.code)
        if _list(return_id).status == "CANCELLED":
            raise refusals.wrong_state()
        if len(reason.strip()) < LETTERS:
            raise refusals.reason_missing(LETTERS)
        kept.cancel(return_id, at=at)
        cancelled = _list(return_id)
    audit.record(
        action="return.cancelled",
        by=by,
        at=at,
        subject=("return", cancelled.id),
        path=cancelled.path,
        facts=_facts(cancelled, reason=reason.strip()),
        key=key,
    )
    return cancelled


@transaction.atomic
def take_return(*, return_id: UUID, by: Actor, at: dt.datetime) -> tuple[ReturnLine, ...]:
    """Give all lines of a list for a file, accounts by their last digits; always recorded."""
    found = _known(return_id, "payment.read", by)
    audit.record(
        action="return.taken",
        by=by,
        at=at,
        subject=("return", found.id),
        path=found.path,
        facts=_facts(found),
    )
    return tuple(queries.every_return_line(return_id))


@transaction.atomic
def open_return(
    *, return_id: UUID, reason: str, by: Actor, at: dt.datetime
) -> tuple[OpenedLine, ...]:
    """Give the lines that are asked back with whole account numbers, on a reason; always recorded.

    The numbers are opened for this answer and kept nowhere. Refused besides with
    `return_decided_already` (nobody approved it, or it was cancelled), `reason_missing`.
    """
    found = _known(return_id, "return.open", by)
    if found.status != "APPROVED":
        raise refusals.wrong_state()
    if len(reason.strip()) < LETTERS:
        raise refusals.reason_missing(LETTERS)
    lines = [one for one in queries.every_return_line(return_id) if one.excuse is None]
    with as_owner():
        numbers = registry.account_numbers([one.account for one in lines])
    audit.record(
        action="return.opened",
        by=by,
        at=at,
        subject=("return", found.id),
        path=found.path,
        facts=_facts(found, reason=reason.strip()),
    )
    return tuple(OpenedLine(one, numbers.get(one.account)) for one in lines)


def _days(name: str, on: dt.date, path: str) -> int:
    return programs.parameter(Program.BPNT, name, on, path).value


def _known(return_id: UUID, verb: str, by: Actor) -> ReturnList:
    """Give a list that is in sight of `by`, who may do `verb` there."""
    found = queries.return_list(return_id)
    require(by, verb, found.path if found else None)
    if found is None:
        raise refusals.unknown()
    return found


def _list(return_id: UUID) -> ReturnList:
    found = queries.return_list(return_id)
    if found is None:
        raise refusals.unknown()
    return found


def _facts(about: ReturnList, **more: str | int) -> dict[str, str | int]:
    return {
        "region": about.code, "bank": about.bank, "lines": about.lines, "amount": about.amount,
        **more,
    }  # fmt: skip
