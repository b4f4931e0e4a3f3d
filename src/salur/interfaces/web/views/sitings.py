"""Proposals of where shops open: the list with the form of a new one, one proposal, its sheet."""

import datetime as dt
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.domain import covers
from salur.interfaces.web import keys, sheets
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Link, Pager
from salur.interfaces.web.formatting import number
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.person import Panel
from salur.interfaces.web.presenters.siting import siting_page, sitings_page
from salur.interfaces.web.presenters.siting_tables import Answers
from salur.interfaces.web.siting_forms import ProposeSiting
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import region_name
from salur.jobs import actions as jobs_actions
from salur.jobs import queries as jobs
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.parties import queries as parties
from salur.places import queries as places
from salur.programs import queries as programs
from salur.transition import actions, queries
from salur.transition.domain.load import arrivals, loads
from salur.transition.queries import SitingRun

_DAYS, _MOST_DAYS = 5, 31


def index(request: Visited) -> HttpResponse:
    """Show the proposals of an area, or ask for one."""
    area = area_of(request)
    form = _form(request, area)
    if form is not None and request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.ask_for_siting(
            path=area.path,
            asked=actions.SitingAsked(said["places"], said["openings"], said["max_km"]),
            by=request.visit.actor,
            at=timezone.now(),
            key=said["key"],
        )
        messages.success(request, _("Usulan sedang dibuat; muat ulang halaman ini."))
        return redirect(area.url("sitings"))
    key = keys.unpacked(request.GET.get("after", ""), str, str)
    after = None if key is None else (_moment(key[0]), keys.known_identity(key[1]))
    found = queries.sitings_page(area.path, after=after, limit=queries.SITING_PAGE + 1)
    shown, more = found[: queries.SITING_PAGE], ""
    if len(found) > queries.SITING_PAGE:
        at, last = shown[-1].after_key
        more = area.url("sitings", after=keys.packed(at.isoformat(), str(last)))
    names = places.names({one.kode_wilayah for one in shown}, timezone.localdate())
    pager = Pager(
        _("%(count)s usulan di halaman ini") % {"count": number(len(shown))},
        area.url("sitings") if after else "",
        more,
    )
    job = _running(area)
    panels = () if form is None else (_stop(area),) if job else (_new(area, form),)
    running = (
        _("Langkah: %(step)s.") % {"step": job.message or _("menunggu giliran")} if job else ""
    )
    page = sitings_page(area, shown, names, pager=pager, panels=panels, running=running)
    crumbs = place_crumbs(area, "sitings")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="sitings")
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def stop(request: Visited) -> HttpResponse:
    """Let the making of an area's proposal stop between two of its steps."""
    area = area_of(request)
    job = _running(area)
    if job is not None and jobs_actions.ask_to_cancel(job_id=job.id):
        messages.success(request, _("Pembuatan usulan dihentikan; tidak ada yang disimpan."))
    return redirect(area.url("sitings"))


def show(request: Visited, siting_id: UUID) -> HttpResponse:
    """Show one proposal."""
    one, today = _siting(siting_id), timezone.localdate()
    villages = queries.siting_villages(one.id)
    shops = queries.siting_shops(one.id)
    everything = programs.all_parameters()
    per_day, daily = (
        programs.named_among(everything, name, today).at(Program.BPNT, one.path)
        for name in ("shop_daily_kpm", "daily_arrivals")
    )
    batches, curve = _batches(request), arrivals(daily)
    codes = {one.kode_wilayah, *(v.code for v in villages), *(s.code for s in shops)}
    known = parties.shops_named(shop.id for shop in shops)
    page = siting_page(
        Answers(
            one=one,
            villages=villages,
            shops=shops,
            flows=queries.siting_flows(one.id),
            names=places.names(codes, today),
            rings=places.boundaries([one.kode_wilayah]).get(one.kode_wilayah, ()),
            loads=loads({s.id: s.taken for s in shops if s.taken}, curve, batches, per_day),
            batches=batches,
            curve=curve,
            shop_ids={name: str(shop.id) for name, shop in known.items()},
            may_export=request.visit.may("export.take"),
        )
    )
    crumbs = (Link(_("Lokasi e-Warong"), reverse("sitings")),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/siting.html", {"page": page, "shell": shell})


def export(request: Visited, siting_id: UUID) -> HttpResponse:
    """Give who goes where as a sheet; who took it is on record."""
    kind = request.POST.get("kind", "xlsx")
    flows = actions.take_siting(siting_id=siting_id, by=request.visit.actor, at=timezone.now())
    one = _siting(siting_id)
    names = places.names({flow.code for flow in flows}, timezone.localdate())
    sheet = sheets.Sheet(
        _("Usulan lokasi"),
        (_("Kode wilayah"), _("Desa"), _("Toko"), _("Keluarga"), _("Meter")),
        (
            (flow.code, region_name(names.get(flow.code, "")), flow.shop, flow.kpm, flow.mm // 1000)
            for flow in flows
        ),
    )
    return sheets.answer("csv" if kind == "csv" else "xlsx", f"lokasi-{one.kode_wilayah}", sheet)


def _form(request: Visited, area: Area) -> ProposeSiting | None:
    may = request.visit.may("siting.run") and covers(request.visit.actor.paths, area.path)
    if not may or area.level != Level.KABKOTA:
        return None
    return ProposeSiting(request.POST or None, initial={"key": keys.new_key()})


def _new(area: Area, form: ProposeSiting) -> Panel:
    return Panel(
        _("Buat usulan %(area)s") % {"area": area.name},
        _("Keluarga menurut data KPM, toko menurut register bank, posisi menurut yang dimuat."),
        form,
        area.url("sitings"),
        _("Buat usulan"),
        "buat",
    )


def _stop(area: Area) -> Panel:
    return Panel(
        _("Usulan %(area)s sedang dibuat") % {"area": area.name},
        _("Dihentikan, tidak ada yang disimpan; usulan dapat diminta lagi."),
        Form(),
        area.url("siting-stop"),
        _("Hentikan"),
        "hentikan",
        grave=True,
    )


def _running(area: Area) -> jobs.JobStatus | None:
    """Give the work on a proposal for this area, None where there is none."""
    for job in jobs.open_jobs():
        if job.kind == actions.SITING_KIND and job.subject_id == area.path:
            return None if job.cancel_asked else job
    return None


def _batches(request: Visited) -> int:
    text = request.GET.get("days", "")
    return min(max(int(text), 1), _MOST_DAYS) if text.isascii() and text.isdigit() else _DAYS


def _moment(text: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError as fault:
        raise Http404 from fault


def _siting(siting_id: UUID) -> SitingRun:
    found = queries.siting(siting_id)
    if found is None:
        raise Http404
    return found
