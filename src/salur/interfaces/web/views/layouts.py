"""Layouts of banks' files: tried against a sample, proposed, approved by another, withdrawn."""

from http import HTTPStatus
from typing import BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.evidence import actions
from salur.evidence import queries as evidence
from salur.evidence.actions import LayoutRefused, Trial
from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.presenters.layouts import example_text, layout_page, layouts_page
from salur.interfaces.web.views.evidence import sender_of, senders_for
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.kernel.refused import Refused, Sentence


def show(request: Visited) -> HttpResponse:
    """Show the layouts and the form; try a described one; propose what was tried."""
    if request.method != "POST":
        return _page(request)
    trial: Trial | None = None
    try:
        trial = _try(request)
        if request.POST.get("do") != "propose":
            return _page(request, trial)
        return _propose(request, trial)
    except Refused as refusal:
        return _page(request, trial, refusal)


def one(request: Visited, layout_id: UUID) -> HttpResponse:
    """Show one layout."""
    return _one(request, layout_id)


def approve(request: Visited, layout_id: UUID) -> HttpResponse:
    """Let a layout be used."""
    try:
        kept = actions.approve_layout(
            layout_id=layout_id, by=request.visit.actor, at=timezone.now()
        )
    except Refused as refusal:
        return _one(request, layout_id, refusal)
    messages.success(request, _("Tata letak %(label)s dipakai.") % {"label": kept.label})
    return redirect("layout", layout_id=layout_id)


def withdraw(request: Visited, layout_id: UUID) -> HttpResponse:
    """Put a layout out of use."""
    try:
        kept = actions.withdraw_layout(
            layout_id=layout_id,
            reason=request.POST.get("reason", ""),
            by=request.visit.actor,
            at=timezone.now(),
        )
    except Refused as refusal:
        return _one(request, layout_id, refusal)
    messages.success(request, _("Tata letak %(label)s dicabut.") % {"label": kept.label})
    return redirect("layout", layout_id=layout_id)


def _try(request: Visited) -> Trial:
    actor, text = request.visit.actor, request.POST.get("text", "").replace("\r\n", "\n")
    file = request.FILES.get("file")
    if file is not None:
        return actions.try_out(source=cast(BinaryIO, file.file), text=text, by=actor)
    return actions.try_again(staged_id=_staged(request), text=text, by=actor)


def _propose(request: Visited, trial: Trial) -> HttpResponse:
    area = area_of(request)
    kept = actions.propose_layout(
        trial=trial,
        sender=sender_of(request),
        path=area.roots[0] if len(area.roots) == 1 else area.path,
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", ""),
    )
    messages.success(
        request, _("Tata letak %(label)s menunggu disetujui orang lain.") % {"label": kept.label}
    )
    return redirect("layout", layout_id=kept.layout_id)


def _page(
    request: Visited, trial: Trial | None = None, refusal: Refused | None = None
) -> HttpResponse:
    area = area_of(request)
    page = layouts_page(
        area,
        request.visit.actor,
        senders_for(request),
        evidence.layouts(area.path),
        asked={"text": _text(request), **request.GET.dict(), **request.POST.dict()},
        trial=trial,
        error=refusal.in_language(language()) if refusal else "",
        refused=refusal if isinstance(refusal, LayoutRefused) else None,
    )
    crumbs = (Link(_("Berkas"), reverse("evidence")),)
    shell = frame(request, title=page.head.title, area=area, crumbs=crumbs)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return render(request, "web/pages/layouts.html", {"page": page, "shell": shell}, status=status)


def _one(request: Visited, layout_id: UUID, refusal: Refused | None = None) -> HttpResponse:
    row = evidence.layout(layout_id)
    if row is None:
        raise Http404
    error = refusal.in_language(language()) if refusal else ""
    page = layout_page(row, request.visit.actor, error=error)
    crumbs = (
        Link(_("Berkas"), reverse("evidence")),
        Link(_("Tata letak berkas bank"), reverse("layouts")),
    )
    shell = frame(request, title=row.label, area=area_of(request), crumbs=crumbs)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return render(request, "web/pages/layout.html", {"page": page, "shell": shell}, status=status)


def _text(request: HttpRequest) -> str:
    """Give what a new description begins with: an example, or the version before it."""
    before = request.GET.get("from", "")
    try:
        row = evidence.layout(UUID(before)) if before else None
    except ValueError:
        row = None
    return row.text if row else example_text(request.GET.get("example", ""))


def _staged(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("staged", ""))
    except ValueError as fault:
        raise Refused(
            "form_incomplete",
            Sentence("Berkas contohnya belum dipilih.", "The sample file is not chosen."),
            Sentence("Pilih berkasnya, lalu coba lagi.", "Choose it, then try once more."),
        ) from fault
