"""A hand-over of cards on paper: who is invited where and when, and the sheet to sign."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Invited:
    """One family that is invited; of the card only the last four digits."""

    number: int
    name: str
    id_kpm: str
    address: str
    last4: str
    outcome: str | None


@dataclass(frozen=True)
class CardHandover:
    """What the papers of one hand-over say."""

    office: str
    bank: str
    desa: str
    kecamatan: str
    kabkota: str
    place: str
    day: dt.date
    no_ba: str | None
    printed_on: dt.date
    invited: tuple[Invited, ...]
