"""What is watched after a change to the card: an area, and one desa with its silent cards."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from salur.distribution import queries as distribution
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.cards import ThingPage
from salur.interfaces.web.presenters.watch import (
    Answers,
    desa_list_page,
    desa_page,
    regions_page,
)
from salur.interfaces.web.visit import Visited
from salur.kernel.region_code import Level
from salur.places import queries as places
from salur.reconciliation import queries as reconciliation
from salur.registry import queries as registry
from salur.transition import queries
from salur.transition.domain.watch import Level as Loud

_DIGITS = {Level.NATION: 2, Level.PROVINCE: 4}


def index(request: Visited) -> HttpResponse:
    """Show the desa of an area in their first months on the card, or the regions that have any."""
    area = area_of(request)
    page = _desa(request, area) if area.level >= Level.KABKOTA else _regions(area)
    crumbs = place_crumbs(area, "watch")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="watch")
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def _regions(area: Area) -> ThingPage:
    found = queries.watched_regions(area.path, area.period.number, _DIGITS[Level(area.level)])
    names = places.names({one.code for one in found}, area.period.last_day)
    return regions_page(area, found, names)


def _desa(request: Visited, area: Area) -> ThingPage:
    key = keys.unpacked(request.GET.get("after", ""), int, str)
    after = None if key is None else (_level(key[0]), key[1])
    found = queries.watched_desa(area.path, area.period.number, after=after, limit=queries.PAGE + 1)
    shown = found[: queries.PAGE]
    more = keys.packed(*shown[-1].after_key) if len(found) > queries.PAGE else ""
    codes = {code for one in shown for code in (one.code, one.code[:6])}
    names = places.names(codes, area.period.last_day)
    return desa_list_page(area, shown, names, first=after is None, next_after=more)


def desa(request: Visited) -> HttpResponse:
    """Show one desa in its first months on the card."""
    area = area_of(request)
    if area.level < Level.DESA:
        raise Http404
    key = keys.unpacked(request.GET.get("after", ""), str, int)
    months = queries.months_of_desa(area.path)
    until = [one.period for one in months if one.period <= area.period.number]
    here = next((one for one in months if one.period == area.period.number), None)
    silent = (
        reconciliation.silent_page(
            places.digits_of(area.path),
            until,
            after=("", 0) if key is None else (key[0], key[1]),
            limit=queries.PAGE + 1,
        )
        if here is not None
        else ()
    )
    shown = silent[: queries.PAGE]
    ids = {one.id_kpm for one in shown if one.id_kpm}
    families = registry.families_named(ids) if request.visit.may("family.read") else {}
    compared = here.compared if here is not None else ()
    page = desa_page(
        area,
        Answers(
            months=months,
            names=places.names(
                {code for one in compared for code in (one, one[:4])}, timezone.localdate()
            ),
            silent=shown,
            families=families,
            cards=registry.standings(identity for identity, _ in families.values()),
            checks=distribution.newest_checks(ids, area.period.number),
            first=key is None,
            next_after=keys.packed(*shown[-1].after_key) if len(silent) > queries.PAGE else "",
        ),
    )
    crumbs = place_crumbs(area, "watch")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="watch-desa")
    return render(request, "web/pages/watch.html", {"page": page, "shell": shell})


def _level(number: int) -> int:
    if not -1 <= number <= max(Loud):
        raise Http404
    return number
