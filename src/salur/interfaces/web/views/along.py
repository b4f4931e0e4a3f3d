"""Asking what follows when a family moves on: three questions at most."""

from collections.abc import Mapping
from uuid import UUID

from django.utils import timezone

from salur.graduation.queries.follow_ups import follow_ups_of_family
from salur.graduation.queries.referrals import referrals_of_family
from salur.interfaces.web.presenters.along import Along
from salur.interfaces.web.visit import Visited
from salur.parties import queries as parties


def along_of(request: Visited, family: UUID, places: Mapping[str, str]) -> Along | None:
    """Give the referrals and follow-ups of a family; None for whoever may not read them."""
    if not request.visit.may("referral.read"):
        return None
    found = referrals_of_family(family)
    asked = {one.organisation for one in found}
    return Along(
        family,
        follow_ups_of_family(family) if request.visit.may("graduation.read") else (),
        found,
        {one.id: one.name for one in parties.organisations(asked)} if asked else {},
        places,
        timezone.localdate(),
        may_refer=request.visit.may("referral.make"),
    )
