"""The addresses of proposals of where shops open."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import sitings

_SITING = "peralihan/lokasi/<uuid:siting_id>"

SITINGS: tuple[URLPattern, ...] = (
    page("peralihan/lokasi/", sitings.index, "sitings", verb="transition.read", methods=BOTH),
    page(
        "peralihan/lokasi/hentikan/",
        sitings.stop,
        "siting-stop",
        verb="siting.run",
        methods=WRITE,
    ),
    page(f"{_SITING}/", sitings.show, "siting", verb="transition.read"),
    page(f"{_SITING}/unduh/", sitings.export, "siting-export", verb="export.take", methods=WRITE),
)
