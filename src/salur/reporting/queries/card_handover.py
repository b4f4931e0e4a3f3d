"""The papers of a hand-over of cards, from distribution, register and regions."""

import datetime as dt
from uuid import UUID

from salur.distribution import queries as distribution
from salur.parties import queries as parties
from salur.places import queries as places
from salur.registry import queries as registry
from salur.reporting.domain.card_handover import CardHandover, Invited
from salur.reporting.domain.writing import region_name


def card_handover(campaign_id: UUID, on: dt.date) -> CardHandover | None:
    """Give what the papers of a hand-over say, None where it is out of scope; a few questions."""
    one = distribution.campaign(campaign_id)
    if one is None:
        return None
    cards = distribution.campaign_cards(one.id, limit=one.cards)
    families = registry.families_addressed(card.family_id for card in cards)
    code = one.kode_wilayah
    names = places.names([code, code[:6], code[:4]], one.day)
    office = parties.office_of(code[:4])
    invited = []
    for card in cards:
        family = families.get(card.family_id)
        rt = f" RT {family.rt or '-'}/RW {family.rw or '-'}" if family and family.rt else ""
        invited.append(
            Invited(
                number=card.number,
                name=family.name if family else "",
                id_kpm=card.id_kpm,
                address=f"{family.address or ''}{rt}".strip() if family else "",
                last4=card.last4,
                outcome=card.outcome,
            )
        )
    desa, kecamatan, kabkota = (
        region_name(names.get(part, part)) for part in (code, code[:6], code[:4])
    )
    return CardHandover(
        office=office.name if office else "",
        bank=one.bank_name,
        desa=desa,
        kecamatan=kecamatan,
        kabkota=kabkota,
        place=one.place,
        day=one.day,
        no_ba=one.no_ba,
        printed_on=on,
        invited=tuple(invited),
    )
