"""Payment orders as pages: the list with whose turn it is, one order, its families."""

import datetime as dt
from collections.abc import Sequence
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution import queries as distribution
from salur.distribution.domain.ordering import OrderStatus, Purpose
from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Confirmation,
    Definition,
    Heading,
    Link,
    Pager,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import NOTHING, date_and_time, month, number, rupiah
from salur.interfaces.web.keys import new_key, packed
from salur.interfaces.web.pages.findings import TablePage
from salur.interfaces.web.pages.order import OrderPage
from salur.interfaces.web.presenters.order_steps import next_step, steps_of
from salur.interfaces.web.visit import Visit
from salur.kernel.period import Period


def order_key(parts: tuple[str, str]) -> distribution.OrderKey:
    """Read the key of an order; Http404 for anything else."""
    try:
        at = dt.datetime.fromisoformat(parts[0])
        return at if at.tzinfo else at.replace(tzinfo=dt.UTC), UUID(parts[1])
    except ValueError as fault:
        raise Http404 from fault


def reason_names() -> dict[str, str]:
    """Name why a family is left out of an order."""
    return {
        "already_paid": _("Sudah dibayar"),
        "partly_paid": _("Sudah dibayar sebagian"),
        "in_another_order": _("Ada di perintah lain"),
        "not_answered": _("Belum dijawab bank"),
        "suspended": _("Ditidurkan"),
        "ineligible": _("Tidak lagi berhak"),
        "no_account": _("Tanpa rekening"),
        "account_not_usable": _("Rekening tidak dapat dipakai"),
        "account_shared": _("Satu rekening beberapa keluarga"),
        "bank_unknown": _("Bank rekening tidak diketahui"),
        "other_bank": _("Rekening kini di bank lain"),
    }


def months_name(first: Period, last: Period) -> str:
    """Name the months of an order."""
    return month(first) if first == last else f"{month(first)} – {month(last)}"


def orders_page(
    area: Area,
    found: Sequence[distribution.Order],
    visit: Visit,
    *,
    size: int,
    first: bool,
) -> TablePage:
    """Give the orders of an area, the newest first."""
    rows, last = found[:size], found[size - 1] if len(found) > size else None
    key = packed(last.prepared.at.isoformat(), str(last.id)) if last else ""
    action = None
    if visit.may("order.prepare"):
        action = Action(_("Siapkan perintah bayar"), reverse("order-new"))
    heads = (
        (_("Perintah"), False),
        (_("Bulan"), False),
        (_("Keluarga"), True),
        (_("Jumlah"), True),
        (_("Tidak dibayar"), True),
        (_("Keadaan"), False),
        (_("Berikutnya"), False),
    )
    return TablePage(
        Heading(
            _("Perintah bayar, %(area)s") % {"area": area.name},
            _("Disiapkan, diperiksa, dan disetujui tiga orang; dikirim sekali."),
            action,
        ),
        Table(
            caption=_("Perintah bayar"),
            hide_caption=True,
            columns=tuple(Column(head, number=is_number) for head, is_number in heads),
            rows=tuple(_line(one, visit) for one in rows),
            empty=_("Belum ada perintah bayar di wilayah ini."),
            pager=Pager(
                _("%(count)s perintah") % {"count": number(len(rows))},
                "" if first else area.url("orders"),
                area.url("orders", after=key) if key else "",
            ),
        ),
    )


def order_page(
    one: distribution.Order,
    visit: Visit,
    *,
    left_out: Sequence[distribution.LeftOutCount],
    resends: Sequence[distribution.Order],
    followed: distribution.Order | None,
) -> OrderPage:
    """Turn one order into its page."""
    primary, lesser = steps_of(one, visit)
    head = Heading(
        _("Perintah bayar %(number)s") % {"number": one.number},
        next_step(one, visit),
        primary,
        buttons=lesser,
    )
    return OrderPage(
        head, _facts(one, followed), _people(one), _left_out(one, left_out, visit),
        _resends(resends, visit),
    )  # fmt: skip


def lines_page(
    one: distribution.Order,
    found: Sequence[distribution.OrderedFamily],
    *,
    reason: str,
    size: int,
    first: bool,
) -> TablePage:
    """Give the families that an order pays, or leaves out for one reason."""
    rows = found[:size]
    here = reverse("order-lines", args=[one.id])
    asked = {"reason": reason} if reason else {}
    after = ""
    if len(found) > size:
        last = rows[-1]
        key = packed(last.kode_wilayah, last.id_kpm, last.period.number)
        after = f"{here}?{urlencode({**asked, 'after': key})}"
    what = reason_names()[reason] if reason else _("Dibayar")
    heads = (
        (_("Nomor DTKS"), False), (_("Desa"), False), (_("Bulan"), False), (_("Jumlah"), True),
        (_("Keadaan"), False),
    )  # fmt: skip
    return TablePage(
        Heading(
            f"{one.number}: {what}",
            _("Sebab pertama yang berlaku ketika perintah disiapkan.") if reason else "",
        ),
        Table(
            caption=what,
            hide_caption=True,
            columns=tuple(Column(head, number=is_number) for head, is_number in heads),
            rows=tuple(
                Row(
                    (
                        Cell(line.id_kpm),
                        Cell(line.kode_wilayah),
                        Cell(month(line.period)),
                        Cell(rupiah(line.amount_idr)),
                        Cell("", tag=_line_tag(line)),
                    )
                )
                for line in rows
            ),
            empty=_("Tidak ada."),
            pager=Pager(
                _("%(count)s baris") % {"count": number(len(rows))},
                "" if first else f"{here}?{urlencode(asked)}",
                after,
            ),
        ),
    )


def confirmation(one: distribution.Order, what: str) -> Confirmation:
    """Give the question before a step of an order."""
    words = {"number": one.number, "sum": rupiah(one.amount_idr), "bank": one.bank_code}
    title, submit, grave, reason = {
        "periksa": (_("Nyatakan %(number)s sudah diperiksa?"), _("Sudah diperiksa"), False, ""),
        "setujui": (_("Setujui %(number)s?"), _("Setujui"), False, ""),
        "batalkan": (_("Batalkan %(number)s?"), _("Batalkan"), True, _("Alasan")),
        "kembalikan": (_("Kembalikan %(number)s?"), _("Kembalikan"), True, _("Alasan")),
        "kirim": (_("Kirim %(number)s lagi?"), _("Kirim"), False, ""),
    }[what]
    return Confirmation(
        title=title % words,
        sentence=_("%(lines)s baris, %(sum)s kepada %(bank)s, untuk %(months)s.")
        % {**words, "lines": number(one.lines), "months": months_name(one.first, one.last)},
        consequences=_consequences(what, one),
        url=reverse("order-step", args=[one.id, what]),
        key=new_key(),
        submit=submit,
        cancel=Link(_("Tidak jadi"), reverse("order", args=[one.id])),
        grave=grave,
        reason_label=reason,
    )


def _consequences(what: str, one: distribution.Order) -> tuple[str, ...]:
    again = _("Setiap baris diperiksa sekali lagi terhadap bukti terbaru.")
    return {
        "periksa": (again,),
        "setujui": (
            again,
            _("Dengan persetujuan terakhir perintah langsung dikirim kepada bank."),
        ),
        "batalkan": (_("Tidak ada satu baris pun yang dapat dibayar sesudahnya."),),
        "kembalikan": (_("Perintah ini ditutup; perintah lain disiapkan sebagai gantinya."),),
        "kirim": (_("Bank menerima berkas yang sama paling banyak sekali."),),
    }[what]


def status_tag(one: distribution.Order) -> Tag:
    """Give how far an order is."""
    if one.status is OrderStatus.CHECKED and one.approved is not None:
        return Tag(_("menunggu penyetuju kedua"), "wait")
    if one.status is OrderStatus.APPROVED and one.outbox == "SENDING":
        return Tag(_("sedang dikirim"), "wait")
    return {
        OrderStatus.PREPARED: Tag(_("menunggu pemeriksaan"), "wait"),
        OrderStatus.CHECKED: Tag(_("menunggu persetujuan"), "wait"),
        OrderStatus.APPROVED: Tag(_("menunggu pengiriman"), "wait"),
        OrderStatus.SENT: Tag(_("terkirim"), "good"),
        OrderStatus.CANCELLED: Tag(_("dibatalkan")),
        OrderStatus.RETURNED: Tag(_("dikembalikan")),
    }[one.status]


def purpose_name(purpose: Purpose) -> str:
    """Name why an order is made."""
    return {
        Purpose.REGULAR: _("Bulan berjalan"),
        Purpose.LATE: _("Terlambat"),
        Purpose.RETROACTIVE: _("Susulan"),
        Purpose.RESEND: _("Kirim ulang"),
    }[purpose]


def _line(one: distribution.Order, visit: Visit) -> Row:
    mine = next_step(one, visit)
    return Row(
        (
            Cell(one.number, reverse("order", args=[one.id]), note=one.bank_code),
            Cell(months_name(one.first, one.last), note=purpose_name(one.purpose)),
            Cell(number(one.families)),
            Cell(rupiah(one.amount_idr)),
            Cell(number(one.excluded)),
            Cell("", tag=status_tag(one)),
            Cell(mine or NOTHING, needs_someone=bool(steps_of(one, visit)[0])),
        )
    )


def _line_tag(line: distribution.OrderedFamily) -> Tag:
    if line.excluded:
        return Tag(_("tidak dibayar"), "wait")
    return Tag(_("berlaku"), "good") if line.live else Tag(_("tidak berlaku lagi"))


def _facts(one: distribution.Order, followed: distribution.Order | None) -> tuple[Definition, ...]:
    lines = [
        Definition(_("Keadaan"), "", tag=status_tag(one)),
        Definition(_("Bank"), one.bank_code),
        Definition(_("Bulan"), months_name(one.first, one.last)),
        Definition(_("Maksud"), purpose_name(one.purpose)),
        Definition(
            _("Keluarga"),
            _("%(families)s, %(lines)s baris")
            % {"families": number(one.families), "lines": number(one.lines)},
            reverse("order-lines", args=[one.id]),
        ),
        Definition(_("Jumlah"), rupiah(one.amount_idr)),
        Definition(_("Sidik SHA-256"), one.sha256[:16]),
    ]
    if followed is not None:
        url = reverse("order", args=[followed.id])
        lines.append(Definition(_("Mengikuti"), followed.number, url))
    if one.evidence_id is not None:
        url = reverse("evidence-file", args=[one.evidence_id])
        lines.append(Definition(_("Berkas"), _("lihat berkas"), url))
    if one.delivered_at is not None:
        lines.append(Definition(_("Diterima bank"), date_and_time(one.delivered_at)))
    if one.closed_reason:
        lines.append(Definition(_("Alasan"), one.closed_reason))
    return tuple(lines)


def _people(one: distribution.Order) -> tuple[Definition, ...]:
    steps = (
        (_("Disiapkan"), one.prepared), (_("Diperiksa"), one.checked),
        (_("Disetujui"), one.approved), (_("Disetujui kedua"), one.seconded),
        (_("Ditutup"), one.closed),
    )  # fmt: skip
    done = [
        Definition(label, f"{who.name}, {date_and_time(who.at)}") for label, who in steps if who
    ]
    if one.is_open:
        words = _("dua orang") if one.approvals_needed == 2 else _("satu orang")
        if one.authority_needed:
            words = _("%(people)s, KPA sendiri") % {"people": words}
        done.append(Definition(_("Persetujuan yang diperlukan"), words))
    return tuple(done)


def _left_out(
    one: distribution.Order, counts: Sequence[distribution.LeftOutCount], visit: Visit
) -> Table:
    names, here = reason_names(), reverse("order-lines", args=[one.id])
    opens = visit.may("family.read")
    return Table(
        caption=_("Tidak dibayar"),
        hide_caption=True,
        columns=(Column(_("Sebab")), Column(_("Baris"), number=True), Column(_("Jumlah"), True)),
        rows=tuple(
            Row(
                (
                    Cell(names[count.reason], f"{here}?reason={count.reason}" if opens else ""),
                    Cell(number(count.lines)),
                    Cell(rupiah(count.amount_idr)),
                )
            )
            for count in counts
        ),
        empty=_("Setiap keluarga dalam daftar dibayar."),
    )


def _resends(found: Sequence[distribution.Order], visit: Visit) -> Table | None:
    if not found:
        return None
    heads = (_("Perintah"), _("Bulan"), _("Keluarga"), _("Jumlah"), _("Tidak dibayar"))
    return Table(
        caption=_("Kiriman ulang"),
        hide_caption=True,
        columns=tuple(Column(head) for head in (*heads, _("Keadaan"), _("Berikutnya"))),
        rows=tuple(_line(one, visit) for one in found),
    )
