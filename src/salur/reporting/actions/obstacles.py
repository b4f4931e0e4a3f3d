"""Obstacles of the calendar: opened the day after a step was due, closed when it is done.

Two figures about one quota are an obstacle the day the second one is there. The clock calls this
every ten minutes beside the escalation, so that nobody has to look; it asks for no verb.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import connection, transaction
from django.utils import timezone

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.coordination import actions as coordination
from salur.coordination import queries as obstacles
from salur.coordination.domain.obstacles import Source
from salur.kernel.region_code import NATION, RegionCode
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.parties.domain import BANK_KINDS, BULOG_KINDS
from salur.places.queries import heirs_of
from salur.reporting.domain.obstacles import CALENDAR_CAUSES, Wanted
from salur.reporting.queries.late import months_around, wanted_on

_WORDS = "Menurut kalender penyaluran dan kuota yang diterima."


@dataclass(frozen=True)
class FromCalendar:
    """How many obstacles of the calendar were opened, counted anew, closed and reopened."""

    opened: int
    counted: int
    closed: int
    reopened: int


@transaction.atomic
def open_from_calendar(*, at: dt.datetime) -> FromCalendar:
    """Bring the obstacles of late steps and of differing quotas to how things stand; again nothing.

    What is no longer late is resolved and verified by the data.
    """
    enter_scope(SYSTEM)
    today = timezone.localdate(at)
    with as_owner():
        periods = months_around(today, obstacles.live_periods(Source.CALENDAR))
        wanted = wanted_on(periods, today)
        coordination.begin_batch()
        _fill(wanted)
        key = f"calendar {at.isoformat()}"
        settled = coordination.settle_many(
            source=Source.CALENDAR, path=NATION, words=_WORDS, evidence=_of_day(today), by=SYSTEM,
            at=at, key=f"{key} settled", causes_of=CALENDAR_CAUSES, found_in=(),
        )  # fmt: skip
        opened = coordination.open_many(
            source=Source.CALENDAR, by=SYSTEM, at=at, key=f"{key} opened"
        )
        counted = coordination.count_many(source=Source.CALENDAR, at=at)
    return FromCalendar(opened, counted, settled.verified, settled.reopened)


def _fill(wanted: Sequence[Wanted]) -> None:
    banks = {one.name: one.id for one in parties.organisations(kinds=BANK_KINDS)}
    bulog = _bulog_by_province() if any(one.whose == "bulog" for one in wanted) else {}
    # A month keeps the codes of its day; who must act is where that region is now.
    heirs = heirs_of(one.code for one in wanted)
    codes = [heirs.get(one.code, one.code) for one in wanted]
    values: dict[str, Any] = {
        "programs": [str(one.program) for one in wanted],
        "causes": [one.cause for one in wanted],
        "codes": codes,
        "paths": [RegionCode(code).path for code in codes],
        "parties": [_party(one, banks, bulog) for one in wanted],
        "subjects": [one.subject for one in wanted],
        "periods": [one.period.number for one in wanted],
        "families": [one.families for one in wanted],
        "rupiah": [one.rupiah for one in wanted],
        "grams": [one.grams for one in wanted],
        "words": [one.words for one in wanted],
    }
    with connection.cursor() as cursor:
        cursor.execute(sql_text("reporting", "fill_obstacles"), values)


def _party(one: Wanted, banks: Mapping[str, UUID], bulog: Mapping[str, UUID]) -> UUID | None:
    if one.party:
        return banks.get(one.party)
    return bulog.get(one.code[:2]) if one.whose == "bulog" and len(one.code) == 2 else None


def _bulog_by_province() -> dict[str, UUID]:
    """Give the division of Bulog that serves a province's kab/kota."""
    served = (s for s in parties.services() if s.organisation.kind in BULOG_KINDS)
    return {
        one.code[:2]: one.organisation.id
        for one in served
        if one.valid_to is None and one.organisation.kind != "bulog_branch"
    }


def _of_day(today: dt.date) -> UUID:
    """Name the calendar of a day, which is what shows that a step is late no longer."""
    return uuid5(NAMESPACE_URL, f"salur:calendar:{today.isoformat()}")
