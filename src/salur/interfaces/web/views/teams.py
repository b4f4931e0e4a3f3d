"""Coordination teams of regions, and the directory of who works there and who decides what."""

import datetime as dt
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access import queries as access
from salur.access.domain import ROLES, covers
from salur.coordination import actions
from salur.coordination import queries as coordination
from salur.coordination.domain.teams import ContactWords, Decree, NewMember, Seat
from salur.coordination.queries import Team, answerers
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.cards import ThingPage
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.presenters.teams import (
    DECISIONS,
    directory_page,
    team_page,
    teams_page,
)
from salur.interfaces.web.team_forms import ContactForm, DecreeForm, EndForm, MemberForm
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language, region_name
from salur.kernel.refused import Refused
from salur.kernel.region_code import NATION, Level
from salur.parties import queries as parties
from salur.places import queries as places

_ROLES = tuple(role for role, verbs in ROLES.items() if verbs & frozenset(DECISIONS))


def index(request: Visited) -> HttpResponse:
    """Show the team of an area and those right below; record a new one by its decree."""
    area, today = area_of(request), timezone.localdate()
    code = area.code or places.digits_of(area.path)
    form = DecreeForm(request.POST or None, initial=_first(today))
    if request.method == "POST" and form.is_valid():
        decree = _decree(form.cleaned_data)
        key = form.cleaned_data["key"]
        if _did(request, form, actions.set_up_team, code=code, decree=decree, key=key):
            return redirect(area.url("teams"))
    deep = area.level >= Level.KECAMATAN
    below = () if deep else area.below
    found = coordination.teams_of([code, *(one.code for one in below)], today)
    own = found.get(code)
    seated = [m for m in coordination.members(own.id) if m.valid_to is None] if own else []
    may = request.visit.may("team.manage") and covers(request.visit.actor.paths, area.path)
    panels = (
        ()
        if not may or area.level > Level.KECAMATAN
        else (
            Panel(
                _("Catat keputusan baru"),
                _("Tim yang sekarang berakhir pada hari yang baru mulai berlaku."),
                form,
                area.url("teams"),
                _("Simpan"),
                "keputusan",
            ),
        )
    )
    page = teams_page(area, own, seated, [(one, found.get(one.code)) for one in below], panels)
    return _area_page(request, area, page, "teams")


def show(request: Visited, team_id: UUID) -> HttpResponse:
    """Show one team, and record who joins it or leaves it."""
    today = timezone.localdate()
    one = coordination.team(team_id, today)
    if one is None:
        raise Http404
    seated = coordination.members(team_id)
    running = [(str(m.id), m.office) for m in seated if m.valid_to is None]
    decree = {"number": one.decree_number, "on": one.decree_on}
    data = request.POST
    add = MemberForm(
        data if "tambah-key" in data else None, initial=_first(today, **decree), prefix="tambah"
    )
    end = EndForm(
        data if "akhiri-key" in data else None, seated=running, initial=_first(today),
        prefix="akhiri",
    )  # fmt: skip
    if add.is_bound and add.is_valid() and _added(request, one, add):
        return redirect("team", team_id=team_id)
    if end.is_bound and end.is_valid() and _ended(request, one, end):
        return redirect("team", team_id=team_id)
    names = places.names([one.code], today) if one.code else {}
    place = region_name(names.get(one.code, "")) or _("Indonesia")
    may = request.visit.may("team.manage") and covers(request.visit.actor.paths, one.path)
    page = team_page(one, place, seated, _panels(one, add, end) if may else ())
    crumbs = (Link(_("Tim koordinasi"), f"{reverse('teams')}?region={one.code}"),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return _rendered(request, page, shell)


def directory(request: Visited) -> HttpResponse:
    """Show which parties work in an area, how they are reached, and who decides what there."""
    area, today = area_of(request), timezone.localdate()
    code = area.code or places.digits_of(area.path)
    serving = answerers(code, today)
    offices = [one for one in serving if _is_ours(request, one.id, today)]
    form = ContactForm(
        request.POST or None, offices=[(str(one.id), one.name) for one in offices],
        initial={"key": keys.new_key()},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        words = ContactWords(*(given[one] for one in ("phone", "email", "address", "hours")))
        asked = {"organisation": UUID(given["organisation"]), "words": words, "key": given["key"]}
        if _did(request, form, actions.set_contact, **asked):
            return redirect(area.url("directory"))
    deciders = access.deciders(_ROLES, area.path, today)
    ids = {one.organisation_id for one in deciders}
    names = {one.id: one.name for one in parties.organisations(ids)} if ids else {}
    panels = (
        (
            Panel(
                _("Kontak kantor"),
                _("Nomor dan surel kantor, bukan milik pribadi."),
                form,
                area.url("directory"),
                _("Simpan"),
                "kontak",
            ),
        )
        if offices
        else ()
    )
    page = directory_page(
        area,
        serving,
        coordination.contacts([one.id for one in serving]),
        deciders,
        names,
        coordination.teams_of([code], today).get(code),
        panels,
    )
    return _area_page(request, area, page, "directory")


def _is_ours(request: Visited, organisation: UUID, today: dt.date) -> bool:
    actor = request.visit.actor
    if not request.visit.may("team.manage"):
        return False
    return organisation == actor.organisation_id or NATION in actor.paths


def _added(request: Visited, one: Team, form: MemberForm) -> bool:
    given = form.cleaned_data
    new = NewMember(Seat(given["seat"]), given["office"], _decree(given), given["name"])
    return _did(request, form, actions.add_member, team_id=one.id, new=new, key=given["key"])


def _ended(request: Visited, one: Team, form: EndForm) -> bool:
    given = form.cleaned_data
    asked = {"team_id": one.id, "on": given["on"], "key": given["key"]}
    if given["what"] == "team":
        return _did(request, form, actions.end_team, **asked)
    return _did(request, form, actions.end_member, **asked, member_id=UUID(given["what"]))


def _did(request: Visited, form: Form, act: Callable[..., object], **asked: Any) -> bool:
    """Do it, or say beside the form why not."""
    try:
        act(**asked, by=request.visit.actor, at=timezone.now())
    except Refused as refused:
        form.add_error(None, refused.in_language(language()))
        return False
    messages.success(request, _("Tersimpan."))
    return True


def _panels(one: Team, add: MemberForm, end: EndForm) -> tuple[Panel, ...]:
    if one.valid_to is not None:
        return ()
    address = reverse("team", args=[one.id])
    return (
        Panel(
            _("Catat anggota"),
            _("Ketua, sekretaris, dan penanggung jawab hanya satu pada satu waktu."),
            add,
            address,
            _("Simpan anggota"),
            "catat-anggota",
        ),
        Panel(
            _("Akhiri masa"),
            _("Riwayatnya tetap tersimpan."),
            end,
            address,
            _("Akhiri"),
            "akhiri",
            grave=True,
        ),
    )


def _decree(given: dict[str, Any]) -> Decree:
    return Decree(given["number"], given["on"], given["valid_from"])


def _first(today: dt.date, **more: Any) -> dict[str, Any]:
    return {"key": keys.new_key(), "on": today, "valid_from": today, **more}


def _area_page(request: Visited, area: Area, page: ThingPage, view: str) -> HttpResponse:
    crumbs = place_crumbs(area, view)
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser=view)
    return _rendered(request, page, shell)


def _rendered(request: Visited, page: ThingPage, shell: object) -> HttpResponse:
    wrong = request.method == "POST"
    code = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell}
    return render(request, "web/pages/thing.html", context, status=code)
