"""Taking in a bank's register of shops, as of the month it is about."""

import datetime as dt
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.queries import Actor, require
from salur.distribution.actions import refusals
from salur.distribution.pipeline import shops
from salur.evidence import queries as evidence
from salur.evidence.queries import EvidenceRow
from salur.kernel.period import Period
from salur.parties.actions import ShopsKept, keep_shops


@transaction.atomic
def take_shops(*, evidence_id: UUID, by: Actor, at: dt.datetime, key: str) -> ShopsKept:
    """Let an accepted file of contract `ewarong` say which shops a bank has; again it adds nothing.

    It holds from the first day of the month it was sent for, else from the day it came. Refused,
    in this order: `role_missing`, `evidence_unknown` (not there, or not accepted), and as
    `keep_shops` refuses.
    """
    require(by, "evidence.accept")
    row = evidence.evidence(evidence_id)
    if row is None or row.contract != "ewarong" or row.status != "accepted":
        raise refusals.evidence_unknown()
    with evidence.open_statements([evidence_id]) as opened:
        return keep_shops(
            shops.shop_rows(opened["ewarong"][0].path),
            evidence=evidence_id, sender=row.sender, path=row.path, on=_holds_from(row),
            by=by, at=at, key=key and f"{key} shops",
        )  # fmt: skip


def _holds_from(row: EvidenceRow) -> dt.date:
    month = row.declared_period or row.first_period
    if month is not None:
        return Period.from_number(month).first_day
    return timezone.localdate(row.received_at)
