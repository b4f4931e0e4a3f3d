"""One sheet: key in what it says, record it, take the record back, keep its photo."""

import datetime as dt
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from salur.distribution import actions
from salur.distribution import queries as distribution
from salur.distribution.domain.handover_entries import Told, read_entries, written
from salur.evidence import queries as evidence
from salur.evidence.domain.attachments import MOST_BYTES
from salur.interfaces.web import keys
from salur.interfaces.web.components import Confirmation, Link
from salur.interfaces.web.formatting import date_and_time
from salur.interfaces.web.frame import frame
from salur.interfaces.web.pages.plain import ConfirmPage
from salur.interfaces.web.presenters.handover import (
    Answers,
    Typed,
    handover_page,
    withdraw_link,
)
from salur.interfaces.web.views.handovers import pdf_answer
from salur.interfaces.web.visit import Visited
from salur.places import queries as places
from salur.registry import queries as registry
from salur.reporting import actions as reporting

_WRONG = 422


def show(request: Visited, sheet_id: UUID) -> HttpResponse:
    """Show a sheet: to key in, where it may be; else what was recorded from it."""
    sheet = _sheet(sheet_id)
    records = distribution.handovers_of(sheet_id)
    standing = next((one for one in records if one.status == "RECORDED"), None)
    is_open = standing is None and sheet.status == "DRAWN"
    typed = _drafted(request, records, sheet_id) if is_open and _may(request) else None
    told = distribution.told_in(standing.id) if standing else ()
    if typed is not None:
        told, _unread = read_entries(typed.entries)
    return _page(request, sheet, records, told, typed)


def record(request: Visited, sheet_id: UUID) -> HttpResponse:
    """Check what was keyed in, and record it once it is right and somebody says so."""
    sheet, typed = _sheet(sheet_id), _typed(request)
    told, unread = read_entries(typed.entries)
    day = _day(typed.day)
    codes = distribution.page_codes([sheet_id])[sheet_id]
    what = {"sheet_code": codes[0], "told": told, "unread": unread}
    who = {"by": request.visit.actor, "at": timezone.now()}
    try:
        if day is None:
            raise actions.day_missing()
        if request.POST.get("do") == "record":
            actions.record_handover(handed_on=day, **what, **who, key=typed.key)  # type: ignore[arg-type]
            messages.success(request, _("Tercatat. Buktinya dibuat sekarang juga."))
            return redirect("handover", sheet_id=sheet_id)
        judged = actions.check_handover(handed_on=day, **what, **who)  # type: ignore[arg-type]
        checked = Typed(typed.key, typed.day, typed.entries, judged, judged.faults)
    except actions.HandoverRefused as refusal:
        if not refusal.faults:
            raise
        checked = Typed(typed.key, typed.day, typed.entries, None, refusal.faults)
    _save(request, sheet_id, typed)
    records = distribution.handovers_of(sheet_id)
    return _page(request, sheet, records, told, checked, _WRONG if checked.faults else 200)


def draft(request: Visited, sheet_id: UUID) -> HttpResponse:
    """Keep what was keyed in so far."""
    _save(request, sheet_id, _typed(request))
    return HttpResponse(status=204)


def paper(request: Visited, sheet_id: UUID) -> HttpResponse:
    """Give one sheet as PDF; who took the names is on record."""
    sheet = _sheet(sheet_id)
    pdf = reporting.print_sheets(sheet_ids=[sheet_id], by=request.visit.actor, at=timezone.now())
    return pdf_answer(
        pdf, f"lembar-serah-{sheet.kode_wilayah[:6]}-{sheet.first}-{sheet_id.hex[:6]}"
    )


def attach(request: Visited, sheet_id: UUID) -> HttpResponse:
    """Keep a photo of the signed sheet."""
    file = request.FILES.get("photo")
    data = file.read(MOST_BYTES + 1) if file else b""
    name = (file.name or "foto") if file else "foto"
    actions.attach_photo(
        sheet_id=sheet_id, file_name=name, data=data, by=request.visit.actor, at=timezone.now(),
        key=request.POST.get("key", ""),
    )  # fmt: skip
    messages.success(request, _("Foto tersimpan."))
    return redirect("handover", sheet_id=sheet_id)


def photo(request: Visited, attachment_id: UUID) -> HttpResponse:
    """Give a photo, to keep and not to run; who opened it is on record."""
    found, data = actions.open_photo(
        attachment_id=attachment_id, by=request.visit.actor, at=timezone.now()
    )
    ending = found.media_type.rpartition("/")[2]
    response = HttpResponse(data, content_type=found.media_type)
    name = f"lembar-{attachment_id.hex[:8]}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def withdraw(request: Visited, sheet_id: UUID) -> HttpResponse:
    """Ask for the reason, then take a record back."""
    records = distribution.handovers_of(_sheet(sheet_id).id)
    standing = next((one for one in records if one.status == "RECORDED"), None)
    if standing is None:
        raise Http404
    if request.method == "POST":
        actions.withdraw_handover(
            handover_id=keys.identity(request.POST.get("handover", "")) or standing.id,
            reason=request.POST.get("reason", ""),
            by=request.visit.actor,
            at=timezone.now(),
            key=request.POST.get("key", ""),
        )
        return redirect("handover", sheet_id=sheet_id)
    asked = Confirmation(
        title=_("Tarik catatan serah terima ini?"),
        sentence=_("Buktinya ikut ditarik, dan lembarnya dapat dicatat lagi."),
        consequences=(
            _("Catatan dan buktinya tetap tersimpan, dengan alasan Anda."),
            _("Rekonsiliasi berikutnya menghitung tanpa catatan ini."),
        ),
        url=reverse("handover-withdraw", args=[sheet_id]),
        key=keys.new_key(),
        submit=_("Tarik"),
        cancel=withdraw_link(sheet_id),
        grave=True,
        fields=(("handover", str(standing.id)),),
        reason_label=_("Apa yang keliru?"),
    )
    shell = frame(
        request, title=asked.title, crumbs=(Link(_("Serah terima"), reverse("handovers")),)
    )
    context = {"page": ConfirmPage(asked), "shell": shell}
    return render(request, "web/pages/confirm.html", context)


def _page(
    request: Visited,
    sheet: distribution.Sheet,
    records: tuple[distribution.Handover, ...],
    told: tuple[Told, ...],
    typed: Typed | None,
    status: int = 200,
) -> HttpResponse:
    lines = distribution.sheet_lines([sheet.id])[sheet.id]
    names = registry.families_to_sheet([line.id_kpm for line in lines])
    codes = {sheet.kode_wilayah[:digits] for digits in (4, 6, 10)}
    found = Answers(
        sheet=sheet,
        codes=distribution.page_codes([sheet.id])[sheet.id],
        lines=lines,
        names={id_kpm: name for id_kpm, name, *_rest in names},
        places=places.names(codes, sheet.first.last_day),
        records=records,
        told=told,
        photos=evidence.attachments_of("sheet", sheet.id),
        typed=typed,
        may_record=_may(request),
    )
    page = handover_page(found)
    crumbs = (Link(_("Serah terima"), reverse("handovers")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    context = {"page": page, "shell": shell}
    return render(request, "web/pages/handover.html", context, status=status)


def _drafted(request: Visited, records: tuple[distribution.Handover, ...], sheet_id: UUID) -> Typed:
    """Go on with what was keyed in, else with what the record that was withdrawn last said."""
    kept = distribution.draft(sheet_id, request.visit.actor.person_id)
    if kept is not None:
        day = kept.handed_on.isoformat() if kept.handed_on else ""
        used = kept.record_id in {one.id for one in records}
        key = uuid4() if used else kept.record_id
        return Typed(str(key), day, kept.entries, saved=date_and_time(kept.at))
    if not records:
        return Typed(str(uuid4()))
    said = written(distribution.told_in(records[0].id))
    return Typed(str(uuid4()), records[0].handed_on.isoformat(), said)


def _typed(request: Visited) -> Typed:
    entries = request.POST.get("entries", "").replace("\r\n", "\n")
    return Typed(request.POST.get("key", ""), request.POST.get("day", ""), entries)


def _save(request: Visited, sheet_id: UUID, typed: Typed) -> None:
    actions.save_handover_draft(
        sheet_id=sheet_id, handed_on=_day(typed.day), entries=typed.entries,
        by=request.visit.actor, at=timezone.now(), key=typed.key,
    )  # fmt: skip


def _day(text: str) -> dt.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _sheet(sheet_id: UUID) -> distribution.Sheet:
    found = distribution.sheet(sheet_id)
    if found is None:
        raise Http404
    return found


def _may(request: Visited) -> bool:
    return request.visit.may("handover.record")
