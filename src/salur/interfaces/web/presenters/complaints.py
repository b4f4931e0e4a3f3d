"""Turns complaints into pages: lists, figures, one as a story, and what the complainant sees."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.coordination.actions import PublicStatus, Receipt
from salur.coordination.domain.complaints import WAITING, is_overdue, shown_number
from salur.coordination.queries import ComplaintCount, ComplaintLine
from salur.interfaces.web.area import Area
from salur.interfaces.web.complaint_words import (
    aid_name,
    cause_of_complaint,
    channel_name,
    complaint_state,
    complaint_tag,
    event_name,
    sensitive_name,
    tepat_name,
)
from salur.interfaces.web.components import (
    Cell,
    Choice,
    Column,
    Definition,
    Event,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Pager,
    Row,
    Stat,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import date, number
from salur.interfaces.web.pages.complaints import (
    ComplaintsPage,
    PublicStatusPage,
    ReceiptPage,
)
from salur.interfaces.web.words import region_name

Names = Mapping[str, str]
Parties = Mapping[UUID, str]
ASKED = ("which", "t", "aid", "channel")


def complaints_page(
    area: Area,
    found: Sequence[ComplaintLine],
    names: Names,
    parties: Parties,
    *,
    asked: Mapping[str, str],
    choices: Mapping[str, Sequence[tuple[str, str]]],
    pager: Pager,
    today: dt.date,
    may_record: bool,
) -> ComplaintsPage:
    """Give the list with its filter."""
    labels = {
        "which": _("Keadaan"), "t": _("6T"), "aid": _("Program"), "channel": _("Saluran")
    }  # fmt: skip
    new = Link(_("Catat pengaduan"), reverse("complaint-new"))
    return ComplaintsPage(
        head=Heading(
            _("Pengaduan, %(area)s") % {"area": area.name},
            _("Diverifikasi, diteruskan, dijawab; pelapor yang menutup. Tidak ada yang dihapus."),
            secondary=(
                *((new,) if may_record else ()),
                Link(_("Angka pengaduan"), area.url("complaint-figures")),
                Link(_("Formulir umum"), reverse("complaint-public")),
            ),
        ),
        stats=(),
        filter=FilterForm(
            url=reverse("complaints"),
            fields=tuple(
                FilterField(
                    name,
                    labels[name],
                    tuple(
                        Choice(value, label, value == asked.get(name, ""))
                        for value, label in choices[name]
                    ),
                )
                for name in ASKED
            ),
            reset_url=area.url("complaints") if any(asked.values()) else "",
            hidden=(("region", area.code), ("period", str(area.period))),
        ),
        table=_lines(found, names, parties, today, pager),
    )


def _lines(
    found: Sequence[ComplaintLine], names: Names, parties: Parties, today: dt.date, pager: Pager
) -> Table:
    heads = (_("Nomor"), _("Wilayah"), _("6T"), _("Program"), _("Masuk"), _("Batas"))
    return Table(
        caption=_("Pengaduan"),
        hide_caption=True,
        columns=(
            *(Column(head) for head in heads), Column(_("Menunggu")), Column(_("Keadaan"))
        ),
        rows=tuple(_line(one, names, parties, today) for one in found),
        empty=_("Belum ada pengaduan di sini. Formulir umum terbuka untuk siapa saja."),
        pager=pager,
    )  # fmt: skip


def complaints_of_family(found: Sequence[ComplaintLine], today: dt.date) -> Table:
    """Give the complaints about one family: where they are and whose turn it is stand on theirs."""
    heads = (_("Nomor"), _("6T"), _("Program"), _("Masuk"), _("Batas"), _("Keadaan"))
    return Table(
        caption=_("Pengaduan tentang keluarga ini"),
        hide_caption=True,
        columns=tuple(Column(head) for head in heads),
        rows=tuple(Row(_said(one, today)) for one in found),
    )


def _line(one: ComplaintLine, names: Names, parties: Parties, today: dt.date) -> Row:
    shown, *said, state = _said(one, today)
    where = Cell(region_name(names.get(one.code, one.code)))
    return Row((shown, where, *said, Cell(waits_for(one.state, one.forwarded_org, parties)), state))


def _said(one: ComplaintLine, today: dt.date) -> tuple[Cell, ...]:
    """Give what every list tells of a complaint: number, T, programme, both days, state."""
    overdue = one.is_overdue(today)
    why = _("peka: %(why)s") % {"why": sensitive_name(one.sensitive)} if one.sensitive else ""
    return (
        Cell(shown_number(one.number), reverse("complaint", args=[one.id]), note=why),
        Cell(tepat_name(one.t), note=cause_of_complaint(one.cause) if one.cause else ""),
        Cell(aid_name(one.program)),
        Cell(date(one.received_on), note=channel_name(one.channel)),
        Cell(date(one.due), needs_someone=overdue),
        Cell("", tag=complaint_tag(one.state, overdue=overdue)),
    )


def waits_for(state: str, forwarded: UUID | None, parties: Parties) -> str:
    """Say whose turn it is."""
    if state == "FORWARDED" and forwarded:
        return parties.get(forwarded, _("pihak lain"))
    if state in WAITING:
        return _("Dinas Sosial")
    return _("pelapor") if state == "ANSWERED" else "–"


def figures_page(
    area: Area, counts: Sequence[ComplaintCount], names: Names, *, since: dt.date, today: dt.date
) -> ComplaintsPage:
    """Give the figures per region and per T, from a day to today."""
    whole = [_sum("", "", counts)]
    by_region = [
        _sum(code, "", [one for one in counts if one.region == code])
        for code in sorted({one.region for one in counts})
    ]
    by_t = [
        _sum("", t, [one for one in counts if one.t == t])
        for t in sorted({one.t for one in counts})
    ]
    rows = (
        *(_counted(region_name(names.get(one.region, one.region)), one) for one in by_region),
        *(_counted(tepat_name(one.t), one) for one in by_t),
    )
    heads = (_("Masuk"), _("Dijawab tepat waktu"), _("Dijawab terlambat"), _("Belum dijawab"))
    return ComplaintsPage(
        head=Heading(
            _("Angka pengaduan, %(area)s") % {"area": area.name},
            _("Yang masuk sejak %(since)s sampai %(today)s.")
            % {"since": date(since), "today": date(today)},
            secondary=(Link(_("Daftar pengaduan"), area.url("complaints")),),
        ),
        stats=_stats(area, whole[0]),
        table=Table(
            caption=_("Per wilayah, lalu per 6T"),
            columns=(
                Column(_("Wilayah atau 6T")),
                *(Column(head, number=True) for head in heads),
                Column(_("Lewat batas"), number=True),
                Column(_("Dibuka lagi"), number=True),
            ),
            rows=rows,
            empty=_("Belum ada pengaduan dalam kurun ini."),
        ),
    )


def _stats(area: Area, whole: ComplaintCount) -> tuple[Stat, ...]:
    listed = area.url("complaints")
    return (
        Stat(_("Masuk"), number(whole.received), url=listed),
        Stat(_("Dijawab tepat waktu"), number(whole.in_time)),
        Stat(
            _("Lewat batas"),
            number(whole.overdue),
            url=area.url("complaints", which="terlambat"),
            needs_someone=whole.overdue > 0,
        ),
        Stat(_("Dibuka lagi"), number(whole.reopened)),
    )


def _counted(label: str, one: ComplaintCount) -> Row:
    figures = (one.received, one.in_time, one.late, one.waiting, one.overdue, one.reopened)
    return Row((Cell(label), *(Cell(number(figure)) for figure in figures)))


def _sum(region: str, t: str, parts: Sequence[ComplaintCount]) -> ComplaintCount:
    names = ("received", "in_time", "late", "waiting", "overdue", "reopened")
    return ComplaintCount(region, t, *(sum(getattr(p, name) for p in parts) for name in names))


def receipt_page(receipt: Receipt, more: Link) -> ReceiptPage:
    """Give the receipt; its words are shown this once."""
    return ReceiptPage(
        Heading(
            _("Pengaduan diterima"),
            _("Catat nomor dan kata rahasia ini; hanya dengan keduanya jawabannya dapat dibuka."),
        ),
        (
            Definition(_("Nomor pengaduan"), shown_number(receipt.number)),
            Definition(_("Kata rahasia"), receipt.secret),
        ),
        more,
    )


def public_status_page(found: PublicStatus, names: Parties, today: dt.date) -> PublicStatusPage:
    """Give what a receipt opens."""
    overdue = is_overdue(found.state, found.due, today)
    return PublicStatusPage(
        Heading(
            _("Pengaduan %(number)s") % {"number": shown_number(found.number)},
            _("Sekarang: %(state)s.") % {"state": complaint_state(found.state)},
        ),
        (
            Definition(_("Masuk"), date(found.received_on)),
            Definition(
                _("Batas langkah berikutnya"),
                date(found.due),
                tag=Tag(_("terlambat"), "alert") if overdue else None,
            ),
        ),
        tuple(
            Event(
                timezone.localtime(one.at).date(),
                event_name(one.kind),
                "\n".join(filter(None, (names.get(one.organisation or UUID(int=0)), one.words))),
                tone="good" if one.kind == "ANSWERED" else "plain",
            )
            for one in found.events
        ),
        reverse("complaint-reply"),
    )
