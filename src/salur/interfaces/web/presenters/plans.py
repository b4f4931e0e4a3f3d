"""Turns plans into pages: those of an area, and one with its months, its desa and what if."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.components import (
    Cell,
    Choice,
    Column,
    Definition,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Row,
    Table,
)
from salur.interfaces.web.formatting import (
    NOTHING,
    date,
    date_and_time,
    kilograms,
    month,
    number,
    rupiah,
)
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.pages.plan import PlanPage
from salur.interfaces.web.transition_words import gate_name, plan_name, state_tag, stays_name
from salur.interfaces.web.words import region_name
from salur.transition.domain.plan import KECAMATAN, Line, Month, PlanKind, PlanState
from salur.transition.domain.readiness import Gate
from salur.transition.queries.plans import Plan

Names = Mapping[str, str]
SLIPS = (1, 2, 3)


@dataclass(frozen=True)
class WhatIf:
    """What was asked of a gate, and what the plan would be then."""

    gate: Gate | None
    slip: int
    months: Sequence[Month] = ()
    moved: Sequence[tuple[Line, Line]] = ()


@dataclass(frozen=True)
class OfPlan:
    """One plan with everything its page shows."""

    one: Plan
    lines: Sequence[Line]
    months: Sequence[Month]
    names: Names
    open_gates: Sequence[Gate]
    asked: WhatIf
    panels: tuple[Panel, ...]


def plan_page(found: OfPlan) -> PlanPage:
    """Turn one plan into its page."""
    one = found.one
    url = reverse("plan-file", args=[one.id])
    place = region_name(found.names.get(one.kode_wilayah, one.kode_wilayah))
    return PlanPage(
        head=Heading(
            _("%(kind)s, %(place)s: versi %(version)s")
            % {"kind": plan_name(one.kind), "place": place, "version": one.version},
            _("Bulan beras terakhir tepat sebelum bulan kartu pertama: tanpa celah dan tumpang.")
            if one.kind is PlanKind.CHANGE
            else _("Bulan kartu terakhir tepat sebelum bulan beras pertama."),
            secondary=(Link(_("Semua rencana"), f"{reverse('plans')}?region={one.kode_wilayah}"),),
        ),
        status=state_tag(one.state),
        facts=_facts(found),
        months=_months(found.months, _("Bulan demi bulan"), {}),
        what_if=_what_if(found) if found.open_gates else None,
        slipped=_slipped(found),
        moved=_moved(found),
        lines=_lines(found),
        panels=found.panels,
        downloads=(
            Link(_("Cetak untuk bupati (PDF)"), f"{url}?as=pdf"),
            Link(_("Lembar (XLSX)"), f"{url}?as=xlsx"),
        ),
    )


def _facts(found: OfPlan) -> tuple[Definition, ...]:
    one = found.one
    changing = [line for line in found.lines if line.first is not None]
    facts = [
        Definition(
            _("Beralih"),
            _("%(desa)s desa, %(families)s keluarga")
            % {
                "desa": number(len(changing)),
                "families": number(sum(line.families for line in changing)),
            },
        ),
        Definition(_("Tetap beras"), _desa(len(found.lines) - len(changing)))
        if one.kind is PlanKind.CHANGE
        else Definition(_("Alasan"), one.note or NOTHING),
        Definition(
            _("Gerbang yang belum tercapai"),
            ", ".join(map(gate_name, found.open_gates)) or _("tidak ada"),
        ),
        Definition(_("Disusun"), f"{one.drafted_by_name}, {date_and_time(one.drafted_at)}"),
    ]
    if one.proposed_at:
        facts.append(
            Definition(_("Diusulkan"), f"{one.proposed_by_name}, {date_and_time(one.proposed_at)}")
        )
    if one.decided_at and one.decided_on:
        facts += [
            Definition(_("Keputusan"), f"{one.number}, {date(one.decided_on)}"),
            Definition(_("Ditetapkan"), f"{one.decided_by_name}, {date_and_time(one.decided_at)}"),
        ]
    if one.despite:
        facts.append(Definition(_("Alasan tetap lanjut"), one.despite))
    if one.ended_why and one.state is PlanState.WITHDRAWN:
        facts.append(Definition(_("Alasan ditarik"), one.ended_why))
    return tuple(facts)


def _desa(count: int) -> str:
    return _("%(count)s desa") % {"count": number(count)}


def _months(months: Sequence[Month], caption: str, before: Mapping[object, Month]) -> Table:
    heads = (
        *(_("Desa kartu"), _("Keluarga kartu"), _("Rupiah"), _("e-Warong")),
        *(_("Desa beras"), _("Keluarga beras"), _("Beras")),
    )
    return Table(
        caption=caption,
        columns=(Column(_("Bulan")), *(Column(head, number=True) for head in heads)),
        rows=tuple(_month(one, before.get(one.period)) for one in months),
    )


def _month(one: Month, before: Month | None) -> Row:
    def cell(text: str, was: str) -> Cell:
        differs = before is not None and was != text
        return Cell(text, note=_("semula %(was)s") % {"was": was} if differs else "")

    was = before or one
    return Row(
        (
            Cell(month(one.period)),
            cell(number(one.card_desa), number(was.card_desa)),
            cell(number(one.card_families), number(was.card_families)),
            cell(rupiah(one.rupiah), rupiah(was.rupiah)),
            cell(number(one.shops), number(was.shops)),
            cell(number(one.rice_desa), number(was.rice_desa)),
            cell(number(one.rice_families), number(was.rice_families)),
            cell(kilograms(one.grams), kilograms(was.grams)),
        )
    )


def _what_if(found: OfPlan) -> FilterForm:
    asked = found.asked
    gates = (Choice(str(g), gate_name(g), g is asked.gate) for g in found.open_gates)
    slips = (
        Choice(str(n), _("%(count)s bulan") % {"count": n}, n == asked.slip) for n in SLIPS
    )  # fmt: skip
    url = reverse("plan", args=[found.one.id])
    return FilterForm(
        url,
        (
            FilterField("gate", _("Gerbang"), tuple(gates)),
            FilterField("slip", _("Terlambat"), tuple(slips)),
        ),
        url,
    )


def _slipped(found: OfPlan) -> Table | None:
    asked = found.asked
    if asked.gate is None:
        return None
    before: dict[object, Month] = {one.period: one for one in found.months}
    caption = _("Bila %(gate)s terlambat %(count)s bulan") % {
        "gate": gate_name(asked.gate),
        "count": asked.slip,
    }
    return _months(asked.months, caption, before)


def _moved(found: OfPlan) -> Table | None:
    if found.asked.gate is None:
        return None
    heads = (_("Desa"), _("Kecamatan"), _("Semula"), _("Menjadi"))
    rows = []
    for was, now in found.asked.moved:
        if was.first is None or now.first is None:
            continue
        rows.append(
            Row(
                (
                    *_place(now, found.names),
                    Cell(month(was.first)),
                    Cell(month(now.first), needs_someone=True),
                    Cell(number(now.families)),
                )
            )
        )
    return Table(
        caption=_("Desa yang bergeser"),
        columns=(*map(Column, heads), Column(_("Keluarga"), number=True)),
        rows=tuple(rows),
        empty=_("Tidak ada desa yang bergeser."),
    )


def _lines(found: OfPlan) -> Table:
    is_return = found.one.kind is PlanKind.RETURN
    last, first = (
        (_("Kartu terakhir"), _("Beras pertama"))
        if is_return
        else (_("Beras terakhir"), _("Kartu pertama"))
    )
    return Table(
        caption=_("Desa demi desa"),
        columns=(
            Column(_("Desa")),
            Column(_("Kecamatan")),
            Column(_("Keluarga"), number=True),
            *map(Column, (last, first, _("Keterangan"))),
        ),
        rows=tuple(_line(one, found.names) for one in found.lines),
    )


def _line(one: Line, names: Names) -> Row:
    gates = ", ".join(map(gate_name, one.open_gates))
    if one.first is None:
        stays = stays_name(one.stays) if one.stays else ""
        review = _("ditinjau %(month)s") % {"month": month(one.review)} if one.review else ""
        said = _("tetap beras: %(why)s") % {"why": stays}
        what = (Cell(NOTHING), Cell(NOTHING), Cell(said, note=review))
    else:
        said = _("belum: %(gates)s") % {"gates": gates} if gates else ""
        what = (Cell(month(one.first.shift(-1))), Cell(month(one.first)), Cell(said))
    return Row((*_place(one, names), Cell(number(one.families)), *what))


def _place(one: Line, names: Names) -> tuple[Cell, Cell]:
    upper = one.code[:KECAMATAN]
    return (
        Cell(region_name(names.get(one.code, one.code))),
        Cell(region_name(names.get(upper, upper))),
    )
