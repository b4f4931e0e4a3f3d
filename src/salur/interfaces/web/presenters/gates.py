"""Turns what a gate misses into pages: the desa that lack something, and the families there."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area
from salur.interfaces.web.card_words import stage_name, why_unhanded
from salur.interfaces.web.change_words import suspension_name
from salur.interfaces.web.components import Cell, Column, Heading, Link, Pager, Row, Table
from salur.interfaces.web.formatting import number
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.transition_words import gate_name, owner_of_gate
from salur.interfaces.web.words import region_name
from salur.transition.domain.readiness import BY_FAMILY, GATES, Gate
from salur.transition.queries.readiness import FamilyBehind, MissingDesa

Names = Mapping[str, str]
# Where the rows beneath a gate are.
BENEATH = {
    Gate.LIST: "quality",
    Gate.ACCOUNTS: "cards",
    Gate.CARDS: "cards",
    Gate.SHOPS: "shops",
    Gate.TIKOR: "teams",
}


def gate_page(
    area: Area,
    gate: Gate,
    found: Sequence[MissingDesa],
    names: Names,
    *,
    pager: Pager,
    may_family: bool,
) -> ThingPage:
    """Name the desa of an area that lack something of a gate; each opens what is missing there."""
    rule = GATES[gate]
    by_family = may_family and gate in BY_FAMILY
    beneath = "transition-families" if by_family else BENEATH.get(gate, "transition-facts")
    kept = {"gate": gate} if by_family else {}
    table = Table(
        caption=gate_name(gate),
        hide_caption=True,
        columns=(
            *(Column(head) for head in (_("Desa"), _("Kecamatan"))),
            *(Column(h, number=True) for h in (_("Keluarga"), _("Ada"), _("Perlu"), _("Kurang"))),
            Column(_("Buka")),
        ),
        rows=tuple(
            Row(
                (
                    Cell(region_name(names.get(one.code, one.code))),
                    Cell(region_name(names.get(one.code[:6], one.code[:6]))),
                    Cell(number(one.families)),
                    Cell(number(one.have)),
                    Cell(number(one.required)),
                    Cell(number(one.required - one.have), needs_someone=True),
                    Cell(
                        _("keluarga yang belum") if by_family else _("lihat dasarnya"),
                        area.url(beneath, one.code, **kept),
                    )
                    if gate is not Gate.BANK
                    else Cell(""),
                )
            )
            for one in found
        ),
        empty=_("Tidak ada desa yang kurang."),
        pager=pager,
    )
    return ThingPage(
        Heading(
            _("%(gate)s: yang belum, %(area)s") % {"gate": gate_name(gate), "area": area.name},
            _("Yang harus bertindak: %(owner)s.") % {"owner": owner_of_gate(rule.owner)},
            secondary=(Link(_("Kembali ke kesiapan"), area.url("transition")),),
        ),
        parts=(Part(_("Desa"), table, "desa"),),
    )


def behind_page(
    area: Area,
    gate: Gate,
    found: Sequence[FamilyBehind],
    named: Names,
    *,
    pager: Pager,
) -> ThingPage:
    """Name the families of a desa that a gate counts as missing, with why."""
    table = Table(
        caption=gate_name(gate),
        hide_caption=True,
        columns=tuple(map(Column, (_("Keluarga"), _("Nama"), _("Yang kurang")))),
        rows=tuple(
            Row(
                (
                    Cell(one.id_kpm, reverse("family", args=[one.id])),
                    Cell(named.get(one.id_kpm, "")),
                    Cell(_why_behind(gate, one), needs_someone=True),
                )
            )
            for one in found
        ),
        empty=_("Tidak ada keluarga yang kurang sekarang; hitung lagi agar angkanya ikut."),
        pager=pager,
    )
    return ThingPage(
        Heading(
            _("%(gate)s: keluarga yang belum, %(area)s")
            % {"gate": gate_name(gate), "area": area.name},
            _("Keadaan sekarang; angka gerbang menurut hitungan terakhirnya."),
            secondary=(Link(_("Kembali ke kesiapan"), area.url("transition")),),
        ),
        parts=(Part(_("Keluarga"), table, "keluarga"),),
    )


def _why_behind(gate: Gate, one: FamilyBehind) -> str:
    if gate is Gate.LIST:
        return ", ".join(map(suspension_name, one.suspended_for))
    words = stage_name("BLOKIR" if one.is_blocked else one.stage)
    return f"{words}: {why_unhanded(one.said)}" if one.said else words
