"""Which referrals somebody is told of, for telling them; asked as the owner."""

import datetime as dt

from django.utils import timezone

from salur.coordination.domain.notices import Matter
from salur.coordination.pipeline.notices import LOOKS_BACK, holding
from salur.graduation.queries.running import rows_of


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
            makers if kind == "referral_answered" else answerers,
            organisation,
            () if never is None else (never,),
            (asked,),
        )
        for kind, key, one, path, code, organisation, never, asked in rows_of(
            "referrals/to_tell", values
        )
    )
