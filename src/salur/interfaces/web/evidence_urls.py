"""The addresses of files: receiving, mapping, findings, accepting and taking back."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import evidence, layouts, mapping

EVIDENCE: tuple[URLPattern, ...] = (
    page("berkas/", evidence.upload, "evidence", verb="evidence.read", methods=BOTH),
    page("berkas/petakan/", mapping.show, "mapping", verb="evidence.receive", methods=BOTH),
    page(
        "berkas/petakan/<uuid:mapping_id>/hapus/",
        mapping.forget,
        "mapping-forget",
        verb="evidence.receive",
        methods=WRITE,
    ),
    page("berkas/tata-letak/", layouts.show, "layouts", verb="evidence.read", methods=BOTH),
    page("berkas/tata-letak/<uuid:layout_id>/", layouts.one, "layout", verb="evidence.read"),
    page(
        "berkas/tata-letak/<uuid:layout_id>/setujui/",
        layouts.approve,
        "layout-approve",
        verb="layout.approve",
        methods=WRITE,
    ),
    page(
        "berkas/tata-letak/<uuid:layout_id>/cabut/",
        layouts.withdraw,
        "layout-withdraw",
        verb="layout.withdraw",
        methods=WRITE,
    ),
    page("berkas/<uuid:evidence_id>/", evidence.show, "evidence-file", verb="evidence.read"),
    page(
        "berkas/<uuid:evidence_id>/temuan/",
        evidence.findings,
        "evidence-findings",
        verb="evidence.read",
    ),
    page(
        "berkas/<uuid:evidence_id>/kemajuan/",
        evidence.progress,
        "evidence-progress",
        verb="evidence.read",
    ),
    *(
        page(
            f"berkas/<uuid:evidence_id>/{route}/",
            view,
            f"evidence-{name}",
            verb=verb,
            methods=WRITE,
        )
        for route, view, name, verb in (
            ("terima", evidence.accept, "accept", "evidence.accept"),
            ("tarik", evidence.withdraw, "withdraw", "evidence.withdraw"),
            ("periksa-lagi", evidence.again, "again", "evidence.receive"),
            ("batal", evidence.cancel, "cancel", "evidence.receive"),
            ("lembar", evidence.marked, "marked", "evidence.read"),
            ("asli", evidence.original, "original", "evidence.read"),
        )
    ),
)
