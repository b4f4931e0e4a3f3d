"""The home page of an area and month."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from salur.distribution.domain.calendar import QUARTERS, next_day
from salur.evidence import queries as evidence
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.charts.tiles import known_codes
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.home import Todo
from salur.interfaces.web.presenters.home import Answers, home_page
from salur.interfaces.web.presenters.todos import change_todos, todos
from salur.interfaces.web.visit import Visited
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.programs import queries as programs
from salur.programs.domain import Parameter
from salur.reconciliation import queries as reconciliation
from salur.registry import queries as registry
from salur.reporting import queries as reporting

_MONTHS = 6
_WAITING = 3


def show(request: Visited) -> HttpResponse:
    """Show home; who has no data starts with the desk (an agency), or people."""
    if not request.visit.may("exception.read"):
        return redirect("desk" if request.visit.may("desk.read") else "people")
    area = area_of(request, also=known_codes())
    mine, bank = request.visit.programs, request.visit.bank
    period = area.period.number
    months = sorted({period, *(one.number for one in area.periods)})[-_MONTHS:]
    has_tiles = area.level < Level.KABKOTA
    everything = programs.all_parameters()
    waiting = reconciliation.open_in_month(area.roots, period)
    found = Answers(
        months=reconciliation.totals_by_class(mine, sorted({*months, period}), area.roots, bank),
        regions=reconciliation.sums_under(mine, period, area.path, Level.KABKOTA, bank)
        if has_tiles
        else {},
        stuck=waiting.stuck,
        across=waiting.across,
        quotas=programs.quotas(Program.BPNT, area.period, area.path)
        if Program.BPNT in mine and bank is None
        else (),
        parameters=[
            one for one in everything if one.program in mine and one.holds_on(area.period.first_day)
        ],
        todos=_todos(request, area, waiting.stuck, everything, has_tiles=has_tiles),
        today=timezone.localdate(),
        measured=request.GET.get("measure", ""),
    )
    page = home_page(area, found)
    if any(map(request.visit.may, ("family.read", "obstacle.resolve"))):
        page = replace(page, register_url=reverse("todos-register"))
    crumbs = place_crumbs(area, "home") if area.code else ()
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="home")
    return render(request, "web/pages/home.html", {"page": page, "shell": shell})


def _todos(
    request: Visited,
    area: Area,
    stuck: Sequence[reconciliation.Stuck],
    parameters: Sequence[Parameter],
    *,
    has_tiles: bool,
) -> tuple[Todo, ...]:
    waiting: Sequence[evidence.EvidenceRow] = ()
    if not has_tiles and request.visit.may("evidence.accept"):
        waiting = evidence.evidence_page(status="checked", path=area.path, size=_WAITING).rows
    actor, today = request.visit.actor, timezone.localdate()
    reports = reporting.waiting_for(actor, area.path, parameters)
    found = todos(area, waiting, reports, stuck, request.visit.turns, today)
    return found if has_tiles else (*_changes(request, area, parameters), *found)


def _changes(request: Visited, area: Area, parameters: Sequence[Parameter]) -> tuple[Todo, ...]:
    visit = request.visit
    if not (visit.may("change.endorse") or visit.may("change.verify")):
        return ()
    today = timezone.localdate()
    named = programs.named_among(parameters, "endorsement_due_day", today)
    day = named.at(Program.BPNT, area.path) if named.values else 0
    endorse_by = next_day(QUARTERS, day, today) if day else None
    return change_todos(registry.open_changes(area.path), visit, endorse_by)
