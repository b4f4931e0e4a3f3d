"""What a person was told, and how they want to be told; both are read in their own scope."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from salur.coordination.domain.notices import USUAL_HOUR, Mails
from salur.coordination.queries.running import rows_of

PAGE = 50
_NEWEST = 2**62


@dataclass(frozen=True)
class Notice:
    """One thing somebody was told: what, of which region, for which organisation, and when."""

    id: int
    kind: str
    urgent: bool
    subject: UUID
    code: str
    organisation: UUID
    at: dt.datetime
    is_seen: bool


@dataclass(frozen=True)
class Choice:
    """How somebody wants to be told."""

    mails: Mails
    hour: int
    language: str


def notices_page(
    person: UUID, *, kind: str = "", after: int | None = None, size: int = PAGE
) -> tuple[Notice, ...]:
    """Give what a person was told, newest first, from before the notice `after`."""
    values = {"person": person, "kind": kind, "after": after or _NEWEST, "size": size}
    return tuple(Notice(*row) for row in rows_of("notices/page", values))


def choice_of(person: UUID, language: str = "id") -> Choice:
    """Give what a person chose; a digest a day in `language` where they never did."""
    rows = rows_of("notices/choice", {"person": person})
    if not rows:
        return Choice(Mails.DAILY, USUAL_HOUR, language)
    mails, hour, spoken = rows[0]
    return Choice(Mails(mails), int(hour), spoken)
