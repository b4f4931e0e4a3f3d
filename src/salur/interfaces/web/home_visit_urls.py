"""The addresses of home visits: who is due, a family's visits, forms, worklists."""

from django.urls import URLPattern

from salur.interfaces.web.doorway import BOTH, WRITE, page
from salur.interfaces.web.views import home_visits as views

_HERE, _READ, _VISIT = "graduasi/kunjungan", "graduation.read", "graduation.visit"
_JOB = f"{_HERE}/daftar/<uuid:job_id>"

HOME_VISITS: tuple[URLPattern, ...] = (
    page(f"{_HERE}/", views.due, "visits-due", verb=_READ),
    page(f"{_HERE}/formulir.xlsx", views.xlsform, "visit-xlsform", verb=_READ),
    page(f"{_HERE}/formulir.xml", views.xform, "visit-xform", verb=_READ),
    page(f"{_HERE}/daftar/", views.print_lists, "visit-lists", verb=_VISIT, methods=WRITE),
    page(f"{_JOB}/", views.lists_job, "visit-lists-job", verb=_VISIT),
    page(f"{_JOB}/kemajuan/", views.lists_progress, "visit-lists-progress", verb=_VISIT),
    page(f"{_JOB}/batal/", views.lists_cancel, "visit-lists-cancel", verb=_VISIT, methods=WRITE),
    page(f"{_JOB}/unduh/", views.lists_take, "visit-lists-take", verb=_VISIT, methods=WRITE),
    page(f"{_HERE}/<uuid:family_id>/", views.new, "visit-new", verb=_READ, methods=BOTH),
    page(f"{_HERE}/<uuid:family_id>/kertas/", views.paper, "visit-paper", verb=_VISIT),
)
