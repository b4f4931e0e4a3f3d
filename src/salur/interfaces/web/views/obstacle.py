"""One obstacle: its story, and the steps that are the reader's."""

from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access import queries as access
from salur.access.domain import covers
from salur.coordination import actions
from salur.coordination import queries as coordination
from salur.coordination.domain.obstacles import Kind
from salur.coordination.queries import Event, Obstacle
from salur.coordination.queries.decided import decided_about
from salur.evidence.domain.attachments import MOST_BYTES
from salur.interfaces.web import keys
from salur.interfaces.web.components import Action, Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.presenters.beneath import beneath_page
from salur.interfaces.web.presenters.exceptions import SIZE, places_asked
from salur.interfaces.web.presenters.obstacle import Answers, obstacle_page
from salur.interfaces.web.views.obstacle_panels import Known, form_of, open_verbs, panels_of
from salur.interfaces.web.views.obstacles import named, party_choices
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.kernel.refused import Refused
from salur.parties import queries as parties
from salur.places import queries as places
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.actions import verify_obstacle
from salur.registry import queries as registry

Taken = Callable[[dict[str, Any]], object]
Bound = tuple[str, forms.Form]


def show(request: Visited, obstacle_id: UUID, bound: Bound | None = None) -> HttpResponse:
    """Show one obstacle; `bound` is a form whose step was refused, shown again with the reason."""
    one = _known(obstacle_id)
    today, events = timezone.localdate(), coordination.events(one.id)
    members = access.people_of_organisation(one.owner_org, today)
    people = {m.person_id: m.name for m in members if covers(m.paths, one.path)}
    everybody = parties.organisations() if "offer" in open_verbs(request.visit, one) else ()
    known = Known(
        people=[(str(identity), name) for identity, name in people.items()],
        parties=party_choices(everybody, [one.code], but=one.owner_org),
        attached=_attached(events),
    )
    ids = {one.owner_org, one.offered_org, one.party}
    ids |= {each for told in events for each in (told.by_org, told.organisation)}
    page = obstacle_page(
        Answers(
            one=one,
            events=events,
            links=coordination.links_of(one.id) if request.visit.may("complaint.read") else (),
            decided=decided_about(one.id) if request.visit.may("meeting.read") else (),
            organisations={each.id: each.name for each in everybody} or named(ids),
            people=people,
            region=places.names({one.code}, today).get(one.code, "") if one.code else "",
            panels=panels_of(request.visit, one, known, bound),
            follow=_follow(request, one),
            mine=request.visit.actor.organisation_id,
            today=today,
        )
    )
    crumbs = (Link(_("Hambatan"), reverse("obstacles")),)
    shell = frame(request, title=one.shown, crumbs=crumbs)
    status = HTTPStatus.OK if bound is None else HTTPStatus.UNPROCESSABLE_ENTITY
    context = {"page": page, "shell": shell}
    return render(request, "web/pages/obstacle.html", context, status=status)


def beneath(request: Visited, obstacle_id: UUID) -> HttpResponse:
    """Show the exceptions that an obstacle counts, just those."""
    one = _known(obstacle_id)
    after = keys.read(request.GET.get("after", ""))
    rows = reconciliation.beneath_page(one, after=after, size=SIZE + 1)
    shown = rows[:SIZE]
    families = (
        registry.families_named({row.id_kpm for row in shown if row.id_kpm})
        if request.visit.may("family.read")
        else {}
    )
    names = places.names(places_asked(shown), timezone.localdate())
    page = beneath_page(one, shown, families, names, more=len(rows) > SIZE)
    crumbs = (
        Link(_("Hambatan"), reverse("obstacles")),
        Link(one.shown, reverse("obstacle", args=[one.id])),
    )
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def classify(request: Visited, obstacle_id: UUID) -> HttpResponse:
    """Say which cause it has."""
    return _take(request, obstacle_id, "classify", lambda given: actions.classify(
        cause=str(given["cause"]), words=str(given["words"]), **_said(request, obstacle_id, given),
    ))  # fmt: skip


def assign(request: Visited, obstacle_id: UUID) -> HttpResponse:
    """Give it to one of its owner's people, until a day."""
    return _take(request, obstacle_id, "assign", lambda given: actions.assign(
        person=keys.identity(str(given["person"])), due=given.get("due"),
        **_said(request, obstacle_id, given),
    ))  # fmt: skip


def start(request: Visited, obstacle_id: UUID) -> HttpResponse:
    """Begin to work on it."""
    return _take(request, obstacle_id, "start", lambda given: actions.start(
        **_said(request, obstacle_id, given)
    ))  # fmt: skip


def offer(request: Visited, obstacle_id: UUID) -> HttpResponse:
    """Hand it over to another organisation, which has to accept."""
    return _take(request, obstacle_id, "offer", lambda given: actions.offer(
        to=keys.known_identity(str(given["to"])), words=str(given["words"]),
        **_said(request, obstacle_id, given),
    ))  # fmt: skip


def accept(request: Visited, obstacle_id: UUID) -> HttpResponse:
    """Take over what was handed over."""
    return _take(request, obstacle_id, "accept", lambda given: actions.accept_offer(
        **_said(request, obstacle_id, given)
    ))  # fmt: skip


def give_back(request: Visited, obstacle_id: UUID) -> HttpResponse:
    """Give back what was handed over, with a reason."""
    return _take(request, obstacle_id, "return", lambda given: actions.return_offer(
        reason=str(given["words"]), **_said(request, obstacle_id, given)
    ))  # fmt: skip


def resolve(request: Visited, obstacle_id: UUID) -> HttpResponse:
    """Say that it is solved, with evidence: attached before, or with this form."""

    def do(given: dict[str, Any]) -> object:
        evidence = keys.identity(str(given.get("attached") or ""))
        if given["file"]:
            evidence = _attach(request, obstacle_id, given)
        return actions.resolve(
            words=str(given["words"]), evidence=evidence, **_said(request, obstacle_id, given)
        )

    return _take(request, obstacle_id, "resolve", do)


def verify(request: Visited, obstacle_id: UUID) -> HttpResponse:
    """Confirm that it is solved."""
    return _take(request, obstacle_id, "verify", lambda given: verify_obstacle(
        **_said(request, obstacle_id, given)
    ))  # fmt: skip


def reopen(request: Visited, obstacle_id: UUID) -> HttpResponse:
    """Say that it is not solved after all."""
    return _take(request, obstacle_id, "reopen", lambda given: actions.reopen(
        reason=str(given["words"]), **_said(request, obstacle_id, given)
    ))  # fmt: skip


def comment(request: Visited, obstacle_id: UUID) -> HttpResponse:
    """Say something, or attach a photo or scan with words of its own."""

    def do(given: dict[str, Any]) -> object:
        if given["file"]:
            return _attach(request, obstacle_id, given, words=str(given["words"]))
        return actions.comment(words=str(given["words"]), **_said(request, obstacle_id, given))

    return _take(request, obstacle_id, "comment", do)


def follow(request: Visited, obstacle_id: UUID) -> HttpResponse:
    """Follow it, or follow it no more."""
    follows = request.POST.get("follows") != "no"
    actions.subscribe(
        obstacle_id=obstacle_id, by=request.visit.actor, at=timezone.now(), follows=follows,
        key=request.POST.get("key", ""),
    )  # fmt: skip
    return redirect("obstacle", obstacle_id=obstacle_id)


def attachment(request: Visited, attachment_id: UUID) -> HttpResponse:
    """Give a photo or scan, to keep and not to run; who opened it is on record."""
    found, data = actions.open_attached(
        attachment_id=attachment_id, by=request.visit.actor, at=timezone.now()
    )
    ending = found.media_type.rpartition("/")[2]
    response = HttpResponse(data, content_type=found.media_type)
    name = f"lampiran-{attachment_id.hex[:8]}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _take(request: Visited, obstacle_id: UUID, verb: str, do: Taken) -> HttpResponse:
    """Take a step, or show the obstacle again with what is wrong with the form."""
    one = _known(obstacle_id)
    members = access.people_of_organisation(one.owner_org, timezone.localdate())
    known = Known(
        people=[(str(m.person_id), m.name) for m in members] if verb == "assign" else (),
        parties=party_choices(parties.organisations(), [one.code], but=one.owner_org)
        if verb == "offer"
        else (),
        attached=_attached(coordination.events(one.id)) if verb == "resolve" else (),
    )
    form = form_of(verb, request.visit, one, known, request.POST, request.FILES)
    if form.is_valid():
        try:
            with transaction.atomic():
                do(form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            messages.success(request, _("Tercatat."))
            return redirect("obstacle", obstacle_id=obstacle_id)
    return show(request, obstacle_id, (verb, form))


def _said(request: Visited, obstacle_id: UUID, given: dict[str, Any]) -> dict[str, Any]:
    return {
        "obstacle_id": obstacle_id, "by": request.visit.actor, "at": timezone.now(),
        "key": given["key"],
    }  # fmt: skip


def _attach(request: Visited, obstacle_id: UUID, given: dict[str, Any], words: str = "") -> UUID:
    file = given["file"]
    data = file.read(MOST_BYTES + 1)
    return actions.attach(
        obstacle_id=obstacle_id, file_name=file.name or "lampiran", data=data, words=words,
        by=request.visit.actor, at=timezone.now(), key=f"{given['key']}/berkas",
    )  # fmt: skip


def _known(obstacle_id: UUID) -> Obstacle:
    one = coordination.obstacle(obstacle_id)
    if one is None:
        raise Http404
    return one


def _attached(events: Sequence[Event]) -> list[tuple[str, str]]:
    return [(str(one.evidence), one.words) for one in events if one.kind is Kind.ATTACHED]


def _follow(request: Visited, one: Obstacle) -> Action:
    follows = request.visit.actor.person_id in coordination.subscribers(one.id)
    return Action(
        _("Berhenti mengikuti") if follows else _("Ikuti hambatan ini"),
        reverse("obstacle-follow", args=[one.id]),
        "post",
        keys.new_key(),
        (("follows", "no" if follows else "yes"),),
    )
