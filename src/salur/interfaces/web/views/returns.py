"""Lists of returns: drawn up, approved by somebody else, printed, given to the bank."""

import datetime as dt
from uuid import UUID

from django import forms as django_forms
from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web import keys, sheets
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.returns import LINES, PAGE, return_page, returns_page
from salur.interfaces.web.return_forms import NewReturn, Reason
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import region_name
from salur.places import queries as places
from salur.reconciliation import actions
from salur.reconciliation import queries as reconciliation
from salur.registry import queries as registry
from salur.reporting.documents import return_list_pdf


def index(request: Visited) -> HttpResponse:
    """Show the lists of the scope, newest first."""
    before = _before(request.GET.get("after", ""))
    rows = reconciliation.returns_page(before=before, size=PAGE + 1)
    found, today = rows[:PAGE], timezone.localdate()
    names = places.names({one.code for one in found}, today)
    page = returns_page(
        found, names, request.visit, today, first=before is None, more=len(rows) > PAGE
    )
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def show(request: Visited, return_id: UUID) -> HttpResponse:
    """Show one list with some of its lines."""
    found = _known(return_id)
    after = keys.row_number(request.GET.get("after", "")) or 0
    rows = reconciliation.return_lines(return_id, after=min(after, 2**31 - 1), size=LINES + 1)
    lines, today = rows[:LINES], timezone.localdate()
    codes = {one.kode_wilayah for one in lines if one.kode_wilayah}
    page = return_page(
        found,
        lines,
        places.names({*codes, found.code}, today),
        registry.families_named({one.id_kpm for one in lines if one.id_kpm})
        if request.visit.may("family.read")
        else {},
        request.visit,
        today,
        first=after == 0,
        more=len(rows) > LINES,
        key=new_key(),
    )
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    return render(request, "web/pages/return.html", {"page": page, "shell": shell})


def new(request: Visited) -> HttpResponse:
    """Draw up a list of what lies idle."""
    today = timezone.localdate()
    form = NewReturn(
        request.POST or None,
        initial={"key": new_key(), "as_of": today},
        by=request.visit.actor,
        on=today,
    )
    if request.method == "POST" and form.is_valid():
        made = actions.propose_return(
            code=form.cleaned_data["code"],
            bank=form.cleaned_data["bank"],
            as_of=form.cleaned_data["as_of"],
            include=form.cleaned_data["include"].split(),
            by=request.visit.actor,
            at=timezone.now(),
            key=form.cleaned_data["key"],
        )
        return redirect("return", return_id=made.id)
    head = Heading(
        _("Susun daftar pengembalian"),
        _(
            "Keluarga yang sebabnya dapat diperbaiki disebut dan tidak disertakan; orang lain yang"
            " menyetujui."
        ),
    )
    page = FormPage(head, reverse("return-new"), _("Susun"), reverse("returns"))
    return _form(request, page, form)


def approve(request: Visited, return_id: UUID) -> HttpResponse:
    """Approve a list that somebody else drew up."""
    key = request.POST.get("key", "")
    actions.approve_return(return_id=return_id, by=request.visit.actor, at=timezone.now(), key=key)
    return redirect("return", return_id=return_id)


def cancel(request: Visited, return_id: UUID) -> HttpResponse:
    """Take a list back, with the reason."""
    _known(return_id)
    form = Reason(request.POST or None, initial={"key": new_key()})
    if request.method == "POST" and form.is_valid():
        actions.cancel_return(
            return_id=return_id,
            reason=form.cleaned_data["reason"],
            by=request.visit.actor,
            at=timezone.now(),
            key=form.cleaned_data["key"],
        )
        return redirect("return", return_id=return_id)
    head = Heading(_("Batalkan daftar"), _("Yang sudah disetor tetap tercatat sebagai setoran."))
    return _form(request, _reason_page(head, "return-cancel", _("Batalkan"), return_id), form)


def numbers(request: Visited, return_id: UUID) -> HttpResponse:
    """Give the bank the whole account numbers as a file, on a recorded reason."""
    found = _known(return_id)
    form = Reason(request.POST or None, initial={"key": new_key()})
    if request.method == "POST" and form.is_valid():
        opened = actions.open_return(
            return_id=return_id,
            reason=form.cleaned_data["reason"],
            by=request.visit.actor,
            at=timezone.now(),
        )
        heads = (_("No."), _("Nomor rekening"), _("Bulan"), _("Rupiah"))
        sheet = sheets.Sheet(
            _("Pengembalian"),
            heads,
            (
                (one.line.number, one.number or "", one.line.period, one.line.amount)
                for one in opened
            ),
        )
        return sheets.answer("csv", f"pengembalian-rekening-{found.id.hex[:8]}", sheet)
    head = Heading(
        _("Buka nomor rekening"),
        _("Berkasnya berisi nomor rekening lengkap. Alasan dan nama Anda dicatat."),
    )
    return _form(request, _reason_page(head, "return-numbers", _("Unduh CSV"), return_id), form)


def csv(request: Visited, return_id: UUID) -> HttpResponse:
    """Give a list as a sheet, accounts masked."""
    found = _known(return_id)
    heads = (_("No."), _("ID KPM"), _("Kode wilayah"), _("Rekening"), _("Bulan"), _("Rupiah"))
    lines = (
        (
            *(one.number, one.id_kpm or "", one.kode_wilayah or "", f"****{one.last4}"),
            *(one.period, one.amount, one.excuse or ""),
        )
        for one in _taken(request, return_id)
    )
    sheet = sheets.Sheet(_("Pengembalian"), (*heads, _("Tidak disertakan")), lines)
    return sheets.answer("csv", f"pengembalian-{found.id.hex[:8]}", sheet)


def pdf(request: Visited, return_id: UUID) -> HttpResponse:
    """Give a list as a letter to print."""
    found = _known(return_id)
    lines = _taken(request, return_id)
    codes = {one.kode_wilayah for one in lines if one.kode_wilayah}
    named = places.names({*codes, found.code}, timezone.localdate())
    names = {code: region_name(name) for code, name in named.items()}
    content = return_list_pdf(
        found,
        lines,
        names.get(found.code, found.code),
        names,
        training=settings.SALUR_TRAINING,
    )
    response = HttpResponse(content, content_type="application/pdf")
    name = f"pengembalian-{found.id.hex[:8]}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _known(return_id: UUID) -> reconciliation.ReturnList:
    found = reconciliation.return_list(return_id)
    if found is None:
        raise Http404
    return found


def _taken(request: Visited, return_id: UUID) -> tuple[reconciliation.ReturnLine, ...]:
    return actions.take_return(return_id=return_id, by=request.visit.actor, at=timezone.now())


def _reason_page(head: Heading, view: str, submit: str, return_id: UUID) -> FormPage:
    back = reverse("return", args=[return_id])
    return FormPage(head, reverse(view, args=[return_id]), submit, back)


def _form(request: Visited, page: FormPage, form: django_forms.Form) -> HttpResponse:
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    return render(request, "web/pages/form.html", {"page": page, "shell": shell, "form": form})


def _crumbs() -> tuple[Link, ...]:
    return (Link(_("Pengembalian ke kas negara"), reverse("returns")),)


def _before(text: str) -> reconciliation.ReturnKey | None:
    parts = keys.unpacked(text, str, str)
    if parts is None:
        return None
    try:
        return dt.datetime.fromisoformat(parts[0]), UUID(parts[1])
    except ValueError as fault:
        raise Http404 from fault
