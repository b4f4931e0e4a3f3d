"""Turns a month of many kab/kota into a map of one measure, and the table that says the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area
from salur.interfaces.web.charts import Measure, Outline, Tile
from salur.interfaces.web.components import Cell, Choice, Column, Heading, Link, Row, Table
from salur.interfaces.web.formatting import month, number, percent
from salur.interfaces.web.pages.oversight import MapPage
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import PROGRAMS, region_name
from salur.kernel.program import Program
from salur.places.queries import Region
from salur.reporting.domain.states import KEPT
from salur.reporting.queries import MonthOfKabkota

MEASURES = ("reached", "reported", "open", "unspent")
_STANDINGS = {"late": 0, "due": 1, "under_way": 2, "reported": 3}
_ACCEPTED = 4


@dataclass(frozen=True)
class Answers:
    """What the queries said; `opened` by path, `outlines` only where boundaries were imported.

    `regions` are all kab/kota of the area, also those that owe nothing this month.
    """

    regions: Sequence[Region]
    rows: Sequence[MonthOfKabkota]
    opened: Mapping[str, int]
    outlines: tuple[Outline, ...]


def map_page(area: Area, program: Program, chosen: str, found: Answers, visit: Visit) -> MapPage:
    """Turn the answers into the page."""
    measure = _measure(program, chosen)
    known = {row.code: _tile(area, program, chosen, row, found.opened) for row in found.rows}
    tiles = tuple(known.get(one.code) or _blank(area, one) for one in found.regions)
    words = {"program": PROGRAMS[program], "area": area.name, "month": month(area.period)}
    return MapPage(
        head=Heading(
            _("Peta %(program)s %(area)s, %(month)s") % words,
            _("Satu ukuran setiap kali; setiap petak membuka kabupaten/kotanya."),
            secondary=(Link(_("Pelaporan"), area.url("reports-above", program=program)),),
        ),
        programs=tuple(
            Choice(area.url("reports-map", program=one, measure=chosen), PROGRAMS[one],
                   one == program)
            for one in visit.programs
        ) if len(visit.programs) > 1 else (),
        measures=tuple(
            Choice(area.url("reports-map", program=program, measure=one),
                   _measure(program, one).title, one == chosen)
            for one in MEASURES
        ),
        measure=measure,
        tiles=tiles,
        outlines=found.outlines,
        table=Table(
            caption=_("%(measure)s per kabupaten/kota") % {"measure": measure.title},
            columns=(Column(_("Kabupaten/kota")), Column(measure.title, number=True)),
            rows=tuple(
                Row((Cell(one.name, one.url), Cell(one.text, needs_someone=one.needs_someone)))
                for one in tiles
            ),
            empty=_("Belum ada yang harus dilaporkan untuk bulan ini."),
        ),
    )  # fmt: skip


def _measure(program: Program, chosen: str) -> Measure:
    shares = (_("di bawah 60 %"), "60 – 79,9 %", "80 – 89,9 %", "90 – 97,9 %", _("98 % ke atas"))
    if chosen == "reported":
        labels = (_("terlambat"), _("belum disiapkan"), _("sedang disiapkan"),
                  _("sudah dikirim"), _("sudah diterima"))  # fmt: skip
        return Measure(_("Laporan"), (1, 2, 3, 4), labels)
    if chosen == "open":
        labels = (_("tidak ada"), "1 – 49", "50 – 249", "250 – 999", _("1.000 ke atas"))
        return Measure(_("Yang perlu ditangani"), (1, 50, 250, 1_000), labels)
    if chosen == "unspent":
        labels = (_("di bawah 2 %"), "2 – 9,9 %", "10 – 19,9 %", "20 – 39,9 %",
                  _("40 % ke atas"))  # fmt: skip
        title = _("Belum dibelanjakan") if program is Program.BPNT else _("Belum diserahkan")
        return Measure(title, (20, 100, 200, 400), labels)
    title = _("Realisasi belanja") if program is Program.BPNT else _("Realisasi penyerahan")
    return Measure(title, (600, 800, 900, 980), shares)


def _blank(area: Area, region: Region) -> Tile:
    return Tile(region.code, region_name(region.name), None, "–", area.url("region", region.code))


def _tile(
    area: Area, program: Program, chosen: str, row: MonthOfKabkota, opened: Mapping[str, int]
) -> Tile:
    url = area.url("region", row.code)
    if chosen == "reported":
        words = {"late": _("telat"), "due": _("belum"), "under_way": _("disusun"),
                 "reported": _("dikirim")}  # fmt: skip
        if row.state in KEPT:
            return Tile(row.code, row.name, _ACCEPTED, _("diterima"), url)
        is_late = row.standing == "late"
        return Tile(row.code, row.name, _STANDINGS[row.standing], words[row.standing], url, is_late)
    if chosen == "open":
        count = opened.get(row.path, 0)
        return Tile(row.code, row.name, count, number(count), url)
    part, whole = _share(program, chosen, row.terms)
    if not whole:
        return Tile(row.code, row.name, None, "–", url)
    return Tile(row.code, row.name, part * 1000 // whole, percent(part, whole), url)


def _share(program: Program, chosen: str, terms: Mapping[str, int]) -> tuple[int, int]:
    if not terms:
        return 0, 0
    if program is Program.BPNT:
        funds = terms["credited"] + terms["opening"]
        reached, left = (terms["spent"], terms["ordered"]), (max(0, terms["balance"]), funds)
    else:
        reached = (terms["handed"], terms["quota"])
        left = (max(0, terms["arrived"] - terms["handed"]), terms["arrived"])
    return left if chosen == "unspent" else reached
