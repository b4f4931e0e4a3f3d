"""What follows when a family moves on: as a page, and as a piece of the family's and its case's."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.graduation.queries.cases import cases_of_family
from salur.graduation.queries.follow_ups import follow_ups_of_family
from salur.graduation.queries.referrals import referrals_of_family
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.pages.along import FamilyAlongPage
from salur.interfaces.web.presenters.along import Along, along_page
from salur.interfaces.web.visit import Visited
from salur.parties import queries as parties
from salur.places import queries as places
from salur.registry import queries as registry


def show(request: Visited, family_id: UUID) -> HttpResponse:
    """Show a family's referrals and follow-ups."""
    page = _page(request, family_id)
    shell = frame(request, title=page.head.title, crumbs=(Link(_("Keluarga"), "/keluarga/"),))
    return render(request, "web/pages/family_along.html", {"page": page, "shell": shell})


def brief(request: Visited, family_id: UUID) -> HttpResponse:
    """Give them as a piece of another page."""
    return render(request, "web/fragments/along.html", {"page": _page(request, family_id)})


def _page(request: Visited, family_id: UUID) -> FamilyAlongPage:
    family = registry.family(family_id)
    if family is None:
        raise Http404
    today, sent = timezone.localdate(), referrals_of_family(family_id)
    asked = {one.organisation for one in sent}
    return along_page(
        Along(
            family_id,
            family.name,
            follow_ups_of_family(family_id),
            sent,
            {one.id: one.name for one in parties.organisations(asked)} if asked else {},
            places.names({one.code for one in sent}, today) if sent else {},
            today,
            may_refer=request.visit.may("referral.make"),
            ways=cases_of_family(family_id),
            may_propose=request.visit.may("graduation.propose")
            and family.ended_from is None
            and family.waiting_since is None,
        )
    )
