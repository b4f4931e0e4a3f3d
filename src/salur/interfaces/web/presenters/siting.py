"""Turns what the queries say of proposals of shops into their pages: the list, and one proposal."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.charts.days import day_bars
from salur.interfaces.web.charts.siting import siting_maps
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Heading,
    Notice,
    Pager,
    Row,
    Stat,
    Table,
)
from salur.interfaces.web.formatting import date_and_time, number, percent
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.pages.siting import SitingPage
from salur.interfaces.web.presenters.siting_tables import (
    Answers,
    comparison_table,
    load_table,
    openings_table,
    place_name,
    plans_of,
    region_url,
    uncovered_table,
)
from salur.interfaces.web.siting_words import places_name
from salur.interfaces.web.words import region_name
from salur.transition.domain.load import days_of
from salur.transition.domain.siting import Limits, Problem, Shop, Village
from salur.transition.domain.siting_instance import MM_PER_KM, Flow, Level
from salur.transition.domain.siting_map import Drawn, Outlines
from salur.transition.queries import SitingRun


def sitings_page(
    area: Area,
    found: Sequence[SitingRun],
    names: Mapping[str, str],
    *,
    pager: Pager,
    panels: tuple[Panel, ...],
    running: str,
) -> ThingPage:
    """Turn the proposals of an area into the page; `running` tells of one that is being made."""
    figures = (_("Keluarga"), _("Terjangkau"), _("Toko dibuka"))
    table = Table(
        caption=_("Usulan lokasi e-Warong"),
        hide_caption=True,
        columns=(
            Column(_("Wilayah")),
            Column(_("Dibuat")),
            Column(_("Tempat")),
            *(Column(one, number=True) for one in figures),
        ),
        rows=tuple(_run(one, names) for one in found),
        empty=_("Belum ada usulan. Pilih satu kabupaten/kota, lalu buat usulan."),
        pager=pager,
    )
    notice = Notice("loading", _("Usulan sedang dibuat"), running) if running else None
    return ThingPage(
        Heading(
            _("Lokasi e-Warong, %(area)s") % {"area": area.name},
            _("Toko mana yang dibuka agar paling banyak keluarga terjangkau; orang memutuskan."),
        ),
        parts=(Part(_("Usulan"), table, "usulan"),),
        panels=panels,
        notice=notice,
    )


def _run(one: SitingRun, names: Mapping[str, str]) -> Row:
    return Row(
        (
            Cell(
                region_name(names.get(one.kode_wilayah, one.kode_wilayah)),
                reverse("siting", args=[one.id]),
            ),
            Cell(date_and_time(one.asked_at), note=one.asked_by_name),
            Cell(places_name(one.places), note=_limits(one)),
            Cell(number(one.families)),
            Cell(number(one.covered.value), note=percent(one.covered.value, one.families)),
            Cell(number(one.opened.value)),
        )
    )


def _limits(one: SitingRun) -> str:
    return _("sampai %(km)s km") % {"km": number(round(one.max_m / 1000))}


def siting_page(found: Answers) -> SitingPage:
    """Turn the answers about one proposal into its page."""
    one = found.one
    export = [
        Action(
            label, reverse("siting-export", args=[one.id]), "post",
            key=keys.new_key(), fields=(("kind", kind),),
        )
        for label, kind in ((_("Unduh XLSX"), "xlsx"), (_("Unduh CSV"), "csv"))
    ]  # fmt: skip
    return SitingPage(
        head=Heading(
            _("Usulan lokasi e-Warong, %(area)s") % {"area": place_name(found, one.kode_wilayah)},
            _("Dibuat %(at)s oleh %(by)s. Usulan tidak mengubah apa pun: bank yang menunjuk.")
            % {"at": date_and_time(one.asked_at), "by": one.asked_by_name},
            buttons=tuple(export) if found.may_export else (),
        ),
        stats=_stats(found),
        notice=_notice(found),
        load=_busiest(found),
        picture=_picture(found),
        parts=(
            Part(_("Tiga rencana pada batas yang sama"), comparison_table(found), "banding"),
            Part(_("Toko yang dibuka"), openings_table(found), "dibuka"),
            Part(_("Belum terlayani"), uncovered_table(found), "belum"),
            Part(_("Beban toko sesudah kredit"), load_table(found), "beban"),
        ),
    )


def _stats(found: Answers) -> tuple[Stat, ...]:
    one = found.one
    left = one.families - one.covered.value
    return (
        Stat(
            _("Terjangkau"), number(one.covered.value),
            _("dari %(all)s keluarga") % {"all": number(one.families)}, "#banding",
        ),
        Stat(_("Belum terlayani"), number(left), "", "#belum", needs_someone=left > 0),
        Stat(_("Toko dibuka"), number(one.opened.value), _proof(one.opened), "#dibuka"),
        Stat(
            _("Keluarga-kilometer"), number(one.travel.value // MM_PER_KM), _proof(one.travel),
            "#banding",
        ),
    )  # fmt: skip


def _proof(level: Level) -> str:
    if level.gap < 1e-6:
        return _("terbukti terbaik")
    return _("paling jauh %(gap)s dari yang terbaik") % {"gap": f"{level.gap * 100:.1f}%"}


def _notice(found: Answers) -> Notice | None:
    busy = [one.shop for one in found.loads if one.is_overloaded]
    if not busy:
        return None
    shown = ", ".join(busy[:5])
    return Notice(
        "wrong",
        _("%(count)s toko kelebihan beban pada hari tersibuk") % {"count": number(len(busy))},
        _("Walau kredit dibagi %(days)s hari: %(shops)s.")
        % {"days": number(found.batches), "shops": shown},
    )


def _picture(found: Answers) -> SafeString:
    villages = [v for v in found.villages if v.latitude is not None and v.longitude is not None]
    place = {village.code: number for number, village in enumerate(villages)}
    spot = {shop.id: number for number, shop in enumerate(found.shops)}
    problem = Problem(
        tuple(Village(v.code, v.latitude or 0.0, v.longitude or 0.0, v.kpm) for v in villages),
        tuple(
            Shop(s.id, s.code, s.latitude, s.longitude, s.capacity, s.serves, s.barred)
            for s in found.shops
        ),
        Limits(found.one.max_m / 1000, found.one.road_permille / 1000),
    )
    drawn = []
    for plan in plans_of(found):
        flows = [Flow(place[flow.code], spot[flow.shop], flow.kpm, flow.mm) for flow in plan.flows]
        opened = frozenset(spot[shop] for shop in plan.opened)
        told = _("%(covered)s keluarga, %(opened)s toko dibuka") % {
            "covered": number(plan.covered), "opened": number(len(plan.opened)),
        }  # fmt: skip
        drawn.append(Drawn(plan.name, told, opened, flows))
    names = {code: region_name(name) for code, name in found.names.items()}
    beneath = Outlines(found.rings, region_url, names)
    return siting_maps(problem, drawn, beneath)


def _busiest(found: Answers) -> tuple[SafeString, ...]:
    """Draw the busiest shop day by day, credited at once and spread, on one scale."""
    if not found.loads:
        return ()
    one = found.loads[0]
    ways = (
        ("sekaligus", 1, _("%(shop)s: kredit sekaligus")),
        ("dibagi", found.batches, _("%(shop)s: kredit dibagi %(days)s hari")),
    )
    return tuple(
        day_bars(
            days_of(one.families, found.curve, batches),
            one.per_day,
            one.at_once,
            title=title % {"shop": one.shop, "days": number(batches)},
            identifier=f"beban-{identifier}",
        )
        for identifier, batches, title in ways
    )
