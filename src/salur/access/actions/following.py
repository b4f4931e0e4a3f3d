"""Letting scopes of people follow a region that goes over as one to another code.

Refused, in this order: `role_missing`, `organisation_not_yours`.
"""

import datetime as dt
from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q

from salur.access.actions.checks import check_manages
from salur.access.models import ScopeGrant
from salur.access.queries import Actor, require
from salur.audit import actions as audit


@transaction.atomic
def follow_scopes(
    heirs: Mapping[str, str], *, valid_from: dt.date, by: Actor, at: dt.datetime
) -> int:
    """Give whoever reaches a path of `heirs` what succeeds it, from a day on; give how many.

    Nobody is given more than they had: what succeeds a path consists of it alone. The old scope
    stays, for months that were written under the old code. Again it gives nothing, and nobody
    gives to themselves.
    """
    require(by, "people.manage")
    running = Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)
    held = ScopeGrant.objects.filter(running).select_related("membership__person")
    known = set(held.filter(path__within=list(heirs.values())).values_list("membership", "path"))
    given = 0
    for old in held.filter(path__within=list(heirs)).order_by("id"):
        new, membership = heirs.get(old.path), old.membership
        if new is None or (membership.id, new) in known or membership.person_id == by.person_id:
            continue
        check_manages(by, membership.organisation_id)
        first = max(valid_from, old.valid_from)
        ScopeGrant.objects.create(
            membership=membership, path=new, valid_from=first, valid_to=old.valid_to
        )
        known.add((membership.id, new))
        given += 1
        audit.record(
            action="scope.followed", by=by, at=at, subject=("membership", membership.id),
            organisation_id=membership.organisation_id,
            facts={
                "name": membership.person.name, "old": old.path, "path": new,
                "from": first.isoformat(),
            },
        )  # fmt: skip
    return given
