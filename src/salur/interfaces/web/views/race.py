"""The race for realisation of an area and month."""

from django.http import HttpResponse
from django.shortcuts import render

from salur.interfaces.web.area import area_of
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.presenters.race import codes_named, race_page
from salur.interfaces.web.visit import Visited
from salur.kernel.program import Program
from salur.places import queries as places
from salur.programs import queries as programs
from salur.reporting.queries.race import Asked, race_of_area


def show(request: Visited) -> HttpResponse:
    """Show where the places of the quota went, and what would fill most of them."""
    area, visit = area_of(request), request.visit
    asked = Asked(
        programs=tuple(map(Program, visit.programs)),
        period=area.period,
        roots=area.roots,
        parameters=programs.all_parameters(),
        bank=visit.bank,
        is_sender=visit.is_sender,
    )
    found = race_of_area(asked, area.path)
    names = places.names(codes_named(found) - area.names.keys(), area.period.last_day)
    page = race_page(area, found, {**names, **area.names}, {}, may_see_cards=visit.may("card.read"))
    crumbs = place_crumbs(area, "race")
    shell = frame(request, title=page.head.title, area=area, crumbs=crumbs, chooser="race")
    return render(request, "web/pages/race.html", {"page": page, "shell": shell})
