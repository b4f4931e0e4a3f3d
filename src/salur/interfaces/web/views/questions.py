"""What the field is asked: the facilitator's worklist, and the answer."""

import datetime as dt
from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.actions import as_owner
from salur.interfaces.web import keys
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.presenters.questions import Answers, question_page, questions_page
from salur.interfaces.web.visit import Visited
from salur.places import queries as places
from salur.quality import actions
from salur.quality import queries as quality
from salur.quality.domain.questions import Answer
from salur.registry import queries as registry


def index(request: Visited) -> HttpResponse:
    """Show what waits for an answer."""
    found = quality.questions_page(after=_after(request), limit=quality.PAGE + 1)
    page = questions_page(_told(found[: quality.PAGE], more=len(found) > quality.PAGE))
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/questions.html", {"page": page, "shell": shell})


def show(request: Visited, question_id: UUID) -> HttpResponse:
    """Show one question, or take its answer."""
    answer = request.POST.get("answer", "")
    if answer in tuple(Answer):
        actions.answer_question(
            question_id=question_id,
            answer=Answer(answer),
            note=request.POST.get("note", ""),
            by=request.visit.actor,
            at=timezone.now(),
            key=request.POST.get("key", ""),
        )
        messages.success(request, _("Terima kasih. Jawaban Anda sudah diterima kantor."))
        return redirect("questions")
    question = quality.question(question_id)
    if question is None:
        raise Http404
    missing = request.method == "POST"
    page = question_page(_told([question], more=False), is_incomplete=missing)
    crumbs = (Link(_("Pertanyaan lapangan"), reverse("questions")),)
    context = {"page": page, "shell": frame(request, title=page.head.title, crumbs=crumbs)}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if missing else HTTPStatus.OK
    return render(request, "web/pages/question.html", context, status=status)


def _told(found: Sequence[quality.QuestionView], *, more: bool) -> Answers:
    with as_owner():  # of a pair one half may live where the facilitator sees no family
        families = registry.families_addressed(
            {identity for one in found for identity in (one.first, one.second)}
        )
    codes = {one.kode_wilayah[:digits] for one in families.values() for digits in (4, 6, 10)}
    names = places.names(codes, timezone.localdate())
    return Answers(found, families, names, more, timezone.localdate())


def _after(request: Visited) -> tuple[dt.date, UUID] | None:
    identity = keys.identity(request.GET.get("id", ""))
    if identity is None:
        return None
    try:
        return dt.date.fromisoformat(request.GET.get("due", "")), identity
    except ValueError as fault:
        raise Http404 from fault
