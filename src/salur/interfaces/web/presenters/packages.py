"""Packages to take away: the list, the form, and how far one is."""

from collections.abc import Sequence

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext as _

from salur.interfaces.web.area import Area
from salur.interfaces.web.components import (
    Action,
    Cell,
    Column,
    Heading,
    Notice,
    Progress,
    Row,
    Table,
    Tag,
)
from salur.interfaces.web.formatting import date_and_time, month, number
from salur.interfaces.web.pages.cards import Part, ThingPage
from salur.interfaces.web.pages.handovers import PrintingPage
from salur.interfaces.web.pages.person import Panel
from salur.jobs.queries import JobStatus


def index_page(area: Area, found: Sequence[JobStatus], form: Form) -> ThingPage:
    """Turn one's packages into the page, with the form of a new one."""
    words = {"area": area.name, "month": month(area.period)}
    table = Table(
        caption=_("Paket Anda"),
        hide_caption=True,
        columns=(Column(_("Diminta")), Column(_("Keadaan")), Column("SHA-256")),
        rows=tuple(_row(one) for one in found),
        empty=_("Belum ada paket."),
    )
    panel = Panel(
        _("Minta paket baru"),
        _("Angka, baris, sidik berkas dan rantai audit dari %(area)s, %(month)s.") % words,
        form,
        area.url("packages"),
        _("Minta paket"),
        "baru",
    )
    return ThingPage(
        head=Heading(
            _("Paket pemeriksaan"),
            _("Dapat diperiksa tanpa Salur dengan verify.py di dalamnya; tersimpan satu hari."),
        ),
        parts=(Part(_("Paket Anda"), table, "paket"),),
        panels=(panel,),
    )


def job_page(job: JobStatus) -> PrintingPage:
    """Show how far a package is, and the way to take it."""
    url = reverse("package-take", args=[job.id])
    files = (Action(_("Unduh paket"), url, "post"),) if job.result else ()
    return PrintingPage(
        head=Heading(_("Membuat paket pemeriksaan"), _sha256(job)),
        progress=job_progress(job) if job.is_open else None,
        notice=None
        if job.is_open or files
        else Notice("wrong", _("Tidak ada paket yang dibuat"), job.message),
        files=files,
    )


def job_progress(job: JobStatus) -> Progress:
    """Give the piece of page that asks for itself again."""
    return Progress(
        label=_("Membuat paket"),
        done=job.done,
        total=job.total or 0,
        url=reverse("package-progress", args=[job.id]),
        text=_("%(done)s dari %(all)s langkah")
        % {"done": number(job.done), "all": number(job.total or 0)},
        cancel_url=reverse("package-cancel", args=[job.id]) if job.is_open else "",
        finished_url="" if job.is_open else reverse("package", args=[job.id]),
    )


def _sha256(job: JobStatus) -> str:
    if not job.result:
        return _("Angka, baris, sidik berkas dan rantai audit dalam satu ZIP.")
    return _("SHA-256 %(sha256)s; periksa dengan verify.py di dalamnya.") % {
        "sha256": job.result["sha256"]
    }


def _row(one: JobStatus) -> Row:
    state = {
        "done": Tag(_("jadi"), "good"),
        "failed": Tag(_("gagal"), "alert"),
        "cancelled": Tag(_("dibatalkan"), "plain"),
    }.get(one.state, Tag(_("berjalan"), "wait"))
    sha256 = str(one.result["sha256"])[:16] + "…" if one.result else ""
    return Row(
        (
            Cell(date_and_time(one.enqueued_at), reverse("package", args=[one.id])),
            Cell("", tag=state),
            Cell(sha256),
        )
    )
