"""Putting desa under a programme from a month on: the change from rice to card, and back.

Refusals, in the order in which they are found: role and scope (`role_missing`, `outside_scope`),
`area_not_of_kabkota`, `decision_not_numbered`, `own_proposal` (four eyes), `nothing_to_turn`,
`area_unknown`, `area_left_open`, `month_frozen`, `area_held_otherwise`.
"""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.free_text import holds_long_number
from salur.kernel.period import Period
from salur.kernel.region_code import Level, RegionCode
from salur.places import queries as places
from salur.programs import pipeline
from salur.programs.actions import area_refusals as refusals
from salur.programs.actions.area_refusals import AreasRefused as AreasRefused
from salur.programs.domain import AreaLine, Held, contradicts, turns_of
from salur.programs.queries.areas import held_areas, turns


@dataclass(frozen=True)
class AreasTurned:
    """What a decision did: of so many desa so many change, the rest stay with what they have."""

    decision: uuid.UUID
    desa: int
    changing: int


@transaction.atomic
def turn_areas(
    *,
    kode_wilayah: str,
    lines: Sequence[AreaLine],
    number: str,
    decided_on: dt.date,
    reason: str,
    prepared_by: uuid.UUID,
    by: Actor,
    at: dt.datetime,
    key: str,
    evidence: uuid.UUID | None = None,
) -> AreasTurned:
    """Let desa of a kab/kota begin a programme, each from its month, by a numbered decision.

    A decision speaks of the future whole: whatever was announced for these desa and has not come
    is taken back, so a delay is a decision with a later month. Desa it does not name keep what was
    decided about them; one about which nobody ever decided is refused, so that the decisions speak
    of whole kab/kota. Months of which a list is frozen never change.
    """
    region = RegionCode(kode_wilayah)
    require(by, "plan.decide", region.path)
    done = audit.done("programs.areas_turned", key)
    if done is not None:
        assert done.subject_id is not None
        names = ("desa", "changing")
        return AreasTurned(
            uuid.UUID(str(done.subject_id)), *(int(str(done.facts[name])) for name in names)
        )
    if region.level != Level.KABKOTA:
        raise refusals.not_of_kabkota()
    if not number.strip() or holds_long_number(number):
        raise refusals.not_numbered()
    if prepared_by == by.person_id:
        raise refusals.own_proposal()
    decision = uuid.uuid4()
    named = {one.kode_wilayah: one for one in lines}
    with as_owner():
        pipeline.lock_areas([kode_wilayah])
        frozen, held = held_areas(kode_wilayah)
        _check(region, named, held, frozen, decided_on)
        since = _first_open(frozen, named, at)
        pipeline.insert_decision(
            {
                "id": decision,
                "kode_wilayah": kode_wilayah,
                "path": region.path,
                "number": number.strip(),
                "decided_on": decided_on,
                "reason": reason.strip(),
                "evidence": evidence,
                "prepared_by": prepared_by,
                "decided_by": by.person_id,
                "at": at,
            },
            tuple(named.values()),
        )
        written = [
            turn
            for code, line in sorted(named.items())
            for turn in turns_of(line, held.get(code), since)
        ]
        pipeline.replace_turns(decision, tuple(named), written, frozen=frozen or 0)
    did = AreasTurned(decision, len(named), sum(one.first is not None for one in named.values()))
    audit.record(
        action="programs.areas_turned",
        by=by,
        at=at,
        subject=("area_decision", decision),
        path=region.path,
        facts={"number": number.strip(), "desa": did.desa, "changing": did.changing},
        key=key,
    )
    return did


def _check(
    region: RegionCode,
    named: Mapping[str, AreaLine],
    held: Mapping[str, Held],
    frozen: int | None,
    on: dt.date,
) -> None:
    if not named:
        raise refusals.nothing_to_turn()
    firsts = [one.first for one in named.values() if one.first is not None]
    known = {one.code for one in places.regions_under(region.path, Level.DESA, on)}
    unknown = sorted(set(named) - known)
    if unknown:
        raise refusals.unknown(unknown)
    spoken = set(named) | {one.kode_wilayah for one in turns(region.path)}
    if known - spoken:
        raise refusals.left_open(sorted(known - spoken))
    if frozen is not None and firsts and min(firsts).number <= frozen:
        raise refusals.month_frozen(min(firsts), Period.from_number(frozen))
    wrong = sorted(code for code, line in named.items() if contradicts(line, held.get(code)))
    if wrong:
        raise refusals.held_otherwise(wrong, held[wrong[0]].program)


def _first_open(frozen: int | None, named: Mapping[str, AreaLine], at: dt.datetime) -> Period:
    """Give the month from which the decision speaks: the first of which no list is frozen."""
    if frozen is not None:
        return Period.from_number(frozen).shift(1)
    firsts = [one.first for one in named.values() if one.first is not None]
    return min([*firsts, Period(at.year, at.month)])
