"""Opening, freezing, closing and rolling over."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.audit.domain import Event
from salur.distribution import queries
from salur.distribution.actions import refusals
from salur.distribution.domain import CONTRACTS, State
from salur.distribution.pipeline import cycles as steps
from salur.distribution.queries import Cycle
from salur.evidence import queries as evidence
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import NATION, RegionCode
from salur.places import queries as places
from salur.programs import actions as programs
from salur.programs.queries import frozen_list, programs_in


@dataclass(frozen=True)
class Opened:
    """How many cycles were opened, and how many of those asked for stood already."""

    period: Period
    opened: int
    already: int


@transaction.atomic
def open_cycles(
    *,
    program: Program,
    period: Period,
    codes: Iterable[str],
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Opened:
    """Open a month for many kab/kota; accepted evidence about it joins at once.

    Refused, in this order: `role_missing`, `outside_scope`, `region_unknown`, `program_not_here`
    (decisions put all its desa under the other programme).
    """
    wanted = sorted(set(codes))
    _require_all(by, "cycle.open", wanted)
    done = audit.done("cycle.opened", key)
    if done is not None:
        return _opened_before(done)
    known = places.names(wanted, period.last_day)
    unknown = [code for code in wanted if len(code) != 4 or code not in known]
    if unknown or not wanted:
        raise refusals.region_unknown(unknown)
    elsewhere = _elsewhere(program, period, wanted)
    if elsewhere:
        raise refusals.program_not_here(program, period, elsewhere)
    opened = _open(program, period, wanted, by=by, at=at)
    audit.record(
        action="cycle.opened",
        by=by,
        at=at,
        subject=("cycles", f"{program} {period}"),
        path=common_path(wanted),
        facts=_opened_facts(program, opened),
        key=key,
    )
    return opened


@transaction.atomic
def roll_over(
    *,
    program: Program,
    period: Period,
    codes: Iterable[str],
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Opened:
    """Open the month after `period` wherever `period` has a cycle and the programme goes on.

    It goes on unless decisions put all desa of the kab/kota under the other programme, and begins
    where they put the first under this one. Its opening balances are those of the newest version of
    `period`, whenever it is asked, so a later version changes them and makes what rests on them
    outdated. Refused, in this order: `role_missing`, `outside_scope`, `cycle_unknown` (none of
    `codes` has a cycle of `period`).
    """
    wanted = sorted(set(codes))
    _require_all(by, "cycle.open", wanted)
    done = audit.done("cycle.rolled_over", key)
    if done is not None:
        return _opened_before(done)
    opened = _open(program, period.shift(1), wanted, by=by, at=at, from_before=True)
    if not opened.opened and not opened.already:
        raise refusals.nothing_to_roll(period)
    audit.record(
        action="cycle.rolled_over",
        by=by,
        at=at,
        subject=("cycles", f"{program} {period}"),
        path=common_path(wanted),
        facts={**_opened_facts(program, opened), "before": str(period)},
        key=key,
    )
    return opened


@transaction.atomic
def freeze_list(
    *,
    cycle_id: UUID,
    by: Actor,
    at: dt.datetime,
    key: str,
    within: tuple[str, ...] = (),
    evidence_id: UUID | None = None,
) -> Cycle:
    """Freeze a cycle's list, or take the one that is frozen already.

    Where both programmes run, `within` names the paths that this list is for. Refused, in this
    order: `cycle_unknown`, `role_missing`, `outside_scope`, and what
    `programs.freeze_list` refuses.
    A list, once taken, stays: another call changes nothing.
    """
    one = known_cycle(cycle_id, "cycle.freeze", by)
    if audit.done("cycle.list_frozen", key) is not None or one.list_id is not None:
        return one
    with as_owner():
        steps.lock([cycle_id])
        taken = frozen_list(one.program, one.period, one.code)
    if taken is None:
        taken = programs.freeze_list(
            program=one.program,
            period=one.period,
            kode_wilayah=one.code,
            within=within,
            evidence=evidence_id,
            by=by,
            at=at,
            key=f"{key}/list" if key else "",
        )
    with as_owner():
        (one,) = steps.advance([cycle_id], by=by, at=at, list_id=taken.id)
    audit.record(
        action="cycle.list_frozen",
        by=by,
        at=at,
        subject=("cycle", cycle_id),
        path=one.path,
        facts={**named(one), "families": taken.families, "sha256": taken.sha256},
        key=key,
    )
    return one


@transaction.atomic
def close_cycle(*, cycle_id: UUID, by: Actor, at: dt.datetime, key: str) -> Cycle:
    """Close a reconciled cycle; a signed report is not asked for.

    Refused, in this order: `cycle_unknown`, `role_missing`, `outside_scope`, `cycle_closed`,
    `publication_missing`, `publication_outdated` (with its reasons), `opening_unknown`.
    """
    known_cycle(cycle_id, "cycle.close", by)
    done = audit.done("cycle.closed", key)
    with as_owner():
        steps.lock([cycle_id])
        (one,) = queries.cycles_of([cycle_id])
        if done is not None:
            return one
        if one.state is State.CLOSED:
            raise refusals.closed_already()
        if one.state is not State.RECONCILED:
            raise refusals.publication_missing()
        reasons = queries.outdated([one])[cycle_id]
        if reasons:
            raise refusals.publication_outdated(reasons)
        if not one.opening.is_known:
            raise refusals.opening_unknown()
        (one,) = steps.advance([cycle_id], by=by, at=at, closed=True)
    published = one.publication
    audit.record(
        action="cycle.closed",
        by=by,
        at=at,
        subject=("cycle", cycle_id),
        path=one.path,
        facts={**named(one), "version": published.number if published else None},
        key=key,
    )
    return one


def known_cycle(cycle_id: UUID, verb: str, by: Actor) -> Cycle:
    """Give a cycle that `by` reaches and may do `verb` with, or refuse."""
    with as_owner():
        found = queries.cycle(cycle_id)
    if found is None:
        raise refusals.cycle_unknown()
    require(by, verb, found.path)
    return found


def common_path(codes: Sequence[str]) -> str:
    """Give the smallest region that holds all of `codes`."""
    for length in (4, 2):
        held = {code[:length] for code in codes}
        if len(held) == 1:
            return RegionCode(held.pop()).path
    return NATION


def named(one: Cycle) -> dict[str, str]:
    """Give what tells a cycle from others, for the record."""
    return {"program": str(one.program), "period": str(one.period), "region": one.code}


def _require_all(by: Actor, verb: str, codes: Sequence[str]) -> None:
    require(by, verb)
    for code in codes:
        if len(code) == 4 and code.isascii() and code.isdigit():
            require(by, verb, RegionCode(code).path)


def _elsewhere(program: Program, period: Period, codes: Sequence[str]) -> list[str]:
    """Give the kab/kota whose every desa is under the other programme in a month, as decided."""
    with as_owner():
        decided = programs_in(period, codes)
    return sorted(code for code, programs in decided.items() if program not in programs)


def _open(
    program: Program,
    period: Period,
    codes: Sequence[str],
    *,
    by: Actor,
    at: dt.datetime,
    from_before: bool = False,
) -> Opened:
    with as_owner():
        steps.lock_links()
        decided = programs_in(period, codes)
        codes = [code for code in codes if program in decided.get(code, (program,))]
        begins = [code for code in codes if code in decided]
        ids = steps.open_cycles(
            program, period, codes, by=by, at=at, from_before=from_before, begins=begins
        )
        there = queries.count_of(program, period, codes)
        contracts = [name for name, owner in CONTRACTS.items() if owner is program]
        steps.link(evidence.accepted_of(program, period.number, contracts), at=at, cycles=ids)
        steps.advance(ids, by=by, at=at)
    return Opened(period, len(ids), there - len(ids))


def _opened_facts(program: Program, opened: Opened) -> dict[str, str | int]:
    return {
        "program": str(program),
        "period": str(opened.period),
        "opened": opened.opened,
        "already": opened.already,
    }


def _opened_before(done: Event) -> Opened:
    facts = done.facts
    return Opened(
        Period.parse(str(facts["period"])), int(str(facts["opened"])), int(str(facts["already"]))
    )
