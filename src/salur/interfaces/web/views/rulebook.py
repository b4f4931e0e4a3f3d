"""The rule book of the reconciliation."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from salur.interfaces.web.frame import frame
from salur.interfaces.web.presenters.rulebook import rulebook_page
from salur.interfaces.web.visit import Visited


def show(request: Visited) -> HttpResponse:
    """Show the rules of one programme; rules are no secret, so the programme is only a choice."""
    mine = request.visit.programs
    program = request.GET.get("program", "") or mine[0]
    if program not in mine:
        raise Http404
    page = rulebook_page(program, mine)
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/rulebook.html", {"page": page, "shell": shell})
