"""The calendar of a month: what is done, due and late, and another day for a region."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.domain import SENDERS
from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.deadline_forms import OwnDay
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.calendar import calendar_page, own_steps, places_asked
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import region_name
from salur.places import queries as places
from salur.places.queries import digits_of
from salur.programs import actions
from salur.programs.domain import Parameter
from salur.reporting import queries as reporting


def show(request: Visited) -> HttpResponse:
    """Show the calendar of an area's month."""
    area = area_of(request)
    found = reporting.calendar_of_month(area.path, area.period, request.visit.programs)
    if request.visit.actor.roles & SENDERS:
        found = own_steps(found, request.visit.organisation)
    names = dict(area.names)
    if unknown := places_asked(found) - names.keys():
        named = places.names(unknown, area.period.last_day)
        names |= {code: region_name(name) for code, name in named.items()}
    page = calendar_page(
        area, found, names, timezone.localdate(), may_set=request.visit.may("parameter.set")
    )
    crumbs = place_crumbs(area, "deadlines")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="deadlines")
    return render(request, "web/pages/calendar.html", {"page": page, "shell": shell})


def new(request: Visited) -> HttpResponse:
    """Set another day for a step in one region."""
    area = area_of(request)
    since = area.period.first_day
    initial = {"key": new_key(), "region": digits_of(area.path), "valid_from": since}
    form = OwnDay(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        program, name = form.parameter
        given = form.cleaned_data
        actions.set_parameter(
            Parameter(
                program=program,
                name=name,
                value=given["day"],
                unit="DAY_OF_MONTH",
                valid_from=given["valid_from"],
                valid_to=None,
                citation=given["citation"],
                confidence="M",
                path=given["region"],
            ),
            by=request.visit.actor,
            at=timezone.now(),
            key=given["key"],
        )
        return redirect(area.url("deadlines"))
    page = FormPage(
        Heading(
            _("Tetapkan batas sendiri"),
            _("Untuk wilayah yang hanya terjangkau sungai, laut atau udara, atau menurut surat."),
        ),
        area.url("deadline-new"),
        _("Tetapkan"),
        area.url("deadlines"),
    )
    crumbs = (Link(_("Tenggat"), reverse("deadlines")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/form.html", {"page": page, "shell": shell, "form": form})
