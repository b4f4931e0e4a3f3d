"""Complaints for those who answer them: the list, the figures, one, and every step of it."""

import datetime as dt
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.domain import SENDERS
from salur.coordination import actions
from salur.coordination import queries as coordination
from salur.coordination.domain.aid import AID
from salur.coordination.domain.complaints import Channel, ComplaintState, NewComplaint
from salur.coordination.domain.obstacles import Tepat
from salur.coordination.queries import ComplaintFilter
from salur.interfaces.web import keys
from salur.interfaces.web.area import area_of, region_choices
from salur.interfaces.web.complaint_forms import NewComplaintForm
from salur.interfaces.web.complaint_words import channel_name, complaint_state, tepat_name
from salur.interfaces.web.components import Heading, Link, Pager
from salur.interfaces.web.formatting import number
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.complaint import Told, complaint_page
from salur.interfaces.web.presenters.complaints import (
    ASKED,
    complaints_page,
    figures_page,
    receipt_page,
)
from salur.interfaces.web.views.complaint_deeds import Deed, deeds_for, panels_of
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language, said
from salur.kernel.refused import Refused
from salur.parties import queries as parties
from salur.places import queries as places

_DIGITS = {0: 2, 1: 4, 2: 6, 3: 10, 4: 10}
_MOST_OBSTACLES = 3  # named on the page of a complaint
_YEAR = dt.timedelta(days=365)


def index(request: Visited) -> HttpResponse:
    """Show the complaints of an area."""
    area, today = area_of(request), timezone.localdate()
    before, size = keys.row_number(request.GET.get("before", "")), coordination.COMPLAINTS_PAGE
    asked = {name: request.GET.get(name, "") for name in ASKED}
    choices = _choices()
    if any(asked[name] not in dict(choices[name]) for name in ASKED):
        raise Http404
    only = _filter(request, asked, today)
    found = coordination.complaints_page(area.path, only, before=before, limit=size + 1)
    shown = found[:size]
    kept = {name: value for name, value in asked.items() if value}
    more = str(shown[-1].number) if len(found) > size else ""
    pager = Pager(
        _("%(count)s di halaman ini") % {"count": number(len(shown))},
        area.url("complaints", **kept) if before else "",
        area.url("complaints", **kept, before=more) if more else "",
    )
    page = complaints_page(
        area,
        shown,
        places.names({one.code for one in shown}, today),
        _named({one.forwarded_org for one in shown}),
        asked=asked,
        choices=choices,
        pager=pager,
        today=today,
        may_record=request.visit.may("complaint.record"),
    )
    crumbs = place_crumbs(area, "complaints")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="complaints")
    return render(request, "web/pages/complaints.html", {"page": page, "shell": shell})


def figures(request: Visited) -> HttpResponse:
    """Show how many came, were answered in time, are late and came back, in the last year."""
    area, today = area_of(request), timezone.localdate()
    since = today - _YEAR
    counts = coordination.complaint_counts(area.path, _DIGITS[area.level], since=since, on=today)
    names = places.names({one.region for one in counts}, today)
    page = figures_page(area, counts, names, since=since, today=today)
    crumbs = place_crumbs(area, "complaint-figures")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="complaint-figures")
    return render(request, "web/pages/complaints.html", {"page": page, "shell": shell})


def new(request: Visited) -> HttpResponse:
    """Write down what somebody tells an officer; its receipt is the answer."""
    regions = [(places.digits_of(path), name) for path, name in region_choices(request.visit.actor)]
    form = NewComplaintForm(
        request.POST or None,
        regions=[one for one in regions if one[0]],
        initial={"key": keys.new_key()},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        told = NewComplaint(
            given["region"], given["words"], Channel(given["channel"]), given["program"],
            given["t"], "", given["sensitive"], given["name"], given["contact"],
        )  # fmt: skip
        try:
            receipt = actions.record_complaint(
                new=told, by=request.visit.actor, at=timezone.now(), key=given["key"]
            )
        except Refused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            link = Link(_("Ke daftar pengaduan"), reverse("complaints"))
            given_out = {"page": receipt_page(receipt, link)}
            return render(request, "web/pages/complaint_receipt.html", given_out)
    page = FormPage(
        Heading(
            _("Catat pengaduan"),
            _("Setelah tersimpan, berikan tanda terimanya kepada pelapor; hanya tampil sekali."),
        ),
        reverse("complaint-new"),
        _("Simpan"),
        reverse("complaints"),
    )
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    wrong = request.method == "POST"
    code = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell, "form": form}
    return render(request, "web/pages/form.html", context, status=code)


def show(request: Visited, complaint_id: UUID) -> HttpResponse:
    """Show one complaint as a story."""
    return _show(request, complaint_id)


def complainant(request: Visited, complaint_id: UUID) -> HttpResponse:
    """Show who complained, once, on a reason that is recorded."""
    who = actions.show_complainant(
        complaint_id=complaint_id,
        reason=request.POST.get("reason", ""),
        by=request.visit.actor,
        at=timezone.now(),
    )
    return _show(request, complaint_id, shown=" · ".join(filter(None, who)))


def step(request: Visited, complaint_id: UUID, what: str) -> HttpResponse:
    """Take one step of a complaint; what is wrong is said beside its form."""
    one = coordination.complaint(complaint_id)
    if one is None:
        raise Http404
    deed = next((d for d in deeds_for(request.visit.actor, one) if d.name == what), None)
    if deed is None:
        raise Http404
    form = deed.form(request.POST, one)
    if not form.is_valid():
        return _show(request, complaint_id, wrong=(deed, form))
    try:
        deed.do(one, form.cleaned_data, by=request.visit.actor, at=timezone.now())
    except Refused as refused:
        form.add_error(None, refused.in_language(language()))
        return _show(request, complaint_id, wrong=(deed, form))
    messages.success(request, _("Tersimpan."))
    if coordination.complaint(complaint_id) is None:  # it became somebody else's to see
        return redirect("complaints")
    return redirect("complaint", complaint_id=complaint_id)


def _show(
    request: Visited,
    complaint_id: UUID,
    *,
    shown: str = "",
    wrong: "tuple[Deed, object] | None" = None,
) -> HttpResponse:
    one = coordination.complaint(complaint_id)
    if one is None:
        raise Http404
    actor, today = request.visit.actor, timezone.localdate()
    events = coordination.complaint_events(complaint_id)
    linked = coordination.linked_with("complaint", complaint_id)
    obstacles = [coordination.obstacle(link.obstacle_id) for link in linked[:_MOST_OBSTACLES]]
    told = Told(
        one,
        events,
        coordination.complaint_exceptions(complaint_id),
        [found for found in obstacles if found is not None],
        places.names([one.code], today).get(one.code, one.code),
        _named(
            {one.forwarded_org}
            | {x for event in events for x in (event.organisation, event.by_org)}
        ),
        today,
        may_family=request.visit.may("family.read"),
        may_unmask=request.visit.may("complaint.answer") and not actor.roles & SENDERS,
        shown=shown,
    )
    page = complaint_page(told, panels_of(actor, one, today, wrong))
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    code = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell}
    return render(request, "web/pages/complaint.html", context, status=code)


def _filter(request: Visited, asked: dict[str, str], today: dt.date) -> ComplaintFilter:
    which = asked["which"]
    return ComplaintFilter(
        states=None if which in ("", "terlambat", "kami") else [which],
        t=asked["t"],
        program=asked["aid"],
        channel=asked["channel"],
        overdue_on=today if which == "terlambat" else None,
        waiting_for=request.visit.actor if which == "kami" else None,
    )


def _choices() -> dict[str, list[tuple[str, str]]]:
    every = ("", _("Semua"))
    return {
        "which": [
            every,
            ("terlambat", _("lewat batas")),
            ("kami", _("menunggu kantor kami")),
            *((str(one), complaint_state(one)) for one in ComplaintState),
        ],
        "t": [every, *((str(one), tepat_name(one)) for one in Tepat)],
        "aid": [every, *((code, said(name)) for code, name in AID.items())],
        "channel": [every, *((str(one), channel_name(one)) for one in Channel)],
    }


def _named(ids: set[UUID | None]) -> dict[UUID, str]:
    wanted = {one for one in ids if one is not None}
    return {one.id: one.name for one in parties.organisations(wanted)} if wanted else {}


def _crumbs() -> tuple[Link, ...]:
    return (Link(_("Pengaduan"), reverse("complaints")),)
