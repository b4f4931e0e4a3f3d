"""How a mail says what somebody is told of, and when it is tried again."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from salur.coordination.domain.notices import said

_MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}


@dataclass(frozen=True)
class Line:
    """What a mail says of one kind: how often, and in which kab/kota where it is one."""

    kind: str
    count: int
    where: str


@dataclass(frozen=True)
class Letter:
    """A mail, written."""

    subject: str
    body: str


def written(
    lines: Sequence[Line], *, urgent: bool, day: dt.date, language: str, address: str, choices: str
) -> Letter:
    """Write a mail: a sentence, a count and a link for each kind; how to have none stands below.

    `address` opens the notices, `choices` the page where one chooses.
    """
    total = sum(line.count for line in lines)
    month = _MONTHS[language].split()[day.month - 1]
    when = f"{day.day} {month} {day.year}"
    if language == "en":
        head = f"Salur: {total} urgent" if urgent else f"Salur: digest of {when} ({total})"
        foot = f"Choose which mails you get, or none: {choices}"
    else:
        head = f"Salur: {total} hal mendesak" if urgent else f"Salur: ringkasan {when} ({total})"
        foot = f"Pilih surel mana yang Anda terima, atau tidak sama sekali: {choices}"
    told = [
        f"- {said(line.kind, line.count, language)}{f' ({line.where})' if line.where else ''}\n"
        f"  {address}?kind={line.kind}"
        for line in lines
    ]
    return Letter(head, "\n\n".join(["\n".join(told), foot]) + "\n")


def next_try(attempts: int, at: dt.datetime) -> dt.datetime | None:
    """Say when a mail that was not taken is tried again, None where it was tried often enough."""
    waits = (1, 5, 15, 60, 180, 720, 1440)  # minutes: two days in all
    return at + dt.timedelta(minutes=waits[attempts - 1]) if attempts <= len(waits) else None
