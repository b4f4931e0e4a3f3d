"""Places that families leave behind: where they stand empty, who follows, giving one up."""

import re
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.graduation.actions.closing_slots import close_slots, reopen_slots
from salur.graduation.actions.offering import fill_slots, plan_slots
from salur.graduation.queries import slots as queries
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.formatting import number
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.presenters.slots import STATES, Found, slots_page
from salur.interfaces.web.presenters.slots_follow import follow_page
from salur.interfaces.web.slot_forms import CloseForm
from salur.interfaces.web.visit import Visited
from salur.kernel.period import Period
from salur.places import queries as places
from salur.programs import queries as programs
from salur.registry import queries as registry

SIZE = 50
_DIGITS = (2, 4, 6, 10, 10)  # of the regions beneath a level


def index(request: Visited) -> HttpResponse:
    """Show the places of an area: how many stand empty, since when, and what they cost."""
    area = area_of(request)
    today = timezone.localdate()
    digits, state = _DIGITS[area.level], request.GET.get("state", "")
    only = keys.row_number(request.GET.get("nomor", ""))
    lines = queries.slots_page(
        area.path, states=STATES.get(state), only=only, after=_after(request), limit=SIZE + 1
    )
    shown = lines[:SIZE]
    changes = {one for line in shown for one in (line.change, line.offer, line.filled_by) if one}
    found = Found(
        counts=queries.slot_counts(area.path, digits),
        empty=queries.empty_months(area.path, digits, Period(today.year, today.month)),
        parameters=programs.all_parameters(),
        lines=shown,
        changes={one.id: one for one in registry.changes_of(changes)},
        names=places.names({line.code for line in shown}, today),
        next_after="{}.{}".format(*shown[-1].after_key) if len(lines) > SIZE else "",
        state=state if state in STATES else "",
        today=today,
    )
    form = CloseForm(initial={"key": keys.new_key()}) if request.visit.may("slot.close") else None
    page = slots_page(area, found, request.visit, form)
    shell = frame(
        request, title=page.head.title, area=area, crumbs=place_crumbs(area, "slots"),
        chooser="slots",
    )  # fmt: skip
    return render(request, "web/pages/slots.html", {"page": page, "shell": shell})


def follow(request: Visited) -> HttpResponse:
    """Show who follows into the free places of a kab/kota; propose them once it is confirmed."""
    code = request.GET.get("region", "")
    if not re.fullmatch(r"[0-9]{4}", code):
        return redirect("slots")
    if request.method == "POST":
        did = fill_slots(
            code=code, by=request.visit.actor, at=timezone.now(),
            key=request.POST.get("key", "")[:40], seen=request.POST.get("seen", "")[:40],
        )  # fmt: skip
        said = _("%(count)s keluarga diusulkan; tulis berita acara musyawarah desanya.")
        messages.success(request, said % {"count": number(did.offered)})
        return redirect(f"{reverse('changes')}?state=usulan")
    plan = plan_slots(code=code, by=request.visit.actor, at=timezone.now())
    shown = [one.family for one in plan.offers] + [one.family for one in plan.passed[:SIZE]]
    desa = {family.kode_wilayah for family in shown}
    names = places.names({code, *desa}, timezone.localdate())
    page = follow_page(code, plan, names, most=SIZE)
    crumbs = (Link(_("Tempat yang kosong"), f"{reverse('slots')}?region={code}"),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/slots_follow.html", {"page": page, "shell": shell})


def close(request: Visited) -> HttpResponse:
    """Give the chosen places up."""
    count = close_slots(
        slot_ids=_chosen(request), reason=request.POST.get("reason", ""),
        number=request.POST.get("number", ""), by=request.visit.actor, at=timezone.now(),
        key=request.POST.get("key", "")[:40],
    )  # fmt: skip
    messages.success(request, _("%(count)s tempat ditutup.") % {"count": number(count)})
    return redirect(_back(request))


def reopen(request: Visited) -> HttpResponse:
    """Let the chosen places be free again."""
    count = reopen_slots(
        slot_ids=_chosen(request), by=request.visit.actor, at=timezone.now(),
        key=request.POST.get("key", "")[:40],
    )  # fmt: skip
    messages.success(request, _("%(count)s tempat dibuka kembali.") % {"count": number(count)})
    return redirect(_back(request))


def _chosen(request: HttpRequest) -> list[UUID]:
    found = (keys.identity(text) for text in request.POST.getlist("slot"))
    return [one for one in found if one is not None]


def _back(request: Visited) -> str:
    area: Area = area_of(request)
    return area.url("slots")


def _after(request: HttpRequest) -> tuple[int, int]:
    month, _dot, rest = request.GET.get("after", "").partition(".")
    return keys.row_number(month) or 0, keys.row_number(rest) or 0
