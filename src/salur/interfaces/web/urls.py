"""The addresses of the web door: each with its view and what one must be allowed to do there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path

from salur.interfaces.web.doorway import BOTH, WRITE, open_page, page
from salur.interfaces.web.views import (
    account,
    audit,
    cycles,
    duplicates,
    evidence,
    exceptions,
    families,
    home,
    people,
    questions,
    region,
    reports,
    todos,
)


def _shut(_request: HttpRequest, *_parts: str) -> HttpResponse:
    raise Http404


# allauth lets people change the address that an invitation proved; here nobody does.
_shut.open_to_all = True  # type: ignore[attr-defined]

urlpatterns: list[URLPattern | URLResolver] = [
    page("", home.show, "home", verb=None),
    page("wilayah/", region.show, "region", verb="exception.read"),
    page("wilayah/realisasi/", region.realisation, "region-realisation", verb="export.take"),
    page("ditangani/", exceptions.show, "exceptions", verb="exception.read"),
    page(
        "ditangani/unduh/",
        exceptions.export,
        "exceptions-export",
        verb="export.take",
        methods=WRITE,
    ),
    page("ditangani/<uuid:exception_id>/", exceptions.unit, "exception", verb="exception.read"),
    page("berkas/", evidence.upload, "evidence", verb="evidence.read", methods=BOTH),
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
    page("tugas/ringkas/", todos.brief, "todos-brief", verb="evidence.read"),
    page("tugas/", todos.show, "todos", verb="evidence.read"),
    page("penyaluran/", cycles.index, "cycles", verb="cycle.read"),
    page("penyaluran/<uuid:cycle_id>/", cycles.show, "cycle", verb="cycle.read"),
    page(
        "penyaluran/<uuid:cycle_id>/spa/",
        cycles.new_spa,
        "spa-new",
        verb="spa.prepare",
        methods=BOTH,
    ),
    page(
        "penyaluran/<uuid:cycle_id>/<slug:what>/",
        cycles.act,
        "cycle-act",
        verb="cycle.read",
        methods=WRITE,
    ),
    page(
        "spa/<uuid:spa_id>/setuju/",
        cycles.approve_spa,
        "spa-approve",
        verb="spa.approve",
        methods=WRITE,
    ),
    page("spa/<uuid:spa_id>/", cycles.spa_file, "spa-file", verb="cycle.read"),
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
    page("keluarga/", families.search, "families", verb="family.read", methods=BOTH),
    page("keluarga/<uuid:family_id>/", families.show, "family", verb="family.read"),
    page(
        "keluarga/<uuid:family_id>/buka/<slug:secret>/",
        families.unmask,
        "family-unmask",
        verb="identifier.unmask",
        methods=WRITE,
    ),
    page("keluarga-ganda/", duplicates.index, "duplicates", verb="duplicate.read"),
    page(
        "keluarga-ganda/urungkan/",
        duplicates.undo_latest,
        "duplicates-undo",
        verb="duplicate.read",
        methods=WRITE,
    ),
    page("keluarga-ganda/<uuid:pair_id>/", duplicates.show, "duplicate", verb="duplicate.read"),
    page(
        "keluarga-ganda/<uuid:pair_id>/putuskan/",
        duplicates.decide,
        "duplicate-decide",
        verb="duplicate.read",
        methods=WRITE,
    ),
    page(
        "keluarga-ganda/<uuid:pair_id>/batal/",
        duplicates.undo,
        "duplicate-undo",
        verb="duplicate.read",
        methods=BOTH,
    ),
    page("pertanyaan/", questions.index, "questions", verb="question.answer"),
    page(
        "pertanyaan/<uuid:question_id>/",
        questions.show,
        "question",
        verb="question.answer",
        methods=BOTH,
    ),
    page("orang/", people.show, "people", verb="people.manage"),
    page("orang/undang/", people.invite, "people-invite", verb="people.manage", methods=BOTH),
    page("orang/<uuid:membership_id>/", people.person, "person", verb="people.manage"),
    page(
        "orang/<uuid:membership_id>/<slug:what>/",
        people.change,
        "person-change",
        verb="people.manage",
        methods=WRITE,
    ),
    page("audit/", audit.show, "audit", verb="audit.read"),
    page("saya/", account.show, "account", verb=None),
    page("saya/<uuid:membership_id>/", account.choose, "choose", verb=None, methods=WRITE),
    open_page("undangan/<str:token>/", account.accept, "invitation", methods=BOTH),
    re_path(r"^akun/(email|confirm-email|inactive|password/set)/", _shut),
    path("akun/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("gaya/", include("salur.interfaces.web.showcase.views")),
]
