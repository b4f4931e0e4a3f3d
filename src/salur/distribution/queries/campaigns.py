"""The questions about hand-overs of cards: where, when, who is called up, what came of it."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from salur.distribution.queries.burekol import rows_of

PAGE = 50
ALL_CARDS = 100_000


@dataclass(frozen=True)
class Campaign:
    """One hand-over of a bank's cards in a desa: PLANNED, RECORDED or CANCELLED."""

    id: UUID
    kode_wilayah: str
    path: str
    bank: UUID
    bank_name: str
    place: str
    day: dt.date
    state: str
    cards: int
    handed: int
    unhanded: int
    absent: int
    no_ba: str | None
    planned_by_name: str
    planned_at: dt.datetime
    recorded_by_name: str | None
    recorded_at: dt.datetime | None

    @property
    def key(self) -> tuple[dt.date, UUID]:
        """Where the next page begins."""
        return self.day, self.id


@dataclass(frozen=True)
class CampaignCard:
    """One card that is called up, by its number on the sheet."""

    number: int
    family_id: UUID
    id_kpm: str
    last4: str
    outcome: str | None


def campaign(campaign_id: UUID) -> Campaign | None:
    """Give one hand-over, None where none is in scope."""
    wanted = {"id": campaign_id, "path": None, "before": None, "before_id": None, "limit": 1}
    found = rows_of("campaigns/page", wanted)
    return Campaign(*found[0]) if found else None


def campaigns_page(
    path: str, *, before: tuple[dt.date, UUID] | None = None, limit: int = PAGE
) -> tuple[Campaign, ...]:
    """Give the hand-overs at or under `path`, the latest day first, beyond the key `before`."""
    day, last = before or (None, None)
    wanted = {"id": None, "path": path, "before": day, "before_id": last, "limit": limit}
    return tuple(Campaign(*row) for row in rows_of("campaigns/page", wanted))


def campaign_cards(
    campaign_id: UUID, *, after: int = 0, limit: int = PAGE
) -> tuple[CampaignCard, ...]:
    """Give the cards of a hand-over by their number, beyond the number `after`."""
    wanted = {"id": campaign_id, "after": after, "limit": limit}
    return tuple(CampaignCard(*row) for row in rows_of("campaigns/cards", wanted))


def called_up(families: Collection[UUID]) -> set[UUID]:
    """Give which of these families are called up to a hand-over already."""
    rows = rows_of("campaigns/called_up", {"families": list(families)})
    return {family for (family,) in rows}
