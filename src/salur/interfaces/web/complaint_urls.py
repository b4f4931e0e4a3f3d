"""The addresses of complaints, teams and the directory."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, open_page, page
from salur.interfaces.web.views import complaints, public_complaints, teams

_ONE = "pengaduan/<uuid:complaint_id>"

COMPLAINTS: tuple[URLPattern, ...] = (
    open_page("pengaduan/", public_complaints.form, "complaint-public", methods=BOTH),
    open_page("pengaduan/jawaban/", public_complaints.status, "complaint-status", methods=BOTH),
    open_page("pengaduan/tanggapan/", public_complaints.reply, "complaint-reply", methods=WRITE),
    page("pengaduan/daftar/", complaints.index, "complaints", verb="complaint.read"),
    page("pengaduan/angka/", complaints.figures, "complaint-figures", verb="complaint.read"),
    page(
        "pengaduan/catat/", complaints.new, "complaint-new", verb="complaint.record", methods=BOTH
    ),
    page(f"{_ONE}/", complaints.show, "complaint", verb="complaint.read"),
    page(
        f"{_ONE}/pelapor/",
        complaints.complainant,
        "complaint-complainant",
        verb="complaint.answer",
        methods=WRITE,
    ),
    page(
        f"{_ONE}/<slug:what>/",
        complaints.step,
        "complaint-step",
        verb="complaint.read",
        methods=WRITE,
    ),
)
TEAMS: tuple[URLPattern, ...] = (
    page("tikor/", teams.index, "teams", verb="obstacle.read", methods=BOTH),
    page("tikor/<uuid:team_id>/", teams.show, "team", verb="obstacle.read", methods=BOTH),
    page("direktori/", teams.directory, "directory", verb="obstacle.read", methods=BOTH),
)
