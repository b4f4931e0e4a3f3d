"""Referrals: the list, how organisations answer, one with its steps, and making one."""

import datetime as dt
from collections.abc import Iterable
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.domain import covers
from salur.graduation.actions.referrals import make_referral
from salur.graduation.queries import referrals as queries
from salur.graduation.queries.referral_kinds import referral_kinds
from salur.graduation.queries.referrals import ReferralFilter
from salur.interfaces.web import keys
from salur.interfaces.web.along_words import support_name
from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Heading, Link, Pager
from salur.interfaces.web.formatting import number
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.referrals import (
    ASKED,
    Told,
    agencies_page,
    referral_page,
    referrals_page,
    state_choices,
)
from salur.interfaces.web.referral_forms import NewReferralForm
from salur.interfaces.web.views.referral_deeds import Deed, deeds_for, panels_of
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.kernel.refused import Refused
from salur.parties import queries as parties
from salur.places import queries as places
from salur.registry import queries as registry

_YEAR = dt.timedelta(days=365)


def index(request: Visited) -> HttpResponse:
    """Show the referrals of an area: to an organisation, those that it was asked itself."""
    area, today = area_of(request), timezone.localdate()
    before, size = keys.row_number(request.GET.get("before", "")), queries.REFERRALS_PAGE
    asked = {name: request.GET.get(name, "") for name in ASKED}
    choices = {"which": state_choices(), "kind": _kinds()}
    if any(asked[name] not in dict(choices[name]) for name in ASKED):
        raise Http404
    only = _filter(request, asked, today)
    found = queries.referrals_page(area.path, only, before=before, limit=size + 1)
    shown = found[:size]
    kept = {name: value for name, value in asked.items() if value}
    more = str(shown[-1].number) if len(found) > size else ""
    pager = Pager(
        _("%(count)s di halaman ini") % {"count": number(len(shown))},
        area.url("referrals", **kept) if before else "",
        area.url("referrals", **kept, before=more) if more else "",
    )
    names = places.names({one.code for one in shown}, today)
    page = referrals_page(
        area, shown, names, _named(one.organisation for one in shown), asked=asked,
        choices=choices, pager=pager, today=today,
    )  # fmt: skip
    crumbs = place_crumbs(area, "referrals")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="referrals")
    return render(request, "web/pages/along.html", {"page": page, "shell": shell})


def agencies(request: Visited) -> HttpResponse:
    """Show how each organisation answers, in the last year."""
    area, today = area_of(request), timezone.localdate()
    since = today - _YEAR
    found = queries.answers_per_organisation(area.path, since=since, today=today)
    named = _named(one.organisation for one in found)
    page = agencies_page(area, found, named, since, today)
    shell = frame(request, title=page.head.title, area=area, crumbs=_crumbs())
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def new(request: Visited, family_id: UUID) -> HttpResponse:
    """Refer a family to who can help it."""
    family = registry.family(family_id)
    if family is None:
        raise Http404
    kinds = referral_kinds()
    found = queries.askable(family.kode_wilayah, timezone.localdate(), tuple(kinds.values()))
    form = NewReferralForm(
        request.POST or None,
        kinds=tuple(kinds),
        parties=[(str(one.id), one.name) for one in found],
        initial={"key": keys.new_key()},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = make_referral(
                family_id=family_id, kind=given["kind"], organisation=UUID(given["organisation"]),
                words=given["words"], by=request.visit.actor, at=timezone.now(), key=given["key"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            messages.success(request, _("Rujukan terkirim; lembaganya diberi tahu."))
            return redirect("referral", referral_id=made.id)
    page = FormPage(
        Heading(
            _("Rujuk %(name)s") % {"name": family.name},
            _("Lembaga itu melihat nama, desa, dan tulisan Anda, lalu menjawab."),
        ),
        reverse("referral-new", args=[family_id]),
        _("Kirim rujukan"),
        reverse("family", args=[family_id]),
    )
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    wrong = request.method == "POST"
    code = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell, "form": form}
    return render(request, "web/pages/form.html", context, status=code)


def show(request: Visited, referral_id: UUID) -> HttpResponse:
    """Show one referral as a story."""
    return _show(request, referral_id)


def step(request: Visited, referral_id: UUID, what: str) -> HttpResponse:
    """Take one step of a referral; what is wrong is said beside its form."""
    one = queries.referral(referral_id)
    if one is None:
        raise Http404
    deed = next((d for d in deeds_for(request.visit.actor, one) if d.name == what), None)
    if deed is None:
        raise Http404
    form = deed.form(request.POST)
    if not form.is_valid():
        return _show(request, referral_id, wrong=(deed, form))
    try:
        deed.do(one, form.cleaned_data, by=request.visit.actor, at=timezone.now())
    except Refused as refused:
        form.add_error(None, refused.in_language(language()))
        return _show(request, referral_id, wrong=(deed, form))
    messages.success(request, _("Tersimpan."))
    return redirect("referral", referral_id=referral_id)


def _show(
    request: Visited, referral_id: UUID, *, wrong: "tuple[Deed, Form] | None" = None
) -> HttpResponse:
    one = queries.referral(referral_id)
    if one is None:
        raise Http404
    actor, today = request.visit.actor, timezone.localdate()
    events = queries.referral_events(referral_id)
    told = Told(
        one,
        events,
        places.names([one.code], today).get(one.code, one.code),
        _named([one.organisation, *(event.by_org for event in events if event.by_org)]),
        today,
        may_family=request.visit.may("family.read") and covers(actor.paths, one.path),
    )
    page = referral_page(told, panels_of(actor, one, wrong))
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    code = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell}
    return render(request, "web/pages/referral.html", context, status=code)


def _filter(request: Visited, asked: dict[str, str], today: dt.date) -> ReferralFilter:
    which = asked["which"]
    ours = which == "kami"
    return ReferralFilter(
        state="" if which in ("terlambat", "kami") else which,
        kind=asked["kind"],
        organisation=request.visit.actor.organisation_id if ours else None,
        waiting=ours,
        overdue_on=today if which == "terlambat" else None,
    )


def _kinds() -> list[tuple[str, str]]:
    return [("", _("Semua")), *((code, support_name(code)) for code in referral_kinds())]


def _named(ids: Iterable[UUID]) -> dict[UUID, str]:
    wanted = set(ids)
    return {one.id: one.name for one in parties.organisations(wanted)} if wanted else {}


def _crumbs() -> tuple[Link, ...]:
    return (Link(_("Rujukan"), reverse("referrals")),)
