"""What to do about the month: everything that open cycles need of this person."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from salur.coordination import queries as coordination
from salur.coordination.queries import ObstacleFilter
from salur.distribution import queries as distribution
from salur.graduation import queries as graduation
from salur.graduation.queries.slots import free_slots
from salur.interfaces.web.area import home_path
from salur.interfaces.web.frame import frame
from salur.interfaces.web.pages.home import Todo
from salur.interfaces.web.presenters.slots import slot_todos
from salur.interfaces.web.presenters.todos import (
    MOST,
    by_urgency,
    card_todos,
    cycle_todos,
    graduation_todos,
    obstacle_todos,
    register_todos,
    return_todos,
    todos_page,
    watch_todos,
)
from salur.interfaces.web.visit import Visited
from salur.places import queries as places
from salur.quality import queries as quality
from salur.reconciliation import queries as reconciliation
from salur.registry import queries as registry
from salur.transition import queries as transition

_ON_HOME = 5
_MOST_LISTS = 50
_KABKOTA = 4


def brief(request: Visited) -> HttpResponse:
    """Give the piece of home that says what the month needs of this person."""
    found = _found(request)
    context = {
        "todos": found[:_ON_HOME],
        "count": len(found),
        "late": sum(one.overdue for one in found),
        "todos_url": reverse("todos"),
        "deadlines_url": reverse("deadlines"),
    }
    return render(request, "web/fragments/todos.html", context)


def show(request: Visited) -> HttpResponse:
    """Show what this person can do today, most urgent first."""
    page = todos_page(_found(request))
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def _found(request: Visited) -> tuple[Todo, ...]:
    """Give what the month, idle money and cards need of this person: what is late first."""
    visit, today = request.visit, timezone.localdate()
    found = cycle_todos(distribution.todos(visit.actor, today))
    # Lists of returns are the office's and the bank's; the ministry has a page of them.
    is_theirs = any(map(visit.may, ("return.approve", "return.open", "return.prepare")))
    if is_theirs and not visit.may("quota.set"):
        lists = reconciliation.returns_page(size=_MOST_LISTS)
        names = places.names({one.code for one in lists}, today) if lists else {}
        found += return_todos(lists, names, visit, today)
    return by_urgency(found)


def of_register(request: Visited) -> HttpResponse:
    """Give the piece of home that says what the register, or of a bank its cards, needs.

    What warns after a change to the card stands before it, and obstacles before all.
    """
    obstacles = _obstacles(request)
    if request.visit.bank is not None or not request.visit.may("family.read"):
        found = _of_cards(request) if request.visit.bank is not None else ()
        context = {"todos": found, "obstacles": obstacles}
        return render(request, "web/fragments/register.html", context)
    actor, settles = request.visit.actor, request.visit.may("duplicate.settle")
    decides = settles or request.visit.may("duplicate.review")
    answers = request.visit.may("question.answer")
    warned = watch_todos(transition.warned_desa()) if request.visit.may("watch.read") else ()
    found = register_todos(
        quality.progress(actor.person_id, settles=settles) if decides else None,
        quality.questions_page(limit=MOST) if answers else (),
        timezone.localdate(),
    )
    found += _graduations(request)
    context = {"todos": (*warned, *_slots(request), *found), "obstacles": obstacles}
    return render(request, "web/fragments/register.html", context)


def _slots(request: Visited) -> tuple[Todo, ...]:
    """Give that places stand empty to whoever offers them."""
    if not request.visit.may("slot.fill"):
        return ()
    free, oldest = free_slots(home_path(request.visit.actor))
    return slot_todos(free, oldest)


def _graduations(request: Visited) -> tuple[Todo, ...]:
    """Give what families on their way wait for; who only reads of them has nothing to do."""
    if not any(map(request.visit.may, ("graduation.visit", "objection.answer"))):
        return ()
    path, today = home_path(request.visit.actor), timezone.localdate()
    return graduation_todos(graduation.case_counts(path, _KABKOTA, on=today), request.visit)


def _of_cards(request: Visited) -> tuple[Todo, ...]:
    if not request.visit.may("card.record"):
        return ()
    path, today = home_path(request.visit.actor), timezone.localdate()
    replacements = registry.replacement_counts(path, today)
    return card_todos(replacements, distribution.awaited(path, today))


def _obstacles(request: Visited) -> tuple[Todo, ...]:
    mine, today = request.visit.actor.organisation_id, timezone.localdate()
    if mine is None or not request.visit.may("obstacle.resolve"):
        return ()
    owned = coordination.counts(ObstacleFilter(owner=mine), "all", today=today)
    offered = coordination.counts(ObstacleFilter(waiting=mine), "all", today=today)
    return obstacle_todos(mine, owned, offered)
