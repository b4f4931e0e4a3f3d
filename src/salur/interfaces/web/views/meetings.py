"""Meetings: their list, one with its agenda and decisions, its packs and its minutes."""

from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.domain import covers
from salur.coordination.actions import meetings as actions
from salur.coordination.domain.meetings import MeetingKind, MeetingState, thaw
from salur.coordination.queries import meetings as queries
from salur.coordination.queries.meetings import Meeting
from salur.interfaces.web import keys
from salur.interfaces.web.area import area_of, region_choices
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.formatting import month
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.meeting_forms import ChangeInvited, ChangeMeeting, NewMeeting
from salur.interfaces.web.meeting_invited import invited_of, others_of
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.meetings import (
    OfMeeting,
    meeting_page,
    meetings_page,
    packs_progress,
)
from salur.interfaces.web.views.meeting_panels import panels_of
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.jobs import actions as jobs_actions
from salur.jobs import queries as jobs
from salur.kernel.period import Period
from salur.kernel.refused import Refused
from salur.kernel.region_code import Level
from salur.parties import queries as parties
from salur.places import queries as places
from salur.reporting.actions import packs
from salur.reporting.documents.minutes import minutes_pdf
from salur.reporting.documents.packs import packs_pdf
from salur.reporting.queries import rakor

_MONTHS_BACK = 6
_KABKOTA, _PROVINCE = 4, 2  # digits


def index(request: Visited) -> HttpResponse:
    """Show the meetings of an area, the newest first."""
    area = area_of(request)
    key = keys.unpacked(request.GET.get("after", ""), str, str)
    after = None if key is None else (keys.day(key[0]), keys.known_identity(key[1]))
    rows = queries.meetings_page(area.path, after=after, limit=queries.PAGE + 1)
    shown = rows[: queries.PAGE]
    names = places.names({code for one in shown for code in one.codes}, timezone.localdate())
    page = meetings_page(
        area, shown, names, may_plan=request.visit.may("meeting.manage"), first=after is None,
        more=len(rows) > len(shown),
    )  # fmt: skip
    crumbs = place_crumbs(area, "meetings")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="meetings")
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def new(request: Visited) -> HttpResponse:
    """Plan a meeting."""
    regions = region_choices(request.visit.actor)
    coded = [(places.digits_of(path), name) for path, name in regions]
    today = timezone.localdate()
    last = Period(today.year, today.month)
    months = [(str(one), month(one)) for one in (last.shift(-n) for n in range(_MONTHS_BACK))]
    asked = request.GET.get("period", "")
    if asked and asked not in dict(months):
        months.append((str(_period(asked)), month(_period(asked))))
    form = NewMeeting(
        request.POST or None,
        regions=[(code, name) for code, name in coded if code],
        months=months,
        initial={
            "key": keys.new_key(), "codes": [request.GET.get("region", "")],
            "period": asked or str(last.shift(-1)), "held_on": today,
        },
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        codes = given["codes"]
        try:
            made = actions.plan_meeting(
                kind=_kind(codes), period=Period.parse(given["period"]), codes=codes,
                invitation=actions.Invitation(
                    given["title"], given["held_on"], given["place"],
                    invited_of(codes, given["invited"], given["held_on"]), given["chair"],
                ),
                by=request.visit.actor, at=timezone.now(), key=given["key"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            return redirect("meeting", meeting_id=made.id)
    title = _("Rencanakan rapat")
    sentence = _("Agenda dan bahan mengikuti wilayah dan bulan yang dipilih.")
    page = FormPage(
        Heading(title, sentence), reverse("meeting-new"), _("Rencanakan"), reverse("meetings")
    )
    return _form(request, page, form)


def change(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Say anew where and when a meeting is, and whom it invites."""
    one = known(meeting_id)
    named = [(each.id, each.name) for each in parties.organisations(one.invited)]
    invited = [(str(each), name) for each, name in named if each != one.planned_org]
    others = [(str(each), name) for each, name in others_of(one)]
    initial = {"title": one.title, "held_on": one.held_on, "place": one.place, "chair": one.chair}
    form = ChangeInvited(
        request.POST or None, initial={**initial, "key": keys.new_key()}, invited=invited,
        others=others,
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        wanted = [UUID(each) for each in (*given.get("keep", ()), *given.get("add", ()))]
        invitation = actions.Invitation(
            given["title"], given["held_on"], given["place"], wanted, given["chair"]
        )
        try:
            actions.change_meeting(
                meeting_id=meeting_id, invitation=invitation, by=request.visit.actor,
                at=timezone.now(), key=given["key"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            messages.success(request, _("Undangan diubah."))
            return redirect("meeting", meeting_id=meeting_id)
    here = reverse("meeting", args=[meeting_id])
    heading = Heading(
        _("Ubah undangan"),
        _(
            "Sampai rapat dibuka, hari, tempat dan undangannya dapat diubah;"
            " yang diundang diberi tahu."
        ),
    )
    page = FormPage(heading, reverse("meeting-change", args=[meeting_id]), _("Simpan"), here)
    return _form(request, page, form)


def show(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Show one meeting with what may be done next."""
    one = known(meeting_id)
    visit, today = request.visit, timezone.localdate()
    whole = all(covers(visit.actor.paths, path) for path in one.paths) and not visit.is_sender
    items, came = queries.agenda(meeting_id), queries.attendance(meeting_id)
    mine = {_within(path, visit.actor.paths) for path in one.paths} - {""}
    told = queries.follow_up(mine, before=one.held_on, but=meeting_id, own=meeting_id)
    decisions = [each.decision for each in told.get("", ())]
    follow_up = {code: rows for code, rows in told.items() if code}
    everything = [each.decision for rows in told.values() for each in rows]
    named = {*one.codes, *(i.code for i in items), *(d.code for d in everything)} - {""}
    inside = one.paths if whole else ()
    regions = places.regions_in(inside, Level.KABKOTA, today, named)
    names = {region.code: region.name for region in regions}
    owners = {d.owner_now or d.owner_org for d in everything}
    ids = {*one.invited, *(owner for owner in owners if owner)}
    organisations = {each.id: each.name for each in parties.organisations(ids)}
    is_over = one.state in (MeetingState.HELD, MeetingState.MINUTED)
    minutes = queries.minutes(meeting_id) if whole and is_over else ()
    made = rakor.packs_of(meeting_id) if one.packed_at and not visit.is_sender else ()
    found = OfMeeting(
        one=one, items=items, decisions=decisions, came=came, minutes=minutes,
        follow_up=follow_up, packs=made,
        job=None
        if is_over or not whole
        else next(iter(jobs.jobs_of(packs.subject_of(meeting_id))), None),
        names=names, organisations=organisations,
        panels=panels_of(visit, one, items, minutes, names, organisations) if whole else (),
        may_manage=whole and visit.may("meeting.manage"), today=today,
    )  # fmt: skip
    page = meeting_page(found)
    crumbs = (Link(_("Rapat"), reverse("meetings")),)
    shell = frame(request, title=one.title, crumbs=crumbs)
    return render(request, "web/pages/meeting.html", {"page": page, "shell": shell})


def progress(request: Visited, meeting_id: UUID, job_id: UUID) -> HttpResponse:
    """Give the piece of page that asks for itself again."""
    job = _job(meeting_id, job_id)
    context = {"job": packs_progress(meeting_id, job)}
    return render(request, "web/fragments/progress.html", context)


def cancel(request: Visited, meeting_id: UUID, job_id: UUID) -> HttpResponse:
    """Let the making of packs stop between two of them."""
    jobs_actions.ask_to_cancel(job_id=_job(meeting_id, job_id).id)
    return redirect("meeting", meeting_id=meeting_id)


def pack(request: Visited, meeting_id: UUID, code: str) -> HttpResponse:
    """Give the pack of a kab/kota."""
    one = known(meeting_id)
    pdf = rakor.pack_pdf(one.id, code) if code.isascii() and code.isdecimal() else None
    if pdf is None:
        raise Http404
    return _pdf(pdf, f"bahan-rapat-{code}.pdf")


def book(request: Visited, meeting_id: UUID) -> HttpResponse:
    """Give all packs that one may see as one book to print."""
    contents = rakor.pack_contents(known(meeting_id).id)
    if not contents:
        raise Http404
    return _pdf(packs_pdf(contents), "bahan-rapat.pdf")


def minutes(request: Visited, meeting_id: UUID, version: int) -> HttpResponse:
    """Give a version of the minutes, as it was printed or as the draft stands."""
    one = known(meeting_id)
    found = next((each for each in queries.minutes(one.id) if each.version == version), None)
    if found is None:
        raise Http404
    pdf = rakor.minutes_pdf_of(one.id, version) if found.signed_at else None
    return _pdf(pdf or minutes_pdf(thaw(found.content)), f"notula-v{version}.pdf")


def known(meeting_id: UUID) -> Meeting:
    """Give a meeting; Http404 where the scope has none."""
    found = queries.meeting(meeting_id)
    if found is None:
        raise Http404
    return found


def _within(path: str, mine: Sequence[str]) -> str:
    """Give the part of a meeting's region that is one's own, as a code."""
    for own in mine:
        if covers([path], own):
            return places.digits_of(own)
        if covers([own], path):
            return places.digits_of(path)
    return ""


def _kind(codes: Sequence[str]) -> MeetingKind:
    if len({code[:_KABKOTA] for code in codes if len(code) >= _KABKOTA}) == 1 == len(codes):
        return MeetingKind.TEAM
    provinces = {code[:_PROVINCE] for code in codes}
    return MeetingKind.PROVINCE if len(provinces) == 1 else MeetingKind.REGIONAL


def _job(meeting_id: UUID, job_id: UUID) -> jobs.JobStatus:
    found = jobs.job(job_id)
    if found is None or found.subject_id != packs.subject_of(known(meeting_id).id):
        raise Http404
    return found


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError as fault:
        raise Http404 from fault


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _form(request: Visited, page: FormPage, form: ChangeMeeting) -> HttpResponse:
    shell = frame(request, title=page.head.title, crumbs=(Link(_("Rapat"), reverse("meetings")),))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if request.method == "POST" else HTTPStatus.OK
    context = {"page": page, "shell": shell, "form": form}
    return render(request, "web/pages/form.html", context, status=status)
