"""Recording what happened to a card or an account: one by form, many after a hand-over.

A record bears the id that whoever records made (`key`): told twice it has one effect. Refusals, in
the order in which they are found: the role or the scope (`role_missing`, `outside_scope`),
`card_unknown`, `card_day_invalid`, `card_reason_missing`, `card_move_impossible`,
`card_number_invalid`.
"""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.evidence.domain.keeping import safe_text
from salur.registry import pipeline, queries
from salur.registry.actions import card_refusals as refusals
from salur.registry.domain import (
    NEEDS_REASON,
    AccountState,
    CardState,
    Subject,
    Unhanded,
    may_step,
    reachable,
)
from salur.registry.pipeline import Record
from salur.registry.queries import Standing

_REPLACED = CardState.DIGANTI
_LEAST_DIGITS, _MOST_DIGITS = 8, 20


@dataclass(frozen=True)
class CardRecord:
    """What happened to the card of one family."""

    family_id: UUID
    state: CardState
    reason: Unhanded | None = None


@dataclass(frozen=True)
class CardsRecorded:
    """How many cards changed by a record."""

    cards: int


@transaction.atomic
def record_card(
    *,
    family_id: UUID,
    state: CardState,
    day: dt.date,
    reason: Unhanded | None = None,
    due: dt.date | None = None,
    new_number: str = "",
    by: Actor,
    at: dt.datetime,
    key: str,
) -> CardsRecorded:
    """Record one step in the life of a family's card.

    `due` is when a replacement that is asked for must have come; `new_number` is what is printed on
    the card that replaces this one. Refused as the module says.
    """
    return record_cards(
        records=[CardRecord(family_id, state, reason)],
        day=day,
        due=due,
        new_number=new_number,
        by=by,
        at=at,
        key=key,
    )


@transaction.atomic
def record_cards(
    *,
    records: Sequence[CardRecord],
    day: dt.date,
    by: Actor,
    at: dt.datetime,
    key: str,
    due: dt.date | None = None,
    new_number: str = "",
    seen: bool = False,
) -> CardsRecorded:
    """Record what happened to the cards of some families on one day, all or none.

    `seen` says that the steps between were not recorded one by one, as at a hand-over of cards that
    the bank never reported at its branch. Refused as the module says.
    """
    with as_owner():
        known = queries.standings(one.family_id for one in records)
    for one in records:
        found = known.get(one.family_id)
        require(by, "card.record", found.path if found else None)
    done = audit.done("registry.cards_recorded", key)
    if done is not None:
        return CardsRecorded(int(str(done.facts["cards"])))
    # Row security decides whose cards these are: a bank records of its own.
    if not set(known) <= queries.standings(known).keys():
        raise refusals.card_unknown()
    with as_owner():
        pipeline.lock_for_records()
        known = queries.standings((one.family_id for one in records), locked=True)
        standing = _checked(records, known, day, at, seen=seen)
        new_card = _new_card(records, standing, new_number, by, at)
        pipeline.record(
            [
                Record(Subject.CARD, card, one.state, one.reason, f"{key} {number}")
                for number, (one, card) in enumerate(zip(records, standing, strict=True))
            ],
            day=day,
            by=by.person_id,
            by_name=by.name,
            at=at,
            new_card=new_card,
        )
        _follow(records, standing, day, due, new_card, key, by, at)
        _count(standing)
    audit.record(
        action="registry.cards_recorded",
        by=by,
        at=at,
        subject=("family", records[0].family_id if len(records) == 1 else None),
        path=standing[0].path if len(records) == 1 else None,
        facts={"cards": len(records), "state": _told(records), "day": day.isoformat()},
        key=key,
    )
    return CardsRecorded(len(records))


@transaction.atomic
def mark_repaired(*, family_id: UUID, note: str, by: Actor, at: dt.datetime, key: str) -> None:
    """Say that why a family's account did not open is repaired: the next order proposes it again.

    Refused, in this order: `role_missing`, `outside_scope`, `account_not_failed`.
    """
    with as_owner():
        found = queries.standings([family_id]).get(family_id)
    require(by, "account.repair", found.path if found else None)
    if audit.done("registry.failure_repaired", key) is not None:
        return
    with as_owner():
        pipeline.lock_for_records()
        failed = queries.failed_accounts(family_id)
        if found is None or not failed:
            raise refusals.not_failed()
        pipeline.record(
            [
                Record(
                    Subject.ACCOUNT,
                    found._replace(blind=blind, organisation=organisation),
                    AccountState.DIPERBAIKI,
                    safe_text(note) or None,
                    f"{key} {number}",
                )
                for number, (blind, organisation) in enumerate(failed)
            ],
            day=timezone.localdate(at),
            by=by.person_id,
            by_name=by.name,
            at=at,
        )
        _count([found])
    audit.record(
        action="registry.failure_repaired",
        by=by,
        at=at,
        subject=("family", family_id),
        path=found.path,
        facts={"note": safe_text(note)},
        key=key,
    )


def _checked(
    records: Sequence[CardRecord],
    known: dict[UUID, Standing],
    day: dt.date,
    at: dt.datetime,
    *,
    seen: bool,
) -> list[Standing]:
    standing = [known[one.family_id] for one in records if one.family_id in known]
    if len(standing) < len(records) or any(one.blind is None for one in standing):
        raise refusals.card_unknown()
    last = max((one.as_of for one in standing if one.as_of), default=None)
    if day > timezone.localdate(at) or (last is not None and day < last):
        raise refusals.day_invalid(last)
    if any(one.state in NEEDS_REASON and one.reason is None for one in records):
        raise refusals.reason_missing()
    stuck = [
        (card.id_kpm, card.state, str(one.state))
        for one, card in zip(records, standing, strict=True)
        if not _may(card.state, one.state, seen=seen)
    ]
    if stuck:
        raise refusals.move_impossible(stuck)
    return standing


def _may(source: str | None, target: CardState, *, seen: bool) -> bool:
    if seen and (str(source), str(target)) in reachable(Subject.CARD):
        return True
    return may_step(Subject.CARD, source, target)


def _new_card(
    records: Sequence[CardRecord],
    standing: Sequence[Standing],
    number: str,
    by: Actor,
    at: dt.datetime,
) -> UUID | None:
    if all(one.state is not _REPLACED for one in records):
        return None
    digits = number.replace(" ", "")
    fits = digits.isascii() and digits.isdigit() and _LEAST_DIGITS <= len(digits) <= _MOST_DIGITS
    made = pipeline.new_card(standing[0], digits, by=by.person_id, at=at) if fits else None
    if len(records) > 1 or made is None:
        raise refusals.number_invalid()
    return made


def _follow(
    records: Sequence[CardRecord],
    standing: Sequence[Standing],
    day: dt.date,
    due: dt.date | None,
    new_card: UUID | None,
    key: str,
    by: Actor,
    at: dt.datetime,
) -> None:
    """Start the clock of what is to be replaced; what replaces a card is in the family's hands."""
    for one, card in zip(records, standing, strict=True):
        if one.state is CardState.MINTA_GANTI:
            assert due is not None, "whoever asks for a replacement says until when"
            pipeline.ask_to_replace(card, on=day, due=due, by=by.person_id, by_name=by.name)
    if new_card is not None:
        handed = standing[0]._replace(blind=new_card)
        first = Record(Subject.CARD, handed, CardState.TERDISTRIBUSI, None, f"{key} new")
        pipeline.record([first], day=day, by=by.person_id, by_name=by.name, at=at)


def _count(standing: Collection[Standing]) -> None:
    codes = sorted({one.kode_wilayah for one in standing})
    for code in codes:
        path = next(one.path for one in standing if one.kode_wilayah == code)
        pipeline.count_cards(path)


def _told(records: Sequence[CardRecord]) -> str:
    return ", ".join(sorted({str(one.state) for one in records}))
