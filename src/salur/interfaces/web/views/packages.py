"""Packages to take away: asking for one, following it, taking it."""

from uuid import UUID

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.package_forms import NewPackage
from salur.interfaces.web.presenters.packages import index_page, job_page, job_progress
from salur.interfaces.web.visit import Visited
from salur.jobs import actions as jobs_actions
from salur.jobs import queries as jobs
from salur.kernel.program import Program
from salur.reporting import actions
from salur.reporting.actions import Asked


def index(request: Visited) -> HttpResponse:
    """Show one's packages and the form of a new one; POST asks for it."""
    area = area_of(request)
    form = NewPackage(request.POST or None, initial={"key": new_key()})
    if request.method == "POST" and form.is_valid():
        asked = Asked(
            Program(form.cleaned_data["program"]),
            area.period,
            area.path,
            form.cleaned_data["with_files"],
        )
        job = actions.ask_for_package(
            asked=asked,
            reason=form.cleaned_data["reason"],
            by=request.visit.actor,
            at=timezone.now(),
            key=f"package {form.cleaned_data['key']}",
        )
        return redirect("package", job_id=job)
    found = jobs.jobs_of(actions.subject_of(request.visit.actor))
    page = index_page(area, found, form)
    crumbs = place_crumbs(area, "packages")
    shell = frame(request, title=page.head.title, area=area, crumbs=crumbs, chooser="packages")
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def show(request: Visited, job_id: UUID) -> HttpResponse:
    """Show how far a package is, and the way to take it once it is made."""
    page = job_page(_job(request, job_id))
    crumbs = (Link(_("Paket pemeriksaan"), reverse("packages")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/printing.html", {"page": page, "shell": shell})


def progress(request: Visited, job_id: UUID) -> HttpResponse:
    """Give the piece of page that asks for itself again."""
    job = job_progress(_job(request, job_id))
    return render(request, "web/fragments/progress.html", {"job": job})


def cancel(request: Visited, job_id: UUID) -> HttpResponse:
    """Let the making of a package stop between two of its steps."""
    jobs_actions.ask_to_cancel(job_id=_job(request, job_id).id)
    return redirect("package", job_id=job_id)


def take(request: Visited, job_id: UUID) -> StreamingHttpResponse:
    """Give the package; who took it is on record."""
    result = _job(request, job_id).result
    if not result:
        raise Http404
    digest, chunks = actions.take_package(
        package_id=UUID(str(result["package"])), by=request.visit.actor, at=timezone.now()
    )
    response = StreamingHttpResponse(chunks, content_type="application/zip")
    name = f"salur-paket-{digest[:16]}.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _job(request: Visited, job_id: UUID) -> jobs.JobStatus:
    found = jobs.job(job_id)
    if found is None or found.subject_id != actions.subject_of(request.visit.actor):
        raise Http404
    return found
