"""Home visits: who is due, one family's visits and the form, forms to take, worklists to print."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.queries import require
from salur.graduation.actions.visits import VisitKept, record_visit
from salur.graduation.domain.due import Why
from salur.graduation.pipeline.forms import visit_xform, visit_xlsform
from salur.graduation.queries.cases import cases_of_family
from salur.graduation.queries.due import (
    DUE_PAGE,
    DueCount,
    DueFamily,
    DueKey,
    due_counts,
    due_page,
    stage_due,
)
from salur.graduation.queries.limits import limits
from salur.graduation.queries.visits import visits_of_family
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.home_visit_forms import WHERE_WRONG, RecordVisit
from salur.interfaces.web.presenters import home_visits as presenter
from salur.interfaces.web.presenters.along import ways_out
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.jobs import actions as jobs_actions
from salur.jobs import queries as jobs
from salur.kernel.refused import Refused
from salur.kernel.region_code import Level
from salur.places import queries as places
from salur.registry import queries as registry
from salur.registry.queries import FamilyAddress
from salur.reporting.actions import visit_lists as actions
from salur.reporting.documents.visit_paper import visit_paper_pdf

_AT_ONCE = 6  # digits: a kecamatan or a desa is printed at once
_BELOW = {2: 4, 4: 6, 6: 10}  # digits of the regions under one
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def due(request: Visited) -> HttpResponse:
    """Show who is due for a visit in an area."""
    area, why = area_of(request), request.GET.get("why", "")
    if why and why not in tuple(Why):
        raise Http404
    key = keys.unpacked(request.GET.get("after", ""), str, str)
    after = None if key is None else (keys.day(key[0]), key[1])
    page = presenter.due_page(area, _found(request, area, why, after))
    crumbs = place_crumbs(area, "visits-due")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="visits-due")
    return render(request, "web/pages/visits_due.html", {"page": page, "shell": shell})


def new(request: Visited, family_id: UUID) -> HttpResponse:
    """Show the visits to a family with the form of a new one; POST keeps it."""
    family, today = _family(family_id), timezone.localdate()
    is_sent, form = request.method == "POST", None
    if is_sent:
        require(request.visit.actor, "graduation.visit")
    if request.visit.may("graduation.visit"):
        begun = {"key": keys.new_key(), "visited_on": today, "visitor": request.visit.actor.name}
        form = RecordVisit(request.POST if is_sent else None, on=today, initial=begun)
        if is_sent and (kept := _kept(request, family.id, form)):
            moved = _("Proses graduasi keluarga ini maju selangkah.") if kept.moved else ""
            messages.success(request, " ".join(filter(None, (_("Kunjungan tercatat."), moved))))
            return redirect("visit-new", family_id=family.id)
    visits = visits_of_family(family.id)
    may_propose = request.visit.may("graduation.propose") and bool(visits)
    ways = ways_out(family.id, cases_of_family(family.id), may_propose=may_propose)
    page = presenter.family_page(family, visits, limits(), form, ways)
    crumbs = (Link(_("Kunjungan rumah"), reverse("visits-due")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    code = HTTPStatus.UNPROCESSABLE_ENTITY if is_sent else HTTPStatus.OK
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell}, status=code)


def _kept(request: Visited, family: UUID, form: RecordVisit) -> VisitKept | None:
    """Keep what was sent; None where the form now says what is wrong with it."""
    if not form.is_valid():
        return None
    try:
        return record_visit(
            family=family,
            visited_on=form.cleaned_data["visited_on"],
            visitor=form.cleaned_data["visitor"],
            answers=form.answers,
            by=request.visit.actor,
            at=timezone.now(),
            key=form.cleaned_data["key"],
        )
    except Refused as refused:
        form.add_error(WHERE_WRONG.get(refused.code), refused.in_language(language()))
        return None


def paper(request: Visited, family_id: UUID) -> HttpResponse:
    """Give the paper form of a visit to one family."""
    family, today = _family(family_id), timezone.localdate()
    code = family.kode_wilayah
    names = places.names({code[:size] for size in (4, 6, 10)}, today)
    return _file(visit_paper_pdf(family, names, on=today), "kunjungan.pdf", "application/pdf")


def xlsform(request: Visited) -> HttpResponse:
    """Give the form for telephones as ODK and Kobo take it."""
    return _file(visit_xlsform(timezone.localdate()), "kunjungan-keluarga.xlsx", _XLSX)


def xform(request: Visited) -> HttpResponse:
    """Give the form for telephones as they run it."""
    text = visit_xform(timezone.localdate())
    return _file(text.encode(), "kunjungan-keluarga.xml", "application/xml")


def print_lists(request: Visited) -> HttpResponse:
    """Print the worklists of a kecamatan or desa, or begin those of a larger region."""
    area, by, at = area_of(request), request.visit.actor, timezone.now()
    digits = places.digits_of(area.path)
    if len(digits) >= _AT_ONCE:
        pdf = actions.visit_worklist(path=area.path, by=by, at=at)
        return _file(pdf, f"kunjungan-{digits}.pdf", "application/pdf")
    key = f"worklists {request.POST.get('key', '')}"
    job = actions.ask_for_visit_worklists(path=area.path, by=by, at=at, key=key)
    return redirect("visit-lists-job", job_id=job)


def lists_job(request: Visited, job_id: UUID) -> HttpResponse:
    """Show how far worklists are, and the way to take them."""
    page = presenter.job_page(_job(request, job_id))
    crumbs = (Link(_("Kunjungan rumah"), reverse("visits-due")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/printing.html", {"page": page, "shell": shell})


def lists_progress(request: Visited, job_id: UUID) -> HttpResponse:
    """Give the piece of page that asks for itself again."""
    job = presenter.job_progress(_job(request, job_id))
    return render(request, "web/fragments/progress.html", {"job": job})


def lists_cancel(request: Visited, job_id: UUID) -> HttpResponse:
    """Let the setting of worklists stop between two kecamatan."""
    jobs_actions.ask_to_cancel(job_id=_job(request, job_id).id)
    return redirect("visit-lists-job", job_id=job_id)


def lists_take(request: Visited, job_id: UUID) -> StreamingHttpResponse:
    """Give the worklists that were made; who took them is on record."""
    job = _job(request, job_id)
    if not job.result or job.path is None:
        raise Http404
    chunks = actions.take_visit_worklists(
        made_id=UUID(str(job.result["made"])),
        path=job.path,
        by=request.visit.actor,
        at=timezone.now(),
    )
    response = StreamingHttpResponse(chunks, content_type="application/zip")
    name = f"kunjungan-{places.digits_of(job.path)}.zip"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _found(request: Visited, area: Area, why: str, after: DueKey | None) -> presenter.Found:
    today, is_too_large = timezone.localdate(), area.level < Level.PROVINCE
    rows: tuple[DueFamily, ...] = ()
    counts: tuple[DueCount, ...] = ()
    if not is_too_large:
        stage_due(area.path, today)
        rows = due_page(why, after=after, limit=DUE_PAGE + 1)
        below = _BELOW.get(len(places.digits_of(area.path)))
        counts = due_counts(below, why) if below else ()
    codes = {one.code for one in rows} | {one.code for one in counts}
    return presenter.Found(
        rows=rows[:DUE_PAGE],
        counts=counts,
        names=places.names(codes, today) if codes else {},
        why=why,
        first=after is None,
        more=len(rows) > DUE_PAGE,
        too_large=is_too_large,
        may_print=request.visit.may("graduation.visit"),
    )


def _family(family_id: UUID) -> FamilyAddress:
    found = registry.families_addressed([family_id]).get(family_id)
    if found is None:
        raise Http404
    return found


def _job(request: Visited, job_id: UUID) -> jobs.JobStatus:
    found = jobs.job(job_id)
    if found is None or found.subject_id != actions.subject_of(request.visit.actor):
        raise Http404
    return found


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
