"""Payments of an area and month: every number opens the families beneath it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area
from salur.interfaces.web.charts import FunnelStep
from salur.interfaces.web.components import (
    Cell,
    Choice,
    Column,
    FilterField,
    FilterForm,
    Heading,
    Link,
    Notice,
    Pager,
    Row,
    Table,
)
from salur.interfaces.web.formatting import NOTHING, date, month, number, rupiah
from salur.interfaces.web.pages.findings import TablePage
from salur.interfaces.web.pages.payments import PaymentsPage
from salur.interfaces.web.payment_words import payment_name, payment_tag, who_next
from salur.interfaces.web.words import reason_name, region_name
from salur.reconciliation.domain.payments import STEPS, Payment, reached
from salur.reconciliation.queries import PaymentRow, PaymentSum, StateSum, by_state

SIZE = 50
_NEEDS_SOMEONE = frozenset(
    {Payment.FAILED, Payment.REVERSED, Payment.HANGING, Payment.IDLE, Payment.TO_RETURN}
)
_KECAMATAN = 6  # digits
_NOTHING = StateSum(0, 0, 0, 0)


def payments_page(
    area: Area,
    sums: Sequence[PaymentSum],
    parts: Sequence[PaymentSum],
    *,
    bank: str,
    own_bank: str | None,
) -> PaymentsPage:
    """Turn the counts into the page; `bank` is the one that was chosen, empty for all."""
    states = by_state(sums, bank or None)
    title = {"area": area.name, "month": month(area.period)}
    return PaymentsPage(
        head=Heading(
            _("Pembayaran BPNT di %(area)s, %(month)s") % title,
            _sentence(states),
            secondary=(Link(_("Pengembalian ke kas negara"), reverse("returns")),),
        ),
        filter=None if own_bank else _banks(area, sums, bank),
        funnel=_funnel(area, states, bank) if states else (),
        states=_states(area, states, bank),
        parts=_parts(area, parts, bank) if parts else None,
        notice=Notice(
            "empty",
            _("Belum ada pembayaran yang direkonsiliasi"),
            _("Pilih bulan lain, atau rekonsiliasi bulan ini dahulu."),
        ),
    )


def list_page(
    area: Area,
    state: Payment,
    found: Sequence[PaymentRow],
    *,
    bank: str,
    names: Mapping[str, str],
    families: Mapping[str, tuple[UUID, str]],
    today: dt.date,
    first: bool,
    more: bool,
) -> TablePage:
    """Give the payments that stand in one state, as a table."""
    heads = (
        *((_("Keluarga"), False), (_("Desa"), False), (_("Bank"), False)),
        *((_("Diperintahkan"), True), (_("Terkredit"), True), (_("Sisa hari ini"), True)),
        *((_("Sebab"), False), (_("Sejak"), False), (_("Umur"), True)),
    )
    after = ""
    if more:
        key = keys.packed(*found[-1].key)
        after = area.url("payments-list", state=state, bank=bank, after=key)
    words = {"state": payment_name(state), "area": area.name, "month": month(area.period)}
    back = area.url("payments", bank=bank)
    return TablePage(
        Heading(
            _("%(state)s: %(area)s, %(month)s") % words,
            who_next(state),
            secondary=(Link(_("Kembali ke pembayaran"), back),),
        ),
        Table(
            caption=payment_name(state),
            hide_caption=True,
            columns=tuple(Column(label, number=is_number) for label, is_number in heads),
            rows=tuple(_line(one, names, families, today) for one in found),
            empty=_("Tidak ada pembayaran dalam keadaan ini."),
            pager=Pager(
                _("%(count)s baris di halaman ini") % {"count": number(len(found))},
                "" if first else area.url("payments-list", state=state, bank=bank),
                after,
            ),
        ),
    )


def places_asked(found: Sequence[PaymentRow]) -> set[str]:
    """Give the regions whose names the rows need."""
    codes = {one.kode_wilayah for one in found if one.kode_wilayah}
    return codes | {code[:_KECAMATAN] for code in codes}


def _sentence(states: Mapping[Payment, StateSum]) -> str:
    if not states:
        return _("Belum ada rekonsiliasi yang diterbitkan untuk bulan ini.")
    waiting = {one: states[one].payments for one in _NEEDS_SOMEONE if one in states}
    if not waiting:
        return _("Tidak ada pembayaran yang gagal, menggantung atau mengendap.")
    most = max(waiting, key=lambda one: (waiting[one], one))
    return _("Terbanyak yang perlu ditangani: %(state)s (%(count)s). Berikutnya: %(next)s.") % {
        "state": payment_name(most).lower(),
        "count": number(waiting[most]),
        "next": who_next(most),
    }


def _banks(area: Area, sums: Sequence[PaymentSum], bank: str) -> FilterForm | None:
    known = sorted({one.bank for one in sums if one.bank != "-"} | ({bank} if bank else set()))
    if len(known) < 2 and not bank:  # nothing to choose from
        return None
    choices = (Choice("", _("Semua")), *(Choice(one, one, one == bank) for one in known))
    hidden = (("period", str(area.period)), ("region", area.code))
    return FilterForm(
        reverse("payments"),
        (FilterField("bank", _("Bank"), choices),),
        area.url("payments"),
        hidden=tuple(one for one in hidden if one[1]),
    )


def _funnel(area: Area, states: Mapping[Payment, StateSum], bank: str) -> tuple[FunnelStep, ...]:
    counts = reached({state: one.payments for state, one in states.items()})
    labels = {
        "planned": (_("Direncanakan"), ""),
        "in_spm": (_("Dalam SPM"), _("belum diperintahkan atau ditidurkan")),
        "sp2d": (_("SP2D"), _("menunggu SP2D")),
        "credited": (_("Terkredit"), _("gagal, dibatalkan atau belum dikredit")),
        "spent": (_("Dibelanjakan"), _("belum dibelanjakan, menggantung, mengendap atau kembali")),
    }
    found = []
    before: frozenset[Payment] = frozenset()
    for (name, standing), count in zip(STEPS, counts, strict=True):
        label, loss = labels[name]
        lost = {one: states[one].payments for one in before if one in states}
        gap = _url(area, max(lost, key=lambda one: (lost[one], one)), bank) if lost else ""
        own = next((one for one in sorted(standing) if one in states), None)
        found.append(
            FunnelStep(
                label,
                count,
                _url(area, own, bank) if own else "",
                loss,
                gap_url=gap,
                needs_someone=any(one in _NEEDS_SOMEONE for one in lost),
            )
        )
        before = standing
    return tuple(found)


def _states(area: Area, states: Mapping[Payment, StateSum], bank: str) -> Table:
    columns = (
        *(Column(_("Keadaan")), Column(_("Keluarga"), number=True)),
        *(Column(_("Diperintahkan"), number=True), Column(_("Terkredit"), number=True)),
        *(Column(_("Terlambat"), number=True), Column(_("Berikutnya"))),
    )
    return Table(
        caption=_("Keadaan pembayaran"),
        hide_caption=True,
        columns=columns,
        rows=tuple(
            Row(
                (
                    Cell(payment_name(state), _url(area, state, bank)),
                    Cell(
                        number(states[state].payments),
                        _url(area, state, bank),
                        needs_someone=state in _NEEDS_SOMEONE,
                    ),
                    Cell(rupiah(states[state].ordered)),
                    Cell(rupiah(states[state].credited)),
                    Cell(number(states[state].late) if states[state].late else NOTHING),
                    Cell(who_next(state) or NOTHING),
                )
            )
            for state in Payment
            if state in states
        ),
        empty=_("Belum ada rekonsiliasi yang diterbitkan untuk bulan ini."),
    )


def _parts(area: Area, parts: Sequence[PaymentSum], bank: str) -> Table:
    by_code: dict[str, list[PaymentSum]] = {}
    for one in parts:
        by_code.setdefault(one.code, []).append(one)
    labels = (_("Direncanakan"), _("Dalam SPM"), _("SP2D"), _("Terkredit"), _("Dibelanjakan"))
    trouble = (Payment.FAILED, Payment.HANGING, Payment.IDLE, Payment.TO_RETURN)
    heads = (*labels, _("Gagal"), _("Menggantung"), _("Mengendap"), _("Diminta kembali"))
    names = area.names | {place.code: place.name for place in area.below}  # type: ignore[operator]
    rows = []
    for code in sorted(by_code):
        states = by_state(by_code[code], bank or None)
        steps = reached({state: one.payments for state, one in states.items()})
        rows.append(
            Row(
                (
                    Cell(names.get(code, code), area.url("payments", code, bank=bank)),
                    *(Cell(number(count)) for count in steps),
                    *(_trouble(area, code, one, states, bank) for one in trouble),
                )
            )
        )
    return Table(
        caption=_("Di mana"),
        hide_caption=True,
        columns=(Column(_("Tempat")), *(Column(head, number=True) for head in heads)),
        rows=tuple(rows),
    )


def _trouble(
    area: Area, code: str, state: Payment, states: Mapping[Payment, StateSum], bank: str
) -> Cell:
    count = states.get(state, _NOTHING).payments
    if not count:
        return Cell(NOTHING)
    url = area.url("payments-list", code, state=state, bank=bank)
    return Cell(number(count), url, needs_someone=True)


def _url(area: Area, state: Payment, bank: str) -> str:
    return area.url("payments-list", state=state, bank=bank)


def _line(
    one: PaymentRow,
    names: Mapping[str, str],
    families: Mapping[str, tuple[UUID, str]],
    today: dt.date,
) -> Row:
    since = one.credit_day or (timezone.localdate(one.since) if one.since else None)
    code = one.kode_wilayah or ""
    desa = region_name(names.get(code, code)) or _("tanpa wilayah")
    upper = region_name(names.get(code[:_KECAMATAN], ""))
    return Row(
        (
            _family(one, families),
            Cell(desa, note=upper),
            Cell(one.bank or NOTHING, note=f"••••{one.last4}" if one.last4 else ""),
            Cell(rupiah(one.ordered) if one.account else NOTHING),
            Cell(rupiah(one.credited) if one.account else NOTHING),
            Cell(rupiah(one.left) if one.account else NOTHING),
            Cell(reason_name(one.reason) if one.reason else NOTHING),
            Cell(date(since) if since else NOTHING),
            Cell(_("%(days)s hari") % {"days": number((today - since).days)} if since else NOTHING),
        )
    )


def _family(one: PaymentRow, families: Mapping[str, tuple[UUID, str]]) -> Cell:
    if one.id_kpm and one.id_kpm in families:
        identity, name = families[one.id_kpm]
        return Cell(name, reverse("family", args=[identity]), note=one.id_kpm)
    return Cell(one.id_kpm or _("Rekening tanpa keluarga"))


__all__ = ["SIZE", "list_page", "payment_tag", "payments_page", "places_asked"]
