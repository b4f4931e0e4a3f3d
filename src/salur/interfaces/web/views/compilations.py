"""What is compiled and passed on: one compiled report, and each step that people take with it."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Confirmation, Link
from salur.interfaces.web.formatting import month
from salur.interfaces.web.frame import frame
from salur.interfaces.web.fresh_factor import factor_is_fresh, to_factor
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.plain import ConfirmPage
from salur.interfaces.web.presenters.compilation import compilation_page
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import PROGRAMS
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reporting import actions
from salur.reporting import queries as reporting
from salur.reporting.documents import (
    compilation_pdf,
    compilation_xlsx,
    counted_rows,
    realisation_csv,
    realisation_parquet,
)

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def show(request: Visited, compilation_id: UUID) -> HttpResponse:
    """Show one compiled report."""
    page = compilation_page(_found(compilation_id), request.visit)
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    return render(request, "web/pages/compilation.html", {"page": page, "shell": shell})


def new(request: Visited) -> HttpResponse:
    """Ask before what was accepted of a month is compiled; then compile it."""
    asked = request.POST if request.method == "POST" else request.GET
    program = asked.get("program", "")
    if program not in request.visit.programs:
        raise Http404
    if request.method == "POST":
        period = _period(asked.get("period", ""))
        moved = actions.compile_report(program=Program(program), period=period, **_who(request))
        return redirect("compilation", compilation_id=moved.compilation_id)
    area = area_of(request)
    words = {"program": PROGRAMS[program], "month": month(area.period)}
    mine = request.visit.organisation
    confirmation = Confirmation(
        title=_("Susun rekapitulasi %(program)s %(month)s?") % words,
        sentence=_("Atas nama %(office)s, dari yang sudah diterima.")
        % {"office": mine.name if mine else ""},
        consequences=(
            _("Hanya laporan yang sudah diterima yang dihitung; yang belum masuk disebut."),
            _("Nomor surat diberikan sekarang; orang lain memeriksa dan meneruskannya."),
        ),
        url=reverse("compilation-new"),
        key=new_key(),
        submit=_("Susun"),
        cancel=Link(_("Tidak jadi"), area.url("reports-above", program=program)),
        fields=(("program", program), ("period", str(area.period))),
    )
    return _ask(request, confirmation)


def pass_on(request: Visited, compilation_id: UUID) -> HttpResponse:
    """Verify, sign and pass on, with the second factor just shown."""
    if not factor_is_fresh(request):
        return to_factor(reverse("compilation", args=[compilation_id]))
    actions.pass_compilation(compilation_id=compilation_id, **_who(request))
    return redirect("compilation", compilation_id=compilation_id)


def accept(request: Visited, compilation_id: UUID) -> HttpResponse:
    """Accept what was passed on."""
    actions.accept_compilation(compilation_id=compilation_id, **_who(request))
    return redirect("compilation", compilation_id=compilation_id)


def send_back(request: Visited, compilation_id: UUID) -> HttpResponse:
    """Ask for the reason, then return what was passed on with it."""
    if request.method == "POST":
        reason = request.POST.get("reason", "")
        actions.return_compilation(compilation_id=compilation_id, reason=reason, **_who(request))
        return redirect("compilation", compilation_id=compilation_id)
    row = _found(compilation_id).row
    confirmation = Confirmation(
        title=_("Kembalikan rekapitulasi ini?"),
        sentence=_("Rekapitulasi %(number)s kembali ke penyusunnya dengan alasan Anda.")
        % {"number": row.number},
        consequences=(_("Perbaikan menjadi versi baru yang menunjukkan perbedaannya."),),
        url=reverse("compilation-return", args=[compilation_id]),
        key=new_key(),
        submit=_("Kembalikan"),
        cancel=Link(_("Tidak jadi"), reverse("compilation", args=[compilation_id])),
        grave=True,
        reason_label=_("Apa yang harus diperbaiki?"),
    )
    return _ask(request, confirmation)


def pdf(request: Visited, compilation_id: UUID) -> HttpResponse:
    """Give the letter: as it was passed on, or as a draft that says so."""
    found = _found(compilation_id)
    content = reporting.compilation_pdf(compilation_id) or compilation_pdf(found.content)
    return _file(content, "application/pdf", found, "pdf")


def xlsx(request: Visited, compilation_id: UUID) -> HttpResponse:
    """Give the figures as a sheet: one row per kab/kota, every total a formula."""
    found = _found(compilation_id)
    return _file(compilation_xlsx(found.content), _XLSX, found, "xlsx")


def data(request: Visited, compilation_id: UUID) -> HttpResponse:
    """Give what is counted for analysts: CSV, or Parquet."""
    found = _found(compilation_id)
    given = (found.content.program, found.content.period, counted_rows(found.content))
    if request.GET.get("as") == "csv":
        return _file(realisation_csv(*given), "text/csv; charset=utf-8", found, "csv")
    content = realisation_parquet(*given)
    return _file(content, "application/vnd.apache.parquet", found, "parquet")


def _file(
    content: bytes, kind: str, found: reporting.CompilationDetail, ending: str
) -> HttpResponse:
    row = found.row
    name = f"rekapitulasi-{row.program}-{row.code}-{found.content.period}-v{row.version}".lower()
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _ask(request: Visited, asked: Confirmation) -> HttpResponse:
    shell = frame(request, title=asked.title, crumbs=_crumbs())
    return render(request, "web/pages/confirm.html", {"page": ConfirmPage(asked), "shell": shell})


def _crumbs() -> tuple[Link, ...]:
    return (Link(_("Pelaporan"), reverse("reports-above")),)


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as fault:
        raise Http404 from fault


def _found(compilation_id: UUID) -> reporting.CompilationDetail:
    found = reporting.compilation(compilation_id)
    if found is None:
        raise Http404
    return found


def _who(request: Visited) -> dict:  # type: ignore[type-arg]  # by, at and key of any action
    key = request.POST.get("key", "")
    return {"by": request.visit.actor, "at": timezone.now(), "key": key}
