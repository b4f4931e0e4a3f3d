"""Obstacles of an area: their list, and the form that opens a new one."""

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.coordination import actions
from salur.coordination import queries as coordination
from salur.coordination.domain.aid import AID
from salur.coordination.domain.obstacles import LIVE, Source, State, Tepat
from salur.coordination.queries import Obstacle, ObstacleFilter
from salur.interfaces.web import keys
from salur.interfaces.web.area import area_of, region_choices
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.obstacle_forms import NewObstacle
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.obstacles import ALL, Answers, obstacles_page
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.kernel.refused import Refused
from salur.parties import queries as parties
from salur.parties.queries import Organisation
from salur.places import queries as places

_ASKED = ("state", "owner", "t", "program", "overdue", "offered")
_NATIONAL = frozenset(
    {"ministry", "ministry_wilayah", "bank", "bulog", "bulog_division", "bulog_branch"}
)


def index(request: Visited) -> HttpResponse:
    """Show the obstacles of an area, those that are due first."""
    area = area_of(request)
    asked = {name: request.GET.get(name, "") for name in _ASKED}
    mine, today = request.visit.actor.organisation_id, timezone.localdate()
    only = _only(asked, area.path, mine)
    key = keys.unpacked(request.GET.get("after", ""), str, int)
    after = None if key is None else (keys.day(key[0]), key[1])
    rows = coordination.obstacles_page(only, today=today, after=after, limit=coordination.PAGE + 1)
    shown = rows[: coordination.PAGE]
    owners = coordination.counts(ObstacleFilter(area.path), "owner", today=today)
    offered = ObstacleFilter(area.path, waiting=mine)
    waiting = coordination.counts(offered, "all", today=today) if mine is not None else ()
    ids = {UUID(one.value) for one in owners} | {only.owner} | _organisations_of(shown)
    found = Answers(
        rows=shown,
        owners=owners,
        waiting=sum(one.open for one in waiting),
        organisations=named(ids),
        names=places.names({one.code for one in shown}, today),
        mine=mine,
        today=today,
        first=after is None,
        next_after=_next_key(shown) if len(rows) > len(shown) else "",
        may_open=request.visit.may("obstacle.open"),
    )
    page = obstacles_page(area, only, asked, found)
    crumbs = place_crumbs(area, "obstacles")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="obstacles")
    return render(request, "web/pages/obstacles.html", {"page": page, "shell": shell})


def new(request: Visited) -> HttpResponse:
    """Open an obstacle that somebody saw."""
    regions = region_choices(request.visit.actor)
    coded = [(places.digits_of(path), name) for path, name in regions]
    form = NewObstacle(
        request.POST or None,
        regions=[(code, name) for code, name in coded if code] or [("", _("Indonesia"))],
        parties=party_choices(parties.organisations(), [code for code, _name in coded]),
        initial={
            "key": keys.new_key(), "region": request.GET.get("region", ""),
            "cause": request.GET.get("cause", ""), "program": request.GET.get("program", ""),
        },
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        is_field = "facilitator" in request.visit.actor.roles
        try:
            made = actions.open_obstacle(
                program=given["program"], cause=given["cause"], subject=given["subject"].strip(),
                code=given["desa"] or given["region"], party=keys.identity(given["party"]),
                source=Source.FIELD if is_field else Source.PERSON, words=given["words"],
                by=request.visit.actor, at=timezone.now(), key=given["key"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            return redirect("obstacle", obstacle_id=made.id)
    title = _("Laporkan hambatan")
    sentence = _("Pemilik dan tenggatnya ditetapkan dari penyebab; Anda memeriksa hasilnya.")
    page = FormPage(
        Heading(title, sentence), reverse("obstacle-new"), _("Laporkan"), reverse("obstacles")
    )
    shell = frame(request, title=title, crumbs=(Link(_("Hambatan"), reverse("obstacles")),))
    wrong = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell, "form": form}
    return render(request, "web/pages/form.html", context, status=status)


def named(ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Give the names of organisations, in one question."""
    wanted = {one for one in ids if one is not None}
    return {one.id: one.name for one in parties.organisations(wanted)} if wanted else {}


def party_choices(
    everybody: Iterable[Organisation], codes: Iterable[str], *, but: UUID | None = None
) -> list[tuple[str, str]]:
    """Give the organisations that may have to do with regions: the nation's, and theirs."""
    near = {code[:digits] for code in codes for digits in (2, 4) if len(code) >= digits}
    found = [one for one in everybody if one.id != but and _is_near(one, near)]
    return [(str(one.id), one.name) for one in sorted(found, key=lambda one: one.name)]


def _is_near(one: Organisation, codes: set[str]) -> bool:
    return one.kind in _NATIONAL or one.code.rpartition("-")[2] in codes


def _organisations_of(rows: Sequence[Obstacle]) -> set[UUID]:
    return {
        found for one in rows for found in (one.owner_org, one.offered_org) if found is not None
    }


def _next_key(rows: Sequence[Obstacle]) -> str:
    due, number = rows[-1].after_key
    return keys.packed(due.isoformat(), number)


def _only(asked: dict[str, str], path: str, mine: UUID | None) -> ObstacleFilter:
    state = asked["state"]
    for value, known in (
        (state, (*State, ALL)), (asked["t"], Tepat), (asked["program"], AID),
        (asked["overdue"], ("1",)), (asked["offered"], ("1",)),
    ):  # fmt: skip
        if value and value not in tuple(known):
            raise Http404
    states: tuple[str, ...] | None = (state,) if state and state != ALL else None
    return ObstacleFilter(
        path=path,
        owner=keys.identity(asked["owner"]),
        waiting=mine if asked["offered"] else None,
        states=tuple(sorted(LIVE)) if not state else states,
        t=asked["t"] or None,
        program=asked["program"] or None,
        overdue=bool(asked["overdue"]),
    )
