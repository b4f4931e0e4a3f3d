"""The race for realisation of an area and month."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from salur.coordination.queries.meetings import greatest_of_causes
from salur.interfaces.web.area import area_of
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.presenters.race import Answer, Answers, codes_named, race_page
from salur.interfaces.web.visit import Visited
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.places import queries as places
from salur.programs import queries as programs
from salur.reporting.domain.race import CAUSES, best_steps
from salur.reporting.queries.race import Asked, RaceOfArea, race_of_area


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
    answers = _answers(found, area.period)
    names = places.names(codes_named(found) - area.names.keys(), area.period.last_day)
    page = race_page(
        area, found, {**names, **area.names}, answers, may_see_cards=visit.may("card.read")
    )
    crumbs = place_crumbs(area, "race")
    shell = frame(request, title=page.head.title, area=area, crumbs=crumbs, chooser="race")
    return render(request, "web/pages/race.html", {"page": page, "shell": shell})


def _answers(found: Mapping[Program, RaceOfArea], period: Period) -> Answers:
    """Give the obstacles that stand for the best steps: the greatest of each; one question."""
    steps = best_steps(leaf for one in found.values() for leaf in one.leaves)
    if not steps:
        return {}
    causes = {cause for step in steps for cause in CAUSES.get(step.why, ())}
    known = greatest_of_causes(
        {step.code for step in steps}, len(steps[0].code), {str(s.program) for s in steps}, causes,
        period.number,
    )  # fmt: skip
    return {
        (step.program, step.code, step.why): Answer(reverse("obstacle", args=[one[0]]), one[1])
        for step in steps
        for cause in reversed(CAUSES.get(step.why, ()))
        for one in [known.get((step.code, str(step.program), cause))]
        if one is not None
    }
