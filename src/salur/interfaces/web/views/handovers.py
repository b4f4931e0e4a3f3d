"""Hand-overs of an area: draw up sheets, print them, and open one by the code on its paper."""

import re
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.distribution import actions
from salur.distribution import queries as distribution
from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.presenters.handovers import (
    Answers,
    handovers_page,
    printing_page,
    printing_progress,
)
from salur.interfaces.web.visit import Visited
from salur.jobs import queries as jobs
from salur.kernel.program import Program
from salur.places import queries as places
from salur.programs import queries as programs
from salur.reporting import actions as reporting

_DESA = re.compile(r"\d{10}")
_KABKOTA = 3


def index(request: Visited) -> HttpResponse:
    """Show which desa of an area have a sheet, and which sheets are recorded."""
    area = area_of(request)
    after = request.GET.get("after", "")
    if after and not _DESA.fullmatch(after):
        raise Http404
    listed = programs.list_counts(Program.RASTRA, area.period, area.path)
    sheets = distribution.sheet_progress(area.period, area.path)
    codes = {one.kode_wilayah for one in listed} | {row.kode_wilayah for row in sheets}
    may = request.visit.may
    found = Answers(
        listed=listed,
        sheets=sheets,
        names=places.names(codes, area.period.last_day) if codes else {},
        after=after,
        has_cycle=area.level >= _KABKOTA - 1,
        may_draw=may("sheet.draw"),
        may_record=may("handover.record"),
    )
    page = handovers_page(area, found)
    crumbs = place_crumbs(area, "handovers")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="handovers")
    return render(request, "web/pages/handovers.html", {"page": page, "shell": shell})


def open_code(request: Visited) -> HttpResponse:
    """Open the sheet that bears a code; one that none bears is said where it was typed."""
    found = distribution.page_of_code(request.POST.get("code", ""))
    if found is None:
        refusal = actions.sheet_code_unknown()
        messages.error(request, refusal.in_language(getattr(request, "LANGUAGE_CODE", "id")))
        return redirect(f"{reverse('handovers')}#kode")
    sheet_id, page = found
    return redirect(f"{reverse('handover', args=[sheet_id])}#halaman-{page}")


def draw(request: Visited) -> HttpResponse:
    """Draw up the sheets of an area that has none."""
    request.GET = request.POST
    area = area_of(request)
    kabkota = ".".join(area.path.split(".")[:_KABKOTA])
    one = distribution.cycle_of(Program.RASTRA, area.period, places.digits_of(kabkota))
    if one is None:
        raise Http404
    drawn = actions.draw_sheets(cycle_id=one.id, path=area.path, **_who(request))
    messages.success(
        request,
        _("%(count)s lembar disusun; cetak dari halaman ini.") % {"count": len(drawn.sheets)},
    )
    return redirect(area.url("handovers"))


def print_all(request: Visited) -> HttpResponse:
    """Give the sheets of an area that wait for their record: at once, or by a job."""
    request.GET = request.POST
    area = area_of(request)
    waiting = [
        row
        for row in distribution.sheet_progress(area.period, area.path)
        if row.handover_id is None
    ]
    if sum(row.pages for row in waiting) > reporting.AT_ONCE_PAGES:
        job = reporting.ask_to_print(period=area.period, path=area.path, **_who(request))
        return redirect("handovers-printing", job_id=job)
    ids = [row.sheet_id for row in waiting]
    pdf = reporting.print_sheets(sheet_ids=ids, by=request.visit.actor, at=timezone.now())
    return pdf_answer(pdf, f"lembar-serah-{area.period}")


def printing(request: Visited, job_id: UUID) -> HttpResponse:
    """Show how far a printing job is, and its files once it is done."""
    page = printing_page(_job(job_id))
    crumbs = (Link(_("Serah terima"), reverse("handovers")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/printing.html", {"page": page, "shell": shell})


def progress(request: Visited, job_id: UUID) -> HttpResponse:
    """Give the piece of page that asks for itself again."""
    return render(request, "web/fragments/progress.html", {"job": printing_progress(_job(job_id))})


def printed(request: Visited, attachment_id: UUID) -> HttpResponse:
    """Give a file that a job printed; who took it is on record."""
    found, data = reporting.open_print(
        attachment_id=attachment_id, by=request.visit.actor, at=timezone.now()
    )
    return pdf_answer(data, found.file_name.removesuffix(".pdf"))


def pdf_answer(data: bytes, name: str) -> HttpResponse:
    """Answer with a PDF to keep."""
    response = HttpResponse(data, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


def _job(job_id: UUID) -> jobs.JobStatus:
    found = jobs.job(job_id)
    if found is None:
        raise Http404
    return found


def _who(request: Visited) -> dict:  # type: ignore[type-arg]  # by, at and key of any action
    key = request.POST.get("key", "")
    return {"by": request.visit.actor, "at": timezone.now(), "key": key}
