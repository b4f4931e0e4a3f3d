"""The addresses of village meetings: who waits, one evening, its list, its letters, submitting."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import musdes, musdes_after

_HERE, _DECIDE = "graduasi/musdes", "graduation.decide"

MUSDES: tuple[URLPattern, ...] = (
    page(f"{_HERE}/", musdes.index, "musdes", verb="graduation.read"),
    page(f"{_HERE}/desa/", musdes.evening, "musdes-desa", verb=_DECIDE, methods=BOTH),
    page(f"{_HERE}/daftar/", musdes.paper, "musdes-list", verb=_DECIDE, methods=WRITE),
    page(
        f"{_HERE}/surat/<uuid:case_id>/",
        musdes_after.letters,
        "musdes-letters",
        verb="graduation.tell",
        methods=BOTH,
    ),
    page(
        f"{_HERE}/ajukan/",
        musdes_after.submit,
        "musdes-submit",
        verb="graduation.submit",
        methods=BOTH,
    ),
)
