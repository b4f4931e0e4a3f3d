"""What to do: everything that open cycles and changes of data need of this person."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from salur.distribution import queries as distribution
from salur.interfaces.web.area import home_path
from salur.interfaces.web.frame import frame
from salur.interfaces.web.pages.home import Todo
from salur.interfaces.web.presenters.todos import change_todos, cycle_todos, todos_page
from salur.interfaces.web.visit import Visited
from salur.registry import queries as registry

_ON_HOME = 5


def brief(request: Visited) -> HttpResponse:
    """Give the piece of home that says what the month and its families need of this person."""
    found = _changes(request)
    found += cycle_todos(distribution.todos(request.visit.actor, timezone.localdate()))
    context = {"todos": found[:_ON_HOME], "count": len(found), "todos_url": reverse("todos")}
    return render(request, "web/fragments/todos.html", context)


def show(request: Visited) -> HttpResponse:
    """Show what this person can do today, most urgent first."""
    found = distribution.todos(request.visit.actor, timezone.localdate())
    page = todos_page(found, _changes(request))
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def _changes(request: Visited) -> tuple[Todo, ...]:
    if not (request.visit.may("change.endorse") or request.visit.may("change.verify")):
        return ()
    return change_todos(registry.open_changes(home_path(request.visit.actor)), request.visit)
