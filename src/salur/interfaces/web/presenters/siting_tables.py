"""The tables of one proposal of shops: three plans compared, openings, who stays without, load."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import Cell, Column, Row, Table, Tag
from salur.interfaces.web.formatting import NOTHING, number, percent
from salur.interfaces.web.siting_words import plan_name, reason_name, service_name
from salur.interfaces.web.words import region_name
from salur.transition.domain.load import ShopLoad
from salur.transition.domain.siting_instance import MM_PER_KM
from salur.transition.pipeline.sitings import GREEDY, LARGEST, PROPOSED
from salur.transition.queries import SitedFlow, SitedShop, SitedVillage, SitingRun

_LOADS_SHOWN = 40
Point = tuple[float, float]


@dataclass(frozen=True)
class Answers:
    """What the queries said of one proposal; `loads` with credits spread over `batches` days.

    `curve` is how many of a thousand come on each day after a credit.
    """

    one: SitingRun
    villages: Sequence[SitedVillage]
    shops: Sequence[SitedShop]
    flows: Sequence[SitedFlow]
    names: Mapping[str, str]
    rings: Sequence[Sequence[Point]]
    loads: Sequence[ShopLoad]
    batches: int
    curve: Sequence[int]
    shop_ids: Mapping[str, str]
    may_export: bool


@dataclass(frozen=True)
class PlanSums:
    """One of the three plans, with its sums."""

    name: str
    flows: Sequence[SitedFlow]
    opened: tuple[str, ...]
    covered: int
    mm: int


def region_url(code: str) -> str:
    """Give the address of the families of a desa."""
    return f"{reverse('families')}?{urlencode({'region': code})}"


def place_name(found: Answers, code: str) -> str:
    """Name a region."""
    return region_name(found.names.get(code, code))


def plans_of(found: Answers) -> tuple[PlanSums, ...]:
    """Give the proposal and the two plans by hand."""
    serves = {shop.id for shop in found.shops if shop.serves}
    plans = []
    for plan in (PROPOSED, LARGEST, GREEDY):
        flows = [flow for flow in found.flows if flow.plan == plan]
        opened = tuple(sorted({flow.shop for flow in flows} - serves))
        covered = sum(flow.kpm for flow in flows)
        mm = sum(flow.kpm * flow.mm for flow in flows)
        plans.append(PlanSums(plan_name(plan), flows, opened, covered, mm))
    return tuple(plans)


def comparison_table(found: Answers) -> Table:
    """Hold the proposal beside what an office would do by hand."""
    heads = (_("Keluarga terlayani"), _("Toko dibuka"), _("Km per keluarga"))
    return Table(
        caption=_("Tiga rencana"),
        hide_caption=True,
        columns=(Column(_("Rencana")), *(Column(one, number=True) for one in heads)),
        rows=tuple(
            Row(
                (
                    Cell(plan.name),
                    Cell(number(plan.covered), note=percent(plan.covered, found.one.families)),
                    Cell(number(len(plan.opened))),
                    Cell(kilometres(plan.mm / plan.covered / MM_PER_KM) if plan.covered else "-"),
                )
            )
            for plan in plans_of(found)
        ),
        empty="",
    )


def openings_table(found: Answers) -> Table:
    """List the shops that open, the fullest first."""
    opened = sorted((s for s in found.shops if s.opened), key=lambda s: (-s.taken, s.id))
    return Table(
        caption=_("Toko yang dibuka"),
        hide_caption=True,
        columns=(
            Column(_("Toko atau tempat")), Column(_("Desa")),
            Column(_("Keluarga"), number=True), Column(_("Kapasitas"), number=True),
        ),
        rows=tuple(
            Row(
                (
                    Cell(shop.id, shop_url(found, shop.id)),
                    Cell(place_name(found, shop.code), region_url(shop.code)),
                    Cell(number(shop.taken)),
                    Cell(number(shop.capacity)),
                )
            )
            for shop in opened
        ),
        empty=_("Tidak ada toko yang perlu dibuka."),
    )  # fmt: skip


def uncovered_table(found: Answers) -> Table:
    """List who stays without a shop, the most families first."""
    left = sorted(
        (v for v in found.villages if v.served < v.kpm), key=lambda v: (v.served - v.kpm, v.code)
    )
    return Table(
        caption=_("Keluarga yang belum terlayani"),
        hide_caption=True,
        columns=(
            Column(_("Desa")), Column(_("Keluarga"), number=True), Column(_("Sebab")),
            Column(_("Usul layanan")), Column(_("Toko terdekat")),
        ),
        rows=tuple(
            Row(
                (
                    Cell(place_name(found, village.code), region_url(village.code)),
                    Cell(number(village.kpm - village.served)),
                    Cell(reason_name(village.reason)),
                    Cell(service_name(village.service)),
                    _nearest(found, village),
                )
            )
            for village in left
        ),
        empty=_("Semua keluarga terlayani."),
    )  # fmt: skip


def _nearest(found: Answers, village: SitedVillage) -> Cell:
    if not village.nearest or village.nearest_m is None:
        return Cell(NOTHING)
    far = _("%(km)s km") % {"km": kilometres(village.nearest_m / 1000)}
    return Cell(village.nearest, shop_url(found, village.nearest), note=far)


def load_table(found: Answers) -> Table:
    """List the busiest shops: on the busiest day at once, and with the credits spread."""
    return Table(
        caption=_("Keluarga pada hari tersibuk"),
        hide_caption=True,
        columns=(
            Column(_("Toko")), Column(_("Keluarga"), number=True),
            Column(_("Kredit sekaligus"), number=True),
            Column(
                _("Kredit dibagi %(days)s hari") % {"days": number(found.batches)}, number=True
            ),
            Column(_("Kemampuan sehari"), number=True),
            Column(_("Cukup bila dibagi (hari)"), number=True), Column(_("Keadaan")),
        ),
        rows=tuple(
            Row(
                (
                    Cell(one.shop, shop_url(found, one.shop)),
                    Cell(number(one.families)),
                    Cell(number(one.at_once)),
                    Cell(number(one.spread)),
                    Cell(number(one.per_day)),
                    Cell("–" if one.days is None else number(one.days)),
                    Cell("", tag=_state(one)),
                )
            )
            for one in found.loads[:_LOADS_SHOWN]
        ),
        empty=_("Belum ada keluarga yang terlayani."),
    )  # fmt: skip


def _state(one: ShopLoad) -> Tag:
    if one.is_overloaded:
        return Tag(_("tetap kelebihan"), "alert")
    return Tag(_("cukup bila dibagi"), "wait") if one.was_overloaded else Tag(_("cukup"), "good")


def shop_url(found: Answers, shop: str) -> str:
    """Give the address of a shop of a bank's register; places of the proposal have none."""
    known = found.shop_ids.get(shop)
    return reverse("shop", args=[known]) if known else ""


def kilometres(km: float) -> str:
    """Write kilometres with one decimal."""
    return f"{km:.1f}".replace(".", ",")
