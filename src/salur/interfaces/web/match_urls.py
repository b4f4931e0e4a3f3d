"""The addresses of accounts that may be one: the list, two side by side, and each decision."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import matches

MATCHES: tuple[URLPattern, ...] = (
    page("padanan/", matches.index, "matches", verb="match.read"),
    page("padanan/pilihan/", matches.chosen, "matches-chosen", verb="match.read", methods=WRITE),
    page("padanan/<uuid:match_id>/", matches.show, "match", verb="match.read"),
    page("padanan/<uuid:match_id>/putuskan/", matches.decide, "match-decide", verb="match.read",
         methods=WRITE),
    page("padanan/<uuid:match_id>/batal/", matches.undo, "match-undo", verb="match.accept",
         methods=BOTH),
)  # fmt: skip
