"""The machines of the product, drawn from the tables that the program itself obeys."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from salur.interfaces.web.frame import frame
from salur.interfaces.web.presenters.machines import machines_page
from salur.interfaces.web.visit import Visited


def index(request: Visited) -> HttpResponse:
    """Show the machines of coordination, or the one that is asked for."""
    page = machines_page(request.GET.get("name", ""))
    if page is None:
        raise Http404
    shell = frame(request, title=_("Alur langkah"))
    return render(request, "web/pages/machines.html", {"page": page, "shell": shell})
