"""Turns places that families leave behind into pages."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.forms import Form
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from salur.graduation.domain.slots import SlotState
from salur.graduation.queries.slots import EmptyMonth, SlotCount, SlotLine
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Choice,
    Column,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Row,
    Stat,
    Table,
)
from salur.interfaces.web.formatting import NOTHING, kilograms, month, number, rupiah
from salur.interfaces.web.pages.cards import Part
from salur.interfaces.web.pages.home import Todo
from salur.interfaces.web.pages.slots import SlotsPage
from salur.interfaces.web.slot_words import closed_for, slot_tag
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import region_name
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.places.queries import digits_of
from salur.programs.domain import Parameter
from salur.programs.queries import named_among
from salur.registry.queries import ChangeLine

STATES: Mapping[str, tuple[SlotState, ...]] = {
    "kosong": (SlotState.FREE,),
    "diusulkan": (SlotState.OFFERED,),
    "terisi": (SlotState.FILLED,),
    "ditutup": (SlotState.CLOSED,),
}
# What a family of a programme gets in a month.
_WORTH = {Program.BPNT: "amount", Program.RASTRA: "ration"}


@dataclass(frozen=True)
class Found:
    """What the page of places asked for; `changes` are those that freed and fill them."""

    counts: Sequence[SlotCount]
    empty: Sequence[EmptyMonth]
    parameters: Sequence[Parameter]
    lines: Sequence[SlotLine]
    changes: Mapping[int, ChangeLine]
    names: Mapping[str, str]
    next_after: str
    state: str
    today: dt.date


def slots_page(area: Area, found: Found, visit: Visit, form: Form | None) -> SlotsPage:
    """Turn the places of an area into their page."""
    sums = Counter[str]()
    for one in found.counts:
        sums[one.state] += one.slots
    days, lost, grams = _cost(area, found)
    shows_next = area.level == Level.KABKOTA and sums["FREE"] and visit.may("slot.fill")
    follow = Action(_("Lihat siapa yang menyusul"), area.url("slots-follow", digits_of(area.path)))
    choosing = form if any(one.state in ("FREE", "CLOSED") for one in found.lines) else None
    return SlotsPage(
        head=Heading(
            _("Tempat yang kosong %(area)s") % {"area": area.name},
            _(
                "Yang keluar meninggalkan satu tempat; keluarga berikutnya di daftar tunggu"
                " menyusul dengan berita acara, di dalam kuota."
            ),
            action=follow if shows_next else None,
            secondary=(
                Link(_("Daftar tunggu"), area.url("waiting")),
                Link(_("Alur langkah"), f"{reverse('machines')}?name=slot"),
            ),
        ),
        stats=(
            Stat(
                _("Kosong"), number(sums["FREE"]), url=area.url("slots", state="kosong"),
                needs_someone=sums["FREE"] > 0,
            ),
            Stat(_("Diusulkan"), number(sums["OFFERED"]), url=area.url("slots", state="diusulkan")),
            Stat(_("Terisi"), number(sums["FILLED"]), url=area.url("slots", state="terisi")),
            Stat(_("Ditutup"), number(sums["CLOSED"]), url=area.url("slots", state="ditutup")),
            Stat(_("Hari kosong"), number(days), note=_("semua tempat bersama, sampai bulan ini")),
            Stat(
                _("Tidak sampai ke siapa pun"), rupiah(lost),
                note=_("dan %(rice)s beras; kartu atau beras menurut program desanya bulan itu")
                % {"rice": kilograms(grams)},
            ),
        ),
        regions=_regions(area, found),
        filter=_filter(area, found.state),
        table=_table(area, found, choosing=choosing is not None),
        form=choosing,
        close_url=area.url("slots-close"),
        reopen_url=area.url("slots-reopen"),
    )  # fmt: skip


def slot_todos(free: int, oldest: Period | None) -> tuple[Todo, ...]:
    """Give that places stand empty, and since which month, while families wait."""
    if not free or oldest is None:
        return ()
    said = _("%(count)s tempat kosong sejak %(month)s; keluarga berikutnya menunggu.")
    words = {"count": number(free), "month": month(oldest)}
    return (Todo(said % words, _("Lihat"), f"{reverse('slots')}?state=kosong"),)


def _cost(area: Area, found: Found, region: str = "") -> tuple[int, int, int]:
    """Give the days that places stood empty, and the rupiah and grams that reached nobody."""
    days, lost = 0, dict.fromkeys(Program, 0)
    for one in found.empty:
        if not one.region.startswith(region):
            continue
        last = min(one.month.last_day, found.today)
        days += one.slots * ((last - one.month.first_day).days + 1)
        named = named_among(found.parameters, _WORTH[one.program], one.month.first_day)
        lost[one.program] += one.slots * (named.at(one.program, area.path) if named.values else 0)
    return days, lost[Program.BPNT], lost[Program.RASTRA]


def _regions(area: Area, found: Found) -> Part | None:
    if area.level >= Level.KECAMATAN or not found.counts:
        return None
    counts = {(one.region, one.state): one.slots for one in found.counts}
    rows = []
    for code in sorted({one.region for one in found.counts}):
        days, lost, grams = _cost(area, found, code)
        free = counts.get((code, "FREE"), 0)
        rows.append(
            Row(
                (
                    Cell(area.names.get(code, code), area.url("slots", code)),
                    *(
                        Cell(
                            number(counts.get((code, state), 0)),
                            needs_someone=state == "FREE" and free > 0,
                        )
                        for state in ("FREE", "OFFERED", "FILLED", "CLOSED")
                    ),
                    Cell(number(days)),
                    Cell(rupiah(lost)),
                    Cell(kilograms(grams)),
                )
            )
        )
    heads = (
        _("Kosong"), _("Diusulkan"), _("Terisi"), _("Ditutup"), _("Hari kosong"), _("Rupiah"),
        _("Beras"),
    )  # fmt: skip
    columns = (Column(_("Wilayah")), *(Column(head, number=True) for head in heads))
    table = Table(_("Tempat per wilayah"), columns, tuple(rows), hide_caption=True)
    return Part(_("Tempat per wilayah"), table, "wilayah")


def _filter(area: Area, state: str) -> FilterForm:
    words = {"": _("Semua")} | {
        name: slot_tag(states[0]).label.capitalize() for name, states in STATES.items()
    }
    choices = tuple(Choice(value, label, value == state) for value, label in words.items())
    hidden = (("region", area.code), ("period", str(area.period)))
    return FilterForm(
        reverse("slots"), (FilterField("state", _("Keadaan"), choices),), area.url("slots"),
        hidden=tuple((name, value) for name, value in hidden if value),
    )  # fmt: skip


def _table(area: Area, found: Found, *, choosing: bool) -> Table:
    heads = (
        _("Tempat"), _("Desa"), _("Kosong sejak"), _("Yang keluar"), _("Yang menyusul"),
        _("Keadaan"),
    )  # fmt: skip
    kept = {"state": found.state} if found.state else {}
    more = area.url("slots", **kept, after=found.next_after) if found.next_after else ""
    return Table(
        _("Tempat, satu per satu"),
        (*map(Column, heads), *((Column(_("Pilih")),) if choosing else ())),
        tuple(_row(one, found, choosing=choosing) for one in found.lines),
        empty=_("Belum ada tempat yang ditinggalkan di sini."),
        pager=Pager(
            _("%(shown)s tempat di halaman ini") % {"shown": number(len(found.lines))}, "", more
        ),
        hide_caption=True,
    )


def _row(one: SlotLine, found: Found, *, choosing: bool) -> Row:
    note = ""
    if one.closed_for and one.closed_no:
        note = f"{closed_for(one.closed_for)} · {one.closed_no}"
    filling = found.changes.get(one.filled_by or one.offer or 0)
    return Row(
        (
            Cell(number(one.number)),
            Cell(_desa(found.names, one.code)),
            Cell(month(Period.from_number(one.from_month))),
            _family(found.changes.get(one.change)),
            _family(filling, one.filled_month),
            Cell("", tag=slot_tag(one.state), note=note),
            *((_choice(one),) if choosing else ()),
        )
    )


def _family(change: ChangeLine | None, from_month: int | None = None) -> Cell:
    """Name whom a change is about, leading to its berita acara, or to the proposals."""
    if change is None:
        return Cell(NOTHING)
    url = (
        reverse("changes-document", args=[change.document])
        if change.document
        else f"{reverse('changes')}?state=usulan"
    )
    since = month(Period.from_number(from_month)) if from_month else ""
    note = " · ".join(part for part in (change.no_ba or "", since) if part)
    return Cell(change.name or change.id_kpm, url, note=note)


def _choice(one: SlotLine) -> Cell:
    if one.state not in ("FREE", "CLOSED"):
        return Cell("")
    label = _("Pilih tempat %(number)s") % {"number": one.number}
    box = '<input type="checkbox" name="slot" value="{}" aria-label="{}">'
    return Cell("", picture=format_html(box, one.id, label))


def _desa(names: Mapping[str, str], code: str) -> str:
    return region_name(names.get(code, code))
