"""Reports: who has reported; one berita acara: prepare, sign, attach, send, accept, return."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Confirmation, Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.fresh_factor import factor_is_fresh, to_factor
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.plain import ConfirmPage
from salur.interfaces.web.presenters.report import Answers, report_page
from salur.interfaces.web.presenters.reports import reports_page
from salur.interfaces.web.visit import Visited
from salur.places.queries import digits_of
from salur.reconciliation import queries as reconciliation
from salur.reporting import actions
from salur.reporting import queries as reporting
from salur.reporting.documents import berita_acara_pdf, berita_acara_xlsx

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def index(request: Visited) -> HttpResponse:
    """Show who has reported the month and who is late."""
    area = area_of(request)
    found = reporting.standings(area.period, area.path, timezone.localdate())
    page = reports_page(area, found, request.visit)
    crumbs = place_crumbs(area, "reports")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="reports")
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def show(request: Visited, report_id: UUID) -> HttpResponse:
    """Show one report."""
    report = _report(report_id)
    version = reconciliation.version(report.version_id)
    is_past = version is not None and not version.is_current
    known = version.published_at.isoformat() if version is not None and is_past else ""
    page = report_page(Answers(report, request.visit, known))
    crumbs = (Link(_("Laporan"), reverse("reports")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/report.html", {"page": page, "shell": shell})


def new(request: Visited) -> HttpResponse:
    """Ask before the berita acara of a region, month and programme is prepared."""
    area, program = area_of(request), request.GET.get("program", "")
    code = digits_of(area.path)
    version = reconciliation.current_version(program, area.period.number, code)
    if version is None:
        raise Http404
    asked = Confirmation(
        title=_("Siapkan berita acara?"),
        sentence=_("Hasil rekonsiliasi versi %(number)s menjadi surat yang ditandatangani.")
        % {"number": version.number},
        consequences=(
            _("Nomor surat diberikan sekarang."),
            _("Yang menyiapkan tidak menandatangani."),
        ),
        url=reverse("report-draft", args=[version.id]),
        key=new_key(),
        submit=_("Siapkan"),
        cancel=Link(_("Tidak jadi"), reverse("reports")),
    )
    return _ask(request, asked)


def draft(request: Visited, version_id: UUID) -> HttpResponse:
    """Prepare the berita acara of a published version."""
    moved = actions.draft_report(version_id=version_id, **_who(request))
    return redirect("report", report_id=moved.report_id)


def sign(request: Visited, report_id: UUID) -> HttpResponse:
    """Sign, with the second factor just shown."""
    if not factor_is_fresh(request):
        return to_factor(reverse("report", args=[report_id]))
    actions.sign_report(report_id=report_id, **_who(request))
    return redirect("report", report_id=report_id)


def scan(request: Visited, report_id: UUID) -> HttpResponse:
    """Attach the scan of what was signed on paper."""
    file = request.FILES.get("scan")
    data = file.read(actions.MOST_BYTES + 1) if file else b""
    name = (file.name or "pindaian") if file else "pindaian"
    actions.attach_scan(report_id=report_id, file_name=name, data=data, **_who(request))
    return redirect("report", report_id=report_id)


def act(request: Visited, report_id: UUID, what: str) -> HttpResponse:
    """Send, accept or lock."""
    move = _MOVES.get(what)
    if move is None:
        raise Http404
    move(report_id=report_id, **_who(request))
    return redirect("report", report_id=report_id)


_MOVES: dict[str, Callable[..., object]] = {
    "kirim": actions.send_report,
    "terima": actions.accept_report,
    "kunci": actions.lock_report,
}


def send_back(request: Visited, report_id: UUID) -> HttpResponse:
    """Ask for the reason, then return a report with it."""
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        actions.return_report(report_id=report_id, reason=reason, **_who(request))
        return redirect("report", report_id=report_id)
    row = _report(report_id).row
    asked = Confirmation(
        title=_("Kembalikan laporan ini?"),
        sentence=_("Berita acara %(number)s kembali ke Dinas Sosial dengan alasan Anda.")
        % {"number": row.number},
        consequences=(
            _("Tanda tangan pada versi ini tetap tersimpan."),
            _("Perbaikan menjadi versi baru dan ditandatangani lagi."),
        ),
        url=reverse("report-return", args=[report_id]),
        key=new_key(),
        submit=_("Kembalikan"),
        cancel=Link(_("Tidak jadi"), reverse("report", args=[report_id])),
        grave=True,
        reason_label=_("Apa yang harus diperbaiki?"),
    )
    return _ask(request, asked)


def pdf(request: Visited, report_id: UUID) -> HttpResponse:
    """Give the letter: as it was signed, or as a draft that says so."""
    report = _report(report_id)
    content = reporting.signed_pdf(report_id)
    if content is None:
        content = berita_acara_pdf(report.content, report.marks)
    return _file(content, "application/pdf", report, "pdf")


def xlsx(request: Visited, report_id: UUID) -> HttpResponse:
    """Give the letter's figures as a sheet that recomputes itself."""
    report = _report(report_id)
    return _file(berita_acara_xlsx(report.content), _XLSX, report, "xlsx")


def scanned(request: Visited, scan_id: UUID) -> HttpResponse:
    """Give an attached scan, to keep and not to run."""
    data = reporting.scan_bytes(scan_id)
    if data is None:
        raise Http404
    response = HttpResponse(data, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="pindaian-{scan_id.hex[:8]}"'
    return response


def _file(content: bytes, kind: str, report: reporting.ReportDetail, ending: str) -> HttpResponse:
    row = report.row
    name = f"berita-acara-{row.program.lower()}-{row.code}-{report.content.period}-v{row.version}"
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _ask(request: Visited, asked: Confirmation) -> HttpResponse:
    page = ConfirmPage(asked)
    shell = frame(request, title=asked.title, crumbs=(Link(_("Laporan"), reverse("reports")),))
    return render(request, "web/pages/confirm.html", {"page": page, "shell": shell})


def _report(report_id: UUID) -> reporting.ReportDetail:
    found = reporting.report(report_id)
    if found is None:
        raise Http404
    return found


def _who(request: Visited) -> dict:  # type: ignore[type-arg]  # by, at and key of any action
    key = request.POST.get("key", "")
    return {"by": request.visit.actor, "at": timezone.now(), "key": key}
