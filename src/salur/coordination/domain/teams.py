"""Coordination teams (Tikor): seats of a team, held by offices under a decree, for a while."""

import datetime as dt
import enum
from dataclasses import dataclass

from salur.kernel.free_text import holds_long_number

LONGEST = 160


class Seat(enum.StrEnum):
    """What a member of a team is there; all but the last are one at a time."""

    RESPONSIBLE = "PENANGGUNG_JAWAB"
    CHAIR = "KETUA"
    SECRETARY = "SEKRETARIS"
    MEMBER = "ANGGOTA"


@dataclass(frozen=True)
class Decree:
    """The paper that a team or a seat rests on, and from which day it holds."""

    number: str
    on: dt.date
    valid_from: dt.date


@dataclass(frozen=True)
class NewMember:
    """An office that takes a seat; `name` is whoever holds the office now, where it is known."""

    seat: Seat
    office: str
    decree: Decree
    name: str = ""


@dataclass(frozen=True)
class ContactWords:
    """How an office is reached: the office, never a private person."""

    phone: str = ""
    email: str = ""
    address: str = ""
    hours: str = ""


def wrong_with_decree(decree: Decree, today: dt.date) -> str:
    """Give the code of what is wrong with a decree, empty where nothing is."""
    number = decree.number.strip()
    if not number or len(number) > LONGEST or holds_long_number(number):
        return "decree_not_numbered"
    return "day_in_future" if max(decree.on, decree.valid_from) > today else ""


def wrong_with_member(new: NewMember, today: dt.date) -> str:
    """Give the code of what is wrong with a member, empty where nothing is."""
    texts = (new.office, new.name)
    if not new.office.strip() or max(map(len, texts)) > LONGEST:
        return "office_missing"
    if any(map(holds_long_number, texts)):
        return "words_hold_number"
    return wrong_with_decree(new.decree, today)


def wrong_with_contact(new: ContactWords) -> str:
    """Give the code of what is wrong with a contact; a telephone number is shorter than a NIK."""
    texts = (new.phone, new.email, new.address, new.hours)
    if not any(text.strip() for text in texts) or max(map(len, texts)) > LONGEST:
        return "office_missing"
    digits = sum(one.isdigit() for one in new.phone)
    if digits > 15 or any(map(holds_long_number, texts[1:])):
        return "words_hold_number"
    return ""
