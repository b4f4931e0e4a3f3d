"""E-Warong: an area's shops, one shop, the desa without one, and what purchases show."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.presenters import signals as words
from salur.interfaces.web.presenters.shops import (
    SIZE,
    Answers,
    shop_page,
    shops_page,
    unreached_page,
)
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import said
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused
from salur.kernel.region_code import NATION
from salur.parties import queries as parties
from salur.parties.queries import ShopFilter
from salur.places import queries as places
from salur.programs import queries as programs
from salur.reconciliation import actions
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.actions import SignalRefused

_NOTES = 20
_STATUSES = ("AKTIF", "CALON", "NONAKTIF")


def index(request: Visited) -> HttpResponse:
    """Show the shops of an area."""
    area, asked = area_of(request), request.GET
    status = asked.get("status", "")
    only = ShopFilter(
        status if status in _STATUSES else None, True if asked.get("warned") == "1" else None
    )
    after = keys.unpacked(asked.get("after", ""), str, str)
    key = None if after is None else (after[0], after[1])
    found = parties.shops_page(area.path, only=only, after=key, limit=SIZE + 1)
    shown, period = found[:SIZE], area.period
    ids = [one.id_ewarong for one in shown]
    codes = {one.code[:digits] for one in shown for digits in (4, 6, 10)}
    page = shops_page(
        area,
        only,
        Answers(
            shops=shown,
            sold={
                one.id_ewarong: one for one in reconciliation.shop_months(ids, period=period.number)
            },
            counts=parties.shop_counts(area.path),
            signals=reconciliation.signal_counts(area.path, period.number),
            notes=parties.shop_notes(area.path, limit=_NOTES) if key is None else (),
            names=places.names(codes, period.last_day),
            capacity=_capacity(period),
            more=len(found) > SIZE,
            first=key is None,
        ),
        may_count=request.visit.may("reconciliation.run"),
    )
    crumbs = place_crumbs(area, "shops")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="shops")
    return render(request, "web/pages/shops.html", {"page": page, "shell": shell})


def show(request: Visited, shop_id: UUID) -> HttpResponse:
    """Show one shop as its bank registered it, with its months."""
    known = parties.shop(shop_id)
    if known is None:
        raise Http404
    versions = parties.shop_versions(known.id_ewarong)
    sold = reconciliation.shop_months([known.id_ewarong])
    period = Period.from_number(sold[0].period) if sold else _this_month()
    signals = reconciliation.signals_page(NATION, period.number, shop=known.id_ewarong, size=SIZE)
    codes = {known.code[:digits] for digits in (4, 6, 10)}
    page = shop_page(
        versions or (known,),
        parties.terminals_of([known.id_ewarong]),
        sold,
        signals,
        places.names(codes, period.last_day),
        capacity=_capacity(period),
        may_open=request.visit.may("evidence.read"),
    )
    crumbs = (Link(_("e-Warong"), reverse("shops")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/shop.html", {"page": page, "shell": shell})


def signals(request: Visited) -> HttpResponse:
    """Show what purchases of an area and month leave to explain."""
    area, asked = area_of(request), request.GET
    kind, is_open = asked.get("kind", ""), asked.get("open") == "1"
    after = keys.unpacked(asked.get("after", ""), str, str)
    key = None
    if after is not None:
        identity = keys.identity(after[1])
        key = None if identity is None else (str(after[0]), identity)
    found = reconciliation.signals_page(
        area.path, area.period.number, kind=kind or None, is_open=is_open or None,
        after=key, size=words.SIZE + 1,
    )  # fmt: skip
    shops = parties.shops_named({one.id_ewarong for one in found})
    page = words.signals_page(
        area, found, reconciliation.signal_counts(area.path, area.period.number),
        {number: one.name for number, one in shops.items()},
        kind=kind, is_open=is_open, first=key is None,
    )  # fmt: skip
    crumbs = place_crumbs(area, "shops-signals")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="shops-signals")
    return render(request, "web/pages/shops_signals.html", {"page": page, "shell": shell})


def signal(request: Visited, signal_id: UUID) -> HttpResponse:
    """Show one signal, or take an answer to it."""
    fault = ""
    if request.method == "POST":
        try:
            actions.answer_signal(
                signal_id=signal_id,
                answer=request.POST.get("answer", ""),
                note=request.POST.get("note", ""),
                by=request.visit.actor,
                at=timezone.now(),
                key=request.POST.get("key", ""),
            )
        except SignalRefused as refusal:
            fault = said(refusal.message)
        else:
            messages.success(request, _("Jawaban tersimpan."))
            return redirect("shops-signal", signal_id=signal_id)
    one = reconciliation.signal(signal_id)
    if one is None:
        raise Http404
    known = parties.shops_named([one.id_ewarong]).get(one.id_ewarong)
    page = words.signal_page(
        one,
        reconciliation.answers_of(signal_id),
        shop=(known.name, known.id) if known else None,
        may_open=request.visit.may("evidence.read"),
        may_answer=request.visit.may("signal.answer"),
        fault=fault,
    )
    crumbs = (Link(_("Sinyal belanja"), reverse("shops-signals")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK
    context = {"page": page, "shell": shell}
    return render(request, "web/pages/shops_signal.html", context, status=status)


def unreached(request: Visited) -> HttpResponse:
    """Show the desa with families on the list and no active shop."""
    area = area_of(request)
    listed = programs.list_counts(Program.BPNT, area.period, area.path)
    shops = parties.shops_of_desa(area.path)
    codes = {one.kode_wilayah[:digits] for one in listed for digits in (6, 10)}
    page = unreached_page(area, listed, shops, places.names(codes, area.period.last_day))
    crumbs = place_crumbs(area, "shops-unreached")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="shops-unreached")
    return render(request, "web/pages/shops_unreached.html", {"page": page, "shell": shell})


def count(request: Visited) -> HttpResponse:
    """Join a month's purchases to its shops anew, as a job."""
    try:
        period = Period.parse(request.POST.get("period", ""))
    except ValueError as fault:
        raise Http404 from fault
    try:
        actions.ask_for_purchases(
            period=period, by=request.visit.actor, at=timezone.now(),
            key=request.POST.get("key", ""),
        )  # fmt: skip
    except Refused as refusal:
        messages.error(request, said(refusal.message))
    else:
        messages.success(request, _("Belanja bulan ini sedang dihitung ulang."))
    return redirect(f"{reverse('shops')}?period={period}")


def _capacity(period: Period) -> int:
    return programs.parameter(Program.BPNT, "shop_capacity", period.first_day).value


def _this_month() -> Period:
    today = timezone.localdate()
    return Period(today.year, today.month)
