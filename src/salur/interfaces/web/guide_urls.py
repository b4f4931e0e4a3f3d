"""The addresses of the handbook: its guides, the whole of it, the same to print."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import page
from salur.interfaces.web.views import guides

GUIDES: tuple[URLPattern, ...] = (
    page("panduan/", guides.index, "guides", verb=None),
    page("panduan/buku/", guides.book, "guides-book", verb=None),
    page("panduan/buku/pdf/", guides.pdf, "guides-pdf", verb=None),
    page("panduan/<slug:slug>/", guides.show, "guide", verb=None),
)
