"""What people are given and how they leave: roles, memberships, the second factor."""

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Model, Q, QuerySet
from django.db.models.functions import Greatest

from salur.access.actions.checks import (
    MembershipRefused,
    check_manages,
    check_not_self,
    check_roles,
    locked,
    roles_of,
)
from salur.access.models import Membership, Person, RoleGrant
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.refused import Sentence


@transaction.atomic
def grant_role(
    *,
    membership_id: uuid.UUID,
    role: str,
    valid_from: dt.date,
    valid_to: dt.date | None = None,
    by: Actor,
    at: dt.datetime,
    key: str = "",
) -> None:
    """Give a membership one more role, from a day until before a day; nobody gives to themselves.

    Refused, in this order: `role_missing`, `organisation_not_yours`, `own_roles`,
    `roles_unknown`, `roles_clash`, `role_held`.
    """
    if audit.done("role.granted", key) is not None:
        return
    membership = _managed(membership_id, by)
    check_not_self(by, membership.person_id)
    check_roles({role, *roles_of(membership.person_id, valid_from)})
    running = Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from)
    begun = Q() if valid_to is None else Q(valid_from__lt=valid_to)
    if membership.roles.filter(running, begun, role=role).exists():
        raise MembershipRefused(
            "role_held",
            Sentence("Peran itu sudah dipegang.", "That role is held already."),
            Sentence("Pilih peran atau tanggal lain.", "Choose another role or other dates."),
        )
    RoleGrant.objects.create(
        membership=membership, role=role, valid_from=valid_from, valid_to=valid_to
    )
    audit.record(
        action="role.granted",
        by=by,
        at=at,
        subject=("membership", membership.id),
        organisation_id=membership.organisation_id,
        facts={"name": membership.person.name, "role": role, "from": valid_from.isoformat()},
        key=key,
    )


@transaction.atomic
def end_role(
    *, membership_id: uuid.UUID, role: str, on: dt.date, by: Actor, at: dt.datetime, key: str = ""
) -> None:
    """End a role of a membership: `on` is the first day without it."""
    if audit.done("role.ended", key) is not None:
        return
    membership = _managed(membership_id, by)
    _end(membership.roles.filter(role=role), on)
    audit.record(
        action="role.ended",
        by=by,
        at=at,
        subject=("membership", membership.id),
        organisation_id=membership.organisation_id,
        facts={"name": membership.person.name, "role": role, "on": on.isoformat()},
        key=key,
    )


@transaction.atomic
def end_membership(
    *, membership_id: uuid.UUID, on: dt.date, by: Actor, at: dt.datetime, key: str = ""
) -> None:
    """End a membership with its roles, its subtrees and its stand-ins; `on` is the first day out.

    One's own membership may be ended by oneself; any other by an administrator of the organisation.
    """
    if audit.done("membership.ended", key) is not None:
        return
    membership = locked(membership_id)
    if membership.person_id != by.person_id:
        check_manages(by, membership.organisation_id)
    ended = [membership, *membership.stand_ins.all()]
    for one in ended:
        _end(one.roles.all(), on)
        _end(one.scope.all(), on)
    _end(Membership.objects.filter(id__in=[one.id for one in ended]), on)
    audit.record(
        action="membership.ended",
        by=by,
        at=at,
        subject=("membership", membership.id),
        organisation_id=membership.organisation_id,
        facts={"name": membership.person.name, "on": on.isoformat()},
        key=key,
    )


@transaction.atomic
def reset_second_factor(
    *, person_id: uuid.UUID, reason: str, by: Actor, at: dt.datetime, key: str = ""
) -> None:
    """Forget somebody's second factor (a lost telephone); they set up a new one at next sign-in."""
    from allauth.mfa.models import Authenticator  # its models load after the apps

    if audit.done("second_factor.reset", key) is not None:
        return
    require(by, "people.manage")
    check_not_self(by, person_id)
    person = Person.objects.select_for_update().get(id=person_id)
    for organisation in set(person.memberships.values_list("organisation_id", flat=True)):
        check_manages(by, organisation)
    Authenticator.objects.filter(user_id=person_id).delete()
    audit.record(
        action="second_factor.reset",
        by=by,
        at=at,
        subject=("person", person_id),
        facts={"name": person.name, "reason": reason},
        key=key,
    )


@transaction.atomic
def choose_membership(*, person_id: uuid.UUID, membership_id: uuid.UUID, at: dt.datetime) -> None:
    """Remember which of their memberships a person acts in from now on."""
    membership = locked(membership_id)
    if membership.person_id != person_id:
        raise MembershipRefused(
            "membership_not_yours",
            Sentence("Keanggotaan itu bukan milik Anda.", "That membership is not yours."),
            Sentence("Pilih salah satu milik Anda.", "Choose one of yours."),
        )
    Person.objects.filter(id=person_id).update(active_membership_id=membership_id)
    by = Actor(person_id, membership.organisation_id, frozenset(), (), membership.person.name)
    audit.record(
        action="membership.chosen",
        by=by,
        at=at,
        subject=("membership", membership_id),
        facts={"name": membership.person.name},
    )


def _managed(membership_id: uuid.UUID, by: Actor) -> Membership:
    require(by, "people.manage")
    membership = locked(membership_id)
    check_manages(by, membership.organisation_id)
    return membership


def _end(rows: QuerySet[Model], on: dt.date) -> None:
    # What has not begun by then never holds: it ends where it begins.
    running = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=on))
    running.update(valid_to=Greatest("valid_from", on))
