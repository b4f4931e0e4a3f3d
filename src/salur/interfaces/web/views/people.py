"""People and roles of one's organisation: list, invite, grant, end, stand in, reset."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access import actions
from salur.access import queries as access
from salur.access.actions import NewMember
from salur.access.queries import Member
from salur.interfaces.web import people_forms as forms
from salur.interfaces.web.area import region_choices
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.person import FormPage, Panel, PersonPage
from salur.interfaces.web.presenters.people import (
    people_page,
    person_facts,
    status_of,
)
from salur.interfaces.web.visit import Visited
from salur.places import queries as places


def show(request: Visited) -> HttpResponse:
    """Show everybody of the organisation."""
    members = _members(request)
    invited = access.open_invitations(_organisation(request), timezone.now())
    page = people_page(
        request.visit.organisation.name if request.visit.organisation else "",
        members,
        invited,
        _names(members),
        asked_name=request.GET.get("name", "").strip(),
        asked_role=request.GET.get("role", ""),
        today=timezone.localdate(),
    )
    shell = frame(request, title=page.head.title)
    return render(request, "web/pages/people.html", {"page": page, "shell": shell})


def invite(request: Visited) -> HttpResponse:
    """Invite somebody: the form, and its answer."""
    regions = region_choices(request.visit.actor)
    form = forms.Invite(request.POST or None, regions=regions, initial={"key": new_key()})
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        actions.invite_person(
            member=NewMember(
                email=asked["email"],
                name=asked["name"],
                organisation_id=_organisation(request),
                roles=frozenset(asked["roles"]),
                paths=tuple(asked["regions"]),
                title=asked["title"],
                nip=asked["nip"],
            ),
            link=request.build_absolute_uri("/undangan/") + "{token}/",
            by=request.visit.actor,
            at=timezone.now(),
            key=asked["key"],
        )
        messages.success(request, _("Undangan untuk %(name)s dikirim.") % {"name": asked["name"]})
        return redirect("people")
    page = FormPage(
        Heading(
            _("Undang orang"),
            _("Yang diundang menerima surel dengan tautan yang berlaku tujuh hari, satu kali."),
        ),
        reverse("people-invite"),
        _("Kirim undangan"),
        reverse("people"),
    )
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    return render(request, "web/pages/form.html", {"page": page, "shell": shell, "form": form})


def person(request: Visited, membership_id: UUID) -> HttpResponse:
    """Show one person with what can be changed about them."""
    members = _members(request)
    one = next((m for m in members if m.membership_id == membership_id), None)
    if one is None:
        raise Http404
    page = PersonPage(
        Heading(one.name, _("Setiap perubahan tercatat di jejak audit.")),
        status_of(one, timezone.localdate()),
        person_facts(one, _names([one])),
        tuple(_panel(change, one, members) for change in CHANGES)
        if one.person_id != request.visit.actor.person_id
        else (),
    )
    shell = frame(request, title=one.name, crumbs=_crumbs())
    return render(request, "web/pages/person.html", {"page": page, "shell": shell})


def change(request: Visited, membership_id: UUID, what: str) -> HttpResponse:
    """Carry out one change about somebody, then show them again."""
    wanted = next((one for one in CHANGES if one.identifier == what), None)
    members = _members(request)
    one = next((m for m in members if m.membership_id == membership_id), None)
    if wanted is None or one is None:
        raise Http404
    form = wanted.form(one, members, request.POST)
    if form.is_valid():
        wanted.do(request, one, form)
        messages.success(request, _("Tersimpan."))
    else:
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    return redirect("person", membership_id=membership_id)


@dataclass(frozen=True)
class Change:
    """One way to change what somebody may do."""

    identifier: str
    title: Callable[[], str]
    sentence: Callable[[], str]
    submit: Callable[[], str]
    form: Callable[..., Form]
    do: Callable[[Visited, Member, Form], None]
    grave: bool = False


def _panel(change: Change, one: Member, members: Sequence[Member]) -> Panel:
    return Panel(
        change.title(),
        change.sentence(),
        change.form(one, members, None),
        reverse("person-change", args=[one.membership_id, change.identifier]),
        change.submit(),
        change.identifier,
        change.grave,
    )


def _first(today: dt.date | None = None) -> dict[str, object]:
    return {"key": new_key(), "valid_from": today or timezone.localdate()}


def _grant(request: Visited, one: Member, form: Form) -> None:
    actions.grant_role(
        membership_id=one.membership_id,
        role=form.cleaned_data["role"],
        valid_from=form.cleaned_data["valid_from"],
        by=request.visit.actor,
        at=timezone.now(),
        key=form.cleaned_data["key"],
    )


def _end(request: Visited, one: Member, form: Form) -> None:
    role, on, key = (form.cleaned_data[name] for name in ("role", "on", "key"))
    by, at = request.visit.actor, timezone.now()
    if role:
        actions.end_role(membership_id=one.membership_id, role=role, on=on, by=by, at=at, key=key)
    else:
        actions.end_membership(membership_id=one.membership_id, on=on, by=by, at=at, key=key)


def _stand_in(request: Visited, one: Member, form: Form) -> None:
    actions.appoint_stand_in(
        membership_id=one.membership_id,
        person_id=UUID(form.cleaned_data["colleague"]),
        valid_from=form.cleaned_data["valid_from"],
        valid_to=form.cleaned_data["valid_to"],
        by=request.visit.actor,
        at=timezone.now(),
        key=form.cleaned_data["key"],
    )


def _reset(request: Visited, one: Member, form: Form) -> None:
    actions.reset_second_factor(
        person_id=one.person_id,
        reason=form.cleaned_data["reason"],
        by=request.visit.actor,
        at=timezone.now(),
        key=form.cleaned_data["key"],
    )


CHANGES = (
    Change(
        "beri-peran",
        lambda: _("Beri peran"),
        lambda: _("Peran berlaku mulai tanggal yang ditulis."),
        lambda: _("Beri peran"),
        lambda one, members, data: forms.Grant(data, initial=_first()),
        _grant,
    ),
    Change(
        "akhiri-peran",
        lambda: _("Akhiri peran"),
        lambda: _("Riwayatnya tetap tersimpan."),
        lambda: _("Akhiri"),
        lambda one, members, data: forms.End(
            data, roles=one.roles, initial={"key": new_key(), "on": timezone.localdate()}
        ),
        _end,
        grave=True,
    ),
    Change(
        "pengganti",
        lambda: _("Tunjuk pengganti"),
        lambda: _("Rekan sekantor bertindak atas namanya selama ia tidak ada."),
        lambda: _("Tunjuk"),
        lambda one, members, data: forms.StandIn(
            data,
            colleagues=[
                (str(m.person_id), m.name)
                for m in members
                if m.person_id != one.person_id and not m.stands_in_for
            ],
            initial=_first(),
        ),
        _stand_in,
    ),
    Change(
        "atur-ulang",
        lambda: _("Atur ulang faktor kedua"),
        lambda: _("Untuk telepon yang hilang; faktor baru dipasang saat masuk berikutnya."),
        lambda: _("Atur ulang"),
        lambda one, members, data: forms.Reset(data, initial={"key": new_key()}),
        _reset,
        grave=True,
    ),
)


def _organisation(request: Visited) -> UUID:
    organisation_id = request.visit.actor.organisation_id
    if organisation_id is None:
        raise Http404
    return organisation_id


def _members(request: Visited) -> tuple[Member, ...]:
    return access.people_of_organisation(_organisation(request), timezone.localdate())


def _names(members: Sequence[Member]) -> dict[str, str]:
    codes = {places.digits_of(path) for one in members for path in one.paths}
    return places.names(codes - {""}, timezone.localdate())


def _crumbs() -> tuple[Link, ...]:
    return (Link(_("Orang"), reverse("people")),)
