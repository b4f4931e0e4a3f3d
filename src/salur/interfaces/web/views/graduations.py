"""Families that move on: the list, one as a story, every step of it, the letters."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.graduation import actions
from salur.graduation import queries as graduation
from salur.graduation.domain.cases import shown_number
from salur.graduation.queries.limits import limits
from salur.graduation.queries.visits import visit
from salur.interfaces.web import keys, sheets
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Heading, Link, Pager
from salur.interfaces.web.formatting import number
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.graduation_forms import ProposeForm
from salur.interfaces.web.pages.graduations import Finding
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.graduation import Told, findings_of, graduation_page
from salur.interfaces.web.presenters.graduations import (
    ASKED,
    cases_sheet,
    choices,
    filter_of,
    graduations_page,
)
from salur.interfaces.web.views.graduation_deeds import Deed, deeds_for, panels_of
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.kernel.refused import Refused
from salur.kernel.region_code import RegionCode
from salur.parties import queries as parties
from salur.places import queries as places
from salur.registry import queries as registry
from salur.reporting.actions.letters import print_letter, print_letters

_DIGITS = {0: 2, 1: 4, 2: 6, 3: 10, 4: 10}


def index(request: Visited) -> HttpResponse:
    """Show the families of an area that are on their way."""
    area, today = area_of(request), timezone.localdate()
    before, size = keys.row_number(request.GET.get("before", "")), graduation.CASES_PAGE
    asked = _asked(request.GET)
    only = filter_of(asked, today)
    found = graduation.cases_page(area.path, only, before=before, limit=size + 1)
    shown = found[:size]
    page = graduations_page(
        area,
        shown,
        graduation.case_counts(area.path, _DIGITS[area.level], on=today),
        places.names({one.code for one in shown}, today),
        registry.families_named({one.id_kpm for one in shown})
        if request.visit.may("family.read")
        else {},
        asked=asked,
        pager=_pager(area, asked, shown, is_first=before is None, more=len(found) > size),
        today=today,
        may_export=request.visit.may("export.take"),
        may_propose=request.visit.may("graduation.propose"),
    )
    crumbs = place_crumbs(area, "graduations")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="graduations")
    return render(request, "web/pages/complaints.html", {"page": page, "shell": shell})


def export(request: Visited) -> HttpResponse:
    """Give the list as a sheet; who took it is on record."""
    asked, today = _asked(request.POST), timezone.localdate()
    text = request.POST.get("region", "")
    path = _path(request)
    taken = actions.take_cases(
        path=path, only=filter_of(asked, today), by=request.visit.actor, at=timezone.now()
    )
    names = places.names({one.code for one in taken}, today)
    return sheets.answer("xlsx", f"graduasi-{text or 'semua'}", cases_sheet(taken, names))


def rule(request: Visited) -> HttpResponse:
    """Let the rule propose whom their newest visit found ready; the village decides."""
    found = actions.propose_by_rule(
        path=_path(request), by=request.visit.actor, at=timezone.now(),
        key=request.POST.get("key", ""),
    )  # fmt: skip
    said = _("%(count)s keluarga diusulkan; musyawarah desa yang memutuskan.")
    messages.success(request, said % {"count": number(found)})
    return redirect("graduations")


def new(request: Visited, family_id: UUID) -> HttpResponse:
    """Propose that a family moves on."""
    family = registry.family(family_id)
    if family is None:
        raise Http404
    form = ProposeForm(request.POST or None, initial={"key": keys.new_key()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            opened = actions.propose_case(
                family_id=family_id, kind=given["kind"], source=given["source"],
                words=given["words"], by=request.visit.actor, at=timezone.now(), key=given["key"],
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            said = _("Usulan %(number)s tersimpan. Berikutnya kunjungan rumah.")
            if opened.is_visited:
                said = _("Usulan %(number)s tersimpan, dengan kunjungan terakhir sebagai dasarnya.")
            messages.success(request, said % {"number": shown_number(opened.number)})
            return redirect("graduation", case_id=opened.id)
    page = FormPage(
        Heading(
            _("Usulkan graduasi keluarga %(name)s") % {"name": family.name},
            _(
                "Usulan tidak mengeluarkan siapa pun: setelah kunjungan, musyawarah desa yang"
                " memutuskan. Data salah, pekerjaan, meninggal, atau pindah bukan graduasi:"
                " ajukan sebagai perubahan."
            ),
        ),
        reverse("graduation-new", args=[family_id]),
        _("Usulkan"),
        reverse("family", args=[family_id]),
    )
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    wrong = request.method == "POST"
    code = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell, "form": form}
    return render(request, "web/pages/form.html", context, status=code)


def show(request: Visited, case_id: UUID) -> HttpResponse:
    """Show one family on its way as a story."""
    return _show(request, case_id)


def step(request: Visited, case_id: UUID, what: str) -> HttpResponse:
    """Take one step; what is wrong is said beside its form."""
    one = _known(case_id)
    deed = next((d for d in deeds_for(request.visit.actor, one) if d.name == what), None)
    if deed is None:
        messages.warning(request, _("Langkah itu tidak berlaku lagi; lihat keadaannya sekarang."))
        return redirect("graduation", case_id=case_id)
    form = deed.form(request.POST, one)
    if not form.is_valid():
        return _show(request, case_id, wrong=(deed, form))
    try:
        deed.do(one, form.cleaned_data, by=request.visit.actor, at=timezone.now())
    except Refused as refused:
        form.add_error(None, refused.in_language(language()))
        return _show(request, case_id, wrong=(deed, form))
    messages.success(request, _("Tersimpan."))
    return redirect("graduation", case_id=case_id)


def letter(request: Visited, case_id: UUID) -> HttpResponse:
    """Give the letter of one family; who took it is on record."""
    one = _known(case_id)
    content = print_letter(case_id=case_id, by=request.visit.actor, at=timezone.now())
    return _pdf(content, f"surat-{shown_number(one.number)}")


def letters(request: Visited) -> HttpResponse:
    """Give the letters of everybody whom the berita acara of a case lets leave."""
    identity = keys.identity(request.POST.get("case", ""))
    one = graduation.case(identity) if identity else None
    if one is None or not one.no_ba:
        raise Http404
    content = print_letters(
        no_ba=one.no_ba, kabkota=one.code[:4], by=request.visit.actor, at=timezone.now()
    )
    return _pdf(content, f"surat-berita-acara-{shown_number(one.number)}")


def _show(
    request: Visited, case_id: UUID, *, wrong: "tuple[Deed, object] | None" = None
) -> HttpResponse:
    one, today = _known(case_id), timezone.localdate()
    events = graduation.case_events(case_id)
    visit = request.visit
    family = registry.families_named([one.id_kpm]) if visit.may("family.read") else {}
    change = registry.change(one.change) if one.change and visit.may("family.read") else None
    told = Told(
        one,
        events,
        family[one.id_kpm][1] if one.id_kpm in family else one.id_kpm,
        places.names([one.code], today).get(one.code, one.code),
        _offices({event.by_org for event in events}),
        today,
        findings=_findings(request, one),
        document=change.document if change else None,
        may_tell=visit.may("graduation.tell"),
        may_decide=visit.may("graduation.decide"),
        may_family=visit.may("family.read"),
    )
    page = graduation_page(told, panels_of(visit.actor, one, wrong))
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    code = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell}
    return render(request, "web/pages/graduation.html", context, status=code)


def _findings(request: Visited, one: graduation.Case) -> tuple[Finding, ...]:
    """Give what the visit found; why, to whoever visits, decides or answers."""
    seen = visit(one.visit) if one.visit else None
    if seen is None:
        return ()
    may = request.visit.may
    sees = any(map(may, ("graduation.visit", "graduation.decide", "objection.answer")))
    return findings_of(seen, seen.readiness(limits()) if sees else None)


def _path(request: Visited) -> str:
    """Give the region that a button was pressed for; Http404 for none that can be."""
    text = request.POST.get("region", "")
    try:
        return RegionCode.parse(text).path if text else area_of(request).path
    except ValueError as fault:
        raise Http404 from fault


def _asked(given: object) -> dict[str, str]:
    """Give what was asked; Http404 for what no form offers."""
    asked = {name: given.get(name, "") for name in ASKED}  # type: ignore[attr-defined]
    offered = choices()
    if any(asked[name] not in dict(offered[name]) for name in ASKED):
        raise Http404
    return asked


def _pager(
    area: Area,
    asked: dict[str, str],
    shown: tuple[graduation.CaseLine, ...],
    *,
    is_first: bool,
    more: bool,
) -> Pager:
    kept = {name: value for name, value in asked.items() if value}
    return Pager(
        _("%(count)s di halaman ini") % {"count": number(len(shown))},
        "" if is_first else area.url("graduations", **kept),
        area.url("graduations", **kept, before=str(shown[-1].number)) if more else "",
    )


def _known(case_id: UUID) -> graduation.Case:
    one = graduation.case(case_id)
    if one is None:
        raise Http404
    return one


def _offices(ids: set[UUID | None]) -> dict[UUID, str]:
    wanted = {one for one in ids if one is not None}
    return {one.id: one.name for one in parties.organisations(wanted)} if wanted else {}


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response


def _crumbs() -> tuple[Link, ...]:
    return (Link(_("Graduasi"), reverse("graduations")),)
