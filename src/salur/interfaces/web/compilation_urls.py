"""The addresses of reports above the kab/kota: who has reported, the map, what is compiled."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import compilations, oversight

COMPILATIONS: tuple[URLPattern, ...] = (
    page("laporan/pusat/", oversight.show, "reports-above", verb="report.read"),
    page("laporan/peta/", oversight.picture, "reports-map", verb="report.read"),
    page("laporan/rekap/baru/", compilations.new, "compilation-new", verb="compilation.prepare",
         methods=BOTH),
    page("laporan/rekap/<uuid:compilation_id>/", compilations.show, "compilation",
         verb="report.read"),
    page("laporan/rekap/<uuid:compilation_id>/pdf/", compilations.pdf, "compilation-pdf",
         verb="report.read"),
    page("laporan/rekap/<uuid:compilation_id>/xlsx/", compilations.xlsx, "compilation-xlsx",
         verb="export.take"),
    page("laporan/rekap/<uuid:compilation_id>/data/", compilations.data, "compilation-data",
         verb="export.take"),
    page("laporan/rekap/<uuid:compilation_id>/teruskan/", compilations.pass_on, "compilation-pass",
         verb="compilation.pass", methods=WRITE),
    page("laporan/rekap/<uuid:compilation_id>/terima/", compilations.accept, "compilation-accept",
         verb="report.accept", methods=WRITE),
    page("laporan/rekap/<uuid:compilation_id>/kembalikan/", compilations.send_back,
         "compilation-return", verb="report.return", methods=BOTH),
)  # fmt: skip
