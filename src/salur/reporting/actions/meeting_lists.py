"""Printing the list of a village meeting; it bears names, so who took it is on record.

Refused, in this order: `role_missing`, `outside_scope`; `nobody_waits` (nobody of this desa waits
for a meeting, or the region is none).
"""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.graduation.actions import refused
from salur.graduation.queries.meetings import families_waiting
from salur.places import queries as places
from salur.registry import queries as registry
from salur.reporting.documents.meeting_list import MeetingList, meeting_list_pdf
from salur.reporting.domain.writing import region_name

# More than any meeting speaks about; who comes after them is on the next list.
_MOST = 500


@transaction.atomic
def print_meeting_list(*, path: str, by: Actor, at: dt.datetime) -> bytes:
    """Give the list of one desa as PDF: everybody who waits for its meeting."""
    require(by, "graduation.decide", path)
    code, today = places.digits_of(path), timezone.localdate(at)
    rows = families_waiting(code, limit=_MOST)
    if not rows:
        raise refused("nobody_waits")
    names = places.names({code, code[:6], code[:4]}, today)
    desa = ", ".join(region_name(names.get(code[:size], "")) for size in (10, 6, 4))
    audit.record(
        action="graduation.meeting_list_printed",
        by=by,
        at=at,
        subject=("region", code),
        path=path,
        facts={"region": code, "families": len(rows)},
    )
    return meeting_list_pdf(
        MeetingList(
            desa,
            rows,
            registry.families_named({one.id_kpm for one in rows}),
            today,
            training=settings.SALUR_TRAINING,
        )
    )
