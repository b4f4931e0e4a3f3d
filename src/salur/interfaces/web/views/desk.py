"""The desk of whoever is here, its queue as a sheet, and answers that a sheet brings back."""

import datetime as dt
from collections.abc import Sequence
from http import HTTPStatus
from typing import BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.actions import enter_scope
from salur.coordination import actions
from salur.coordination import queries as coordination
from salur.coordination.domain.obstacles import OPEN
from salur.evidence import queries as evidence
from salur.graduation.queries.referrals import (
    AnswersOf,
    ReferralsWaiting,
    answers_per_organisation,
    referrals_waiting,
)
from salur.interfaces.web import keys, sheets
from salur.interfaces.web.area import home_path
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.desk_forms import AnswersForm
from salur.interfaces.web.doorway import with_own_transactions
from salur.interfaces.web.frame import frame
from salur.interfaces.web.pages.home import Todo
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.desk import (
    agencies_page,
    answers_page,
    desk_page,
    places_asked,
)
from salur.interfaces.web.presenters.todos import report_todos
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language, region_name
from salur.kernel.refused import Refused
from salur.parties import queries as parties
from salur.places import queries as places
from salur.programs import queries as programs
from salur.reporting import queries as reporting

_MOST = 500  # what a file of answers may hold


def show(request: Visited) -> HttpResponse:
    """Show what lies on the desk; ten questions beside those of the door at most."""
    visit, today = request.visit, timezone.localdate()
    desk = coordination.desk_of(visit.actor, today)
    referrals = (
        referrals_waiting(visit.actor, today) if visit.may("referral.read") else ReferralsWaiting()
    )
    page = desk_page(
        desk,
        visit.organisation.name if visit.organisation else visit.actor.name,
        places.names(places_asked(desk, referrals), today),
        today,
        _reports(request),
        complaints=coordination.complaints_waiting(visit.actor, today)
        if visit.may("complaint.read")
        else None,
        referrals=referrals,
        answers=_own_answers(request, today),
        may_send=visit.may("answer.send"),
        has_todos=visit.may("evidence.read"),
    )
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/desk.html", {"page": page, "shell": shell})


def agencies(request: Visited) -> HttpResponse:
    """Show how each party answers, by the same measure."""
    path, today = home_path(request.visit.actor), timezone.localdate()
    found = coordination.agencies(path, today)
    sees = request.visit.may("referral.read")
    referred = _referrals_since(path, today) if sees else None
    asked = {one.organisation for one in found} | {one.organisation for one in referred or ()}
    named = {one.id: one.name for one in parties.organisations(asked)}
    code = places.digits_of(path)
    where = region_name(places.names({code}, today).get(code, "")) if code else _("Indonesia")
    page = agencies_page(found, referred, named, where, today)
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    return render(request, "web/pages/agencies.html", {"page": page, "shell": shell})


def queue(request: Visited) -> HttpResponse:
    """Give the queue as a sheet whose answers can be sent back."""
    actor, today = request.visit.actor, timezone.localdate()
    if actor.organisation_id is None:
        raise Http404
    states = tuple(sorted(map(str, OPEN)))
    found: list[coordination.Obstacle] = []
    for which in (
        coordination.ObstacleFilter(owner=actor.organisation_id, states=states),
        coordination.ObstacleFilter(waiting=actor.organisation_id, states=states),
    ):
        found += coordination.obstacles_page(which, today=today, limit=_MOST)
    rows = tuple(dict.fromkeys(found))[:_MOST]
    names = places.names({one.code for one in rows if one.code}, today)
    return sheets.answer("xlsx", f"antrean-{today}", sheets.of_obstacles(rows, names))


@with_own_transactions
def answers(request: Visited) -> HttpResponse:
    """Take in a sheet of answers, and say row by row what it would do."""
    form = AnswersForm(request.POST or None, request.FILES or None, initial={"key": keys.new_key()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            identity = actions.receive_answers(
                source=cast(BinaryIO, given["file"].file), file_name=given["file"].name,
                by=request.visit.actor, at=timezone.now(), key=given["key"],
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, refusal.in_language(language()))
        else:
            return redirect("desk-answers-file", evidence_id=identity)
    page = FormPage(
        Heading(
            _("Kirim jawaban dengan lembar kerja"),
            _("Isi kolom langkah dan jawaban pada antrean yang diunduh, lalu kirim kembali."),
        ),
        reverse("desk-answers"),
        _("Periksa"),
        reverse("desk"),
    )
    with transaction.atomic():
        enter_scope(request.visit.actor)
        shell = frame(request, title=page.head.title, crumbs=_crumbs())
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    context = {"page": page, "shell": shell, "form": form}
    return render(request, "web/pages/form.html", context, status=status)


def answers_file(request: Visited, evidence_id: UUID) -> HttpResponse:
    """Show what a file of answers would do, or did."""
    row = evidence.evidence(evidence_id)
    if row is None:
        raise Http404
    found = actions.check_answers(evidence_id=evidence_id, by=request.visit.actor)
    faults = [
        one
        for one in evidence.findings_page(evidence_id, size=_MOST).rows
        if one.severity == "error"
    ]
    page = answers_page(
        found, row.file_name, faults, may_send=request.visit.may("answer.send"),
        key=f"answers {evidence_id}",
    )  # fmt: skip
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    return render(request, "web/pages/answers.html", {"page": page, "shell": shell})


def send(request: Visited, evidence_id: UUID) -> HttpResponse:
    """Take every step that the good rows ask for."""
    done = actions.send_answers(
        evidence_id=evidence_id, by=request.visit.actor, at=timezone.now(),
        key=request.POST.get("key", ""),
    )  # fmt: skip
    messages.success(request, _("%(count)s jawaban diterapkan.") % {"count": len(done.good)})
    return redirect("desk-answers-file", evidence_id=evidence_id)


def marked(request: Visited, evidence_id: UUID) -> StreamingHttpResponse:
    """Give the sheet back with every wrong cell marked."""
    sheet = actions.marked_answers(
        evidence_id=evidence_id, language=language(), by=request.visit.actor, at=timezone.now()
    )
    response = StreamingHttpResponse(sheet.chunks, content_type="application/octet-stream")
    response.headers["Content-Length"] = str(sheet.size)
    response.headers["Content-Disposition"] = f'attachment; filename="{sheet.file_name}"'
    return response


def _own_answers(request: Visited, today: dt.date) -> AnswersOf | None:
    """Give how one's own organisation answers what families are referred to it for."""
    actor = request.visit.actor
    if actor.organisation_id is None or not request.visit.may("referral.read"):
        return None
    found = _referrals_since(home_path(actor), today, actor.organisation_id)
    return found[0] if found else None


def _reports(request: Visited) -> Sequence[Todo]:
    visit = request.visit
    if not any(map(visit.may, ("report.sign", "report.send", "report.accept"))):
        return ()
    path, today = home_path(visit.actor), timezone.localdate()
    found = reporting.waiting_for(visit.actor, path, programs.all_parameters())
    codes = {one.codes[0] for one in found if one.report_id}
    names = places.names(codes, today) if codes else {}
    return report_todos(found, names, today)


def _referrals_since(
    path: str, today: dt.date, organisation: UUID | None = None
) -> tuple[AnswersOf, ...]:
    return answers_per_organisation(
        path, since=today - coordination.ANSWERS_COUNT_FOR, today=today, organisation=organisation
    )


def _crumbs() -> tuple[Link, ...]:
    return (Link(_("Meja"), reverse("desk")),)
