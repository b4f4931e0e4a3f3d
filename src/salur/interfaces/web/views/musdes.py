"""Village meetings: where one is next, one evening ticked, reviewed and written down, its list."""

from collections.abc import Sequence
from dataclasses import replace
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.graduation import actions
from salur.graduation.domain.cases import shown_number
from salur.graduation.domain.meetings import Meeting, Verdict
from salur.graduation.queries import meetings as queries
from salur.interfaces.web import keys
from salur.interfaces.web import musdes_forms as forms
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.formatting import family_name, number
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.musdes import WrongRow
from salur.interfaces.web.pages.shell import Shell
from salur.interfaces.web.presenters import musdes as presenter
from salur.interfaces.web.presenters.musdes_hub import Hub, hub_page
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.kernel.period import Period
from salur.kernel.region_code import Level
from salur.places import queries as places
from salur.registry import queries as registry
from salur.reporting.actions.meeting_lists import print_meeting_list

SIZE = 50
# Which field a refusal of the berita acara is about.
_WHERE = {
    "berita_acara_missing": "no_ba", "words_hold_number": "no_ba", "day_impossible": "tanggal_ba",
    "month_impossible": "asked",
}  # fmt: skip


def index(request: Visited) -> HttpResponse:
    """Show where a meeting is next, whose letters wait, and who may be submitted."""
    area, today, may = area_of(request), timezone.localdate(), request.visit.may
    after = request.GET.get("after", "")
    keys.row_number(after)  # a code of a region, or nothing
    desa = queries.desa_waiting(area.path, after=after, limit=SIZE + 1)
    untold = queries.untold_berita_acara(area.path, limit=SIZE + 1)
    confirmed = queries.confirmed_under(area.path)
    shown = desa[:SIZE]
    codes = {code for one in shown for code in (one.code, one.code[:6])}
    codes |= {one.kabkota for one in untold} | {one.kabkota for one in confirmed}
    page = hub_page(
        area,
        Hub(
            desa=shown,
            untold=untold[:SIZE],
            confirmed=confirmed,
            names=places.names(codes, today) if codes else {},
            first=not after,
            more=len(desa) > SIZE,
            more_untold=len(untold) > SIZE,
            may_decide=may("graduation.decide"),
            may_tell=may("graduation.tell"),
            may_submit=may("graduation.submit"),
        ),
    )
    crumbs = place_crumbs(area, "musdes")
    shell = frame(request, title=page.head.title, area=area, crumbs=crumbs, chooser="musdes")
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def evening(request: Visited) -> HttpResponse:
    """Tick what the meeting of a desa decided, look at the summary, and write it down."""
    area = area_of(request)
    if area.level != Level.DESA:
        return redirect(area.url("musdes"))
    if request.method != "POST":
        begun = {
            "key": keys.new_key(), "tanggal_ba": timezone.localdate(), "asked": _next_month(),
        }  # fmt: skip
        return _evening(request, area, forms.EveningForm(initial=begun), {})
    form, said = forms.EveningForm(request.POST), forms.said_of(request.POST)
    if request.POST.get("do") == "edit":
        typed = forms.EveningForm(initial=request.POST.dict())
        return _evening(request, area, typed, said)
    if not form.is_valid():
        return _evening(request, area, form, said)
    given = form.cleaned_data
    meeting = Meeting(given["no_ba"], given["tanggal_ba"], given["asked"])
    verdicts = forms.verdicts_of(said, given["words"].strip())
    by, at = request.visit.actor, timezone.now()
    try:
        if request.POST.get("do") == "record":
            done = actions.record_meeting(
                meeting=meeting, verdicts=verdicts, by=by, at=at, key=given["key"]
            )
            return _recorded(request, area, done, verdicts)
        actions.check_verdicts(meeting=meeting, verdicts=verdicts, by=by, at=at)
    except actions.CaseRefused as refused:
        return _evening(request, area, form, said, refused)
    return _review(request, area, meeting, verdicts, said)


def paper(request: Visited) -> HttpResponse:
    """Give the list of a desa to be ticked on paper; who took it is on record."""
    area = area_of(request)
    content = print_meeting_list(path=area.path, by=request.visit.actor, at=timezone.now())
    response = HttpResponse(content, content_type="application/pdf")
    name = f"musyawarah-{places.digits_of(area.path)}.pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def wrong_rows(refused: actions.CaseRefused, where: str) -> tuple[WrongRow, ...]:
    """Name every family that stands in the way, why, and what to do; `where` begins its field."""
    numbers = queries.cases_named(refused.wrong)
    families = registry.families_named({id_kpm for _number, id_kpm in numbers.values()})
    found = []
    for one, code in refused.wrong.items():
        why, remedy = (each.in_language(language()) for each in actions.why(code))
        case_number, id_kpm = numbers.get(one, (0, ""))
        name = family_name(families, id_kpm)
        who = (
            f"{shown_number(case_number)} {name}"
            if case_number
            else _("Keluarga yang tidak dikenal")
        )
        found.append(WrongRow(who, f"{why} {remedy}", f"{where}{one}"))
    return tuple(found)


def _found(request: Visited, area: Area, said: dict[UUID, forms.Said]) -> presenter.Evening:
    after, most = keys.row_number(request.GET.get("after", "")) or 0, queries.MOST_AT_ONCE
    rows = queries.families_waiting(
        area.code or places.digits_of(area.path), after=after, limit=most + 1
    )
    shown = rows[:most]
    families = {}
    if request.visit.may("family.read"):
        families = registry.families_named({one.id_kpm for one in shown})
    return presenter.Evening(area, shown, families, said, after, more=len(rows) > most)


def _evening(
    request: Visited,
    area: Area,
    form: forms.EveningForm,
    said: dict[UUID, forms.Said],
    refused: actions.CaseRefused | None = None,
) -> HttpResponse:
    found = _found(request, area, said)
    here = {one.id for one in found.rows}
    wrong = [
        one if one.target.removeprefix(forms.WHY) in map(str, here) else replace(one, target="")
        for one in (wrong_rows(refused, forms.WHY) if refused else ())
    ]
    if refused is not None and not wrong:
        form.add_error(_WHERE.get(refused.code), refused.in_language(language()))
    page = presenter.evening_page(found, form, wrong)
    code = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or wrong else HTTPStatus.OK
    return render(
        request, "web/pages/musdes.html", {"page": page, "shell": _shell(request, area)},
        status=code,
    )  # fmt: skip


def _review(
    request: Visited,
    area: Area,
    meeting: Meeting,
    verdicts: Sequence[Verdict],
    said: dict[UUID, forms.Said],
) -> HttpResponse:
    found = _found(request, area, said)
    if not {one.case_id for one in verdicts} <= {one.id for one in found.rows}:
        raise Http404  # of another desa: no page of ours asks so
    page = presenter.evening_review(found, meeting, verdicts, forms.hidden(request.POST))
    shell = _shell(request, area)
    return render(request, "web/pages/musdes_review.html", {"page": page, "shell": shell})


def _recorded(
    request: Visited, area: Area, done: actions.MeetingRecorded, verdicts: Sequence[Verdict]
) -> HttpResponse:
    words = {"leaving": number(done.leaving), "staying": number(done.staying)}
    said = _("Tercatat: %(leaving)s keluarga keluar, %(staying)s tetap.") % words
    first = next((one.case_id for one in verdicts if one.leaves), None)
    if first is None or not request.visit.may("graduation.tell"):
        messages.success(request, said)
        return redirect(area.url("musdes-desa"))
    messages.success(request, " ".join((said, _("Berikutnya: cetak dan sampaikan suratnya."))))
    return redirect("musdes-letters", case_id=first)


def _shell(request: Visited, area: Area) -> Shell:
    crumbs = (Link(_("Musyawarah desa"), reverse("musdes")), *place_crumbs(area, "musdes"))
    return frame(request, title=area.name, area=area, crumbs=crumbs)


def _next_month() -> str:
    today = timezone.localdate()
    return str(Period(today.year, today.month).shift(1))
