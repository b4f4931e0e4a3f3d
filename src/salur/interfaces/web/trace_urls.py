"""The addresses of the audit trail: from a figure to its units, their statements, and the row."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, page
from salur.interfaces.web.views import figures, units

TRACE: tuple[URLPattern, ...] = (
    page("angka/", figures.show, "figure", verb="exception.read"),
    page("satuan/<slug:program>/<int:period>/<int:unit_id>/", units.show, "unit",
         verb="exception.read"),
    page("berkas/<uuid:evidence_id>/baris/<int:number>/", units.row, "evidence-row",
         verb="evidence.read", methods=BOTH),
)  # fmt: skip
