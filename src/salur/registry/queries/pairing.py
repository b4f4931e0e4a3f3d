"""What the register knows of numbers that a bank wrote: by blind index alone, nothing is opened."""

from collections.abc import Iterable
from uuid import UUID

from salur.registry.models import Card, Family


def accounts_of_cards(cards: Iterable[UUID]) -> dict[UUID, UUID]:
    """Give the account that each of some cards belongs to; a card that nobody knows is absent."""
    known = Card.objects.filter(blind__in=list(cards)).values_list("blind", "account_blind")
    return {card: account for card, account in known if account is not None}


def niks_of(families: Iterable[str]) -> dict[str, UUID]:
    """Give the blind index of the NIK of some families, by `id_kpm`; none where it is missing."""
    known = Family.objects.filter(id_kpm__in=list(families)).values_list("id_kpm", "nik_blind")
    return {id_kpm: nik for id_kpm, nik in known if nik is not None}
