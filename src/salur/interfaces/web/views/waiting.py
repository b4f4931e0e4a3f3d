"""The waiting list of an area."""

import base64
import datetime as dt
import json

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.presenters.waiting import waiting_page
from salur.interfaces.web.visit import Visited
from salur.kernel.program import Program
from salur.places import queries as places
from salur.programs import queries as programs
from salur.registry import queries as registry
from salur.registry.queries.waiting import Place

SIZE = 50


def show(request: Visited) -> HttpResponse:
    """Show one page of the waiting list."""
    area = area_of(request)
    after = _after(request.GET.get("after", ""))
    found = registry.waiting_list(area.path, after=after, limit=SIZE + 1)
    more = _written(found[SIZE - 1].after_key) if len(found) > SIZE else ""
    found = found[:SIZE]
    today = timezone.localdate()
    codes = {one.kode_wilayah for one in found}
    names = places.names(codes | {code[:6] for code in codes}, today)
    named = programs.parameters_named("verification_years", today)
    years = min(named.at(program, area.path) for program in Program)
    page = waiting_page(
        area, found, names, today=today, years=years, first=after is None, next_after=more
    )
    crumbs = (Link(_("Perubahan data"), reverse("changes")), *place_crumbs(area, "waiting"))
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/people.html", {"page": page, "shell": shell})


def _written(key: Place) -> str:
    packed = json.dumps([key[0], key[1].isoformat(), key[2]]).encode()
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def _after(text: str) -> Place | None:
    if not text:
        return None
    try:
        first, day, id_kpm = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        return bool(first), dt.date.fromisoformat(day), str(id_kpm)
    except (ValueError, TypeError) as fault:
        raise Http404 from fault
