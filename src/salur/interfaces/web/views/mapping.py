"""Mapping columns: a sheet whose headings nobody knows is looked at, mapped once, and received."""

from http import HTTPStatus
from typing import BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.actions import enter_scope
from salur.evidence import actions
from salur.evidence import queries as evidence
from salur.evidence.domain.headers import place_of
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.doorway import with_own_transactions
from salur.interfaces.web.frame import frame
from salur.interfaces.web.presenters.mapping import Sheet, mapping_page
from salur.interfaces.web.views.evidence import sender_of, senders_for, takes_month
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.kernel.refused import Refused, Sentence

_MOST_HEADINGS = 500


@with_own_transactions
def show(request: Visited) -> HttpResponse:
    """Show the form and what is remembered; look at a sheet; take it in by its mapping."""
    if request.method != "POST":
        return _page(request)
    sheet: Sheet | None = None
    try:
        sheet = _look(request)
        if request.POST.get("do") != "save":
            return _page(request, sheet)
        return _receive(request, sheet)
    except Refused as refusal:
        return _page(request, sheet, refusal)


def forget(request: Visited, mapping_id: UUID) -> HttpResponse:
    """Put a mapping out of use."""
    actions.forget(mapping_id=mapping_id, by=request.visit.actor, at=timezone.now())
    messages.success(request, _("Peta kolom dihapus. Berkas yang sudah dibaca tidak berubah."))
    return redirect("mapping")


@transaction.atomic
def _look(request: Visited) -> Sheet:
    """Look at the sheet that was sent along, or once more at the one that is kept."""
    actor, contract = request.visit.actor, request.POST.get("contract", "")
    enter_scope(actor)
    file = request.FILES.get("file")
    if file is not None:
        staged = actions.look(source=cast(BinaryIO, file.file), contract=contract, by=actor)
        return Sheet(str(staged.id), file.name or "berkas", contract, staged.looked)
    columns = _chosen(request)
    looked = actions.look_again(
        staged_id=_staged(request),
        contract=contract,
        header_row=_header_row(request),
        columns=columns if request.POST.get("do") == "save" else None,
        by=actor,
    )
    is_kept = request.POST.get("do") == "save"
    return Sheet(
        *(request.POST.get("staged", ""), request.POST.get("name", "berkas"), contract, looked),
        columns=columns if is_kept else None,
        decimal=request.POST.get("decimal", ""),
    )


def _receive(request: Visited, sheet: Sheet) -> HttpResponse:
    """Remember the mapping, then receive the sheet by it in the same go."""
    actor, key = request.visit.actor, request.POST.get("key", "")
    with transaction.atomic():
        enter_scope(actor)
        area, sender = area_of(request), sender_of(request)
        actions.remember(
            sender=sender,
            contract=sheet.contract,
            looked=sheet.looked,
            columns=sheet.columns or {},
            decimal=sheet.decimal or None,
            path=_path(area),
            by=actor,
            at=timezone.now(),
            key=key,
        )
    with actions.staged_file(staged_id=UUID(sheet.staged), by=actor) as file:
        received = actions.receive(
            source=file,
            file_name=sheet.name,
            contract=sheet.contract,
            sender=sender,
            program=None,
            period=area.period.number if takes_month(sheet.contract) else None,
            path=_path(area),
            by=actor,
            at=timezone.now(),
            key=key,
            system=request.POST.get("system") or None,
        )
    if received.repeated:
        messages.success(request, _("Berkas ini sudah pernah diterima; tidak ada yang berubah."))
    return redirect("evidence-file", evidence_id=received.evidence_id)


@transaction.atomic
def _page(
    request: Visited, sheet: Sheet | None = None, refusal: Refused | None = None
) -> HttpResponse:
    enter_scope(request.visit.actor)
    area = area_of(request)
    if sheet is not None and isinstance(refusal, actions.CodesRefused):
        sheet = Sheet(**{**sheet.__dict__, "system": refusal.system})
    page = mapping_page(
        area,
        senders_for(request),
        evidence.mappings(area.path) if sheet is None else (),
        asked={**request.GET.dict(), **request.POST.dict()},
        mine=str(request.visit.actor.organisation_id),
        sheet=sheet,
        error=refusal.in_language(language()) if refusal else "",
    )
    crumbs = (Link(_("Berkas"), reverse("evidence")),)
    shell = frame(request, title=page.head.title, area=area, crumbs=crumbs)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refusal else HTTPStatus.OK
    return render(request, "web/pages/mapping.html", {"page": page, "shell": shell}, status=status)


def _path(area: Area) -> str:
    return area.roots[0] if len(area.roots) == 1 else area.path


def _chosen(request: HttpRequest) -> dict[str, str]:
    """Read the column chosen for every heading: `c1` is the first."""
    return {
        place_of(at): request.POST[f"c{at + 1}"]
        for at in range(_MOST_HEADINGS)
        if f"c{at + 1}" in request.POST
    }


def _header_row(request: HttpRequest) -> int | None:
    text = request.POST.get("header_row", "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 4):
        raise _incomplete()
    return int(text)


def _staged(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("staged", ""))
    except ValueError as fault:
        raise _incomplete() from fault


def _incomplete() -> Refused:
    return Refused(
        "form_incomplete",
        Sentence("Berkas atau jenisnya belum dipilih.", "The file or its kind is not chosen."),
        Sentence("Pilih keduanya, lalu kirim lagi.", "Choose both, then send again."),
    )
