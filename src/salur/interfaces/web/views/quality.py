"""Quality: the score of an area, what to fix first, worklists, and the rules."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.domain import covers
from salur.interfaces.web import keys, sheets
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters import quality_work as work
from salur.interfaces.web.presenters.quality import Answers, quality_page
from salur.interfaces.web.presenters.quality_rules import rules_page
from salur.interfaces.web.quality_forms import SwitchForm
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.jobs import queries as jobs
from salur.places import queries as places
from salur.quality import actions, queries
from salur.quality.domain.rules import Part, Rule, all_rules
from salur.registry import queries as registry


def show(request: Visited) -> HttpResponse:
    """Show how valid the data of an area is now, whatever month other pages are about."""
    area = area_of(request)
    code, today = places.digits_of(area.path), timezone.localdate()
    period = today.year * 100 + today.month
    found = Answers(
        scores=queries.scores_of(code, period),
        below=queries.scores_below(area.path, period),
        rules=queries.rule_lines(area.path),
        newest=queries.newest_assessment(area.path),
        is_running=any(
            one.is_open for one in jobs.jobs_of(area.path) if one.kind == actions.ASSESSING
        ),
        may_assess=_may(request, "quality.assess", area),
    )
    page = quality_page(area, found)
    crumbs = place_crumbs(area, "quality")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="quality")
    return render(request, "web/pages/quality.html", {"page": page, "shell": shell})


def assess(request: Visited) -> HttpResponse:
    """Queue the judging of an area."""
    request.GET = request.POST
    area = area_of(request)
    actions.ask_to_assess(
        path=area.path, by=request.visit.actor, at=timezone.now(), key=request.POST.get("key", "")
    )
    messages.success(request, _("Pemeriksaan dimulai; hasilnya muncul di halaman ini."))
    return redirect(area.url("quality"))


def first(request: Visited) -> HttpResponse:
    """Show one page of what to fix first."""
    area = area_of(request)
    part = _part(request.GET.get("part", ""))
    rules = None
    if part is not None:
        rules = [code for code, rule in all_rules().items() if rule.bit & part.bit]
    after = keys.unpacked(request.GET.get("after", ""), float, int)
    groups = queries.groups_page(area.path, rules=rules, after=after, limit=queries.PAGE + 1)
    shown = groups[: queries.PAGE]
    more = keys.packed(shown[-1].rate, shown[-1].id) if len(groups) > queries.PAGE else ""
    codes = work.places_of([one.kode_wilayah for one in shown])
    names = places.names(codes, area.period.last_day)
    page = work.first_page(area, part, shown, names, more=more)
    crumbs = (Link(_("Mutu data"), area.url("quality")),)
    hidden = (("part", part),) if part else ()
    shell = frame(
        request, title=page.head.title, area=area, crumbs=crumbs, chooser="quality-first",
        hidden=hidden,
    )  # fmt: skip
    return render(request, "web/pages/quality_first.html", {"page": page, "shell": shell})


def families(request: Visited) -> HttpResponse:
    """Show one page of the families that break a rule."""
    area, rule = area_of(request), _rule(request.GET.get("rule", ""))
    after = keys.unpacked(request.GET.get("after", ""), str, str, int)
    lines = queries.violations_page(area.path, rule.code, after=after, limit=queries.PAGE + 1)
    shown = lines[: queries.PAGE]
    more = keys.packed(*shown[-1].after_key) if len(lines) > queries.PAGE else ""
    codes = work.places_of([one.kode_wilayah for one in shown])
    page = work.worklist_page(
        area,
        rule,
        shown,
        registry.families_named({one.id_kpm for one in shown}),
        places.names(codes, area.period.last_day),
        more=more,
        may_export=request.visit.may("export.take"),
        may_switch=_may(request, "rule.switch", area),
    )
    crumbs = (
        Link(_("Mutu data"), area.url("quality")),
        Link(_("Apa yang diperbaiki dulu"), area.url("quality-first")),
    )
    shell = frame(
        request, title=page.head.title, area=area, crumbs=crumbs, chooser="quality-families",
        hidden=(("rule", rule.code),),
    )  # fmt: skip
    return render(request, "web/pages/quality_families.html", {"page": page, "shell": shell})


def export(request: Visited) -> HttpResponse:
    """Give a worklist as a sheet; who took it is on record."""
    request.GET = request.POST
    area, rule = area_of(request), _rule(request.POST.get("rule", ""))
    taken = actions.take_worklist(
        path=area.path, rule=rule.code, by=request.visit.actor, at=timezone.now()
    )
    names = places.names({one.kode_wilayah for one in taken}, area.period.last_day)
    kind: sheets.Kind = "csv" if request.POST.get("as") == "csv" else "xlsx"
    sheet = work.worklist_sheet(taken, names)
    return sheets.answer(kind, f"daftar-kerja-{rule.code.replace('_', '-')}", sheet)


def rules(request: Visited) -> HttpResponse:
    """Show every rule, and where it is off."""
    area = area_of(request)
    switches = queries.standing_switches(area.path)
    codes = {places.digits_of(one.path) for one in switches} - {""}
    names = places.names(codes, area.period.last_day)
    page = rules_page(area, switches, names, may_switch=request.visit.may("rule.switch"))
    crumbs = (Link(_("Mutu data"), area.url("quality")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/quality_rules.html", {"page": page, "shell": shell})


def switch_off(request: Visited) -> HttpResponse:
    """Ask for day and reason, then switch a rule off in an area."""
    area, rule = area_of(request), _rule(request.GET.get("rule", ""))
    today = timezone.localdate()
    form = SwitchForm(
        request.POST or None, initial={"valid_from": today.isoformat(), "key": keys.new_key()}
    )
    if request.method == "POST" and form.is_valid():
        actions.switch_rule_off(
            rule=rule.code, path=area.path, valid_from=form.cleaned_data["valid_from"],
            valid_to=form.cleaned_data["valid_to"], reason=form.cleaned_data["reason"],
            by=request.visit.actor, at=timezone.now(), key=form.cleaned_data["key"],
        )  # fmt: skip
        messages.success(request, _("Aturan dimatikan; dihitung pada pemeriksaan berikutnya."))
        return redirect(area.url("quality-rules"))
    page = FormPage(
        Heading(
            _("Matikan aturan di %(area)s") % {"area": area.name},
            rule.message.in_language(language()),
        ),
        area.url("quality-switch", rule=rule.code),
        _("Matikan"),
        area.url("quality-families", rule=rule.code),
    )
    crumbs = (Link(_("Mutu data"), area.url("quality")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/form.html", {"page": page, "form": form, "shell": shell})


def switch_on(request: Visited, switch_id: UUID) -> HttpResponse:
    """Let a rule hold again."""
    actions.switch_rule_on(
        switch_id=switch_id,
        by=request.visit.actor,
        at=timezone.now(),
        key=request.POST.get("key", ""),
    )
    messages.success(request, _("Aturan berlaku lagi; dihitung pada pemeriksaan berikutnya."))
    return redirect(reverse("quality-rules"))


def _may(request: Visited, verb: str, area: Area) -> bool:
    return request.visit.may(verb) and covers(request.visit.actor.paths, area.path)


def _part(text: str) -> Part | None:
    try:
        return Part(text) if text else None
    except ValueError as fault:
        raise Http404 from fault


def _rule(code: str) -> Rule:
    if code not in all_rules():
        raise Http404
    return all_rules()[code]
