"""Payment orders: the list, one of them, its families, and each step that people take with it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from salur.distribution import actions
from salur.distribution import queries as distribution
from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.keys import new_key, unpacked
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.pages.plain import ConfirmPage
from salur.interfaces.web.presenters import order_findings as by_name
from salur.interfaces.web.presenters import orders as presenter
from salur.interfaces.web.visit import Visited
from salur.kernel.period import Period
from salur.parties import queries as parties

_PAGE = 50


def index(request: Visited) -> HttpResponse:
    """Show the orders of an area, and which of them wait for whoever looks."""
    area = area_of(request)
    packed = unpacked(request.GET.get("after", ""), str, str)
    after = presenter.order_key(packed) if packed else None
    found = distribution.orders_page(area.path, after=after, limit=_PAGE + 1)
    page = presenter.orders_page(area, found, request.visit, size=_PAGE, first=after is None)
    crumbs = place_crumbs(area, "orders")
    shell = frame(request, title=page.head.title, area=area, crumbs=crumbs, chooser="orders")
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def show(request: Visited, order_id: UUID) -> HttpResponse:
    """Show one order."""
    found = _found(order_id)
    page = presenter.order_page(
        found,
        request.visit,
        left_out=distribution.left_out_counts(found),
        resends=distribution.resends_of(order_id),
        followed=distribution.order(found.resends) if found.resends else None,
    )
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    return render(request, "web/pages/order.html", {"page": page, "shell": shell})


def lines(request: Visited, order_id: UUID) -> HttpResponse:
    """Show the families that an order pays, or leaves out for one reason."""
    found = _found(order_id)
    reason = request.GET.get("reason", "")
    if reason and reason not in presenter.reason_names():
        raise Http404
    after = unpacked(request.GET.get("after", ""), str, str, int)
    rows = distribution.order_lines_page(found, reason=reason, after=after, limit=_PAGE + 1)
    page = presenter.lines_page(found, rows, reason=reason, size=_PAGE, first=after is None)
    crumbs = (*_crumbs(), Link(found.number, reverse("order", args=[order_id])))
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def received(request: Visited, cycle_id: UUID) -> HttpResponse:
    """Show what the last look at the order that an office received found, family by family."""
    one = distribution.cycle(cycle_id)
    if one is None:
        raise Http404
    finding = request.GET.get("finding", "")
    if finding and finding not in by_name.finding_names():
        raise Http404
    after = unpacked(request.GET.get("after", ""), str, str, str)
    page = by_name.findings_page(
        one,
        distribution.order_finding_counts(cycle_id),
        distribution.order_findings_page(cycle_id, finding=finding, after=after, limit=_PAGE + 1),
        finding=finding,
        size=_PAGE,
        first=after is None,
    )
    crumbs = (Link(_("Penyaluran"), reverse("cycles")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/order_findings.html", {"page": page, "shell": shell})


class _Month(django_forms.CharField):
    """A month, as `2019-03`."""

    def __init__(self, label: Any) -> None:
        widget = django_forms.TextInput(attrs={"type": "month"})
        super().__init__(label=label, max_length=7, widget=widget)

    def clean(self, value: object) -> Period:
        """Read the month."""
        try:
            return Period.parse(str(super().clean(value)))
        except ValueError:
            raise django_forms.ValidationError(_("Tulis bulan seperti 2019-03.")) from None


class NewOrder(django_forms.Form):
    """To which bank, for where and which months."""

    number = django_forms.CharField(label=gettext_lazy("Nomor SPM"), max_length=60)
    bank = django_forms.ChoiceField(label=gettext_lazy("Bank penyalur"))
    code = django_forms.RegexField(
        r"^(\d{2}|\d{4})?$",
        label=gettext_lazy("Kode wilayah"),
        required=False,
        help_text=gettext_lazy("Dua angka provinsi atau empat angka kab/kota; kosong: nasional."),
    )
    first = _Month(gettext_lazy("Bulan pertama"))
    last = _Month(gettext_lazy("Bulan terakhir"))
    key = django_forms.CharField(widget=django_forms.HiddenInput, max_length=40)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        banks = parties.organisations(kinds=("bank",))
        self.fields["bank"].choices = [(str(one.id), one.name) for one in banks]  # type: ignore[attr-defined]


class NextOrder(django_forms.Form):
    """The number of the order that follows one."""

    number = django_forms.CharField(label=gettext_lazy("Nomor SPM"), max_length=60)
    key = django_forms.CharField(widget=django_forms.HiddenInput, max_length=40)


def new(request: Visited) -> HttpResponse:
    """Prepare an order from the frozen lists."""
    this_month = Period(timezone.localdate().year, timezone.localdate().month)
    initial = {"key": new_key(), "first": str(this_month), "last": str(this_month)}
    form = NewOrder(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = actions.prepare_order(
            number=given["number"],
            bank=UUID(given["bank"]),
            code=given["code"],
            first=given["first"],
            last=given["last"],
            by=request.visit.actor,
            at=timezone.now(),
            key=given["key"],
        )
        return redirect("order", order_id=made.id)
    head = Heading(
        _("Siapkan perintah bayar"),
        _("Diambil dari daftar yang dibekukan; orang lain memeriksa, orang ketiga menyetujui."),
    )
    page = FormPage(head, reverse("order-new"), _("Siapkan"), reverse("orders"))
    shell = frame(request, title=head.title, crumbs=_crumbs())
    return render(request, "web/pages/form.html", {"page": page, "shell": shell, "form": form})


def resend(request: Visited, order_id: UUID) -> HttpResponse:
    """Prepare the order that pays what the bank's answer left unpaid."""
    found = _found(order_id)
    form = NextOrder(request.POST or None, initial={"key": new_key()})
    if request.method == "POST" and form.is_valid():
        made = actions.prepare_resend(
            order_id=order_id,
            number=form.cleaned_data["number"],
            by=request.visit.actor,
            at=timezone.now(),
            key=form.cleaned_data["key"],
        )
        return redirect("order", order_id=made.id)
    back = reverse("order", args=[order_id])
    head = Heading(
        _("Kirim ulang yang belum dibayar dari %(number)s") % {"number": found.number},
        _("Hanya yang gagal, dibatalkan, atau tidak ada dalam jawaban bank; semuanya diperiksa."),
    )
    page = FormPage(head, reverse("order-resend", args=[order_id]), _("Siapkan"), back)
    shell = frame(request, title=head.title, crumbs=(*_crumbs(), Link(found.number, back)))
    return render(request, "web/pages/form.html", {"page": page, "shell": shell, "form": form})


def step(request: Visited, order_id: UUID, what: str) -> HttpResponse:
    """Ask before a step of an order, and take it."""
    take = _STEPS.get(what)
    if take is None:
        raise Http404
    found = _found(order_id)
    if request.method == "POST":
        take(request, order_id)
        return redirect("order", order_id=order_id)
    page = ConfirmPage(presenter.confirmation(found, what))
    shell = frame(request, title=page.confirmation.title, crumbs=_crumbs())
    return render(request, "web/pages/confirm.html", {"page": page, "shell": shell})


def _check(request: Visited, order_id: UUID) -> None:
    actions.check_order(order_id=order_id, **_who(request))


def _approve(request: Visited, order_id: UUID) -> None:
    actions.approve_order(order_id=order_id, **_who(request))


def _cancel(request: Visited, order_id: UUID) -> None:
    actions.cancel_order(order_id=order_id, reason=_reason(request), **_who(request))


def _send_back(request: Visited, order_id: UUID) -> None:
    actions.return_order(order_id=order_id, reason=_reason(request), **_who(request))


def _send(request: Visited, order_id: UUID) -> None:
    actions.ask_to_send(order_id=order_id, **_who(request))
    messages.success(request, _("Perintah sedang dikirim; muat ulang halaman ini sebentar lagi."))


_STEPS: dict[str, Callable[[Visited, UUID], None]] = {
    "periksa": _check,
    "setujui": _approve,
    "batalkan": _cancel,
    "kembalikan": _send_back,
    "kirim": _send,
}


def _found(order_id: UUID) -> distribution.Order:
    found = distribution.order(order_id)
    if found is None:
        raise Http404
    return found


def _crumbs() -> tuple[Link, ...]:
    return (Link(_("Perintah bayar"), reverse("orders")),)


def _reason(request: Visited) -> str:
    return str(request.POST.get("reason", ""))


def _who(request: Visited) -> dict:  # type: ignore[type-arg]  # by, at and key of any action
    key = request.POST.get("key", "")
    return {"by": request.visit.actor, "at": timezone.now(), "key": key}
