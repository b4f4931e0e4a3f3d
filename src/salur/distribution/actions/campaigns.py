"""Handing over cards in a desa: planned for a place and a day, recorded by its exceptions.

Whoever came got the card; only who did not is keyed in. A record bears the id that its recorder
made, so that the same record twice has one effect.
"""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.distribution import queries
from salur.distribution.actions import card_refusals as refusals
from salur.distribution.domain import is_letter_number
from salur.distribution.pipeline import campaigns as kept
from salur.distribution.queries import Campaign
from salur.evidence.domain.keeping import safe_text
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.parties import queries as parties
from salur.programs import queries as programs
from salur.registry import actions as registry_actions
from salur.registry import queries as registry
from salur.registry.actions import CardRecord, CardsRecorded
from salur.registry.domain import CardState, Unhanded, working_day_after

ABSENT, HANDED, CANCELLED = "ABSENT", "HANDED", "CANCELLED"
_DESA_DIGITS = 10


@transaction.atomic
def record_card(
    *,
    family_id: UUID,
    state: CardState,
    day: dt.date,
    reason: Unhanded | None = None,
    new_number: str = "",
    by: Actor,
    at: dt.datetime,
    key: str,
) -> CardsRecorded:
    """Record one step of a family's card; a replacement has its dated working days.

    Refused as `registry.actions.record_card` refuses.
    """
    due = None
    if state is CardState.MINTA_GANTI:
        with as_owner():
            found = registry.standings([family_id]).get(family_id)
        path = found.path if found else "id"
        days = programs.parameter(Program.BPNT, "card_replacement_working_days", day, path).value
        due = working_day_after(day, days)
    return registry_actions.record_card(
        family_id=family_id,
        state=state,
        day=day,
        reason=reason,
        due=due,
        new_number=new_number,
        by=by,
        at=at,
        key=key,
    )


@transaction.atomic
def plan_campaign(
    *,
    desa: str,
    bank: UUID,
    place: str,
    day: dt.date,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Campaign:
    """Call up everybody in a desa whose card of that bank waits to be handed over.

    Refused, in this order: `role_missing`, `desa_unknown`, `outside_scope`, `bank_not_serving`,
    `campaign_place_missing`, `campaign_day_past`, `campaign_no_card`.
    """
    require(by, "campaign.plan")
    if len(desa) != _DESA_DIGITS or not (desa.isascii() and desa.isdigit()):
        raise refusals.desa_unknown(desa)
    path = RegionCode(desa).path
    require(by, "campaign.plan", path)
    done = audit.done("campaign.planned", key)
    if done is not None:
        return _known(UUID(done.subject_id))
    serving = {one.id: one for one in parties.banks_serving(desa[:4], timezone.localdate(at))}
    own = by.roles != {"bank"} or by.organisation_id == bank
    if bank not in serving or not own:
        raise refusals.bank_not_serving()
    where = safe_text(place)
    if not where:
        raise refusals.place_missing()
    if day < timezone.localdate(at):
        raise refusals.day_past()
    campaign_id = uuid4()
    with as_owner():
        waiting = registry.waiting_cards(desa, bank)
        called = queries.called_up([card.family_id for card in waiting])
        cards = {one.family_id: one for one in waiting if one.family_id not in called}
        if not cards:
            raise refusals.no_card_waits()
        kept.keep(
            campaign_id,
            serving[bank],
            tuple(cards.values()),
            code=desa,
            path=path,
            place=where,
            day=day,
            by=by,
            at=at,
        )
    audit.record(
        action="campaign.planned",
        by=by,
        at=at,
        subject=("campaign", campaign_id),
        path=path,
        organisation_id=bank,
        facts={"region": desa, "place": where, "day": day.isoformat(), "cards": len(cards)},
        key=key,
    )
    return _known(campaign_id)


@transaction.atomic
def record_campaign(
    *,
    campaign_id: UUID,
    exceptions: Mapping[int, Unhanded | None],
    no_ba: str,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Campaign:
    """Record a hand-over: all were handed their card but `exceptions`, by number on the sheet.

    An exception has its reason, or none for who was absent and may come to the branch. Refused,
    in this order: `campaign_unknown`, `role_missing`, `outside_scope`,
    `campaign_recorded_already`, `campaign_day_to_come`, `campaign_number_missing`,
    `campaign_exception_unknown`, and as `registry.actions.record_cards` refuses.
    """
    one = _reached(campaign_id, "card.record", by)
    if audit.done("campaign.recorded", key) is not None:
        return _known(campaign_id)
    with as_owner():
        if kept.locked_state(campaign_id) != "PLANNED":
            raise refusals.campaign_ended()
        cards = queries.campaign_cards(campaign_id, limit=one.cards)
    if timezone.localdate(at) < one.day:
        raise refusals.day_to_come(one.day)
    if not is_letter_number(no_ba):
        raise refusals.number_missing()
    unknown = sorted(set(exceptions) - {card.number for card in cards})
    if unknown:
        raise refusals.exception_unknown(unknown)
    records = [
        CardRecord(card.family_id, *_became(exceptions.get(card.number, HANDED)))
        for card in cards
        if exceptions.get(card.number, HANDED) is not None
    ]
    if records:
        registry_actions.record_cards(
            records=records, day=one.day, by=by, at=at, key=f"campaign {key}", seen=True
        )
    outcomes = {number: reason or ABSENT for number, reason in exceptions.items()}
    with as_owner():
        kept.end(
            campaign_id, outcomes, state="RECORDED", otherwise=HANDED, no_ba=no_ba, by=by, at=at
        )
    made = _known(campaign_id)
    audit.record(
        action="campaign.recorded",
        by=by,
        at=at,
        subject=("campaign", campaign_id),
        path=one.path,
        organisation_id=one.bank,
        facts={
            "region": one.kode_wilayah,
            "number": no_ba,
            "handed": made.handed,
            "unhanded": made.unhanded,
            "absent": made.absent,
        },
        key=key,
    )
    return made


@transaction.atomic
def cancel_campaign(*, campaign_id: UUID, by: Actor, at: dt.datetime, key: str) -> Campaign:
    """Call a planned hand-over off: its cards may be called up again.

    Refused, in this order: `campaign_unknown`, `role_missing`, `outside_scope`,
    `campaign_recorded_already`.
    """
    one = _reached(campaign_id, "campaign.plan", by)
    if audit.done("campaign.cancelled", key) is not None:
        return one
    with as_owner():
        if kept.locked_state(campaign_id) != "PLANNED":
            raise refusals.campaign_ended()
        kept.end(campaign_id, {}, state="CANCELLED", otherwise=CANCELLED, no_ba=None, by=by, at=at)
    audit.record(
        action="campaign.cancelled",
        by=by,
        at=at,
        subject=("campaign", campaign_id),
        path=one.path,
        organisation_id=one.bank,
        facts={"region": one.kode_wilayah, "day": one.day.isoformat()},
        key=key,
    )
    return _known(campaign_id)


def _became(outcome: "Unhanded | str | None") -> tuple[CardState, Unhanded | None]:
    if isinstance(outcome, Unhanded):
        return CardState.TIDAK_TERDISTRIBUSI, outcome
    return CardState.TERDISTRIBUSI, None


def _reached(campaign_id: UUID, verb: str, by: Actor) -> Campaign:
    one = queries.campaign(campaign_id)
    if one is None:
        with as_owner():
            hidden = queries.campaign(campaign_id)
        require(by, verb, None if hidden is None else hidden.path)
        raise refusals.campaign_unknown()
    require(by, verb, one.path)
    return one


def _known(campaign_id: UUID) -> Campaign:
    with as_owner():
        found = queries.campaign(campaign_id)
    if found is None:
        raise refusals.campaign_unknown()
    return found
