"""The addresses of what became of families that left."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import page
from salur.interfaces.web.views import outcomes

OUTCOMES: tuple[URLPattern, ...] = (
    page("graduasi/hasil/", outcomes.show, "outcomes", verb="graduation.read"),
    page("graduasi/hasil/berkas/", outcomes.file, "outcomes-file", verb="graduation.read"),
)
