"""Plans of the change from rice to card: drafted, edited, proposed, decided, withdrawn.

Refusals, in the order in which they are found: `plan_unknown`, role and scope (`role_missing`,
`outside_scope`), then of
- drafting: `plan_not_of_kabkota`, `plan_open_already`, `not_measured`, and of a return
  `return_month_missing`, `nothing_to_return`;
- editing: `plan_changed_already`, `line_unknown`, `line_wants_month_or_reason`, `month_frozen`;
- proposing: `plan_changed_already`, `nothing_changes`, `month_frozen`;
- deciding: `plan_not_proposed`, `own_proposal` (four eyes), `decision_not_numbered`,
  `gates_open` (needs a reason to go on), and what `programs.turn_areas` refuses;
- withdrawing: `plan_closed_already`, `reason_missing`.
"""

import datetime as dt
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import Level, RegionCode
from salur.programs.domain import Held
from salur.programs.queries.areas import held_areas
from salur.transition.actions import plan_refusals as refusals
from salur.transition.actions.plan_standing import (
    Planned,
    locked,
    planned,
    reached_plan,
    refuse_frozen,
    told,
)
from salur.transition.domain.plan import (
    Line,
    PlanKind,
    PlanState,
    Stays,
    changed,
    drafted,
)
from salur.transition.pipeline import plans as steps
from salur.transition.queries import plans as queries
from salur.transition.queries import readiness


@transaction.atomic
def draft_plan(
    *, kode_wilayah: str, by: Actor, at: dt.datetime, key: str, note: str = ""
) -> Planned:
    """Draft the change of a kab/kota from how ready it is: each kecamatan in its first month."""
    region = RegionCode(kode_wilayah)
    require(by, "plan.prepare", region.path)
    done = audit.done("transition.plan_drafted", key)
    if done is not None:
        return planned(UUID(str(done.subject_id)))
    today = timezone.localdate(at)
    plan_id = uuid4()
    with as_owner():
        _begin(region)
        if not readiness.last_measured([kode_wilayah]):
            raise refusals.not_measured()
        frozen, held = held_areas(kode_wilayah)
        since = _since(frozen, today)
        rules = steps.rules_on(region.path, max(since, _next(today)), today)
        desa = steps.known_desa(region.path, rules.pace_days, today)
        lines = drafted((one for one in desa if not _on_card(held, one.code)), rules)
        steps.insert(plan_id, kode_wilayah, PlanKind.CHANGE, note, since, lines, by=by, at=at)
    did, said = told(plan_id, by=by, at=at, key=key)
    audit.record(action="transition.plan_drafted", **said)
    return did


@transaction.atomic
def draft_return(
    *, under: str, first: Period | None, note: str, by: Actor, at: dt.datetime, key: str
) -> Planned:
    """Draft the return to rice of the desa at or under a kab/kota, kecamatan or desa."""
    region = RegionCode(under)
    require(by, "plan.prepare", region.path)
    done = audit.done("transition.plan_drafted", key)
    if done is not None:
        return planned(UUID(str(done.subject_id)))
    if region.level < Level.KABKOTA:
        raise refusals.not_of_kabkota()
    kabkota, plan_id = region.at(Level.KABKOTA), uuid4()
    with as_owner():
        _begin(kabkota)
        if first is None:
            raise refusals.return_month_missing()
        frozen, held = held_areas(kabkota.digits)
        since = _since(frozen, timezone.localdate(at))
        if first < since:
            raise refusals.month_frozen(first, since)
        families = {one.code: one.families for one in readiness.gates_of(region.path, 10)}
        lines = [
            Line(code, families.get(code, 0), first)
            for code in sorted(held)
            if code.startswith(under) and _on_card(held, code)
        ]
        if not lines:
            raise refusals.nothing_to_return()
        steps.insert(
            plan_id, kabkota.digits, PlanKind.RETURN, note, since, lines, by=by, at=at
        )  # fmt: skip
    did, said = told(plan_id, by=by, at=at, key=key)
    audit.record(action="transition.plan_drafted", **said)
    return did


@transaction.atomic
def change_lines(
    *,
    plan_id: UUID,
    under: str,
    first: Period | None,
    by: Actor,
    at: dt.datetime,
    key: str,
    stays: Stays | None = None,
    review: Period | None = None,
) -> Planned:
    """Let the desa at or under a code change in another month, or stay with rice for a reason."""
    one = reached_plan(plan_id, "plan.prepare", by)
    if audit.done("transition.plan_changed", key) is not None:
        return planned(plan_id)
    with as_owner():
        one = locked(one)
        if one.state is not PlanState.DRAFT:
            raise refusals.not_a_draft()
        lines = changed(queries.plan_lines(plan_id), under, first=first, stays=stays, review=review)
        if not lines:
            raise refusals.line_unknown(under)
        if first is None and (stays is None or review is None or one.kind is PlanKind.RETURN):
            raise refusals.month_or_reason()
        refuse_frozen(one, lines)
        steps.put_lines(plan_id, lines)
    did, said = told(plan_id, by=by, at=at, key=key, under=under)
    audit.record(action="transition.plan_changed", **said)
    return did


def _begin(region: RegionCode) -> None:
    if region.level != Level.KABKOTA:
        raise refusals.not_of_kabkota()
    steps.lock(region.digits)
    for one in queries.plans_page(region.path, limit=1_000):
        if one.state in (PlanState.DRAFT, PlanState.PROPOSED):
            raise refusals.open_already(one.version)


def _since(frozen: int | None, today: dt.date) -> Period:
    this = Period(today.year, today.month)
    return this if frozen is None else Period.from_number(frozen).shift(1)


def _next(today: dt.date) -> Period:
    return Period(today.year, today.month).shift(1)


def _on_card(held: dict[str, Held], code: str) -> bool:
    return code in held and held[code].program is Program.BPNT
