"""Watching the first months on the card: a province at a time, after something was published.

Refused: `role_missing`, `outside_scope`.
"""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, require
from salur.audit import actions as audit
from salur.kernel.period import Period
from salur.reconciliation import queries as reconciliation
from salur.transition.domain.watch import Level, loudest
from salur.transition.pipeline import watching


@dataclass(frozen=True)
class Watched:
    """How many desa-months were looked at, how many are to be watched, and how many warn."""

    desa: int
    watch: int
    warn: int


@transaction.atomic
def watch_province(*, path: str, by: Actor, at: dt.datetime, key: str) -> Watched:
    """Judge every desa of a province in its first three months on the card, as published.

    The same publications again change nothing. Refused, in this order: `role_missing`,
    `outside_scope`.
    """
    require(by, "reconciliation.run", path)
    done = audit.done("watch.taken", key)
    if done is not None:
        return Watched(*(int(str(done.facts[name])) for name in ("desa", "watch", "warn")))
    today = timezone.localdate(at)
    enter_scope(SYSTEM)
    with as_owner():
        watching.lock()
        published_at = reconciliation.newest_publications().get(path, at)
        periods = watching.months_watched(path, Period(today.year, today.month))
        found = watching.look(path, periods) if periods else []
        watching.keep(path, periods, found, published_at, at)
    enter_scope(by)
    levels = [loudest(one.judged) for one in found]
    watched = Watched(len(found), levels.count(Level.WATCH), levels.count(Level.WARN))
    audit.record(
        action="watch.taken",
        by=by,
        at=at,
        subject=("region", path),
        path=path,
        facts={"desa": watched.desa, "watch": watched.watch, "warn": watched.warn},
        key=key,
    )
    return watched
