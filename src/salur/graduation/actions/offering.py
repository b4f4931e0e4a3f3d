"""Offering free places to those who are next on the waiting list, by the usual way of a change.

What is written are proposals: the village meeting gives them a berita acara, somebody else
endorses them, and within quota they stand on the next list. Refused, in this order: `role_missing`,
`outside_scope`, `not_a_kabkota`, `plan_changed`, `nobody_follows`.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.graduation.actions.settling_slots import settle_slots_of
from salur.graduation.actions.slot_refusals import slot_refused
from salur.graduation.domain.slots import Offer, Plan, Room, first_month, offers
from salur.graduation.pipeline import slots as pipeline
from salur.graduation.queries.slots import free_places
from salur.kernel.period import Period
from salur.kernel.region_code import Level, RegionCode
from salur.programs import queries as programs
from salur.programs.actions import cutoff_day, lock_places
from salur.programs.domain import left_over
from salur.registry import queries as registry
from salur.registry.actions import propose_changes
from salur.registry.domain import InLine, Kind, NewChange, Reason, Source


@dataclass(frozen=True)
class SlotsOffered:
    """How many free places were offered, and how many are left free."""

    offered: int
    left: int


@transaction.atomic
def plan_slots(*, code: str, by: Actor, at: dt.datetime) -> Plan:
    """Say who would follow into the free places of a kab/kota now, and who is passed over."""
    path = RegionCode(code).path
    require(by, "slot.fill", path)
    with as_owner():  # a province's quota counts families that an office does not see
        return _plan(code, _waiting(code, timezone.localdate(at)))


@transaction.atomic
def fill_slots(*, code: str, by: Actor, at: dt.datetime, key: str, seen: str = "") -> SlotsOffered:
    """Propose the next families of the waiting list for the free places of a kab/kota.

    `seen` is the digest of the plan that somebody confirms; without it whatever follows now.
    """
    region = RegionCode(code)
    require(by, "slot.fill", region.path)
    if region.level is not Level.KABKOTA:
        raise slot_refused("not_a_kabkota")
    done = audit.done("slot.offered", key)
    if done is not None:
        return SlotsOffered(*(int(str(done.facts[name])) for name in ("offered", "left")))
    with as_owner():
        lock_places(code)
        # Before places are settled: who is refused in between has their place until they are.
        waiting = _waiting(code, timezone.localdate(at))
    settle_slots_of(path=region.path, at=at)
    with as_owner():
        plan = _plan(code, waiting)
    if seen and seen != plan.digest:
        raise slot_refused("plan_changed")
    if not plan.offers:
        raise slot_refused("nobody_follows")
    propose_changes(
        map(_proposal, plan.offers), source=Source.SLOT, by=by, at=at, key=key, path=region.path
    )
    with as_owner():
        # Somebody may propose the same family by hand meanwhile: a place waits for its own line.
        written = registry.open_additions(region.path)
        named = {one.id_kpm: one.id for one in written if one.source == Source.SLOT}
        pairs = [(one, named[one.family.id_kpm]) for one in plan.offers]
        offered = pipeline.offer(pairs, by=by, at=at)
    did = SlotsOffered(offered, plan.free - offered)
    audit.record(
        action="slot.offered",
        by=by,
        at=at,
        subject=("region", code),
        path=region.path,
        facts={"offered": did.offered, "left": did.left},
        key=key,
    )
    return did


def _waiting(code: str, today: dt.date) -> tuple[Period, tuple[InLine, ...]]:
    """Give the month of the next list, and everybody who waits for it in a kab/kota."""
    path = RegionCode(code).path
    first = first_month(today, cutoff_day(path, today))
    return first, registry.in_line(path, first.number)


def _plan(code: str, waiting: tuple[Period, tuple[InLine, ...]]) -> Plan:
    places = free_places(RegionCode(code).path)
    if not places:
        return Plan(0)
    first, line = waiting
    return offers(places, line, _room(code, first), first)


def _room(code: str, first: Period) -> Room:
    """Give what quotas leave, with all that is endorsed and all who are proposed for a place."""
    quotas = programs.quotas_from(code, first)
    if not quotas:
        return Room(())
    widest = min((one.kode_wilayah for one in quotas), key=len)
    path = RegionCode(min(widest, code, key=len)).path
    return Room(left_over(quotas, registry.stays_if_proposed(path, first.number)))


def _proposal(one: Offer) -> NewChange:
    family = one.family
    return NewChange(Kind.TAMBAH, Reason.DATA, family.id_kpm, family.kode_wilayah, asked=one.month)
