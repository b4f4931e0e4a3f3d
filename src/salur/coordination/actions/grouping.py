"""Obstacles out of groups, as sets: opened, counted, settled in a handful of statements.

Whoever groups something fills `obstacle_batch` (made by `begin_batch`) as the owner, one row per
group, and calls these in the same transaction. What the data raised it also resolves and verifies,
by the evidence that no longer shows it, and reopens where an answer was contradicted.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.coordination.actions import obstacle_refusals as refusals
from salur.coordination.domain.obstacles import Source
from salur.coordination.pipeline import obstacles as steps
from salur.coordination.pipeline.routing import Router
from salur.coordination.queries.causes import causes
from salur.coordination.queries.running import rows_of
from salur.kernel.region_code import NATION, RegionCode
from salur.places.queries import together

_BY = "Salur"


@dataclass(frozen=True)
class Settled:
    """What a batch did to what was there: verified as it is gone, reopened as it is not."""

    verified: int
    reopened: int


def begin_batch() -> None:
    """Make the empty table `obstacle_batch` of this transaction; called as the owner."""
    steps.execute("obstacles/batch")


@transaction.atomic
def open_many(*, source: Source | str, by: Actor, at: dt.datetime, key: str) -> int:
    """Open every group of the batch that has no live obstacle; give how many.

    Refused, in this order: `cause_unknown`, `owner_unknown`, `parameter_missing`.
    """
    done = audit.done("obstacle.many_opened", key)
    if done is not None:
        return int(str(done.facts["opened"]))
    today = timezone.localdate(at)
    with as_owner():
        _route(today)
        values = {"source": str(Source(source)), "at": at, "today": today, "by_name": _BY}
        opened = int(rows_of("obstacles/open_many", values)[0][0])
    if opened:
        audit.record(
            action="obstacle.many_opened", by=by, at=at, subject=("obstacles", str(source)),
            facts={"opened": opened, "source": str(source)}, key=key,
        )  # fmt: skip
    return opened


@transaction.atomic
def count_many(*, source: Source | str, at: dt.datetime) -> int:
    """Keep what lies beneath every live obstacle of the batch; give how many changed."""
    values = {"source": str(Source(source)), "at": at, "by_name": _BY}
    with as_owner():
        return int(rows_of("obstacles/count_many", values)[0][0])


@transaction.atomic
def settle_many(
    *,
    source: Source | str,
    path: str,
    words: str,
    evidence: UUID,
    by: Actor,
    at: dt.datetime,
    key: str,
    as_of: dt.datetime | None = None,
    programs: Sequence[str] | None = None,
    causes_of: Sequence[str] | None = None,
    found_in: Sequence[str] | None = None,
    again: Sequence[UUID] = (),
) -> Settled:
    """Verify what the data raised under `path` and no longer finds; reopen what it still finds.

    So it does in kab/kota that exchanged desa with it: what is found there may be written here.

    Only of `programs` and `causes_of` where given: those that the batch speaks of. `evidence` is
    what no longer shows it. Only what was resolved before `as_of` (else: before now), when the
    data was as it is, is contradicted by it, and only in the kab/kota `found_in` where given. What
    people verified is reopened only where it is one of `again`.
    """
    done = audit.done("obstacle.many_settled", key)
    if done is not None:
        return Settled(int(str(done.facts["verified"])), int(str(done.facts["reopened"])))
    which = {
        "source": str(Source(source)), "paths": together(path),
        "programs": None if programs is None else list(programs),
        "causes": None if causes_of is None else list(causes_of),
    }  # fmt: skip
    told = {"at": at, "by_name": _BY, "words": words, "evidence": evidence}
    with as_owner():
        _route(timezone.localdate(at))
        steps.execute("obstacles/gone")
        steps.execute("obstacles/gone_fill", which)
        rows_of("obstacles/resolve_many", told)
        verified = int(rows_of("obstacles/verify_many", told)[0][0])
        found = {
            **told, "source": which["source"], "as_of": as_of or at, "again": list(again),
            "found_in": None if found_in is None else list(found_in),
        }  # fmt: skip
        reopened = int(rows_of("obstacles/reopen_many", found)[0][0])
    if verified or reopened:
        audit.record(
            action="obstacle.many_settled", by=by, at=at, subject=("obstacles", str(source)),
            path=path, facts={"verified": verified, "reopened": reopened, "source": str(source)},
            key=key,
        )  # fmt: skip
    return Settled(verified, reopened)


def _route(today: dt.date) -> None:
    kinds = rows_of("obstacles/batch_kinds")
    router, known = Router(today), causes()
    routes: dict[str, list[object]] = {
        name: [] for name in ("causes", "kabs", "parties", "ts", "owners", "dues", "restricted")
    }
    for cause_code, kab, party in kinds:
        cause = known.get(cause_code)
        if cause is None:
            raise refusals.cause_unknown(cause_code)
        owner = router.owner(cause, kab, party)
        if owner is None:
            raise refusals.nobody_known()
        due = router.due(cause, RegionCode(kab).path if kab else NATION)
        row = (cause_code, kab, party, str(cause.t), owner, due, cause.restricted)
        for column, value in zip(routes.values(), row, strict=True):
            column.append(value)
    steps.execute("obstacles/batch_routes")
    steps.execute("obstacles/batch_route", routes)
    steps.execute("obstacles/batch_ready")
