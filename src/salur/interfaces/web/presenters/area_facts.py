"""Turns what was recorded of areas, and who stands outside their area's list, into pages."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area
from salur.interfaces.web.components import Action, Cell, Column, Heading, Link, Pager, Row, Table
from salur.interfaces.web.formatting import date, date_and_time
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.transition_words import access_name, fact_name
from salur.interfaces.web.words import region_name
from salur.programs.queries.areas import OutOfArea
from salur.transition.domain.readiness import FactKind
from salur.transition.queries.readiness import Fact

Names = Mapping[str, str]


def facts_page(
    area: Area, found: Sequence[Fact], names: Names, *, pager: Pager, may_record: bool
) -> ThingPage:
    """Turn what was recorded of an area into the page."""
    heads = (_("Wilayah"), _("Keterangan"), _("Isi"), _("Tanggal"), _("Dicatat"))
    table = Table(
        caption=_("Keterangan wilayah"),
        hide_caption=True,
        columns=tuple(map(Column, heads)),
        rows=tuple(_fact(one, names) for one in found),
        empty=_("Belum ada yang mencatat keterangan wilayah ini."),
        pager=pager,
    )
    record = Action(_("Catat keterangan"), area.url("transition-record"))
    sheet = Link(_("Kirim lembar CSV"), area.url("transition-sheet"))
    return ThingPage(
        Heading(
            _("Keterangan wilayah: %(area)s") % {"area": area.name},
            _("Yang tidak diceritakan berkas: jaringan, akses, SK Tikor, sosialisasi."),
            action=record if may_record else None,
            secondary=(
                *((sheet,) if may_record else ()),
                Link(_("Kesiapan"), area.url("transition")),
            ),
        ),
        parts=(Part(_("Yang berlaku"), table, "keterangan"),),
    )


def _fact(one: Fact, names: Names) -> Row:
    said = access_name(one.value) if one.kind is FactKind.ACCESS else one.value
    holds = _("ada") if one.holds else _("tidak ada")
    words = [holds if one.kind is not FactKind.ACCESS else "", said, one.number, one.note]
    return Row(
        (
            Cell(region_name(names.get(one.code, one.code))),
            Cell(fact_name(one.kind)),
            Cell(", ".join(filter(None, words)), needs_someone=not one.holds),
            Cell(date(one.on_day)),
            Cell(one.recorded_by_name, note=date_and_time(one.recorded_at)),
        )
    )


def outside_page(
    area: Area, found: Sequence[OutOfArea], ids: Mapping[str, tuple[object, str]], names: Names,
    *, pager: Pager,
) -> ThingPage:  # fmt: skip
    """Name who is on another list than their area's in a month, or on none, with the reason."""
    why = {
        "kept_its_program": _("pindah setelah daftar dibekukan; tetap menerima yang semula"),
        "came_after_freeze": _("datang setelah daftar dibekukan; masuk daftar bulan berikutnya"),
    }
    names_of = {"RASTRA": _("beras"), "BPNT": _("kartu")}
    rows = []
    for one in found:
        known = ids.get(one.id_kpm)
        url = reverse("family", args=[known[0]]) if known else ""
        got = names_of[one.program] if one.program else _("tidak ada")
        rows.append(
            Row(
                (
                    Cell(one.id_kpm, url),
                    Cell(region_name(names.get(one.kode_wilayah, one.kode_wilayah))),
                    Cell(names_of[one.area_program]),
                    Cell(got, needs_someone=one.program is None),
                    Cell(why.get(one.reason, one.reason)),
                )
            )
        )
    heads = (_("Keluarga"), _("Desa"), _("Program wilayah"), _("Yang diterima"), _("Sebab"))
    table = Table(
        caption=_("Keluarga di luar daftar wilayahnya"),
        hide_caption=True,
        columns=tuple(map(Column, heads)),
        rows=tuple(rows),
        empty=_("Setiap keluarga ada pada daftar program wilayahnya."),
        pager=pager,
    )
    return ThingPage(
        Heading(
            _("Di luar daftar wilayahnya: %(area)s") % {"area": area.name},
            _("Tidak seorang pun menerima dua program; yang tidak menerima disebut sebabnya."),
            secondary=(Link(_("Kesiapan"), area.url("transition")),),
        ),
        parts=(Part(_("Keluarga"), table, "keluarga"),),
    )
