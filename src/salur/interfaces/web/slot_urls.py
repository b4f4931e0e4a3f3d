"""The addresses of places that families leave behind: the list, who follows, giving one up."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import slots

SLOTS: tuple[URLPattern, ...] = (
    page("graduasi/tempat/", slots.index, "slots", verb="graduation.read"),
    page("graduasi/tempat/susul/", slots.follow, "slots-follow", verb="slot.fill", methods=BOTH),
    page("graduasi/tempat/tutup/", slots.close, "slots-close", verb="slot.close", methods=WRITE),
    page("graduasi/tempat/buka/", slots.reopen, "slots-reopen", verb="slot.close", methods=WRITE),
)
