"""Turns readiness into its page: an area's gates, and those of the regions below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Heading,
    Link,
    Notice,
    Row,
    Stat,
    Table,
)
from salur.interfaces.web.formatting import date, number, percent
from salur.interfaces.web.pages.readiness import ReadinessPage
from salur.interfaces.web.presenters.gates import BENEATH
from salur.interfaces.web.transition_words import (
    gate_name,
    owner_of_gate,
    when,
)
from salur.kernel.region_code import Level
from salur.transition.domain.readiness import GATES, Gate, Reached, all_reached
from salur.transition.queries.readiness import GateOfArea

Names = Mapping[str, str]
# The other pages that belong to the change.
_OTHERS = ("sitings", "sprints", "watch")


@dataclass(frozen=True)
class Ready:
    """What is known of an area: its own gates, those of the regions below, and when."""

    own: Sequence[GateOfArea]
    below: Sequence[GateOfArea]
    when_own: Mapping[Gate, Reached]
    when_below: Mapping[str, Mapping[Gate, Reached]]
    out_of_area: int
    may_record: bool
    may_family: bool


def readiness_page(area: Area, found: Ready) -> ReadinessPage:
    """Turn an area's readiness into the page."""
    may_count = found.may_record and Level.PROVINCE <= area.level <= Level.KABKOTA
    count = Action(
        _("Hitung sekarang"),
        reverse("transition-measure"),
        "post",
        keys.new_key(),
        (("region", area.code), ("period", str(area.period))),
    )
    as_of = min((one.as_of for one in found.own), default=None)
    sentence = (
        _("Dihitung %(day)s. Yang kurang tercapai paling akhir menentukan.") % {"day": date(as_of)}
        if as_of
        else _("Belum pernah dihitung.")
    )
    return ReadinessPage(
        head=Heading(
            _("Kesiapan beralih ke kartu: %(area)s") % {"area": area.name},
            sentence,
            secondary=(
                Link(_("Rencana peralihan"), area.url("plans")),
                Link(_("Keterangan wilayah"), area.url("transition-facts")),
                *_others(area),
            ),
            buttons=(count,) if may_count else (),
        ),
        notice=None if found.own else _nothing(may_count),
        stats=_stats(area, found),
        gates=_gates(area, found),
        below=_below(area, found),
    )


def _others(area: Area) -> tuple[Link, ...]:
    names = {
        "sitings": _("Lokasi e-Warong"),
        "sprints": _("Sprint data"),
        "watch": _("Sesudah beralih"),
    }
    links = []
    for view in _OTHERS:
        try:
            links.append(Link(names[view], area.url(view)))
        except NoReverseMatch:
            continue
    return tuple(links)


def _nothing(may_count: bool) -> Notice:
    return Notice(
        "empty",
        _("Kesiapan wilayah ini belum dihitung"),
        _("Tekan Hitung sekarang; setelah itu dihitung lagi setiap minggu.")
        if may_count
        else _("Pilih provinsi atau kabupaten/kota, lalu minta operator menghitungnya."),
    )


def _stats(area: Area, found: Ready) -> tuple[Stat, ...]:
    if not found.own:
        return ()
    ready = all_reached(found.when_own.values())
    slowest = max(found.own, key=lambda one: (one.missing > 0, one.missing))
    return (
        Stat(_("Keluarga"), number(found.own[0].families)),
        Stat(
            _("Gerbang tercapai"),
            _("%(passed)s dari %(all)s")
            % {"passed": sum(one.missing == 0 for one in found.own), "all": len(found.own)},
        ),
        Stat(
            _("Siap menurut laju"),
            when(ready),
            "" if slowest.missing == 0 else gate_name(slowest.gate),
            needs_someone=ready.day is None,
        ),
        *(
            (
                Stat(
                    _("Di luar daftar wilayahnya"),
                    number(found.out_of_area),
                    url=area.url("transition-outside"),
                    needs_someone=found.out_of_area > 0,
                ),
            )
            if found.may_family
            else ()
        ),
    )


def _gates(area: Area, found: Ready) -> Table:
    heads = (_("Gerbang"), _("Yang bertindak"), _("Ada"), _("Perlu"), _("Kurang"), _("Desa belum"))
    return Table(
        caption=_("Gerbang kesiapan"),
        columns=(
            *(Column(head, number=place > 1) for place, head in enumerate(heads)),
            Column(_("Tercapai")),
            Column(_("Dasar")),
        ),
        rows=tuple(_gate(area, one, found) for one in found.own),
        empty=_("Belum ada hitungan."),
    )


def _gate(area: Area, one: GateOfArea, found: Ready) -> Row:
    rule = GATES[one.gate]
    unit = _("keluarga") if rule.counts == "families" else _("desa")
    missing = area.url("transition-gate", gate=one.gate) if one.missing else ""
    reach = found.when_own.get(one.gate)
    beneath = BENEATH.get(one.gate, "transition-facts")
    return Row(
        (
            Cell(gate_name(one.gate)),
            Cell(owner_of_gate(rule.owner)),
            Cell(number(one.have), note=unit),
            Cell(number(one.required)),
            Cell(number(one.missing), missing, needs_someone=one.missing > 0),
            Cell(number(one.desa - one.desa_passed)),
            Cell(when(reach) if reach else "", needs_someone=bool(reach and reach.day is None)),
            Cell(_("lihat dasarnya"), area.url(beneath)) if one.gate is not Gate.BANK else Cell(""),
        )
    )


def _below(area: Area, found: Ready) -> Table:
    by_code: dict[str, dict[Gate, GateOfArea]] = {}
    for one in found.below:
        by_code.setdefault(one.code, {})[one.gate] = one
    return Table(
        caption=_("Yang masih kurang per wilayah"),
        columns=(
            Column(_("Wilayah")),
            Column(_("Keluarga"), number=True),
            *(Column(gate_name(gate), number=True) for gate in Gate),
            Column(_("Siap")),
        ),
        rows=tuple(_area_row(area, code, gates, found) for code, gates in sorted(by_code.items())),
        empty=_("Belum ada hitungan."),
    )


def _area_row(area: Area, code: str, gates: Mapping[Gate, GateOfArea], found: Ready) -> Row:
    reach = all_reached(found.when_below.get(code, {}).values())
    some = next(iter(gates.values()))
    is_desa = len(code) == 10
    return Row(
        (
            Cell(
                area.names.get(code, code),
                "" if is_desa and code == area.code else area.url("transition", code),
            ),
            Cell(number(some.families)),
            *(_gap(area, code, gates.get(gate)) for gate in Gate),
            Cell(when(reach), needs_someone=reach.day is None),
        )
    )


def _gap(area: Area, code: str, one: GateOfArea | None) -> Cell:
    if one is None or one.missing == 0:
        return Cell("✓" if one else "")
    return Cell(
        number(one.missing),
        area.url("transition-gate", code, gate=one.gate),
        note=percent(one.have, one.required),
    )
