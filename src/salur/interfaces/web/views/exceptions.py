"""The list of what needs somebody, one of its rows, and the list as a file."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web import keys, sheets
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.presenters.exceptions import (
    SIZE,
    Answers,
    exceptions_page,
    places_asked,
)
from salur.interfaces.web.presenters.unit import unit_page
from salur.interfaces.web.visit import Visited
from salur.places import queries as places
from salur.reconciliation import actions
from salur.reconciliation import queries as reconciliation
from salur.registry import queries as registry


def show(request: Visited) -> HttpResponse:
    """Show one page of the list."""
    area, only = area_of(request), _filter(request)
    only = replace(only, period=area.period.number)
    after, before = (
        keys.read(request.GET.get("after", "")),
        keys.read(request.GET.get("before", "")),
    )
    rows = reconciliation.exceptions_page(
        area.path, only, after=after, before=before, size=SIZE + 1
    )
    more = len(rows) > SIZE
    rows = (rows[1:] if before else rows[:SIZE]) if more else rows
    found = Answers(
        rows=rows,
        stuck=reconciliation.open_in_month(area.roots, area.period.number).stuck,
        families=registry.families_named({row.id_kpm for row in rows if row.id_kpm})
        if request.visit.may("family.read")
        else {},
        names=places.names(places_asked(rows), area.period.last_day),
        has_before=more if before else after is not None,
        has_after=before is not None or more,
        today=timezone.localdate(),
    )
    page = exceptions_page(
        area,
        only,
        found,
        may_export=request.visit.may("export.take"),
        may_match=request.visit.may("match.read") and "BPNT" in request.visit.programs,
    )
    crumbs = place_crumbs(area, "exceptions")
    hidden = tuple((name, request.GET[name]) for name in ("what", "owner") if request.GET.get(name))
    shell = frame(
        request, title=area.name, area=area, crumbs=crumbs, chooser="exceptions", hidden=hidden
    )
    return render(request, "web/pages/exceptions.html", {"page": page, "shell": shell})


def unit(request: Visited, exception_id: UUID) -> HttpResponse:
    """Show one account's or desa's exception, for what no family page shows."""
    row = reconciliation.exception(exception_id)
    if row is None:
        raise Http404
    units = reconciliation.units_of_exception(exception_id)
    names = places.names({row.kode_wilayah} if row.kode_wilayah else (), timezone.localdate())
    is_opened = row.id_kpm and request.visit.may("family.read")
    families = registry.families_named([row.id_kpm] if row.id_kpm and is_opened else ())
    page = unit_page(row, units, names, families)
    crumbs = (Link(_("Perlu ditangani"), page.back),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/unit.html", {"page": page, "shell": shell})


def export(request: Visited) -> HttpResponse:
    """Give the whole list as a sheet; who took it is on record."""
    request.GET = request.POST
    area: Area = area_of(request)
    only = replace(_filter(request), period=area.period.number)
    taken = actions.take_exceptions(
        path=area.path, only=only, by=request.visit.actor, at=timezone.now()
    )
    names = places.names(
        {row.kode_wilayah for row in taken if row.kode_wilayah}, area.period.last_day
    )
    kind: sheets.Kind = "csv" if request.POST.get("as") == "csv" else "xlsx"
    return sheets.answer(kind, f"perlu-ditangani-{area.period}", sheets.of_exceptions(taken, names))


def _filter(request: Visited) -> reconciliation.ExceptionFilter:
    asked = request.GET
    program, _dot, what = asked.get("what", "").partition(".")
    program = program or asked.get("program", "")
    klass = what if what.isdecimal() else asked.get("class", "")
    cause = asked.get("cause", "") if not what or what.isdecimal() else what
    return reconciliation.ExceptionFilter(
        program=program or None,
        klass=int(klass) if klass.isdecimal() and len(klass) < 3 else None,
        owner=asked.get("owner") or None,
        cause=cause or None,
    )
