"""Turns what is watched after a change to the card into pages: regions, desa, and one desa."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from salur.distribution.queries import Check
from salur.interfaces.web.area import Area
from salur.interfaces.web.charts import MonthPanel, MonthValue
from salur.interfaces.web.components import (
    Cell,
    Column,
    Heading,
    Notice,
    Pager,
    Row,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, month, number, percent
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.pages.watch import WatchPage
from salur.interfaces.web.presenters.watch_tables import (
    level_tag,
    measure_name,
    measures_table,
    nth_name,
    share,
    silent_table,
)
from salur.interfaces.web.words import region_name
from salur.kernel.period import Period
from salur.reconciliation.queries import SilentAccount
from salur.registry.queries import Standing
from salur.transition.domain.watch import COMPARED, Level, Measure
from salur.transition.queries import WatchedDesa, WatchedRegion

Names = Mapping[str, str]
_PERMILLE = 1000


@dataclass(frozen=True)
class Answers:
    """What the queries said of one desa; `families` and `checks` by `id_kpm`, `cards` by family."""

    months: Sequence[WatchedDesa]
    names: Names
    silent: Sequence[SilentAccount]
    families: Mapping[str, tuple[UUID, str]]
    cards: Mapping[UUID, Standing]
    checks: Mapping[str, Check]
    first: bool
    next_after: str


def _head(area: Area) -> Heading:
    said = {"area": area.name, "month": month(area.period)}
    return Heading(
        _("Sesudah beralih ke kartu: %(area)s, %(month)s") % said,
        _(
            "Tiga bulan pertama kartu tiap desa, dibandingkan dengan desa yang sudah terbiasa."
            " Pengaduan warga belum ikut dipantau."
        ),
    )


def regions_page(area: Area, found: Sequence[WatchedRegion], names: Names) -> ThingPage:
    """Turn the regions beneath an area into the page, those that warn most first."""
    heads = (_("Wilayah"), _("Desa baru"), _("Keluarga"), _("Peringatan"), _("Amati"))
    table = Table(
        caption=_("Desa dalam tiga bulan pertama kartu, per wilayah"),
        hide_caption=True,
        columns=tuple(Column(head, number=place > 0) for place, head in enumerate(heads)),
        rows=tuple(
            Row(
                (
                    Cell(region_name(names.get(one.code, one.code)), area.url("watch", one.code)),
                    Cell(number(one.desa)),
                    Cell(number(one.families)),
                    Cell(number(one.warn), needs_someone=one.warn > 0),
                    Cell(number(one.watch)),
                )
            )
            for one in found
        ),
        empty=_empty(),
    )
    return ThingPage(_head(area), parts=(Part(_("Per wilayah"), table, "wilayah"),))


def _empty() -> str:
    return _(
        "Tidak ada desa dalam tiga bulan pertama kartu pada bulan ini. Halaman ini dihitung"
        " sendiri setelah bulan direkonsiliasi."
    )


def desa_list_page(
    area: Area, found: Sequence[WatchedDesa], names: Names, *, first: bool, next_after: str
) -> ThingPage:
    """Turn one page of the desa of an area into the page, those that warn first."""
    shown = tuple(Measure)
    table = Table(
        caption=_("Desa dalam tiga bulan pertama kartu"),
        hide_caption=True,
        columns=(
            Column(_("Desa")),
            Column(_("Keadaan")),
            Column(_("Bulan ke-"), number=True),
            Column(_("Keluarga"), number=True),
            *(Column(measure_name(one), number=True) for one in shown),
        ),
        rows=tuple(_desa(area, one, names, shown) for one in found),
        empty=_empty(),
        pager=Pager(
            _("%(count)s desa di halaman ini") % {"count": number(len(found))},
            "" if first else area.url("watch"),
            area.url("watch", after=next_after) if next_after else "",
        ),
    )
    return ThingPage(_head(area), parts=(Part(_("Desa"), table, "desa"),))


def _desa(area: Area, one: WatchedDesa, names: Names, shown: Sequence[Measure]) -> Row:
    return Row(
        (
            Cell(
                region_name(names.get(one.code, one.code)),
                area.url("watch-desa", one.code),
                note=region_name(names.get(one.code[:6], "")),
            ),
            Cell("", tag=level_tag(one.level)),
            Cell(number(one.nth)),
            Cell(number(one.families)),
            *(_share(one, measure) for measure in shown),
        )
    )


def _share(one: WatchedDesa, measure: Measure) -> Cell:
    found = one.measures.get(measure)
    if found is None:
        return Cell(NOTHING)
    return Cell(share(found), needs_someone=found.level is Level.WARN)


def desa_page(area: Area, found: Answers) -> WatchPage:
    """Turn one desa's month into its page; without anything watched it says so."""
    here = next((one for one in found.months if one.period == area.period.number), None)
    if here is None:
        return _unwatched(area)
    said = {"area": area.name, "nth": nth_name(here.nth), "month": month(area.period)}
    until = [one for one in found.months if one.period <= here.period]
    return WatchPage(
        head=Heading(
            _("%(area)s, %(nth)s di kartu (%(month)s)") % said,
            _("Kartu pertama %(month)s. Setiap angka membuka rekening di bawahnya.")
            % {"month": month(Period.from_number(here.first))},
        ),
        status=level_tag(here.level),
        notice=None if here.compared else _alone(),
        stats=_stats(here),
        months=_months(until),
        measures=measures_table(area, here),
        silent=silent_table(area, found.silent, found, first=found.first, more=found.next_after),
        compared=_compared(here, found.names),
        rule=_rule(here),
    )


def _unwatched(area: Area) -> WatchPage:
    empty = Table(caption="", columns=(), rows=())
    return WatchPage(
        head=Heading(_("Sesudah beralih ke kartu: %(area)s") % {"area": area.name}),
        status=Tag(_("tidak dipantau")),
        notice=Notice("empty", _("Desa ini tidak dalam tiga bulan pertama kartu"), _empty()),
        stats=(),
        months=(),
        measures=empty,
        silent=empty,
        compared=empty,
        rule="",
    )


def _alone() -> Notice:
    return Notice(
        "wrong",
        _("Belum ada pembanding"),
        _(
            "Di provinsi ini kurang dari lima desa sudah terbiasa dengan kartu, sehingga tidak ada"
            " peringatan; angkanya tetap tampil."
        ),
    )


def _stats(here: WatchedDesa) -> tuple[Stat, ...]:
    silent = here.measures.get(Measure.SILENT)
    never = silent.count if silent else None
    return (
        Stat(_("Keluarga diperintahkan"), number(here.families)),
        Stat(
            _("Kartu diam"),
            number(never.hits) if never else NOTHING,
            _("dari %(all)s yang pernah terkredit") % {"all": number(never.of)} if never else "",
            "#diam",
            needs_someone=bool(never and never.hits),
        ),
        Stat(_("Pembanding"), number(len(here.compared)), _("desa"), "#pembanding"),
    )


def _months(until: Sequence[WatchedDesa]) -> tuple[MonthPanel, ...]:
    panels = []
    for measure in (*COMPARED, Measure.SILENT):
        values = []
        for one in until:
            found = one.measures.get(measure)
            hits, of = (found.count.hits, found.count.of) if found else (0, 0)
            value = hits * _PERMILLE // of if of else None
            values.append(MonthValue(Period.from_number(one.period), value, percent(hits, of)))
        last = until[-1].measures.get(measure)
        warns = last is not None and last.level is Level.WARN
        panels.append(MonthPanel(measure_name(measure), tuple(values), needs_someone=warns))
    return tuple(panels)


def _compared(here: WatchedDesa, names: Names) -> Table:
    return Table(
        caption=_("Desa pembanding"),
        hide_caption=True,
        columns=(Column(_("Desa")), Column(_("Kabupaten/kota"))),
        rows=tuple(
            Row(
                (
                    Cell(region_name(names.get(code, code))),
                    Cell(region_name(names.get(code[:4], code[:4]))),
                )
            )
            for code in here.compared
        ),
        empty=_("Tidak ada desa pembanding."),
        identifier="pembanding",
    )


def _rule(here: WatchedDesa) -> str:
    return {
        0: _(
            "Desa di provinsi yang sama yang setengah tahun atau lebih memakai kartu, dengan"
            " setengah sampai dua kali keluarga desa ini dan e-Warong sedekat desa ini."
        ),
        1: _(
            "Desa di provinsi yang sama yang setengah tahun atau lebih memakai kartu, dengan"
            " setengah sampai dua kali keluarga desa ini; yang sama dekat e-Warongnya terlalu"
            " sedikit."
        ),
        2: _(
            "Desa di provinsi yang sama yang setengah tahun atau lebih memakai kartu; yang sebesar"
            " desa ini terlalu sedikit."
        ),
    }.get(here.widened, _("Desa yang sudah terbiasa dengan kartu terlalu sedikit."))
