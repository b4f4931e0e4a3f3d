"""A figure of any page and the units beneath it."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.figures import known_at
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.keys import NUL
from salur.interfaces.web.presenters.figures import SIZE, Answers, figure_page, places_asked
from salur.interfaces.web.visit import Visited
from salur.places import queries as places
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.domain.figures import TERMS
from salur.reconciliation.queries import Figure
from salur.registry import queries as registry

_LONGEST = 30
_MOST_CLASSES = 3  # digits


def show(request: Visited) -> HttpResponse:
    """Show what adds up to one figure, a page at a time."""
    area = area_of(request)
    figure = _figure(request, area)
    after = keys.unpacked(request.GET.get("after", ""), str, int, int)
    rows = reconciliation.units_of_figure(
        figure, after=(after[0], after[1], after[2]) if after else None, size=SIZE + 1
    )
    units, now = rows[:SIZE], _now(figure)
    total = reconciliation.figure_total(figure, area.roots)
    found = Answers(
        figure=figure,
        total=total,
        now=total if figure.known is None else reconciliation.figure_total(now, area.roots),
        units=units,
        names=places.names(places_asked(units), area.period.last_day),
        families=registry.families_named({one.id_kpm for one in units if one.id_kpm})
        if request.visit.may("family.read")
        else {},
        known=request.GET.get("known", ""),
        first=after is None,
        more=len(rows) > SIZE,
    )
    page = figure_page(area, found)
    shell = frame(request, title=page.head.title, area=area, crumbs=place_crumbs(area, "region"))
    return render(request, "web/pages/figure.html", {"page": page, "shell": shell})


def _figure(request: Visited, area: Area) -> Figure:
    asked, mine = request.GET, request.visit.programs
    program = asked.get("program", "") or mine[0]
    term = asked.get("term", "") or "units"
    if program not in mine or term not in TERMS[program]:
        raise Http404
    klass, bank = asked.get("class", ""), asked.get("bank", "")
    if klass and not (klass.isascii() and klass.isdecimal() and len(klass) < _MOST_CLASSES):
        raise Http404
    if NUL in bank or len(bank) > _LONGEST:
        raise Http404
    return Figure(
        program,
        area.period.number,
        area.path,
        term,
        int(klass) if klass else None,
        request.visit.bank or bank or None,
        known_at(request),
    )


def _now(figure: Figure) -> Figure:
    return Figure(
        figure.program, figure.period, figure.path, figure.term, figure.klass, figure.bank
    )
