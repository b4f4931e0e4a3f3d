"""Stand-ins: while somebody is away a colleague takes their place, on days written down."""

import datetime as dt
import uuid

from django.db import transaction
from django.db.models import Q

from salur.access.actions.admission import Enrolled, give
from salur.access.actions.checks import MembershipRefused, check_manages, locked
from salur.access.models import Membership
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.kernel.refused import Sentence


@transaction.atomic
def appoint_stand_in(
    *,
    membership_id: uuid.UUID,
    person_id: uuid.UUID,
    valid_from: dt.date,
    valid_to: dt.date,
    by: Actor,
    at: dt.datetime,
    key: str = "",
) -> Enrolled:
    """Let a colleague act in the place of a membership, from a day until before a day.

    Asked by whoever is stood in for, or by an administrator; the colleague is of the same
    organisation and takes the roles and subtrees as they stand on the first day. They act in that
    place only while they have chosen it. Refused, in this order: `membership_unknown`,
    `role_missing`, `organisation_not_yours`, `stand_in_unfit`, `stand_in_dates`.
    """
    earlier = audit.done("stand_in.appointed", key)
    if earlier is not None:
        return Enrolled(person_id, uuid.UUID(earlier.subject_id))
    original = locked(membership_id)
    if original.person_id != by.person_id:
        check_manages(by, original.organisation_id)
    _check(original, person_id, valid_from, valid_to)
    place = Membership.objects.create(
        person_id=person_id,
        organisation_id=original.organisation_id,
        title=original.title,
        valid_from=valid_from,
        valid_to=valid_to,
        stands_in_for=original,
    )
    held = Q(valid_from__lte=valid_from) & (Q(valid_to__isnull=True) | Q(valid_to__gt=valid_from))
    give(
        place,
        frozenset(original.roles.filter(held).values_list("role", flat=True)),
        tuple(original.scope.filter(held).values_list("path", flat=True)),
        valid_from,
        valid_to,
    )
    audit.record(
        action="stand_in.appointed",
        by=by,
        at=at,
        subject=("membership", place.id),
        organisation_id=original.organisation_id,
        facts={
            "name": place.person.name,
            "for": original.person.name,
            "from": valid_from.isoformat(),
            "until": valid_to.isoformat(),
        },
        key=key,
    )
    return Enrolled(person_id, place.id)


def _check(
    original: Membership, person_id: uuid.UUID, valid_from: dt.date, valid_to: dt.date
) -> None:
    colleague = Membership.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=valid_to),
        person_id=person_id,
        organisation_id=original.organisation_id,
        stands_in_for__isnull=True,
        valid_from__lte=valid_from,
    )
    unfit = original.stands_in_for_id is not None or original.person_id == person_id
    if unfit or not colleague.exists():
        raise MembershipRefused(
            "stand_in_unfit",
            Sentence(
                "Pengganti harus orang lain dari kantor yang sama selama masa itu.",
                "A stand-in is another person of the same office for all of that time.",
            ),
            Sentence("Pilih rekan sekantor.", "Choose a colleague of that office."),
        )
    ends_early = original.valid_to is not None and original.valid_to < valid_to
    taken = original.stand_ins.filter(valid_from__lt=valid_to, valid_to__gt=valid_from)
    if valid_to <= valid_from or ends_early or taken.exists():
        raise MembershipRefused(
            "stand_in_dates",
            Sentence("Masa pengganti tidak sah.", "The dates of the stand-in do not hold."),
            Sentence(
                "Akhir setelah awal, dalam masa keanggotaan, tanpa pengganti lain.",
                "The end after the beginning, within the membership, without another stand-in.",
            ),
        )
