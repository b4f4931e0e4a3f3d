"""Suspense: what it holds, what is proposed to clear it, and the second person's word."""

import datetime as dt
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.queries import require
from salur.evidence import queries as evidence
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.book_forms import ClearingForm, UndoForm
from salur.interfaces.web.components import Confirmation, Heading, Link
from salur.interfaces.web.formatting import date
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.pages.plain import ConfirmPage
from salur.interfaces.web.presenters.suspense import clearing_page, suspense_page
from salur.interfaces.web.views.books import named
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language, region_name
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.ledger import actions
from salur.ledger import queries as ledger
from salur.places import queries as places

SIZE = 50


def show(request: Visited) -> HttpResponse:
    """Show what suspense holds in an area, and the proposals."""
    area = area_of(request)
    programs = request.visit.programs
    held = ledger.suspense_page(
        programs, area.roots, after=request.GET.get("held", ""), size=SIZE + 1
    )
    found = ledger.clearings_page(area.path, after=_after(request), size=SIZE + 1)
    codes = {ledger.code_of(one.path) for one in held} | {one.code for one in found}
    listed = places.names(codes - {""}, area.period.last_day)
    page = suspense_page(
        area, held[:SIZE], found[:SIZE],
        {code: region_name(name) for code, name in listed.items()},
        named([*(one.party for one in held), *(one.party for one in found)]),
        request.visit, more_held=len(held) > SIZE, more=len(found) > SIZE,
    )  # fmt: skip
    crumbs = (Link(_("Buku"), area.url("books")), *place_crumbs(area, "books-suspense"))
    shell = frame(
        request, title=page.head.title, area=area, crumbs=crumbs, chooser="books-suspense"
    )
    return render(request, "web/pages/suspense.html", {"page": page, "shell": shell})


def new(request: Visited) -> HttpResponse:
    """Propose to clear suspense of one party in a kab/kota."""
    area = area_of(request)
    party, program = keys.identity(request.GET.get("party", "")), request.GET.get("program", "")
    if area.level != Level.KABKOTA or party is None or program not in request.visit.programs:
        raise Http404
    require(request.visit.actor, "suspense.clear", area.path)
    form = ClearingForm(
        request.POST or None,
        program=Program(program),
        files=files_to_choose(),
        initial={"month": str(area.period), "key": keys.new_key()},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.clear_suspense(
                program=Program(program), path=area.path, party=party, amount=given["amount"],
                month=given["month"], reason=given["reason"], decision=given["decision"],
                evidence_id=UUID(given["evidence"]), key=given["key"],
                by=request.visit.actor, at=timezone.now(),
            )  # fmt: skip
        except actions.ClearingRefused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            messages.success(request, _("Usulan tersimpan; orang lain menyetujuinya."))
            return redirect("books-clearing", clearing_id=made.id)
    owner = named([party]).get(party, "")
    page = FormPage(
        Heading(
            _("Selesaikan penampungan %(party)s, %(area)s") % {"party": owner, "area": area.name},
            _("Belum ada yang dibukukan sampai orang lain menyetujuinya."),
        ),
        area.url("books-clearing-new", program=program, party=party),
        _("Usulkan"),
        area.url("books-suspense"),
    )
    return _form(request, page, form, (Link(_("Penampungan"), area.url("books-suspense")),), area)


def clearing(request: Visited, clearing_id: UUID) -> HttpResponse:
    """Show one proposal."""
    one = _known(clearing_id)
    names = places.names([one.code], timezone.localdate())
    place = region_name(names.get(one.code, one.code))
    file = evidence.evidence(one.evidence)
    page = clearing_page(one, request.visit, place, named([one.party]), file)
    crumbs = (Link(_("Penampungan"), reverse("books-suspense")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/clearing.html", {"page": page, "shell": shell})


def approve(request: Visited, clearing_id: UUID) -> HttpResponse:
    """Approve a proposal and post it."""
    actions.approve_clearing(
        clearing_id=clearing_id, by=request.visit.actor, at=timezone.now(),
        key=request.POST.get("key", ""),
    )  # fmt: skip
    messages.success(request, _("Disetujui dan dibukukan."))
    return redirect("books-clearing", clearing_id=clearing_id)


def refuse(request: Visited, clearing_id: UUID) -> HttpResponse:
    """Ask why, then refuse a proposal or withdraw one's own."""
    if request.method == "POST":
        actions.refuse_clearing(
            clearing_id=clearing_id, reason=request.POST.get("reason", ""),
            by=request.visit.actor, at=timezone.now(), key=request.POST.get("key", ""),
        )  # fmt: skip
        return redirect("books-clearing", clearing_id=clearing_id)
    _known(clearing_id)
    back = reverse("books-clearing", args=[clearing_id])
    page = ConfirmPage(
        Confirmation(
            title=_("Tolak usulan ini?"),
            sentence=_("Tidak ada yang dibukukan; usulan dan alasannya tetap tersimpan."),
            consequences=(),
            url=reverse("books-clearing-refuse", args=[clearing_id]),
            key=keys.new_key(),
            submit=_("Tolak"),
            cancel=Link(_("Tidak jadi"), back),
            grave=True,
            reason_label=_("Mengapa? (sedikitnya 10 huruf)"),
        )
    )
    crumbs = (Link(_("Penampungan"), reverse("books-suspense")),)
    shell = frame(request, title=page.confirmation.title, crumbs=crumbs)
    return render(request, "web/pages/confirm.html", {"page": page, "shell": shell})


def undo(request: Visited, clearing_id: UUID) -> HttpResponse:
    """Propose to take a clearing back."""
    _known(clearing_id)
    form = UndoForm(request.POST or None, initial={"key": keys.new_key()})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.undo_clearing(
                clearing_id=clearing_id, by=request.visit.actor, at=timezone.now(),
                **form.cleaned_data,
            )  # fmt: skip
        except actions.ClearingRefused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            return redirect("books-clearing", clearing_id=made.id)
    page = FormPage(
        Heading(
            _("Usulkan penarikan kembali"),
            _("Disetujui orang lain, perpindahan kebalikannya dibukukan."),
        ),
        reverse("books-clearing-undo", args=[clearing_id]),
        _("Usulkan"),
        reverse("books-clearing", args=[clearing_id]),
    )
    return _form(request, page, form, (Link(_("Penampungan"), reverse("books-suspense")),))


def _form(
    request: Visited, page: FormPage, form: Form, crumbs: tuple[Link, ...], area: Area | None = None
) -> HttpResponse:
    shell = frame(request, title=page.head.title, crumbs=crumbs, area=area)
    wrong = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell, "form": form}
    return render(request, "web/pages/form.html", context, status=status)


def _known(clearing_id: UUID) -> ledger.Clearing:
    found = ledger.clearing(clearing_id)
    if found is None:
        raise Http404
    return found


def files_to_choose() -> list[tuple[str, str]]:
    """Give the newest files of the scope, to be chosen as evidence."""
    rows = evidence.evidence_page(size=SIZE, status="accepted").rows
    return [
        (str(one.id), f"{one.file_name}, {one.sender_name}, {date(one.received_at.date())}")
        for one in rows
    ]


def _after(request: Visited) -> ledger.ClearingKey | None:
    parts = keys.unpacked(request.GET.get("after", ""), str, str)
    if parts is None:
        return None
    try:
        at = dt.datetime.fromisoformat(parts[0])
        identity = UUID(parts[1])
    except ValueError as fault:
        raise Http404 from fault
    if at.tzinfo is None:
        raise Http404
    return at, identity
