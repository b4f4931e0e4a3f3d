"""Whose turn an order is, and what whoever looks at it may do."""

from django.urls import reverse
from django.utils.translation import gettext as _

from salur.distribution import queries as distribution
from salur.distribution.domain.ordering import OrderStatus
from salur.interfaces.web.components import Action
from salur.interfaces.web.visit import Visit


def next_step(one: distribution.Order, visit: Visit) -> str:
    """Say in a sentence what comes next, and whether it is for whoever looks."""
    is_mine = steps_of(one, visit)[0] is not None
    if one.status is OrderStatus.PREPARED:
        return _("Giliran Anda memeriksa.") if is_mine else _("Menunggu pemeriksa lain.")
    if one.status is OrderStatus.CHECKED:
        return _("Giliran Anda menyetujui.") if is_mine else _("Menunggu penyetuju lain.")
    if one.status is OrderStatus.APPROVED:
        return _("Menunggu pengiriman ke bank.")
    return ""


def steps_of(one: distribution.Order, visit: Visit) -> tuple[Action | None, tuple[Action, ...]]:
    """Give the step that is this person's to take, and the lesser ones."""
    is_other = visit.actor.person_id not in one.people
    primary: Action | None = None
    lesser: list[Action] = []
    if one.status is OrderStatus.PREPARED and is_other and visit.may("order.check"):
        primary = _to(one, _("Periksa"), "periksa")
    if one.status is OrderStatus.CHECKED and is_other and visit.may("order.approve"):
        primary = _to(one, _("Setujui"), "setujui")
    if one.is_open:
        if visit.may("order.prepare") or visit.may("order.approve"):
            lesser.append(_to(one, _("Batalkan"), "batalkan"))
        if visit.may("order.check") or visit.may("order.approve"):
            lesser.append(_to(one, _("Kembalikan"), "kembalikan"))
    if one.status is OrderStatus.APPROVED and visit.may("order.approve"):
        lesser.append(_to(one, _("Kirim lagi"), "kirim"))
    if one.status is OrderStatus.SENT and visit.may("order.prepare"):
        url = reverse("order-resend", args=[one.id])
        lesser.append(Action(_("Kirim ulang yang belum dibayar"), url))
    return primary, tuple(lesser)


def _to(one: distribution.Order, label: str, what: str) -> Action:
    return Action(label, reverse("order-step", args=[one.id, what]))
