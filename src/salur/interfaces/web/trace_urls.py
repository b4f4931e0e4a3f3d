"""The addresses of the audit trail: from a figure to its units, their statements, and the row."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import page
from salur.interfaces.web.views import figures

TRACE: tuple[URLPattern, ...] = (
    page("angka/", figures.show, "figure", verb="exception.read"),
    page("satuan/<slug:program>/<int:period>/<int:unit_id>/", figures.unit, "unit",
         verb="exception.read"),
)  # fmt: skip
