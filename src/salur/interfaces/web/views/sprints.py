"""Data sprints: the list with the form of a new one, one sprint, its worklists, its deeds."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.domain import covers
from salur.access.queries import people_in_role
from salur.interfaces.web import keys, sheets
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Link, Pager
from salur.interfaces.web.formatting import number
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.presenters.sprint import sprint_page, sprints_page
from salur.interfaces.web.presenters.sprint_tables import OURS, Answers, list_url
from salur.interfaces.web.presenters.sprint_work import Work, kept_page, kept_sheet
from salur.interfaces.web.sprint_forms import AssignDesa, OnlyKey, StartSprint
from salur.interfaces.web.visit import Visited
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import Level, RegionCode
from salur.places import queries as places
from salur.programs import queries as programs
from salur.registry import queries as registry
from salur.transition import actions, queries
from salur.transition.domain.sprint import PACE_DAYS, Act, pace
from salur.transition.queries import FamilyFilter, Sprint

_DESA = 10  # digits


def index(request: Visited) -> HttpResponse:
    """Show the sprints of an area, or begin one."""
    area = area_of(request)
    form = _form(request, area)
    if form is not None and request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = actions.start_sprint(
            path=area.path, target=said["target"], target_day=said["target_day"],
            by=request.visit.actor, at=timezone.now(), key=said["key"],
        )  # fmt: skip
        return redirect("sprint", sprint_id=made.id)
    key = keys.unpacked(request.GET.get("after", ""), bool, str, str)
    after = None if key is None else (key[0], keys.day(key[1]), keys.known_identity(key[2]))
    found = queries.sprints_page(area.path, after=after, limit=queries.PAGE + 1)
    shown, more = found[: queries.PAGE], ""
    if len(found) > queries.PAGE:
        ended, day, last = shown[-1].after_key
        more = area.url("sprints", after=keys.packed(ended, day.isoformat(), str(last)))
    names = places.names({one.kode_wilayah for one in shown}, timezone.localdate())
    pager = Pager(
        _("%(count)s sprint di halaman ini") % {"count": number(len(shown))},
        area.url("sprints") if after else "",
        more,
    )
    panels = () if form is None else (_new(area, form),)
    page = sprints_page(area, shown, names, pager=pager, panels=panels)
    crumbs = place_crumbs(area, "sprints")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="sprints")
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def show(request: Visited, sprint_id: UUID) -> HttpResponse:
    """Show one sprint."""
    one, today = _sprint(sprint_id), timezone.localdate()
    key = keys.unpacked(request.GET.get("after", ""), float, str)
    after = None if key is None else (key[0], key[1])
    person = keys.identity(request.GET.get("person", ""))
    found = queries.sprint_desa(one.id, person=person, after=after, limit=queries.PAGE + 1)
    shown = found[: queries.PAGE]
    codes = {code for each in shown for code in (each.code, each.code[:6])}
    days = queries.sprint_days(one.id)
    window = programs.parameter(Program.BPNT, PACE_DAYS, today, one.path).value
    may_run = request.visit.may("sprint.run") and covers(request.visit.actor.paths, one.path)
    page = sprint_page(
        Answers(
            one=one,
            me=request.visit.actor.person_id,
            days=days,
            pace=pace(days, window, one.target_day),
            causes=queries.sprint_causes(one.id),
            loads=queries.sprint_loads(one.id),
            desa=shown,
            names=places.names({one.kode_wilayah, *codes}, today),
            first=after is None and person is None,
            next_after=keys.packed(*shown[-1].after_key) if len(found) > queries.PAGE else "",
            may_run=may_run,
            may_export=request.visit.may("export.take"),
            panels=_deeds(one),
        )
    )
    crumbs = (Link(_("Sprint data"), reverse("sprints")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/sprint.html", {"page": page, "shell": shell})


def families(request: Visited, sprint_id: UUID) -> HttpResponse:
    """Show one page of the worklist of a desa, or of a larger region of the sprint."""
    one, region = _sprint(sprint_id), _region(request.GET.get("region", ""))
    key = keys.unpacked(request.GET.get("after", ""), str, int, str)
    after = None if key is None else (key[0], key[1], key[2])
    asked, cause = request.GET.get("act", ""), request.GET.get("cause", "")
    is_ours = asked == OURS
    only = FamilyFilter(None if is_ours else _act(asked), cause or None, is_ours)
    found = queries.kept_families(
        one.id, region.path, only=only, after=after, limit=queries.PAGE + 1
    )
    shown = found[: queries.PAGE]
    is_desa = len(region.digits) == _DESA
    desa = queries.sprint_desa(one.id, code=region.digits, limit=1) if is_desa else ()
    page = kept_page(
        Work(
            one=one,
            code=region.digits,
            rows=shown,
            families=registry.families_to_visit({each.id_kpm for each in shown}),
            names=places.names(
                {region.digits, *(each.kode_wilayah for each in shown)}, timezone.localdate()
            ),
            desa=desa[0] if desa else None,
            only=only,
            first=after is None,
            more=len(found) > queries.PAGE,
            panels=_assigning(request, one, region) if desa else (),
        )
    )
    crumbs = (
        Link(_("Sprint data"), reverse("sprints")),
        Link(_("Sprint ini"), reverse("sprint", args=[one.id])),
    )
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/sprint_families.html", {"page": page, "shell": shell})


def assign(request: Visited, sprint_id: UUID) -> HttpResponse:
    """Send somebody to a desa."""
    one, region = _sprint(sprint_id), _region(request.GET.get("region", ""))
    actions.assign_desa(
        sprint_id=one.id,
        given={region.digits: keys.known_identity(request.POST.get("person", ""))},
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", ""),
    )
    messages.success(request, _("Petugas desa ini tercatat."))
    return redirect(list_url(one, region.digits))


def share_out(request: Visited, sprint_id: UUID) -> HttpResponse:
    """Share the desa where nobody goes yet out."""
    done = actions.share_out(
        sprint_id=sprint_id,
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", ""),
    )
    messages.success(request, _("%(count)s desa dibagi.") % {"count": number(done.desa)})
    return redirect("sprint", sprint_id=sprint_id)


def count(request: Visited, sprint_id: UUID) -> HttpResponse:
    """Count a sprint anew."""
    done = actions.count_sprint(
        sprint_id=sprint_id,
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", ""),
    )
    messages.success(request, _("%(n)s keluarga masih tertahan.") % {"n": number(done.blocked)})
    return redirect("sprint", sprint_id=sprint_id)


def end(request: Visited, sprint_id: UUID) -> HttpResponse:
    """End a sprint."""
    actions.end_sprint(
        sprint_id=sprint_id,
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", ""),
    )
    return redirect("sprint", sprint_id=sprint_id)


def export(request: Visited, sprint_id: UUID) -> HttpResponse:
    """Give the worklist of a region as a sheet; who took it is on record."""
    region = _region(request.POST.get("region", ""))
    taken = actions.take_sprint_list(
        sprint_id=sprint_id, path=region.path, by=request.visit.actor, at=timezone.now()
    )
    names = places.names({one.kode_wilayah for one in taken}, timezone.localdate())
    return sheets.answer("xlsx", f"sprint-{region.digits}", kept_sheet(taken, names))


def _form(request: Visited, area: Area) -> StartSprint | None:
    may = request.visit.may("sprint.run") and covers(request.visit.actor.paths, area.path)
    if not may or area.level < Level.KABKOTA:
        return None
    today = timezone.localdate()
    now = Period(today.year, today.month)
    return StartSprint(request.POST or None, now=now, initial={"key": keys.new_key()})


def _new(area: Area, form: StartSprint) -> Panel:
    return Panel(
        _("Mulai sprint data %(area)s") % {"area": area.name},
        _("Semua keluarga wilayah ini dihitung: apa yang menahannya dan berapa kerjanya."),
        form,
        area.url("sprints"),
        _("Mulai sprint"),
        "mulai",
    )


def _deeds(one: Sprint) -> tuple[Panel, ...]:
    return (
        Panel(
            _("Bagi desa kepada petugas"),
            _("Desa yang perlu dikunjungi dan belum ada petugasnya dibagi menurut beban kerja."),
            OnlyKey(initial={"key": keys.new_key()}, auto_id="bagi_%s"),
            reverse("sprint-share", args=[one.id]),
            _("Bagi rata"),
            "bagi",
        ),
        Panel(
            _("Akhiri sprint"),
            _("Setelah berakhir sprint tidak dihitung lagi; angkanya tetap dapat dibaca."),
            OnlyKey(initial={"key": keys.new_key()}, auto_id="akhir_%s"),
            reverse("sprint-end", args=[one.id]),
            _("Akhiri"),
            "akhir",
            grave=True,
        ),
    )


def _assigning(request: Visited, one: Sprint, region: RegionCode) -> tuple[Panel, ...]:
    visit = request.visit
    if one.ended_at or not (visit.may("sprint.run") and covers(visit.actor.paths, one.path)):
        return ()
    role, today = actions.FIELD_ROLE, timezone.localdate()
    people = [
        (str(person), name)
        for person, name, paths in people_in_role(role, one.path, today)
        if covers(paths, region.path)
    ]
    if not people:
        return ()
    form = AssignDesa(people=people, initial={"key": keys.new_key()})
    url = f"{reverse('sprint-assign', args=[one.id])}?region={region.digits}"
    return (
        Panel(
            _("Petugas desa ini"),
            _("Daftar ini menjadi bagiannya; yang lama dilepas."),
            form,
            url,
            _("Tugaskan"),
            "tugaskan",
        ),
    )


def _sprint(sprint_id: UUID) -> Sprint:
    found = queries.sprint(sprint_id)
    if found is None:
        raise Http404
    return found


def _region(text: str) -> RegionCode:
    try:
        return RegionCode(text)
    except ValueError as fault:
        raise Http404 from fault


def _act(text: str) -> str | None:
    if text and text not in tuple(Act):
        raise Http404
    return text or None
