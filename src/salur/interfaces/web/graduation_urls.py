"""The addresses of families that move on: the list, one, each step, the letters."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import graduations

_ONE = "graduasi/<uuid:case_id>"

GRADUATIONS: tuple[URLPattern, ...] = (
    page("graduasi/", graduations.index, "graduations", verb="graduation.read"),
    page(
        "graduasi/unduh/",
        graduations.export,
        "graduation-export",
        verb="export.take",
        methods=WRITE,
    ),
    page(
        "graduasi/aturan/",
        graduations.rule,
        "graduation-rule",
        verb="graduation.propose",
        methods=WRITE,
    ),
    page(
        "graduasi/surat/",
        graduations.letters,
        "graduation-letters",
        verb="graduation.tell",
        methods=WRITE,
    ),
    page(
        "graduasi/baru/<uuid:family_id>/",
        graduations.new,
        "graduation-new",
        verb="graduation.propose",
        methods=BOTH,
    ),
    page(f"{_ONE}/", graduations.show, "graduation", verb="graduation.read"),
    page(
        f"{_ONE}/surat/",
        graduations.letter,
        "graduation-letter",
        verb="graduation.tell",
        methods=WRITE,
    ),
    page(
        f"{_ONE}/<slug:what>/",
        graduations.step,
        "graduation-step",
        verb="graduation.read",
        methods=WRITE,
    ),
)
