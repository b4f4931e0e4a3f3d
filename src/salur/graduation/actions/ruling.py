"""Letting the rule of readiness propose families: it opens cases and decides nothing.

Refused, in this order: `role_missing`, `outside_scope`, `parameter_missing`.
"""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.graduation.pipeline.ruling import propose_ready
from salur.graduation.queries.visits import counts_since
from salur.kernel.program import Program
from salur.places import queries as places
from salur.programs import queries as programs


@transaction.atomic
def propose_by_rule(*, path: str, by: Actor, at: dt.datetime, key: str) -> int:
    """Propose every family at or under `path` that its newest visit found ready; give how many.

    Ready is whoever meets `ready_dimensions` of the six, or is no longer in the programme's group,
    at a visit that no newer one is due after. Whoever the village kept is not proposed again until
    somebody was at the door again.
    """
    require(by, "graduation.propose", path)
    done = audit.done("graduation.rule_proposed", key)
    if done is not None:
        return int(str(done.facts["families"]))
    today = timezone.localdate(at)
    ready = programs.parameter(Program.BPNT, "ready_dimensions", today, path).value
    since = counts_since(path, today)
    with as_owner():
        families = propose_ready(path, ready=ready, since=since, by=by, at=at)
    audit.record(
        action="graduation.rule_proposed",
        by=by,
        at=at,
        subject=("region", path),
        path=path,
        facts={"region": places.digits_of(path), "families": families, "dimensions": ready},
        key=key,
    )
    return families
