"""The list of what needs somebody, one of its rows, and the list as a file."""

from dataclasses import replace
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.evidence import queries as evidence
from salur.interfaces.web import keys, sheets
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.presenters import carried
from salur.interfaces.web.presenters.exceptions import (
    AGES,
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
from salur.reconciliation.domain.matters import CarryOver, Resolution
from salur.registry import queries as registry


def show(request: Visited) -> HttpResponse:
    """Show one page of the list."""
    area, only = area_of(request), _filter(request)
    only = _of_month(only, area)
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
        carried=_carried(request, area),
        obstacles=reconciliation.obstacles_of(rows) if request.visit.may("obstacle.read") else {},
    )
    page = exceptions_page(
        area,
        only,
        found,
        may_export=request.visit.may("export.take"),
        may_match=request.visit.may("match.read") and "BPNT" in request.visit.programs,
    )
    crumbs = place_crumbs(area, "exceptions")
    hidden = tuple(
        (name, request.GET[name]) for name in ("what", "owner", "age") if request.GET.get(name)
    )
    shell = frame(
        request, title=area.name, area=area, crumbs=crumbs, chooser="exceptions", hidden=hidden
    )
    return render(request, "web/pages/exceptions.html", {"page": page, "shell": shell})


def resolved(request: Visited) -> HttpResponse:
    """Show what a month carries, and what ended in it by which file."""
    area = area_of(request)
    asked = request.GET.get("kind", "")
    kind = asked if asked in tuple(Resolution) else None
    after = keys.unpacked(request.GET.get("after", ""), str, str)
    rows = reconciliation.resolved_page(
        area.path, area.period.number, kind=kind, size=SIZE + 1,
        after=(after[0], keys.known_identity(after[1])) if after else None,
    )  # fmt: skip
    may = request.visit.may
    found = carried.Answers(
        carried=_carried(request, area),
        rows=rows,
        kind=kind,
        files=evidence.files_by_id({one.resolved_by for one in rows if one.resolved_by})
        if may("evidence.read")
        else {},
        families=registry.families_named({one.id_kpm for one in rows if one.id_kpm})
        if may("family.read")
        else {},
        names=places.names(places_asked(rows), area.period.last_day),
        size=SIZE,
        waiting=reconciliation.write_offs_waiting(area.path),
    )
    page = carried.carried_page(area, found)
    shell = frame(
        request, title=page.head.title, area=area, crumbs=place_crumbs(area, "resolved"),
        chooser="resolved",
    )  # fmt: skip
    return render(request, "web/pages/carried.html", {"page": page, "shell": shell})


def unit(request: Visited, exception_id: UUID) -> HttpResponse:
    """Show one account's or desa's exception, for what no family page shows."""
    row = reconciliation.exception(exception_id)
    if row is None:
        raise Http404
    units = reconciliation.units_of_exception(exception_id)
    names = places.names({row.kode_wilayah} if row.kode_wilayah else (), timezone.localdate())
    is_opened = row.id_kpm and request.visit.may("family.read")
    families = registry.families_named([row.id_kpm] if row.id_kpm and is_opened else ())
    matter = reconciliation.matter_of(exception_id)
    ended = {one.resolved_by for one in matter.months if one.resolved_by} if matter else set()
    files = evidence.files_by_id(ended) if request.visit.may("evidence.read") else {}
    may_propose = request.visit.may("write_off.propose")
    page = unit_page(row, units, names, families, matter, files, may_propose=may_propose)
    crumbs = (Link(_("Perlu ditangani"), page.back),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/unit.html", {"page": page, "shell": shell})


def export(request: Visited) -> HttpResponse:
    """Give the whole list as a sheet; who took it is on record."""
    request.GET = request.POST
    area: Area = area_of(request)
    only = _of_month(_filter(request), area)
    taken = actions.take_exceptions(
        path=area.path, only=only, by=request.visit.actor, at=timezone.now()
    )
    names = places.names(
        {row.kode_wilayah for row in taken if row.kode_wilayah}, area.period.last_day
    )
    kind: sheets.Kind = "csv" if request.POST.get("as") == "csv" else "xlsx"
    return sheets.answer(kind, f"perlu-ditangani-{area.period}", sheets.of_exceptions(taken, names))


def _carried(request: Visited, area: Area) -> dict[str, CarryOver]:
    """Give what a month carries, by programme; a bank sees none of it, for it is of all banks."""
    found = reconciliation.carried_of(request.visit.programs, area.period.number, area.path)
    return {program: of for program, of in found.items() if of.opening.count or of.new.count}


def _of_month(only: reconciliation.ExceptionFilter, area: Area) -> reconciliation.ExceptionFilter:
    """Narrow a filter to a month, or to what is older than some months when it ends."""
    if only.since is None:
        return replace(only, period=area.period.number)
    return replace(only, as_of=area.period.number, since=area.period.shift(-only.since).number)


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
        since=int(asked["age"]) if asked.get("age", "") in map(str, AGES) else None,
    )
