"""Follow-ups: who is due by desa, on screen and as a worklist, and what somebody found."""

import datetime as dt
from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.graduation.actions import take_follow_ups
from salur.graduation.actions.follow_ups import record_follow_up
from salur.graduation.domain.cases import CaseState
from salur.graduation.queries import follow_ups as queries
from salur.graduation.queries.visits import visits_of_family
from salur.interfaces.web import keys, sheets
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Link, Pager
from salur.interfaces.web.formatting import date, number
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.presenters.follow_ups import (
    MOST_ON_PAPER,
    follow_up_page,
    follow_ups_page,
    worklist_sheet,
)
from salur.interfaces.web.referral_forms import FollowUpForm
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from salur.places import queries as places
from salur.registry import queries as registry
from salur.reporting.documents import FollowUpWorklist, follow_up_worklist_pdf

_DIGITS = {0: 2, 1: 4, 2: 6, 3: 10, 4: 10}
_YEAR = dt.timedelta(days=365)


def index(request: Visited) -> HttpResponse:
    """Show who is to be looked at, desa by desa, and what was found per region."""
    today = timezone.localdate()
    overdue, after = _overdue(request), _after(request.GET.get("after", ""))
    area, size = area_of(request), queries.FOLLOW_UPS_PAGE
    found = queries.follow_ups_due(area.path, today, overdue=overdue, after=after, limit=size + 1)
    shown = found[:size]
    counts = queries.follow_up_counts(
        area.path, _DIGITS[area.level], since=today - _YEAR, today=today
    )
    kept = {"which": "terlambat"} if overdue else {}
    more = keys.packed(*shown[-1].after_key) if len(found) > size else ""
    pager = Pager(
        _("%(count)s di halaman ini") % {"count": number(len(shown))},
        area.url("follow-ups", **kept) if after else "",
        area.url("follow-ups", **kept, after=more) if more else "",
    )
    page = follow_ups_page(
        area, shown, counts, registry.families_named(one.id_kpm for one in shown),
        places.names({one.code for one in shown}, today), overdue=overdue, pager=pager,
        since=today - _YEAR, today=today,
    )  # fmt: skip
    crumbs = place_crumbs(area, "follow-ups")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="follow-ups")
    return render(request, "web/pages/along.html", {"page": page, "shell": shell})


def file(request: Visited) -> HttpResponse:
    """Give who is to be looked at as a paper to take along, or as a sheet; all of them as CSV."""
    area, kind = area_of(request), request.POST.get("as", "pdf")
    if kind not in ("pdf", "xlsx", "csv"):
        raise Http404
    found = take_follow_ups(
        path=area.path, overdue=_overdue(request), by=request.visit.actor, at=timezone.now()
    )
    name = f"tindak-lanjut-{places.digits_of(area.path) or 'indonesia'}"
    if kind == "csv":
        sheet = worklist_sheet(_worklist(area, several) for several in found)
        return sheets.answer("csv", name, sheet)
    worklist = _worklist(area, next(found, ()))
    if len(worklist.follow_ups) > MOST_ON_PAPER:
        said = _("Lebih dari %(most)s keluarga di sini: ambil CSV, atau pilih kab/kota dahulu.")
        messages.error(request, said % {"most": number(MOST_ON_PAPER)})
        return redirect(area.url("follow-ups"))
    if kind == "xlsx":
        return sheets.answer("xlsx", name, worklist_sheet([worklist]))
    response = HttpResponse(follow_up_worklist_pdf(worklist), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


def show(request: Visited, follow_up_id: UUID) -> HttpResponse:
    """Show one follow-up, and take what was found."""
    one = queries.follow_up(follow_up_id)
    if one is None:
        raise Http404
    form = FollowUpForm(request.POST or None, visits=_visits(one), initial={"key": keys.new_key()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            record_follow_up(
                follow_up_id=follow_up_id, outcome=given["outcome"], words=given["words"],
                visit=keys.identity(given["visit"]), by=request.visit.actor, at=timezone.now(),
                key=given["key"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            messages.success(request, _("Tersimpan."))
            return redirect("follow-up", follow_up_id=follow_up_id)
    return _show(request, one, form)


def _show(request: Visited, one: queries.FollowUp, form: FollowUpForm) -> HttpResponse:
    today = timezone.localdate()
    is_open = one.done_on is None and one.state == CaseState.LEFT
    panel = Panel(
        _("Catat keadaannya"),
        _("Yang jatuh kembali dicatat kapan saja dan kembali ke antrean paling depan."),
        form,
        reverse("follow-up", args=[one.id]),
        _("Simpan"),
        "catat",
    )
    named = registry.families_named([one.id_kpm]).get(one.id_kpm, (None, one.id_kpm))
    page = follow_up_page(
        one,
        queries.follow_ups_of_family(one.family),
        named[1],
        places.names([one.code], today).get(one.code, one.code),
        today,
        panel if is_open and request.visit.may("follow_up.record") else None,
        may_refer=request.visit.may("referral.make"),
    )
    crumbs = (Link(_("Tindak lanjut"), reverse("follow-ups")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    wrong = request.method == "POST"
    code = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell}
    return render(request, "web/pages/follow_up.html", context, status=code)


def _worklist(area: Area, found: Sequence[queries.FollowUp]) -> FollowUpWorklist:
    today = timezone.localdate()
    codes = {one.code for one in found}
    return FollowUpWorklist(
        area.name,
        found,
        registry.families_to_visit(one.id_kpm for one in found),
        places.names(codes | {code[:6] for code in codes}, today),
        today,
        settings.SALUR_TRAINING,
    )


def _visits(one: queries.FollowUp) -> list[tuple[str, str]]:
    """Give the visits to the family since it left: one of them may be what was found."""
    if one.done_on is not None:
        return []
    left = Period.from_number(one.left_from).first_day
    return [
        (str(visit.id), f"{date(visit.visited_on)}, {visit.visitor}")
        for visit in visits_of_family(one.family)
        if visit.visited_on >= left and visit.withdrawn_at is None
    ]


def _overdue(request: Visited) -> bool:
    which = request.GET.get("which", "")
    if which not in ("", "terlambat"):
        raise Http404
    return which == "terlambat"


def _after(text: str) -> tuple[str, str, str] | None:
    if not text:
        return None
    found = keys.unpacked(text, str, str, str)
    if found is None or keys.identity(found[2]) is None:
        raise Http404
    keys.day(found[1])
    return found
