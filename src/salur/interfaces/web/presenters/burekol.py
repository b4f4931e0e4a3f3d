"""Orders to open accounts: the list, and one with who waits, who failed and who lacks what."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution.queries import Burekol, BurekolLine
from salur.interfaces.web.card_words import line_state, missing_name
from salur.interfaces.web.components import (
    Cell,
    Column,
    Definition,
    Heading,
    Link,
    Pager,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date, date_and_time, number
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.words import region_name

STATES = ("READY", "FAILED", "INCOMPLETE", "OPENED", "CANCELLED")


@dataclass(frozen=True)
class Answers:
    """What the queries said of an order; `families` by id, those in scope."""

    one: Burekol
    state: str
    lines: Sequence[BurekolLine]
    families: Mapping[UUID, str]
    names: Mapping[str, str]
    today: dt.date
    panels: tuple[Panel, ...]
    next_after: str


def burekol_table(
    found: Sequence[Burekol], names: Mapping[str, str], today: dt.date, pager: Pager | None = None
) -> Table:
    """Give orders as a table."""
    heads = (_("Wilayah"), _("Bank"), _("Disiapkan"), _("Keadaan"))
    figures = (_("Lengkap"), _("Belum lengkap"), _("Terbuka"), _("Gagal"), _("Menunggu"))
    return Table(
        caption=_("Usulan buka rekening"),
        hide_caption=True,
        columns=(
            *(Column(head) for head in heads),
            *(Column(figure, number=True) for figure in figures),
        ),
        rows=tuple(_row(one, names, today) for one in found),
        empty=_("Belum ada usulan buka rekening di wilayah ini."),
        pager=pager,
    )


def status(one: Burekol, today: dt.date) -> Tag:
    """Give how far an order is."""
    if one.cancelled_at:
        return Tag(_("dibatalkan"))
    if one.complete == 0:
        return Tag(_("tidak ada yang lengkap"), "alert")
    if one.waiting == 0:
        return Tag(_("terjawab"), "good")
    if one.is_late(today):
        return Tag(_("lewat batas jawaban"), "alert")
    if one.sent_on:
        return Tag(_("menunggu bank"), "wait")
    return Tag(_("berkas siap diambil") if one.evidence_id else _("berkas disiapkan"), "wait")


def burekol_page(found: Answers) -> ThingPage:
    """Turn one order into its page."""
    one = found.one
    place = region_name(found.names.get(one.code, one.code))
    return ThingPage(
        head=Heading(
            _("Usulan buka rekening %(place)s ke %(bank)s")
            % {"place": place, "bank": one.bank_name},
            _("Yang belum lengkap diperbaiki dahulu; yang gagal diusulkan lagi sesudahnya."),
            secondary=tuple(
                Link(f"{line_state(state)}: {number(many)}".capitalize(), _url(one, state))
                for state, many in _counts(one)
                if many
            ),
        ),
        status=status(one, found.today),
        facts_title=_("Usulan ini"),
        facts=_facts(one),
        parts=(_lines(found),),
        panels=found.panels,
    )


def _counts(one: Burekol) -> tuple[tuple[str, int], ...]:
    left = one.complete - one.opened - one.failed
    cancelled = left if one.cancelled_at else 0
    many = (one.waiting, one.failed, one.incomplete, one.opened, cancelled)
    return tuple(zip(STATES, many, strict=True))


def _url(one: Burekol, state: str, **more: str) -> str:
    return f"{reverse('burekol', args=[one.id])}?{urlencode({'state': state, **more})}"


def _row(one: Burekol, names: Mapping[str, str], today: dt.date) -> Row:
    many = (one.complete, one.incomplete, one.opened, one.failed, one.waiting)
    return Row(
        (
            Cell(region_name(names.get(one.code, one.code)), reverse("burekol", args=[one.id])),
            Cell(one.bank_name),
            Cell(date(one.prepared_at.date()), note=one.prepared_by_name),
            Cell("", tag=status(one, today)),
            *(Cell(number(each)) for each in many),
        )
    )


def _facts(one: Burekol) -> tuple[Definition, ...]:
    lines = [
        Definition(_("Disiapkan"), f"{date_and_time(one.prepared_at)}, {one.prepared_by_name}"),
        Definition(_("Keluarga lengkap"), number(one.complete)),
        Definition(_("Belum lengkap"), number(one.incomplete)),
        Definition(_("Terbuka"), number(one.opened)),
        Definition(_("Gagal"), number(one.failed)),
    ]
    if one.sent_on and one.due:
        lines.append(Definition(_("Diambil bank"), date(one.sent_on)))
        lines.append(Definition(_("Jawaban paling lambat"), date(one.due)))
    if one.cancelled_reason:
        lines.append(Definition(_("Dibatalkan karena"), one.cancelled_reason))
    return tuple(lines)


def _lines(found: Answers) -> Part:
    one, state = found.one, found.state
    heads = (_("Keluarga"), _("Desa"), _("Keterangan"))
    title = line_state(state).capitalize()
    table = Table(
        caption=title,
        hide_caption=True,
        columns=tuple(Column(head) for head in heads),
        rows=tuple(_line(line, found) for line in found.lines),
        empty=_("Tidak ada keluarga dalam keadaan ini."),
        pager=Pager(
            _("%(count)s keluarga di halaman ini") % {"count": number(len(found.lines))},
            "",
            _url(one, state, after=found.next_after) if found.next_after else "",
        ),
    )
    return Part(title, table, "keluarga-usulan")


def _line(line: BurekolLine, found: Answers) -> Row:
    name = found.families.get(line.family_id)
    family = Cell(line.id_kpm)
    if name:
        family = Cell(name, reverse("card", args=[line.family_id]), note=line.id_kpm)
    said = ", ".join(map(missing_name, line.missing)) or line.reason or ""
    again = _("diusulkan lagi") if line.again and not line.missing else ""
    answered = date(line.answered_on) if line.answered_on else ""
    note = " · ".join(part for part in (again, answered) if part)
    desa = region_name(found.names.get(line.kode_wilayah, line.kode_wilayah))
    return Row((family, Cell(desa), Cell(said or NOTHING, note=note)))
