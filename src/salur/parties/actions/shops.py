"""Keeping the banks' shops: only a bank appoints, and each speaks of its own alone.

What a row says wrong is named beside it and held; a shop owned by somebody who must not is a
warning. Refused, in this order: `role_missing`, `outside_scope`.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.parties import domain, pipeline
from salur.parties.domain.shops import ShopRow
from salur.parties.models import Organisation


@dataclass(frozen=True)
class ShopsKept:
    """What a register did: versions and terminals begun, terminals ended, rows held and noted."""

    shops: int
    terminals_begun: int
    terminals_ended: int
    held: int
    noted: int


@transaction.atomic
def keep_shops(
    rows: Iterable[ShopRow],
    *,
    evidence: UUID,
    sender: UUID,
    path: str,
    on: dt.date,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> ShopsKept:
    """Keep what an accepted register of `sender` about the region `path` says as of a day.

    A newer word ends the version before it; the same rows again change nothing.
    """
    require(by, "evidence.accept", path)
    done = audit.done("parties.shops_kept", key)
    if done is not None:
        return ShopsKept(*(int(str(done.facts[name])) for name in ShopsKept.__dataclass_fields__))
    with as_owner():
        kept = pipeline.keep(
            rows, evidence=evidence, sender=sender, bank=_bank(sender), path=path, on=on, at=at
        )
    answer = ShopsKept(**asdict(kept))
    audit.record(
        action="parties.shops_kept",
        by=by,
        at=at,
        subject=("evidence", evidence),
        path=path,
        organisation_id=sender,
        facts=asdict(answer),
        key=key,
    )
    return answer


def _bank(sender: UUID) -> Organisation | None:
    """Give the bank that a sender is, or is a branch of."""
    found = Organisation.objects.select_related("parent").filter(id=sender).first()
    if found is not None and found.kind == "bank_branch":
        found = found.parent
    return found if found is not None and found.kind in domain.BANK_KINDS else None
