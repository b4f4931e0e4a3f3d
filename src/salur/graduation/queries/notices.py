"""What of families that move on somebody is told of, for telling them; asked as the owner."""

import datetime as dt
from collections.abc import Iterator

from django.utils import timezone

from salur.coordination.domain.notices import Matter
from salur.coordination.pipeline.notices import LOOKS_BACK, holding
from salur.graduation.queries.running import rows_of

_SOON = dt.timedelta(days=2)
_RECENT = dt.timedelta(days=7)  # what was late before was told
_TO_MAKERS = ("referral_answered", "referral_unanswered")


def families_to_tell(at: dt.datetime) -> Iterator[Matter]:
    """Give whose turn it is about families that move on."""
    yield from referrals_to_tell(at)
    yield from objections_to_tell(at)
    yield from follow_ups_to_tell(at)


def referrals_to_tell(at: dt.datetime) -> tuple[Matter, ...]:
    """Give what organisations were asked or are late with, and what they answered."""
    answerers, makers = holding("referral.answer"), holding("referral.make")
    values = {"since": at - LOOKS_BACK, "today": timezone.localdate(at)}
    return tuple(
        Matter(
            kind,
            key,
            one,
            path,
            code,
            makers if kind in _TO_MAKERS else answerers,
            organisation,
            () if never is None else (never,),
            (asked,),
        )
        for kind, key, one, path, code, organisation, never, asked in rows_of(
            "referrals/to_tell", values
        )
    )


def objections_to_tell(at: dt.datetime) -> tuple[Matter, ...]:
    """Give objections whose answer is due soon or late."""
    return _matters("cases/to_tell", holding("objection.answer"), at)


def follow_ups_to_tell(at: dt.datetime) -> tuple[Matter, ...]:
    """Give where families that left were not looked at in time, by desa."""
    return _matters("follow_ups/to_tell", holding("follow_up.record"), at)


def _matters(name: str, roles: frozenset[str], at: dt.datetime) -> tuple[Matter, ...]:
    today = timezone.localdate(at)
    values = {"today": today, "soon": today + _SOON, "recent": today - _RECENT}
    return tuple(
        Matter(kind, key, subject, path, code, roles)
        for kind, key, subject, path, code in rows_of(name, values)
    )
