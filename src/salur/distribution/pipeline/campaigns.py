"""Keeping hand-overs of cards: planned, recorded once, or cancelled."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db import connection

from salur.access.queries import Actor
from salur.kernel.sql_text import sql_text
from salur.parties.queries import Organisation
from salur.registry.queries import Standing

_LOCK = "SELECT state FROM distribution_campaign WHERE id = %s FOR UPDATE"


def keep(
    campaign_id: UUID,
    bank: Organisation,
    cards: Sequence[Standing],
    *,
    code: str,
    path: str,
    place: str,
    day: dt.date,
    by: Actor,
    at: dt.datetime,
) -> None:
    """Keep a planned hand-over and the cards that are called up to it."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "campaigns/insert"),
            {
                "id": campaign_id,
                "code": code,
                "path": path,
                "bank": bank.id,
                "bank_name": bank.name,
                "place": place,
                "day": day,
                "cards": len(cards),
                "by": by.person_id,
                "by_name": by.name,
                "at": at,
                "families": [card.family_id for card in cards],
                "ids": [card.id_kpm for card in cards],
                "last4": [card.last4 or "" for card in cards],
            },
        )


def locked_state(campaign_id: UUID) -> str | None:
    """Lock one hand-over until the transaction ends and give its state."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK, [campaign_id])
        row = cursor.fetchone()
    return None if row is None else str(row[0])


def end(
    campaign_id: UUID,
    outcomes: Mapping[int, str],
    *,
    state: str,
    otherwise: str,
    no_ba: str | None,
    by: Actor,
    at: dt.datetime,
) -> None:
    """Keep what became of every card: `outcomes` by number, of the others `otherwise`."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "campaigns/record"),
            {
                "id": campaign_id,
                "numbers": list(outcomes),
                "outcomes": list(outcomes.values()),
                "state": state,
                "otherwise": otherwise,
                "no_ba": no_ba,
                "by": by.person_id,
                "by_name": by.name,
                "at": at,
            },
        )
