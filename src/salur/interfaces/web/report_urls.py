"""The addresses of berita acara: drafting, papers, signing, and the way up."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import reports

REPORTS: tuple[URLPattern, ...] = (
    page("laporan/", reports.index, "reports", verb="report.read"),
    page("laporan/<uuid:report_id>/", reports.show, "report", verb="report.read"),
    page("laporan/<uuid:report_id>/pdf/", reports.pdf, "report-pdf", verb="report.read"),
    page("laporan/<uuid:report_id>/xlsx/", reports.xlsx, "report-xlsx", verb="report.read"),
    page(
        "laporan/<uuid:report_id>/kembalikan/",
        reports.send_back,
        "report-return",
        verb="report.return",
        methods=BOTH,
    ),
    page(
        "laporan/<uuid:report_id>/tanda-tangan/",
        reports.sign,
        "report-sign",
        verb="report.sign",
        methods=WRITE,
    ),
    page(
        "laporan/<uuid:report_id>/pindaian/",
        reports.scan,
        "report-scan",
        verb="report.read",
        methods=WRITE,
    ),
    page(
        "laporan/<uuid:report_id>/<slug:what>/",
        reports.act,
        "report-act",
        verb="report.read",
        methods=WRITE,
    ),
    page("laporan/pindaian/<uuid:scan_id>/", reports.scanned, "report-scanned", verb="report.read"),
    page("laporan/baru/", reports.new, "report-new", verb="report.prepare"),
    page(
        "laporan/baru/<uuid:version_id>/siapkan/",
        reports.draft,
        "report-draft",
        verb="report.prepare",
        methods=WRITE,
    ),
)
