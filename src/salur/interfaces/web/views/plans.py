"""Plans of the change from rice to card: those of an area, one with its deeds, and its papers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.plan_list import plans_page
from salur.interfaces.web.presenters.plans import SLIPS, OfPlan, WhatIf, plan_page
from salur.interfaces.web.transition_forms import (
    ReturnForm,
)
from salur.interfaces.web.views.plan_panels import panels_of
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language, region_name
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.places import queries as places
from salur.programs import queries as programs
from salur.programs.domain import ENTITLEMENT, Parameter
from salur.reporting.documents import CutoverPaper, cutover_plan_pdf, cutover_plan_xlsx
from salur.transition import actions
from salur.transition.domain.plan import (
    KECAMATAN,
    Line,
    Month,
    Stays,
    month_table,
    open_among,
    slipped,
)
from salur.transition.domain.readiness import PACE, Gate, first_month
from salur.transition.queries import plans as queries
from salur.transition.queries import readiness
from salur.transition.queries.plans import Plan

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KABKOTA = 4  # digits


@dataclass(frozen=True)
class MonthRules:
    """What months are worth: every dated parameter, and the shops of each kecamatan."""

    parameters: tuple[Parameter, ...]
    shops: Mapping[str, int]


def index(request: Visited) -> HttpResponse:
    """Show the plans of an area."""
    area = area_of(request)
    found = queries.plans_page(area.path)
    names = places.names({one.kode_wilayah for one in found}, timezone.localdate())
    page = plans_page(area, found, names, may_draft=request.visit.may("plan.prepare"))
    crumbs = (Link(_("Peralihan"), area.url("transition")),)
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="plans")
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def draft(request: Visited) -> HttpResponse:
    """Draft a plan from how ready a kab/kota is."""
    code = request.POST.get("region", "")
    if len(code) != _KABKOTA or not (code.isascii() and code.isdigit()):
        raise Http404
    made = actions.draft_plan(
        kode_wilayah=code, by=request.visit.actor, at=timezone.now(),
        key=request.POST.get("key", ""),
    )  # fmt: skip
    return redirect("plan", plan_id=made.id)


def returning(request: Visited) -> HttpResponse:
    """Draft a return to rice."""
    area = area_of(request)
    own = (area.code or places.digits_of(area.path), area.name)
    choices = [one for one in (own, *((p.code, f"– {p.name}") for p in area.below)) if one[0]]
    form = ReturnForm(
        request.POST or None, places=choices, first=_this_month(), initial={"key": keys.new_key()}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.draft_return(
                under=given["under"], first=Period.parse(given["first"]), note=given["note"],
                by=request.visit.actor, at=timezone.now(), key=given["key"],
            )  # fmt: skip
        except actions.PlanRefused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            return redirect("plan", plan_id=made.id)
    title = _("Kembalikan ke beras: %(area)s") % {"area": area.name}
    sentence = _("Untuk bulan kartu yang gagal; berlaku setelah diputuskan orang lain.")
    page = FormPage(
        Heading(title, sentence), area.url("plans-return"), _("Susun"), area.url("plans")
    )
    shell = frame(request, title=title, crumbs=(Link(_("Peralihan"), area.url("transition")),))
    wrong = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell, "form": form}
    return render(request, "web/pages/form.html", context, status=status)


def show(request: Visited, plan_id: UUID) -> HttpResponse:
    """Show one plan."""
    one = _known(plan_id)
    lines = queries.plan_lines(plan_id)
    names = _names(one, lines)
    rules = _rules(one)
    gates = open_among(lines)
    page = plan_page(
        OfPlan(
            one=one,
            lines=lines,
            months=_months(one, lines, rules),
            names=names,
            open_gates=gates,
            asked=_asked(request, one, lines, rules),
            panels=panels_of(request.visit, one, lines, names),
        )
    )
    crumbs = (Link(_("Rencana peralihan"), f"{reverse('plans')}?region={one.kode_wilayah}"),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/plan.html", {"page": page, "shell": shell})


def file(request: Visited, plan_id: UUID) -> HttpResponse:
    """Give the plan as a paper to sign, or as a sheet."""
    one = _known(plan_id)
    lines = queries.plan_lines(plan_id)
    names = {code: region_name(name) for code, name in _names(one, lines).items()}
    paper = CutoverPaper(
        region=names.get(one.kode_wilayah, one.kode_wilayah),
        kind=one.kind,
        state=one.state,
        version=one.version,
        number=one.number or "",
        decided_on=one.decided_on,
        note=one.note,
        months=_months(one, lines, _rules(one)),
        lines=lines,
        names=names,
        day=timezone.localdate(),
        training=settings.SALUR_TRAINING,
    )
    is_pdf = request.GET.get("as") == "pdf"
    content = cutover_plan_pdf(paper) if is_pdf else cutover_plan_xlsx(paper)
    ending, kind = ("pdf", "application/pdf") if is_pdf else ("xlsx", _XLSX)
    name = f"rencana-peralihan-{one.kode_wilayah}-v{one.version}.{ending}"
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def change(request: Visited, plan_id: UUID) -> HttpResponse:
    """Let a kecamatan or desa of a draft change in another month, or stay."""
    posted = request.POST
    stays = posted.get("stays", "")
    actions.change_lines(
        plan_id=plan_id, under=posted.get("under", ""), first=_month(posted.get("first", "")),
        stays=Stays(stays) if stays in tuple(Stays) else None,
        review=_month(posted.get("review", "")),
        by=request.visit.actor, at=timezone.now(), key=posted.get("key", ""),
    )  # fmt: skip
    messages.success(request, _("Rencana diubah."))
    return redirect("plan", plan_id=plan_id)


def propose(request: Visited, plan_id: UUID) -> HttpResponse:
    """Lay a draft before whoever decides."""
    actions.propose_plan(
        plan_id=plan_id, by=request.visit.actor, at=timezone.now(), key=request.POST.get("key", "")
    )
    messages.success(request, _("Diusulkan; pejabat lain menetapkannya."))
    return redirect("plan", plan_id=plan_id)


def decide(request: Visited, plan_id: UUID) -> HttpResponse:
    """Let a proposed plan hold."""
    posted = request.POST
    actions.decide_plan(
        plan_id=plan_id, number=posted.get("number", ""), despite=posted.get("despite", ""),
        decided_on=keys.day(posted.get("decided_on", "")),
        by=request.visit.actor, at=timezone.now(), key=posted.get("key", ""),
    )  # fmt: skip
    messages.success(request, _("Ditetapkan; daftar bulan-bulan berikutnya mengikutinya."))
    return redirect("plan", plan_id=plan_id)


def withdraw(request: Visited, plan_id: UUID) -> HttpResponse:
    """Take back a plan that is not decided."""
    actions.withdraw_plan(
        plan_id=plan_id, reason=request.POST.get("reason", ""), by=request.visit.actor,
        at=timezone.now(), key=request.POST.get("key", ""),
    )  # fmt: skip
    return redirect("plan", plan_id=plan_id)


def _rules(one: Plan) -> MonthRules:
    """Give what a plan's months are worth: all parameters in one question, and the shops."""
    return MonthRules(
        programs.all_parameters(),
        {room.code: room.shops for room in parties.room_of_kecamatan(one.path, 0)},
    )


def _months(one: Plan, lines: Sequence[Line], rules: MonthRules) -> tuple[Month, ...]:
    def worth(program: Program, month: Period) -> int:
        named = programs.named_among(rules.parameters, ENTITLEMENT[program], month.first_day)
        return named.at(program, one.path)

    return month_table(
        lines, one.since, kind=one.kind, shops=rules.shops,
        amount=lambda month: worth(Program.BPNT, month),
        ration=lambda month: worth(Program.RASTRA, month),
    )  # fmt: skip


def _asked(
    request: Visited, one: Plan, lines: Sequence[Line], rules: MonthRules
) -> WhatIf:  # fmt: skip
    text, slip = request.GET.get("gate", ""), request.GET.get("slip", "1")
    if not text:
        return WhatIf(None, 0)
    if text not in tuple(Gate) or slip not in map(str, SLIPS):
        raise Http404
    gate, today = Gate(text), timezone.localdate()
    pace, due = (
        programs.named_among(rules.parameters, name, today).at(Program.BPNT, one.path)
        for name in (PACE, "list_due_day")
    )
    found = readiness.forecasts(one.path, KECAMATAN, pace_days=pace, on=today)
    expected = {
        code: first_month(when, due, one.since)
        for (code, known), when in found.items()
        if known is gate
    }
    later = slipped(lines, gate, int(slip), expected)
    moved = [(was, now) for was, now in zip(lines, later, strict=True) if was != now]
    return WhatIf(gate, int(slip), _months(one, later, rules), moved)


def _names(one: Plan, lines: Sequence[Line]) -> dict[str, str]:
    codes = {line.code[:digits] for line in lines for digits in (KECAMATAN, 10)}
    return places.names(codes | {one.kode_wilayah}, timezone.localdate())


def _known(plan_id: UUID) -> Plan:
    found = queries.plan(plan_id)
    if found is None:
        raise Http404
    return found


def _month(text: str) -> Period | None:
    try:
        return Period.parse(text) if text else None
    except ValueError as fault:
        raise Http404 from fault


def _this_month() -> Period:
    today = timezone.localdate()
    return Period(today.year, today.month)
