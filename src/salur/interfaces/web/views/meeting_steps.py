"""The steps of a meeting as they are posted: each calls one action and returns to the meeting."""

import datetime as dt
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.coordination.actions import agenda, deciding, meetings, minutes
from salur.coordination.actions.meetings import Came
from salur.interfaces.web import keys
from salur.interfaces.web.meeting_forms import TASKS
from salur.interfaces.web.views.meetings import known
from salur.interfaces.web.visit import Visited
from salur.reporting.actions import packs


def draw(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Draw the agenda from data."""
    packs.draw_agenda(
        meeting_id=meeting_id, by=request.visit.actor, at=timezone.now(), key=_key(request)
    )
    messages.success(request, _("Agenda disusun dari data."))
    return redirect("meeting", meeting_id=meeting_id)


def add(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Add a point in one's own words."""
    agenda.add_item(
        meeting_id=meeting_id, words=request.POST.get("words", ""),
        code=request.POST.get("code", ""), by=request.visit.actor, at=timezone.now(),
        key=_key(request),
    )  # fmt: skip
    return redirect("meeting", meeting_id=meeting_id)


def order(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Put a point up or down."""
    agenda.order_item(
        meeting_id=meeting_id, item_id=keys.known_identity(request.POST.get("item", "")),
        down=request.POST.get("way") == "down", by=request.visit.actor, at=timezone.now(),
        key=_key(request),
    )  # fmt: skip
    return redirect("meeting", meeting_id=meeting_id)


def drop(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Drop a point for a reason."""
    agenda.drop_item(
        meeting_id=meeting_id, item_id=keys.known_identity(request.POST.get("item", "")),
        reason=request.POST.get("reason", ""), by=request.visit.actor, at=timezone.now(),
        key=_key(request),
    )  # fmt: skip
    return redirect("meeting", meeting_id=meeting_id)


def pack(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Ask for the packs; the page of the meeting shows how far they are."""
    packs.ask_for_packs(
        meeting_id=meeting_id, by=request.visit.actor, at=timezone.now(), key=_key(request)
    )
    return redirect("meeting", meeting_id=meeting_id)


def attend(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Note who came."""
    posted = request.POST
    came = {
        organisation: Came(
            posted[f"present-{organisation}"] == "1", posted.get(f"people-{organisation}", "")
        )
        for organisation in known(meeting_id).invited
        if posted.get(f"present-{organisation}") in ("0", "1")
    }
    meetings.note_attendance(
        meeting_id=meeting_id, came=came, by=request.visit.actor, at=timezone.now(),
        key=_key(request),
    )  # fmt: skip
    messages.success(request, _("Kehadiran disimpan."))
    return redirect("meeting", meeting_id=meeting_id)


def hold(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Open the meeting."""
    meetings.hold_meeting(
        meeting_id=meeting_id, by=request.visit.actor, at=timezone.now(), key=_key(request)
    )
    return redirect("meeting", meeting_id=meeting_id)


def off(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Call the meeting off."""
    meetings.call_off(
        meeting_id=meeting_id, reason=request.POST.get("reason", ""), by=request.visit.actor,
        at=timezone.now(), key=_key(request),
    )  # fmt: skip
    return redirect("meeting", meeting_id=meeting_id)


def decide(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Note a decision; with an owner and a day it is an obstacle from now on."""
    posted = request.POST
    cause = posted.get("cause", "")
    due: dt.date | None = keys.day(posted["due"]) if posted.get("due") else None
    made = deciding.decide(
        meeting_id=meeting_id, words=posted.get("words", ""), code=posted.get("code", ""),
        item_id=keys.identity(posted.get("item", "")),
        owner_org=keys.identity(posted.get("owner", "")), due=due,
        cause=cause if cause in TASKS else deciding.TASK, by=request.visit.actor,
        at=timezone.now(), key=_key(request),
    )  # fmt: skip
    messages.success(request, _("Keputusan %(n)s dicatat.") % {"n": made.n})
    return redirect("meeting", meeting_id=meeting_id)


def write(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Write the minutes."""
    minutes.write_minutes(
        meeting_id=meeting_id, notes=request.POST.get("notes", ""),
        reason=request.POST.get("reason", ""), training=settings.SALUR_TRAINING,
        by=request.visit.actor, at=timezone.now(), key=_key(request),
    )  # fmt: skip
    messages.success(request, _("Konsep notula disusun; orang lain membaca dan mengesahkannya."))
    return redirect("meeting", meeting_id=meeting_id)


def sign(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Sign off the draft that was read."""
    packs.sign_minutes(
        meeting_id=meeting_id, digest=request.POST.get("digest", ""), by=request.visit.actor,
        at=timezone.now(), key=_key(request),
    )  # fmt: skip
    messages.success(request, _("Notula disahkan."))
    return redirect("meeting", meeting_id=meeting_id)


def give_back(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Give the draft that was read back to whoever wrote it."""
    minutes.return_minutes(
        meeting_id=meeting_id, digest=request.POST.get("digest", ""),
        reason=request.POST.get("reason", ""), by=request.visit.actor, at=timezone.now(),
        key=_key(request),
    )  # fmt: skip
    messages.success(request, _("Notula dikembalikan kepada penulisnya."))
    return redirect("meeting", meeting_id=meeting_id)


def _key(request: Visited) -> str:
    return request.POST.get("key", "")
