"""Lists of returns: what banks are asked to return, and what became of each line."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Heading,
    Link,
    Pager,
    Row,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date, month, number, rupiah
from salur.interfaces.web.pages.findings import TablePage
from salur.interfaces.web.pages.returns import ReturnPage
from salur.interfaces.web.visit import Visit
from salur.interfaces.web.words import reason_name, region_name
from salur.kernel.period import Period
from salur.reconciliation.domain.returns import Outcome
from salur.reconciliation.queries import ReturnLine, ReturnList

PAGE, LINES = 20, 50


def returns_page(
    found: Sequence[ReturnList],
    names: Mapping[str, str],
    visit: Visit,
    today: dt.date,
    *,
    first: bool,
    more: bool,
) -> TablePage:
    """Give the lists of the scope as a table, newest first."""
    heads = (
        *((_("Daftar"), False), (_("Bank"), False), (_("Keadaan"), False)),
        *((_("Diminta"), True), (_("Disetor"), True), (_("Gugur"), True)),
        *((_("Belum disetor"), True), (_("Batas"), False)),
    )
    proposes = visit.may("return.prepare")
    after = ""
    if more:
        moment, identity = found[-1].key
        after = f"{reverse('returns')}?after={keys.packed(moment.isoformat(), identity.hex)}"
    return TablePage(
        Heading(
            _("Pengembalian ke kas negara"),
            _(
                "Dana yang mengendap melewati batas: disusun satu orang, disetujui orang lain,"
                " disetor oleh bank."
            ),
            action=Action(_("Susun daftar"), reverse("return-new")) if proposes else None,
        ),
        Table(
            caption=_("Daftar pengembalian"),
            hide_caption=True,
            columns=tuple(Column(label, number=is_number) for label, is_number in heads),
            rows=tuple(_list_row(one, names, today) for one in found),
            empty=_("Belum ada daftar pengembalian."),
            pager=Pager(
                _("%(count)s daftar di halaman ini") % {"count": number(len(found))},
                "" if first else reverse("returns"),
                after,
            ),
        ),
    )


def return_page(
    found: ReturnList,
    lines: Sequence[ReturnLine],
    names: Mapping[str, str],
    families: Mapping[str, tuple[UUID, str]],
    visit: Visit,
    today: dt.date,
    *,
    first: bool,
    more: bool,
    key: str,
) -> ReturnPage:
    """Turn one list and some of its lines into its page."""
    place = region_name(names.get(found.code, found.code))
    url = reverse("return", args=[found.id])
    heads = (
        *((_("No."), True), (_("Keluarga"), False), (_("Desa"), False), (_("Rekening"), False)),
        *((_("Bulan"), False), (_("Dikredit"), False), (_("Diminta"), True)),
        *((_("Belum disetor"), True), (_("Keadaan"), False)),
    )
    return ReturnPage(
        head=Heading(
            _("Pengembalian %(bank)s, %(place)s") % {"bank": found.bank, "place": place},
            _("Tidak dibelanjakan lebih dari %(days)s hari per %(day)s.")
            % {"days": number(found.idle_days), "day": date(found.as_of)},
            secondary=_links(found, visit),
            buttons=_buttons(found, visit, key),
        ),
        status=_status(found, today),
        stats=_stats(found),
        lines=Table(
            caption=_("Baris"),
            hide_caption=True,
            columns=tuple(Column(label, number=is_number) for label, is_number in heads),
            rows=tuple(_line(one, names, families) for one in lines),
            pager=Pager(
                _("%(count)s baris di halaman ini") % {"count": number(len(lines))},
                "" if first else url,
                f"{url}?after={lines[-1].number}" if more else "",
            ),
        ),
    )


def outcome_name(outcome: Outcome) -> str:
    """Name how a line stands."""
    return {
        Outcome.OPEN: _("belum disetor"),
        Outcome.IN_PART: _("disetor sebagian"),
        Outcome.RETURNED: _("disetor"),
        Outcome.DROPPED: _("gugur: dibelanjakan atau dibatalkan"),
    }[outcome]


def _list_row(one: ReturnList, names: Mapping[str, str], today: dt.date) -> Row:
    place = region_name(names.get(one.code, one.code))
    standing = one.status == "APPROVED"
    return Row(
        (
            Cell(place, reverse("return", args=[one.id]), note=date(one.as_of)),
            Cell(one.bank),
            Cell("", tag=_status(one, today)),
            Cell(rupiah(one.amount), note=_("%(count)s baris") % {"count": number(one.lines)}),
            Cell(rupiah(one.returned) if standing else NOTHING),
            Cell(rupiah(one.dropped) if standing else NOTHING),
            Cell(rupiah(one.open) if standing else NOTHING),
            Cell(date(one.due_on) if one.due_on else NOTHING, needs_someone=one.is_overdue(today)),
        )
    )


def _status(one: ReturnList, today: dt.date) -> Tag:
    if one.status == "PREPARED":
        return Tag(_("menunggu persetujuan"), "wait")
    if one.status == "CANCELLED":
        return Tag(_("dibatalkan"))
    if one.open == 0:
        return Tag(_("selesai"), "good")
    if one.is_overdue(today):
        return Tag(_("terlambat"), "alert")
    return Tag(_("menunggu setoran bank"), "wait")


def _stats(found: ReturnList) -> tuple[Stat, ...]:
    counted = _("%(count)s baris") % {"count": number(found.lines)}
    stats = [Stat(_("Diminta"), rupiah(found.amount), counted)]
    if found.approved_at:
        left = _("%(count)s baris") % {"count": number(found.open_lines)}
        stats += [
            Stat(_("Disetor"), rupiah(found.returned)),
            Stat(_("Gugur"), rupiah(found.dropped), _("dibelanjakan atau dibatalkan")),
            Stat(_("Belum disetor"), rupiah(found.open), left, needs_someone=found.open > 0),
        ]
    excused = _("sebabnya dapat diperbaiki; dananya tetap di kartu")
    stats.append(Stat(_("Tidak disertakan"), number(found.left_out), excused))
    if found.due_on:
        stats.append(Stat(_("Batas setor"), date(found.due_on)))
    return tuple(stats)


def _links(found: ReturnList, visit: Visit) -> tuple[Link, ...]:
    links = [
        Link(_("Cetak (PDF)"), reverse("return-pdf", args=[found.id])),
        Link(_("Unduh CSV"), reverse("return-csv", args=[found.id])),
    ]
    if visit.may("return.open") and found.status == "APPROVED":
        links.append(Link(_("Buka nomor rekening"), reverse("return-numbers", args=[found.id])))
    if visit.may("return.prepare") and found.status != "CANCELLED":
        links.append(Link(_("Batalkan"), reverse("return-cancel", args=[found.id])))
    return tuple(links)


def _buttons(found: ReturnList, visit: Visit, key: str) -> tuple[Action, ...]:
    mine = found.prepared_by == visit.actor.person_id
    if found.status != "PREPARED" or mine or not visit.may("return.approve"):
        return ()
    return (Action(_("Setujui"), reverse("return-approve", args=[found.id]), "post", key=key),)


def _line(
    one: ReturnLine, names: Mapping[str, str], families: Mapping[str, tuple[UUID, str]]
) -> Row:
    known = families.get(one.id_kpm or "")
    family = Cell(one.id_kpm or NOTHING)
    if known:
        family = Cell(known[1], reverse("family", args=[known[0]]), note=one.id_kpm or "")
    said = outcome_name(one.standing.outcome)
    if one.excuse:
        said = _("tidak disertakan: %(reason)s") % {"reason": reason_name(one.excuse)}
    code = one.kode_wilayah or ""
    return Row(
        (
            Cell(number(one.number)),
            family,
            Cell(region_name(names.get(code, code)) or NOTHING),
            Cell(f"••••{one.last4}"),
            Cell(month(Period.from_number(one.period))),
            Cell(date(one.credit_day)),
            Cell(rupiah(one.amount)),
            Cell(NOTHING if one.excuse else rupiah(one.standing.open)),
            Cell(said),
        )
    )
