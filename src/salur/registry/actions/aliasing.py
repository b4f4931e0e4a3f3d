"""Letting two families count as one, and undoing it.

An alias says that from a month on one family counts as the other. Nothing moves: both families,
their accounts and histories stay where they are, and lists of that month and later leave the alias
out. To undo it is to end the alias: lists frozen afterwards are what they would have been.

Refusals of `alias_family`, in the order in which they are found: `role_missing`, `family_unknown`,
`outside_scope` (neither family is within it), `reason_missing`, `identifier_in_text`,
`alias_month_past`, `alias_already`, `alias_of_groups`, `alias_keeps_other`,
`alias_canonical_unlisted`. Of `undo_alias`: `role_missing`, `alias_unknown`, `outside_scope`,
`reason_missing`, `identifier_in_text`, `alias_undone_already`, `alias_leaned_on`.
"""

import datetime as dt
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from salur.access.actions import as_owner
from salur.access.domain import covers
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.period import Period
from salur.registry.actions import alias_refusals as refusals
from salur.registry.domain import Joining, Standing, join
from salur.registry.models import Alias
from salur.registry.queries.aliases import live_aliases, standings

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('registry_alias', 0))"


@dataclass(frozen=True)
class Aliased:
    """From `since` on the family `alias` counts as `canonical`; or, undone, no longer does."""

    id: UUID
    alias: UUID
    canonical: UUID
    since: int


@transaction.atomic
def alias_family(
    *,
    first: UUID,
    second: UUID,
    keep: UUID | None = None,
    since: Period,
    reason: str,
    pair: UUID | None = None,
    by: Actor,
    at: dt.datetime,
    key: str,
) -> Aliased:
    """Let two families count as one from the month `since` on; `keep` is the one that stays.

    Where nobody chooses it is the one that is a member, is payable, is paid for longest. A
    family that counts as another already stands for that one.
    """
    require(by, "family.alias")
    done = audit.done("registry.family_aliased", key)
    with as_owner():
        if done is not None:
            return _answer(Alias.objects.get(id=done.subject_id))
        with connection.cursor() as cursor:
            cursor.execute(_LOCK)
        live = live_aliases((first, second))
        ids = {first, second, *(one.canonical for one in live)}
        known = standings(ids)
        if first not in known or second not in known:
            raise refusals.family_unknown()
        both = known[first], known[second]
        _check_reach(by, both)
        refusals.check_reason(reason)
        if since < Period(at.year, at.month):
            raise refusals.month_past()
        planned = join(*both, keep=keep, period=since.number, live=live, roots=known)
        if not isinstance(planned, Joining):
            raise refusals.unjoinable(planned)
        row = Alias.objects.create(
            id=uuid.uuid4(),
            alias_id=planned.alias,
            canonical_id=planned.canonical,
            valid_from=since.number,
            leans_on=planned.leans_on,
            pair=pair,
            reason=reason.strip(),
            decided_by=by.person_id,
            decided_at=at,
        )
    audit.record(
        action="registry.family_aliased",
        by=by,
        at=at,
        subject=("alias", row.id),
        path=known[row.alias_id].path,
        facts={
            "alias": known[row.alias_id].id_kpm,
            "canonical": known[row.canonical_id].id_kpm,
            "since": str(since),
            "reason": row.reason,
        },
        key=key,
    )
    return _answer(row)


@transaction.atomic
def undo_alias(*, alias_id: UUID, reason: str, by: Actor, at: dt.datetime, key: str) -> Aliased:
    """Let a family count as itself again; every list frozen from now on is as if it always had."""
    require(by, "family.alias")
    done = audit.done("registry.alias_undone", key)
    with as_owner():
        if done is not None:
            return _answer(Alias.objects.get(id=done.subject_id))
        with connection.cursor() as cursor:
            cursor.execute(_LOCK)
        row = Alias.objects.select_for_update().filter(id=alias_id).first()
        if row is None:
            raise refusals.alias_unknown()
        known = standings((row.alias_id, row.canonical_id))
        _check_reach(by, known.values())
        refusals.check_reason(reason)
        if row.undone_at is not None:
            raise refusals.undone_already()
        if Alias.objects.filter(leans_on=row.id, undone_at=None).exists():
            raise refusals.leaned_on()
        row.undone_by, row.undone_at, row.undone_reason = by.person_id, at, reason.strip()
        row.save(update_fields=("undone_by", "undone_at", "undone_reason"))
    audit.record(
        action="registry.alias_undone",
        by=by,
        at=at,
        subject=("alias", row.id),
        path=known[row.alias_id].path,
        facts={
            "alias": known[row.alias_id].id_kpm,
            "canonical": known[row.canonical_id].id_kpm,
            "reason": reason.strip(),
        },
        key=key,
    )
    return _answer(row)


def _check_reach(by: Actor, families: Iterable[Standing]) -> None:
    paths = [one.path for one in families]
    if not any(covers(by.paths, path) for path in paths):
        require(by, "family.alias", paths[0])


def _answer(row: Alias) -> Aliased:
    return Aliased(row.id, row.alias_id, row.canonical_id, row.valid_from)
