"""The addresses of the audit trail: from a figure to its units, their statements, and the row."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import figures, packages, units

TRACE: tuple[URLPattern, ...] = (
    page("angka/", figures.show, "figure", verb="exception.read"),
    page("satuan/<slug:program>/<int:period>/<int:unit_id>/", units.show, "unit",
         verb="exception.read"),
    page("berkas/<uuid:evidence_id>/baris/<int:number>/", units.row, "evidence-row",
         verb="evidence.read", methods=BOTH),
    page("paket/", packages.index, "packages", verb="package.take", methods=BOTH),
    page("paket/<uuid:job_id>/", packages.show, "package", verb="package.take"),
    page("paket/<uuid:job_id>/kemajuan/", packages.progress, "package-progress",
         verb="package.take"),
    page("paket/<uuid:job_id>/batal/", packages.cancel, "package-cancel", verb="package.take",
         methods=WRITE),
    page("paket/<uuid:job_id>/unduh/", packages.take, "package-take", verb="package.take",
         methods=WRITE),
)  # fmt: skip
