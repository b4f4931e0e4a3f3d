"""Cycles: the list, one of them, and each step that people take with it."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from salur.distribution import actions
from salur.distribution import queries as distribution
from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.cycle import Answers, actions_of, cycle_page
from salur.interfaces.web.presenters.cycles import cycles_page
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import region_name
from salur.kernel.program import Program
from salur.places import queries as places
from salur.reconciliation.actions import ask_for_month

_PAGE = 30
_KEY_DIGITS = 8  # more than a month has


def index(request: Visited) -> HttpResponse:
    """Show the cycles of an area."""
    area = area_of(request)
    after = _after(request.GET.get("after", ""))
    found = distribution.cycles_page(area.path, after=after, limit=_PAGE + 1)
    more = distribution.key_of(found[_PAGE - 1]) if len(found) > _PAGE else None
    found = found[:_PAGE]
    codes = {one.code for one in found} - area.names.keys()
    names = dict(area.names)
    if codes:
        named = places.names(codes, area.period.last_day)
        names |= {code: region_name(name) for code, name in named.items()}
    stale = distribution.outdated(found)
    page = cycles_page(area, found, stale, names, first=after is None, next_after=more)
    crumbs = place_crumbs(area, "cycles")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="cycles")
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def show(request: Visited, cycle_id: UUID) -> HttpResponse:
    """Show one cycle."""
    view = distribution.cycle_view(cycle_id)
    if view is None:
        raise Http404
    names = places.names([view.cycle.code], view.cycle.period.last_day)
    found = Answers(
        view=view,
        place=region_name(names.get(view.cycle.code, view.cycle.code)),
        today=timezone.localdate(),
        visit=request.visit,
        can_report=view.cycle.publication is not None and not view.outdated,
    )
    page = cycle_page(found)
    head = replace(page.head, buttons=tuple(actions_of(found)))
    page = replace(page, head=head)
    crumbs = (Link(_("Penyaluran"), reverse("cycles")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/cycle.html", {"page": page, "shell": shell})


def act(request: Visited, cycle_id: UUID, what: str) -> HttpResponse:
    """Take one step with a cycle."""
    step = _STEPS.get(what)
    if step is None:
        raise Http404
    step(request, cycle_id)
    return redirect("cycle", cycle_id=cycle_id)


def _freeze(request: Visited, cycle_id: UUID) -> None:
    actions.freeze_list(cycle_id=cycle_id, **_who(request))


def _close(request: Visited, cycle_id: UUID) -> None:
    actions.close_cycle(cycle_id=cycle_id, **_who(request))


def _roll_over(request: Visited, cycle_id: UUID) -> None:
    one = distribution.cycle(cycle_id)
    if one is None:
        raise Http404
    actions.roll_over(
        program=Program(one.program), period=one.period, codes=[one.code], **_who(request)
    )


def _check_orders(request: Visited, cycle_id: UUID) -> None:
    actions.check_orders(cycle_id=cycle_id, **_who(request))
    messages.success(request, _("Perintah sudah dibandingkan dengan daftar."))


def _declare_zero(request: Visited, cycle_id: UUID) -> None:
    actions.declare_zero_opening(cycle_id=cycle_id, **_who(request))


def _reconcile(request: Visited, cycle_id: UUID) -> None:
    one = distribution.cycle(cycle_id)
    if one is None:
        raise Http404
    ask_for_month(program=Program(one.program), period=one.period, **_who(request))
    messages.success(
        request, _("Rekonsiliasi sedang berjalan; muat ulang halaman ini sebentar lagi.")
    )


_STEPS: dict[str, Callable[[Visited, UUID], None]] = {
    "bekukan": _freeze,
    "tutup": _close,
    "teruskan": _roll_over,
    "periksa-perintah": _check_orders,
    "saldo-nol": _declare_zero,
    "rekonsiliasi": _reconcile,
}


class NewSpa(django_forms.Form):
    """The number and day of a request to Bulog."""

    number = django_forms.CharField(label=gettext_lazy("Nomor SPA"), max_length=60)
    dated = django_forms.DateField(
        label=gettext_lazy("Tanggal"),
        widget=django_forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    key = django_forms.CharField(widget=django_forms.HiddenInput, max_length=40)


def new_spa(request: Visited, cycle_id: UUID) -> HttpResponse:
    """Prepare the request to Bulog from the frozen list."""
    initial = {"key": new_key(), "dated": timezone.localdate()}
    form = NewSpa(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.prepare_spa(
            cycle_id=cycle_id,
            number=form.cleaned_data["number"],
            dated=form.cleaned_data["dated"],
            by=request.visit.actor,
            at=timezone.now(),
            key=form.cleaned_data["key"],
        )
        return redirect("cycle", cycle_id=cycle_id)
    back = reverse("cycle", args=[cycle_id])
    page = FormPage(
        Heading(
            _("Siapkan SPA"),
            _("Jumlahnya diambil dari daftar yang dibekukan; orang lain yang menyetujuinya."),
        ),
        reverse("spa-new", args=[cycle_id]),
        _("Siapkan"),
        back,
    )
    shell = frame(request, title=page.head.title, crumbs=(Link(_("Penyaluran"), back),))
    return render(request, "web/pages/form.html", {"page": page, "shell": shell, "form": form})


def approve_spa(request: Visited, spa_id: UUID) -> HttpResponse:
    """Approve a request that somebody else prepared."""
    approved = actions.approve_spa(spa_id=spa_id, **_who(request))
    return redirect("cycle", cycle_id=approved.cycle_id)


def check_spa(request: Visited, spa_id: UUID) -> HttpResponse:
    """Check a large request between its preparation and its approval."""
    checked = actions.check_spa(spa_id=spa_id, **_who(request))
    return redirect("cycle", cycle_id=checked.cycle_id)


def spa_file(request: Visited, spa_id: UUID) -> HttpResponse:
    """Give a request as the file that Bulog gets; it holds no family."""
    content = distribution.spa_file(spa_id)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="spa-{spa_id.hex[:8]}.csv"'
    return response


def _who(request: Visited) -> dict:  # type: ignore[type-arg]  # by, at and key of any action
    key = request.POST.get("key", "")
    return {"by": request.visit.actor, "at": timezone.now(), "key": key}


def _after(text: str) -> distribution.Key | None:
    if not text:
        return None
    period, code, program = (*text.split("."), "", "")[:3]
    if not (period.isdecimal() and len(period) < _KEY_DIGITS and code.isdecimal() and program):
        raise Http404
    return int(period), code, program
