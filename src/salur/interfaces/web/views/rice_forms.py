"""The forms about rice: a document of a region, a warehouse, a delivery point."""

from collections.abc import Iterable
from uuid import UUID

from django import forms as django_forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.distribution import actions
from salur.distribution import queries as distribution
from salur.distribution.actions import Places
from salur.distribution.domain import (
    Asked,
    Chain,
    Move,
    PointKind,
    RiceStep,
    Transport,
    origin_of,
)
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Heading, Link
from salur.interfaces.web.formatting import kilograms, month
from salur.interfaces.web.frame import frame
from salur.interfaces.web.keys import new_key
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.rice import FORMS
from salur.interfaces.web.rice_forms import Choices, PaperForm, PointForm, WarehouseForm
from salur.interfaces.web.rice_words import step_name
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import region_name
from salur.kernel.period import Period, months_between
from salur.kernel.region_code import Level
from salur.parties import queries as parties
from salur.places import queries as places


def record(request: Visited, what: str) -> HttpResponse:
    """Record a document about the rice of a desa or kecamatan."""
    area = area_of(request)
    if what not in FORMS or area.level < Level.KECAMATAN:
        raise Http404
    kind, verb = FORMS[what]
    if not request.visit.may(verb):
        raise Http404
    form = PaperForm(
        request.POST or None,
        kind=kind,
        choices=_choices(area, kind, request),
        initial={"key": new_key(), "dated": timezone.localdate()},
    )
    if request.method == "POST" and form.is_valid():
        _record(request, area, kind, form)
        return redirect(area.url("rice-documents"))
    title = _("Catat: %(what)s untuk %(area)s") % {"what": step_name(kind), "area": area.name}
    sentence = _("Isilah seperti tertulis pada dokumennya; yang tidak mungkin ditolak.")
    url = request.get_full_path()
    return _form(request, area, form, Heading(title, sentence), url, area.url("rice-documents"))


def new_warehouse(request: Visited) -> HttpResponse:
    """Record a warehouse of Bulog."""
    area = area_of(request)
    codes = _kabkota(request, area)
    form = WarehouseForm(
        request.POST or None,
        codes=codes,
        initial={
            "key": new_key(),
            "name": request.GET.get("name", ""),
            "code": places.digits_of(area.path)[:4],
            "valid_from": timezone.localdate().replace(month=1, day=1),
        },
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        owner = _bulog_of(request, given["code"])
        actions.record_warehouse(
            name=given["name"], organisation_id=owner, code=given["code"],
            valid_from=given["valid_from"], **_who(request, form),
        )  # fmt: skip
        return redirect(area.url("rice-stock"))
    sentence = _("Apa yang sudah dikatakan berkas tentang nama itu langsung ikut dihitung.")
    head = Heading(_("Gudang baru"), sentence)
    return _form(request, area, form, head, request.get_full_path(), area.url("rice-stock"))


def new_point(request: Visited) -> HttpResponse:
    """Record a delivery point with the desa that it serves."""
    area = area_of(request)
    desas: Choices = []
    if area.level >= Level.KABKOTA:
        found = places.regions_under(area.path, Level.DESA, area.period.last_day)
        desas = [(one.code, region_name(one.name)) for one in found]
    form = PointForm(
        request.POST or None,
        desas=desas,
        initial={
            "key": new_key(), "valid_from": timezone.localdate().replace(month=1, day=1),
        },
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        actions.record_point(
            name=given["name"], kind=PointKind(given["kind"]),
            transport=Transport(given["transport"]), desas=given["desas"],
            valid_from=given["valid_from"], **_who(request, form),
        )  # fmt: skip
        return redirect(area.url("rice-stock"))
    sentence = _("Tempat beras diserahkan kepada pemerintah daerah, dan desa yang mengambilnya.")
    head = Heading(_("Titik distribusi baru"), sentence)
    return _form(request, area, form, head, request.get_full_path(), area.url("rice-stock"))


def _record(request: Visited, area: Area, kind: RiceStep, form: PaperForm) -> None:
    given = form.cleaned_data
    asked = Asked(
        kind=kind,
        number=given["number"],
        refers=given["refers"],
        dated=given["dated"],
        code=places.digits_of(area.path),
        grams=given["kg"],
        rejected=given.get("rejected") or 0,
        reason=given.get("reason") or "",
        month=Period.parse(given["month"]) if given.get("month") else None,
    )
    where = Places(
        warehouse_id=UUID(given["warehouse"]) if given.get("warehouse") else None,
        point_id=UUID(given["point"]) if given.get("point") else None,
        transport=Transport(given["transport"]) if given.get("transport") else None,
    )
    actions.record_paper(asked=asked, places=where, **_who(request, form))


def _choices(area: Area, kind: RiceStep, request: Visited) -> dict[str, Choices]:
    kab = ".".join(area.path.split(".")[:3])
    chain = distribution.rice_chain(kab, area.period)
    code = places.digits_of(area.path)
    found = _origins(chain, kind, code)
    months = sorted({m for one in found for m in months_between(one.first, one.last)})
    own = kind in (RiceStep.RELEASE, RiceStep.REPLACEMENT)
    mine = request.visit.actor.organisation_id
    return {
        "refers": _numbers(found),
        "month": [(str(one), month(one)) for one in months],
        "warehouse": [
            (str(one.id), one.name)
            for one in parties.warehouses()
            if one.valid_to is None and (not own or one.organisation_id == mine)
        ],
        "point": [
            (str(one.id), one.name)
            for one in distribution.delivery_points(kab)
            if one.valid_to is None and one.serves(code)
        ],
    }


def _origins(chain: Chain, kind: RiceStep, code: str) -> list[Move]:
    """Give what a document about a region may rest on: of itself, of its desa, of its kecamatan."""
    return [
        move
        for move in chain.of(origin_of(kind))
        if move.code.startswith(code) or code.startswith(move.code)
    ]


def _numbers(moves: Iterable[Move]) -> Choices:
    grams: dict[str, int] = {}
    for move in moves:
        grams[move.number] = grams.get(move.number, 0) + move.grams
    return [(number, f"{number} ({kilograms(sum_)})") for number, sum_ in grams.items()]


def _kabkota(request: Visited, area: Area) -> Choices:
    if area.level >= Level.KABKOTA:
        code = places.digits_of(area.path)[:4]
        return [(code, area.names.get(code, area.name))]
    found = places.regions_under(area.path, Level.KABKOTA, area.period.last_day)
    return [(one.code, region_name(one.name)) for one in found]


def _bulog_of(request: Visited, code: str) -> UUID:
    organisation = request.visit.organisation
    if organisation is not None and "RASTRA" in request.visit.programs:
        serving = parties.bulog_serving(code, timezone.localdate())
        own = organisation if organisation.kind.startswith("bulog") else serving
        if own is not None:
            return own.id
    raise Http404


def _who(request: Visited, form: django_forms.Form) -> dict:  # type: ignore[type-arg]
    return {
        "by": request.visit.actor, "at": timezone.now(), "key": form.cleaned_data["key"],
    }  # fmt: skip


def _form(
    request: Visited, area: Area, form: django_forms.Form, head: Heading, url: str, back: str
) -> HttpResponse:
    page = FormPage(head, url, _("Catat"), back)
    crumbs = (Link(_("Beras"), area.url("rice")),)
    shell = frame(request, title=head.title, area=area, crumbs=crumbs)
    return render(request, "web/pages/form.html", {"page": page, "shell": shell, "form": form})
