"""Turns what may be seen of families that left into pictures and tables."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from salur.graduation.domain.outcomes import (
    KIND,
    NO_SUPPORT,
    SEVERAL,
    SUPPORT,
    Cells,
    Shown,
    Standing,
    added,
    first_in,
    seen,
    standing_in,
)
from salur.graduation.queries.outcomes import SeenRegion, SeenTable
from salur.interfaces.web.area import Area
from salur.interfaces.web.charts.parts import Part
from salur.interfaces.web.components import Cell, Column, Heading, Link, Notice, Row, Stat, Table
from salur.interfaces.web.formatting import number, percent
from salur.interfaces.web.pages.outcomes import OutcomesOfYear, OutcomesPage
from salur.interfaces.web.sheets import Sheet


@dataclass(frozen=True)
class Outcomes:
    """What an area's page is made of: its own rows, those beneath it, and the words for both."""

    own: Sequence[SeenRegion]
    below: Sequence[SeenTable]
    support_name: Callable[[str], str]
    smallest: int


def outcomes_page(
    area: Area, found: Outcomes, names: Mapping[str, str], file_url: str
) -> OutcomesPage:
    """Give the page of one area."""
    years = sorted(
        {*(one.year for one in found.own), *(one.year for one in found.below)}, reverse=True
    )
    head = Heading(
        _("Setelah keluar: %(area)s") % {"area": area.name},
        _(
            "Berapa keluarga keluar, ditindaklanjuti, berdiri sendiri setelah dua belas bulan,"
            " dan kembali."
        ),
        secondary=(Link(_("Unduh XLSX"), file_url),) if years else (),
    )
    rule = _(
        "Angka satu sampai %(most)s keluarga dapat menunjuk satu keluarga. Karena itu baris daerah"
        " yang memuatnya digabung dengan tetangganya menjadi “daerah lain”, dan angka dihitung"
        " sekali sehari."
    ) % {"most": number(found.smallest - 1)}
    return OutcomesPage(
        head,
        None if years else _nothing(area),
        tuple(_of_year(area, year, found, names) for year in years),
        rule,
    )


def standing_name(standing: Standing) -> str:
    """Name how a family that left stands."""
    return {
        Standing.NOT_SEEN: _("belum ditengok"),
        Standing.SEEN: _("sudah ditengok, belum dua belas bulan"),
        Standing.STANDING: _("berdiri sendiri"),
        Standing.RETURNED: _("kembali ke daftar tunggu"),
    }[standing]


def _nothing(area: Area) -> Notice:
    if area.code:
        return Notice(
            "empty",
            _("Belum ada angka yang dapat ditampilkan di daerah ini."),
            _(
                "Yang keluar di sini masih terlalu sedikit, atau dihitung bersama tetangganya;"
                " lihat tingkat di atasnya."
            ),
        )  # fmt: skip
    return Notice(
        "empty",
        _("Belum cukup keluarga yang keluar untuk ditampilkan."),
        _("Begitu cukup banyak keluarga keluar dan ditindaklanjuti, hasilnya berdiri di sini."),
    )


def _of_year(area: Area, year: int, found: Outcomes, names: Mapping[str, str]) -> OutcomesOfYear:
    tables = {one.what: one for one in found.below if one.year == year}
    own = {one.what: one.row.cells for one in found.own if one.year == year}
    by_kind = own.get(KIND) or added(row.cells for row in tables[KIND].rows)
    by_support = own.get(SUPPORT)
    if by_support is None and SUPPORT in tables:
        by_support = added(row.cells for row in tables[SUPPORT].rows)
    return OutcomesOfYear(
        year=str(year),
        identifier=f"tahun-{year}",
        title=_("Keluar pada tahun %(year)s") % {"year": year},
        stats=_stats(by_kind),
        parts=tuple(
            Part(
                standing_name(one),
                standing_in(by_kind, one),
                needs_someone=one is Standing.NOT_SEEN,
            )
            for one in Standing
        ),
        regions=_regions(area, tables[KIND].rows, names) if KIND in tables else None,
        supports=_supports(by_support, found.support_name) if by_support else None,
    )


def _stats(cells: Cells) -> tuple[Stat, ...]:
    left, again = sum(cells.values()), seen(cells)
    stands = standing_in(cells, Standing.STANDING)
    back = standing_in(cells, Standing.RETURNED)
    return (
        Stat(_("Keluar"), number(left), _kinds(cells)),
        Stat(_("Ditindaklanjuti"), number(again), percent(again, left)),
        Stat(_("Berdiri sendiri setelah 12 bulan"), number(stands), percent(stands, left)),
        Stat(_("Kembali"), number(back), percent(back, left)),
    )


def _kinds(cells: Cells) -> str:
    return _("%(natural)s alamiah, %(independent)s mandiri") % {
        "natural": number(first_in(cells, "ALAMIAH")),
        "independent": number(first_in(cells, "MANDIRI")),
    }


def _regions(area: Area, rows: Iterable[Shown], names: Mapping[str, str]) -> Table:
    return Table(
        caption=_("Menurut daerah"),
        columns=(
            Column(_("Daerah")),
            Column(_("Keluar"), number=True),
            Column(_("Alamiah"), number=True),
            Column(_("Mandiri"), number=True),
            *_standing_columns(),
        ),
        rows=tuple(_region(area, row, names) for row in rows),
    )


def _standing_columns() -> tuple[Column, ...]:
    return (
        Column(_("Ditindaklanjuti"), number=True),
        Column(_("Berdiri sendiri"), number=True),
        Column(_("Kembali"), number=True),
    )


def _region(area: Area, row: Shown, names: Mapping[str, str]) -> Row:
    first = Cell(_place(row, names), area.url("outcomes", row.code) if row.code else "")
    return Row(
        (
            first,
            Cell(number(row.families)),
            Cell(number(first_in(row.cells, "ALAMIAH"))),
            Cell(number(first_in(row.cells, "MANDIRI"))),
            *_standings(row.cells),
        )
    )


def _standings(cells: Cells, first: str = "") -> tuple[Cell, ...]:
    return (
        Cell(number(seen(cells, first))),
        Cell(number(standing_in(cells, Standing.STANDING, first))),
        Cell(number(standing_in(cells, Standing.RETURNED, first))),
    )


def _supports(cells: Cells, name: Callable[[str], str]) -> Table:
    named = _named()
    kinds = sorted({cell.split()[0] for cell in cells}, key=lambda one: (one in named, one))
    return Table(
        caption=_("Menurut dukungan yang sudah sampai"),
        columns=(Column(_("Dukungan")), Column(_("Keluar"), number=True), *_standing_columns()),
        rows=tuple(
            Row((
                Cell(named.get(one) or name(one)),
                Cell(number(first_in(cells, one))),
                *_standings(cells, one),
            ))
            for one in kinds
        ),
    )  # fmt: skip


def outcomes_sheet(
    tables: Iterable[SeenTable], names: Mapping[str, str], support_name: Callable[[str], str]
) -> Sheet:
    """Give every cell that may be seen as a row: year, region, kind or support, how they stand."""
    heads = (
        *(_("Tahun keluar"), _("Kode wilayah"), _("Daerah"), _("Menurut"), _("Golongan")),
        *(_("Keadaan"), _("Keluarga"), _("Dihitung tanggal")),
    )
    return Sheet(
        _("Hasil graduasi"),
        heads,
        (
            (
                *(table.year, row.code, _place(row, names)),
                *_group(table.what, cell.split()[0], support_name),
                *(standing_name(Standing(cell.split()[1])), families),
                table.counted_on.isoformat(),
            )
            for table in tables
            for row in table.rows
            for cell, families in sorted(row.cells.items())
            if families
        ),
    )


def _place(row: Shown, names: Mapping[str, str]) -> str:
    others = _("Daerah lain (%(count)s)") % {"count": number(row.regions)}
    return names.get(row.code, row.code) if row.code else others


def _group(what: str, first: str, support_name: Callable[[str], str]) -> tuple[str, str]:
    if what == KIND:
        return _("jenis"), {"ALAMIAH": _("alamiah"), "MANDIRI": _("mandiri")}[first]
    return _("dukungan"), _named().get(first) or support_name(first)


def _named() -> dict[str, str]:
    return {NO_SUPPORT: _("Tanpa dukungan"), SEVERAL: _("Beberapa dukungan")}
