"""Turns the stock of warehouses and delivery points into its pages."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution.domain import Chain, RiceStep
from salur.distribution.queries import DeliveryPoint, UnknownPlace, WarehouseStock
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import Cell, Column, Heading, Link, Row, Table
from salur.interfaces.web.formatting import MINUS, NOTHING, date, kilograms, number
from salur.interfaces.web.pages.findings import TablePage
from salur.interfaces.web.pages.rice import StockPage
from salur.interfaces.web.rice_words import point_kind_name, transport_name
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import said
from salur.ledger.queries import reason_words


def stock_page(
    area: Area,
    stocks: Sequence[WarehouseStock],
    points: Sequence[DeliveryPoint],
    chain: Chain,
    unknown: Sequence[UnknownPlace],
    visit: Visit,
) -> StockPage:
    """Turn what lies in warehouses and at points into the page of an area."""
    secondary = []
    if visit.may("place.manage"):
        secondary = [
            Link(_("Gudang baru"), area.url("rice-warehouse")),
            Link(_("Titik distribusi baru"), area.url("rice-point")),
        ]
    return StockPage(
        Heading(
            _("Stok beras %(area)s") % {"area": area.name},
            _(
                "Gudang dihitung sejak hitungan pertamanya (berkas stok); sesudah itu DO"
                " menguranginya, dan selisih hitungan tercatat tersendiri."
            ),
            secondary=tuple(secondary),
        ),
        _warehouses(stocks),
        _points(points, chain),
        _unknown(area, unknown, visit) if unknown else None,
    )


def moves_page(found: WarehouseStock) -> TablePage:
    """Turn the movements of one warehouse into its page, the newest first."""
    rows = tuple(
        Row(
            (
                Cell(date(move.day)),
                Cell(said(reason_words(move.reason))),
                Cell(
                    move.number or NOTHING,
                    reverse("evidence-file", args=[move.evidence]) if move.evidence else "",
                ),
                Cell(_signed(move.change) if move.change else kilograms(move.grams),
                     needs_someone=move.reason in ("counted_short", "drawn_beyond_stock")),
                Cell(kilograms(move.after)),
            )
        )
        for move in reversed(found.moves)
    )  # fmt: skip
    return TablePage(
        Heading(
            found.warehouse.name,
            _("Yang ada sekarang: %(grams)s.") % {"grams": _held(found)},
        ),
        Table(
            caption=_("Keluar masuk gudang"),
            hide_caption=True,
            columns=(
                Column(_("Tanggal")),
                Column(_("Sebab")),
                Column(_("Dokumen")),
                Column(_("Berat"), number=True),
                Column(_("Sesudahnya"), number=True),
            ),
            rows=rows,
            empty=_("Gudang ini belum pernah dihitung. Unggah berkas stok."),
        ),
    )


def _held(found: WarehouseStock) -> str:
    return _("belum dihitung") if found.grams is None else kilograms(found.grams)


def _signed(grams: int) -> str:
    return kilograms(grams) if grams < 0 else f"+{kilograms(grams)}"


def _warehouses(stocks: Sequence[WarehouseStock]) -> Table:
    return Table(
        caption=_("Gudang Bulog"),
        hide_caption=True,
        columns=(
            Column(_("Gudang")),
            Column(_("Stok"), number=True),
            Column(_("Selisih timbang"), number=True),
            Column(_("DO melebihi stok"), number=True),
        ),
        rows=tuple(
            Row(
                (
                    Cell(one.warehouse.name, reverse("rice-moves", args=[one.warehouse.id])),
                    Cell(_held(one)),
                    *(
                        Cell(
                            f"{MINUS}{kilograms(grams)}" if grams else NOTHING,
                            needs_someone=bool(grams),
                        )
                        for grams in (_sum(one, "counted_short"), _sum(one, "drawn_beyond_stock"))
                    ),
                )
            )
            for one in stocks
        ),
        empty=_("Belum ada gudang yang tercatat di wilayah ini."),
    )


def _sum(one: WarehouseStock, reason: str) -> int:
    return sum(move.grams for move in one.moves if move.reason == reason)


def _points(points: Sequence[DeliveryPoint], chain: Chain) -> Table:
    numbers: dict[object, set[str]] = {}
    for move in chain.of(RiceStep.ARRIVAL):
        numbers.setdefault(move.place_key, set()).add(move.number)
    return Table(
        caption=_("Titik distribusi"),
        hide_caption=True,
        columns=(
            Column(_("Titik")),
            Column(_("Jenis")),
            Column(_("Lewat")),
            Column(_("Desa"), number=True),
            Column(_("Masih di titik"), number=True),
        ),
        rows=tuple(
            Row(
                (
                    Cell(one.name, note=_ended(one)),
                    Cell(point_kind_name(one.kind)),
                    Cell(transport_name(one.transport)),
                    Cell(number(len(one.desas))),
                    Cell(kilograms(sum(map(chain.at_point, numbers.get(one.key, ()))))),
                )
            )
            for one in points
        ),
        empty=_("Belum ada titik distribusi yang tercatat di wilayah ini."),
    )


def _ended(one: DeliveryPoint) -> str:
    return _("sampai %(day)s") % {"day": date(one.valid_to)} if one.valid_to else ""


def _unknown(area: Area, unknown: Sequence[UnknownPlace], visit: Visit) -> Table:
    may = visit.may("place.manage")
    return Table(
        caption=_("Nama gudang dalam berkas yang belum tercatat"),
        hide_caption=True,
        columns=(Column(_("Nama")), Column(_("Baris"), number=True), Column(_("Sejak"))),
        rows=tuple(
            Row(
                (
                    Cell(one.name, area.url("rice-warehouse", name=one.name) if may else ""),
                    Cell(number(one.lines)),
                    Cell(date(one.first)),
                )
            )
            for one in unknown
        ),
    )
