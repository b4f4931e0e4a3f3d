"""The addresses of what one was told, and of how one wants to be told."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import notices

NOTICES: tuple[URLPattern, ...] = (
    page("pemberitahuan/", notices.index, "notices", verb=None),
    page("pemberitahuan/dibaca/", notices.see, "notices-seen", verb=None, methods=WRITE),
    page("saya/pemberitahuan/", notices.choose, "notices-choice", verb=None, methods=BOTH),
)
