"""The audit trail."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from salur.audit import queries as audit
from salur.interfaces.web import keys
from salur.interfaces.web.frame import frame
from salur.interfaces.web.presenters.audit import audit_page
from salur.interfaces.web.visit import Visited


def show(request: Visited) -> HttpResponse:
    """Show one page of what was done, newest first, and whether its days' chain holds."""
    before, action = keys.row_number(request.GET.get("before", "")), request.GET.get("action", "")
    found = audit.events_page(before=before, action=action or None)
    days = [timezone.localtime(event.at).date() for event in found.events]
    fault = audit.verify(min(days), max(days)) if days else None
    page = audit_page(found.events, found.next_before, fault, action, first=before is None)
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/audit.html", {"page": page, "shell": shell})
