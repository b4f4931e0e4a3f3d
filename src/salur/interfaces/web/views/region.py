"""The page of a region: from the nation down to the desa."""

import datetime as dt

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.figures import known_at
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.presenters.known import known_page
from salur.interfaces.web.presenters.region import Answers, region_page
from salur.interfaces.web.visit import Visited
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.places.queries import digits_of, successions_of
from salur.programs import queries as programs
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.queries import Figure
from salur.reporting import queries as reporting
from salur.reporting.documents import (
    realisation_csv,
    realisation_parquet,
    realisation_xlsx,
)

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(request: Visited) -> HttpResponse:
    """Show one region in one month, as it is known now or was at a moment."""
    area, moment = area_of(request), known_at(request)
    if moment is not None:
        return _then(request, area, moment)
    mine, bank, period = request.visit.programs, request.visit.bank, area.period.number
    below = min(area.level + 1, Level.DESA)
    found = Answers(
        classes=reconciliation.totals_by_class(mine, [period], area.roots, bank),
        parts=reconciliation.sums_under(mine, period, area.path, below, bank),
        count=reconciliation.open_in_month(area.roots, period).count,
        opened=reconciliation.open_by_region(area.path, period),
        quotas=programs.quotas(Program.BPNT, area.period, area.path)
        if Program.BPNT in mine and bank is None
        else (),
        successions=successions_of(digits_of(area.path)),
    )
    may = request.visit.may
    page = region_page(area, found, may_take=may("export.take"), may_pack=may("package.take"))
    crumbs = place_crumbs(area, "region")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="region")
    return render(request, "web/pages/region.html", {"page": page, "shell": shell})


def _then(request: Visited, area: Area, moment: dt.datetime) -> HttpResponse:
    mine, bank, period = request.visit.programs, request.visit.bank, area.period.number
    below, known = min(area.level + 1, Level.DESA), request.GET["known"]
    then = {
        program: reconciliation.sums_then(
            Figure(program, period, area.path, "units", None, bank, moment), below
        )
        for program in mine
    }
    now = reconciliation.sums_under(mine, period, area.path, below, bank)
    page = known_page(area, then, now, moment, known)
    shell = frame(
        request, title=area.name, area=area, crumbs=place_crumbs(area, "region"), chooser="region",
        hidden=(("known", known),),
    )  # fmt: skip
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def realisation(request: Visited) -> HttpResponse:
    """Give a month's realisation, a row per kab/kota: a sheet with formulas, CSV or Parquet."""
    area, asked = area_of(request), request.GET.get("program", "")
    if asked not in request.visit.programs:
        raise Http404
    program = Program(asked)
    rows = reporting.realisation_rows(program, area.period, area.path)
    ending = request.GET.get("as", "xlsx")
    if ending == "csv":
        content, kind = realisation_csv(program, area.period, rows), "text/csv; charset=utf-8"
    elif ending == "parquet":
        content = realisation_parquet(program, area.period, rows)
        kind = "application/vnd.apache.parquet"
    else:
        content = realisation_xlsx(
            program, area.period, rows, timezone.localdate(), training=settings.SALUR_TRAINING
        )
        ending, kind = "xlsx", _XLSX
    response = HttpResponse(content, content_type=kind)
    place = digits_of(area.path) or "indonesia"
    name = f"realisasi-{asked.lower()}-{place}-{area.period}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
