"""Payments: where those of an area and month stand, and who they are."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from salur.interfaces.web import keys
from salur.interfaces.web.area import area_of
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.keys import NUL
from salur.interfaces.web.presenters.payments import (
    SIZE,
    list_page,
    payments_page,
    places_asked,
)
from salur.interfaces.web.visit import Visited
from salur.kernel.region_code import Level
from salur.places import queries as places
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.domain.payments import Payment
from salur.registry import queries as registry

_LONGEST = 30


def show(request: Visited) -> HttpResponse:
    """Show where the payments of an area and month stand."""
    area = area_of(request)
    period, bank = area.period.number, _bank(request)
    parts: tuple[reconciliation.PaymentSum, ...] = ()
    if area.level < Level.DESA:
        parts = reconciliation.payment_sums_under(period, area.path, area.level + 1)
    page = payments_page(
        area,
        reconciliation.payment_sums(period, area.roots),
        parts,
        bank=bank,
        own_bank=request.visit.bank,
    )
    crumbs = place_crumbs(area, "payments")
    hidden = (("bank", bank),) if bank else ()
    shell = frame(
        request, title=area.name, area=area, crumbs=crumbs, chooser="payments", hidden=hidden
    )
    return render(request, "web/pages/payments.html", {"page": page, "shell": shell})


def listed(request: Visited) -> HttpResponse:
    """Show the payments that stand in one state, a page at a time."""
    area = area_of(request)
    asked = request.GET.get("state", "")
    if asked not in tuple(Payment):
        raise Http404
    state, bank = Payment(asked), _bank(request)
    after = keys.unpacked(request.GET.get("after", ""), str, int)
    rows = reconciliation.payments_page(
        area.path,
        area.period,
        state,
        bank=bank or request.visit.bank,
        after=(after[0], after[1]) if after else None,
        size=SIZE + 1,
    )
    more, found = len(rows) > SIZE, rows[:SIZE]
    page = list_page(
        area,
        state,
        found,
        bank=bank,
        names=places.names(places_asked(found), area.period.last_day),
        families=registry.families_named({one.id_kpm for one in found if one.id_kpm})
        if request.visit.may("family.read")
        else {},
        today=timezone.localdate(),
        first=after is None,
        more=more,
    )
    crumbs = place_crumbs(area, "payments")
    shell = frame(request, title=page.head.title, area=area, crumbs=crumbs)
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def _bank(request: Visited) -> str:
    asked = request.GET.get("bank", "")
    if NUL in asked or len(asked) > _LONGEST:
        raise Http404
    return asked
