"""Telling everybody what is new to them: obstacles, complaints, families, what waits for them.

It reads over many capabilities, so it stands here; what was told is kept by coordination.
"""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM
from salur.coordination.actions.notices import Told, ask_to_send, tell_people
from salur.coordination.domain.notices import Matter
from salur.distribution.queries.notices import awaiting_approval as of_distribution
from salur.graduation.queries.notices import families_to_tell
from salur.reconciliation.queries.notices import awaiting_approval as of_reconciliation
from salur.reporting.queries.notices import reports_awaited


def tell_everybody(*, at: dt.datetime, mails: bool | None = None) -> Told:
    """Tell what is new at that moment and queue the mails that are due; again it tells nothing."""
    with transaction.atomic():
        enter_scope(SYSTEM)
        with as_owner():
            matters = tuple(_matters(at))
        told = tell_people(matters, at=at, mails=mails)
    ask_to_send(at=at)
    return told


def _matters(at: dt.datetime) -> Iterator[Matter]:
    yield from of_distribution()
    yield from of_reconciliation()
    yield from reports_awaited()
    yield from families_to_tell(at)
