"""A month from above: who has reported, who is late, what does not add up, and the map of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from salur.interfaces.web.area import area_of
from salur.interfaces.web.charts import outlines_of
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.keys import unpacked
from salur.interfaces.web.presenters.map import MEASURES, map_page
from salur.interfaces.web.presenters.map import Answers as MapAnswers
from salur.interfaces.web.presenters.oversight import Answers, Asked, oversight_page
from salur.interfaces.web.visit import Visited
from salur.kernel.program import Program
from salur.kernel.region_code import NATION
from salur.parties import queries as parties
from salur.places import queries as places
from salur.reconciliation import queries as reconciliation
from salur.reporting import queries as reporting
from salur.reporting.domain.troubles import Trouble


def show(request: Visited) -> HttpResponse:
    """Show who has reported a month, who is late, and what does not add up, ranked."""
    area, program = area_of(request), _program(request)
    today = timezone.localdate()
    seen = reporting.month_from_above(program, area.period, area.path, today)
    wilayah = parties.reaches("ministry_wilayah", today) if area.path == NATION else {}
    asked = _asked(request, program)
    found = Answers(seen.rows, seen.compiled, wilayah)
    page = oversight_page(area, asked, found, request.visit)
    crumbs = place_crumbs(area, "reports-above")
    shell = frame(
        request, title=area.name, area=area, crumbs=crumbs, chooser="reports-above",
        hidden=(("program", str(program)),),
    )  # fmt: skip
    return render(request, "web/pages/oversight.html", {"page": page, "shell": shell})


def picture(request: Visited) -> HttpResponse:
    """Show the map of a month, coloured by one measure, with the table that says the same."""
    area, program = area_of(request), _program(request)
    asked = request.GET.get("measure", "")
    measure = asked if asked in MEASURES else MEASURES[0]
    regions, rings = places.drawn_kabkota(area.path, area.period.last_day)
    today = timezone.localdate()
    rows = reporting.month_from_above(program, area.period, area.path, today, regions).rows
    above = {row.path.rpartition(".")[0] for row in rows} if measure == "open" else ()
    found = MapAnswers(
        regions,
        rows,
        reconciliation.open_under(program, area.period.number, above) if above else {},
        outlines_of(rings),
    )
    page = map_page(area, program, measure, found, request.visit)
    shell = frame(
        request, title=area.name, area=area, crumbs=place_crumbs(area, "reports-map"),
        chooser="reports-map", hidden=(("program", str(program)), ("measure", measure)),
    )  # fmt: skip
    return render(request, "web/pages/map.html", {"page": page, "shell": shell})


def _asked(request: Visited, program: Program) -> Asked:
    what, rank = request.GET.get("what", ""), request.GET.get("rank", "")
    packed = unpacked(request.GET.get("after", ""), int, str, str)
    return Asked(
        program=program,
        kind=Trouble(what) if what in list(Trouble) else None,
        rank=rank if rank in reporting.RANKS else reporting.RANKS[0],
        wilayah=request.GET.get("wilayah", ""),
        after=packed,
    )


def _program(request: Visited) -> Program:
    asked, mine = request.GET.get("program", ""), request.visit.programs
    return Program(asked if asked in mine else mine[0])
