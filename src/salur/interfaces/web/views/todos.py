"""What to do about the month: everything that open cycles need of this person."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from salur.distribution import queries as distribution
from salur.interfaces.web.frame import frame
from salur.interfaces.web.presenters.todos import MOST, cycle_todos, register_todos, todos_page
from salur.interfaces.web.visit import Visited
from salur.quality import queries as quality

_ON_HOME = 5


def brief(request: Visited) -> HttpResponse:
    """Give the piece of home that says what the month needs of this person."""
    found = cycle_todos(distribution.todos(request.visit.actor, timezone.localdate()))
    context = {"todos": found[:_ON_HOME], "count": len(found), "todos_url": reverse("todos")}
    return render(request, "web/fragments/todos.html", context)


def show(request: Visited) -> HttpResponse:
    """Show what this person can do today, most urgent first."""
    found = distribution.todos(request.visit.actor, timezone.localdate())
    page = todos_page(found)
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def of_register(request: Visited) -> HttpResponse:
    """Give the piece of home that says what the register needs of this person."""
    actor, settles = request.visit.actor, request.visit.may("duplicate.settle")
    decides = settles or request.visit.may("duplicate.review")
    answers = request.visit.may("question.answer")
    found = register_todos(
        quality.progress(actor.person_id, settles=settles) if decides else None,
        quality.questions_page(limit=MOST) if answers else (),
        timezone.localdate(),
    )
    return render(request, "web/fragments/register.html", {"todos": found})
