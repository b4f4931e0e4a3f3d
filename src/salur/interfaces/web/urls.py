"""The addresses of the web door: each with its view and what one must be allowed to do there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path, re_path

from salur.interfaces.web.along_urls import ALONG
from salur.interfaces.web.book_urls import BOOKS
from salur.interfaces.web.card_urls import CARDS
from salur.interfaces.web.compilation_urls import COMPILATIONS
from salur.interfaces.web.complaint_urls import COMPLAINTS, TEAMS
from salur.interfaces.web.cycle_urls import CYCLES
from salur.interfaces.web.desk_urls import DESK
from salur.interfaces.web.doorway import BOTH, page
from salur.interfaces.web.evidence_urls import EVIDENCE
from salur.interfaces.web.exception_urls import EXCEPTIONS
from salur.interfaces.web.family_urls import FAMILIES
from salur.interfaces.web.graduation_urls import GRADUATIONS
from salur.interfaces.web.guide_urls import GUIDES
from salur.interfaces.web.handover_urls import HANDOVERS
from salur.interfaces.web.home_visit_urls import HOME_VISITS
from salur.interfaces.web.match_urls import MATCHES
from salur.interfaces.web.meeting_urls import MEETINGS
from salur.interfaces.web.musdes_urls import MUSDES
from salur.interfaces.web.notice_urls import NOTICES
from salur.interfaces.web.obstacle_urls import OBSTACLES
from salur.interfaces.web.outcome_urls import OUTCOMES
from salur.interfaces.web.payment_urls import PAYMENTS
from salur.interfaces.web.people_urls import PEOPLE
from salur.interfaces.web.quality_urls import QUALITY
from salur.interfaces.web.report_urls import REPORTS
from salur.interfaces.web.rice_urls import RICE
from salur.interfaces.web.shop_urls import SHOPS
from salur.interfaces.web.siting_urls import SITINGS
from salur.interfaces.web.slot_urls import SLOTS
from salur.interfaces.web.sprint_urls import SPRINTS
from salur.interfaces.web.trace_urls import TRACE
from salur.interfaces.web.transition_urls import TRANSITION
from salur.interfaces.web.views import (
    deadlines,
    field,
    home,
    region,
    rulebook,
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
    *EXCEPTIONS,
    page("aturan/", rulebook.show, "rulebook", verb="exception.read"),
    *EVIDENCE,
    page("tugas/ringkas/", todos.brief, "todos-brief", verb="evidence.read"),
    page("tugas/keluarga/", todos.of_register, "todos-register", verb="evidence.read"),
    page("tugas/", todos.show, "todos", verb="evidence.read"),
    *CARDS,
    *CYCLES,
    *SHOPS,
    *SITINGS,
    *SLOTS,
    *SPRINTS,
    *TRANSITION,
    page("lapangan/", field.index, "field", verb="family.read"),
    page("lapangan/ketik/", field.typed, "field-typed", verb="check.record", methods=BOTH),
    page(
        "lapangan/<uuid:family_id>/",
        field.family,
        "field-family",
        verb="check.record",
        methods=BOTH,
    ),
    *MATCHES,
    *MEETINGS,
    *BOOKS,
    *ALONG,
    *DESK,
    *OBSTACLES,
    *OUTCOMES,
    *HANDOVERS,
    *RICE,
    *TRACE,
    page("tenggat/", deadlines.show, "deadlines", verb="exception.read"),
    page(
        "tenggat/batas-sendiri/",
        deadlines.new,
        "deadline-new",
        verb="parameter.set",
        methods=BOTH,
    ),
    *PAYMENTS,
    *COMPILATIONS,
    *COMPLAINTS,
    *TEAMS,
    *REPORTS,
    *FAMILIES,
    *HOME_VISITS,
    *MUSDES,
    *GRADUATIONS,
    *QUALITY,
    *NOTICES,
    *PEOPLE,
    *GUIDES,
    re_path(r"^akun/(email|confirm-email|inactive|password/set)/", _shut),
    path("akun/", include("allauth.urls")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("gaya/", include("salur.interfaces.web.showcase.views")),
]
