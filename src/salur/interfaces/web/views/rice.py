"""Rice on its way: the chain of a month, the documents of a region, and the stock."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution import queries as distribution
from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.presenters.rice import documents_page, rice_page, wide_page
from salur.interfaces.web.presenters.rice_stock import moves_page, stock_page
from salur.interfaces.web.visit import Visited
from salur.kernel.program import Program
from salur.kernel.region_code import Level, RegionCode
from salur.places import queries as places
from salur.reconciliation import queries as reconciliation

_MONTHS_BACK = 11  # how far back rice at a delivery point is looked for


def show(request: Visited) -> HttpResponse:
    """Show the chain of an area's month, and how far the rice of each region is."""
    area = area_of(request)
    deep = area.level >= Level.KABKOTA
    level = Level.DESA if deep else Level(area.level + 1)
    sums = reconciliation.sums_by_region(
        Program.RASTRA, area.period.number, area.path, max(level, area.level)
    )
    if deep:
        chain = distribution.rice_chain(area.path, area.period)
        codes = {move.code for move in chain.moves} | {one.code for one in sums}
        names = places.names(codes - area.names.keys(), area.period.last_day)
        page = rice_page(area, chain, sums, names, request.visit)
    else:
        page = wide_page(area, sums, request.visit)
    shell = frame(
        request, title=page.head.title, area=area, crumbs=place_crumbs(area, "rice"),
        chooser="rice",
    )  # fmt: skip
    return render(request, "web/pages/rice.html", {"page": page, "shell": shell})


def documents(request: Visited) -> HttpResponse:
    """Show every document about the rice of a desa or kecamatan in a month."""
    area = area_of(request)
    if area.level < Level.KECAMATAN:
        raise Http404
    kab = RegionCode(places.digits_of(area.path)).at(Level.KABKOTA).path
    chain = distribution.rice_chain(kab, area.period)
    points = {one.id: one.name for one in distribution.delivery_points(area.path)}
    page = documents_page(area, chain, points, request.visit)
    crumbs = (Link(_("Beras"), area.url("rice", places.digits_of(area.path)[:4])),)
    shell = frame(request, title=page.head.title, area=area, crumbs=crumbs)
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def stock(request: Visited) -> HttpResponse:
    """Show what lies in the warehouses and at the delivery points of an area."""
    area = area_of(request)
    page = stock_page(
        area,
        distribution.stocks(area.path),
        distribution.delivery_points(area.path),
        distribution.rice_chain(area.path, area.period.shift(-_MONTHS_BACK), area.period),
        distribution.unknown_warehouses(area.path),
        request.visit,
    )
    crumbs = (Link(_("Beras"), area.url("rice")),)
    shell = frame(request, title=page.head.title, area=area, crumbs=crumbs, chooser="rice-stock")
    return render(request, "web/pages/rice_stock.html", {"page": page, "shell": shell})


def warehouse(request: Visited, warehouse_id: UUID) -> HttpResponse:
    """Show how a warehouse came to what lies there."""
    found = next((s for s in distribution.stocks("id") if s.warehouse.id == warehouse_id), None)
    if found is None:
        raise Http404
    page = moves_page(found)
    crumbs = (Link(_("Stok beras"), reverse("rice-stock")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})
