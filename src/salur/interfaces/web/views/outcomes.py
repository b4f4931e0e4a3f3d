"""What became of families that left an area, as far as it may be seen."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from salur.graduation.queries.outcomes import outcomes_below, outcomes_of
from salur.interfaces.web import sheets
from salur.interfaces.web.along_words import support_name
from salur.interfaces.web.area import area_of
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.presenters.outcomes import Outcomes, outcomes_page, outcomes_sheet
from salur.interfaces.web.visit import Visited
from salur.kernel.program import Program
from salur.places import queries as places
from salur.programs import queries as programs


def show(request: Visited) -> HttpResponse:
    """Show an area's outcomes by year, region and support."""
    area = area_of(request)
    code, today = places.digits_of(area.path), timezone.localdate()
    found = Outcomes(
        own=outcomes_of([code]).get(code, ()),
        below=outcomes_below(code),
        support_name=support_name,
        smallest=programs.parameter(Program.BPNT, "outcome_smallest_cell", today).value,
    )
    page = outcomes_page(area, found, area.names, area.url("outcomes-file", code))
    crumbs = place_crumbs(area, "outcomes")
    shell = frame(request, title=page.head.title, area=area, crumbs=crumbs, chooser="outcomes")
    return render(request, "web/pages/outcomes.html", {"page": page, "shell": shell})


def file(request: Visited) -> HttpResponse:
    """Give the same rows as a sheet; they point at nobody, so that nothing is recorded."""
    area = area_of(request)
    code = places.digits_of(area.path)
    sheet = outcomes_sheet(outcomes_below(code), area.names, support_name)
    return sheets.answer("xlsx", f"hasil-graduasi-{code or 'nasional'}", sheet)
