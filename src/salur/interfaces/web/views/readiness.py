"""Readiness for the card: an area's gates, who lacks what, facts recorded, and the count."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.interfaces.web import keys
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.components import Heading, Link, Pager
from salur.interfaces.web.formatting import number
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.presenters.area_facts import facts_page, outside_page
from salur.interfaces.web.presenters.gates import behind_page, gate_page
from salur.interfaces.web.presenters.readiness import Ready, readiness_page
from salur.interfaces.web.transition_forms import FactForm, FactSheetForm
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.kernel.program import Program
from salur.kernel.region_code import Level, RegionCode
from salur.places import queries as places
from salur.programs import queries as programs
from salur.programs.queries.areas import out_of_area_page
from salur.registry import queries as registry
from salur.transition import actions
from salur.transition.domain.facts import NewFact, read_facts, sorted_out
from salur.transition.domain.readiness import BY_FAMILY, PACE, FactKind, Gate
from salur.transition.queries import readiness

_DIGITS = {0: 2, 1: 4, 2: 6, 3: 10, 4: 10}  # of the codes below a region of each level


def index(request: Visited) -> HttpResponse:
    """Show how far an area is with each gate."""
    area, today = area_of(request), timezone.localdate()
    digits = _DIGITS[area.level]
    below = readiness.gates_below(area.path)
    code = places.digits_of(area.path)
    pace = programs.parameter(Program.BPNT, PACE, today, area.path).value
    found = readiness.forecasts(area.path, digits, pace_days=pace, on=today)
    may_family = request.visit.may("family.read")
    page = readiness_page(
        area,
        Ready(
            own=readiness.summed(code, below),
            below=below,
            when_own=readiness.of_area(found, code),
            when_below={
                one: readiness.of_area(found, one) for one in {each.code for each in below}
            },
            out_of_area=len(out_of_area_page(area.period, area.path)) if may_family else 0,
            may_record=request.visit.may("fact.record"),
            may_family=may_family,
        ),
    )
    crumbs = place_crumbs(area, "transition")
    shell = frame(request, title=area.name, area=area, crumbs=crumbs, chooser="transition")
    return render(request, "web/pages/readiness.html", {"page": page, "shell": shell})


def measure(request: Visited) -> HttpResponse:
    """Count the gates of a province or kab/kota now."""
    region = _region(request.POST.get("region", "")) or places.digits_of(area_of(request).path)
    if not region:
        raise Http404
    done = actions.measure_readiness(
        path=RegionCode(region).path, by=request.visit.actor, at=timezone.now(),
        key=request.POST.get("key", ""),
    )  # fmt: skip
    messages.success(
        request,
        _("Dihitung: %(ready)s dari %(desa)s desa siap.")
        % {"ready": number(done.ready), "desa": number(done.desa)},
    )
    return redirect(f"{reverse('transition')}?region={region}")


def gate(request: Visited) -> HttpResponse:
    """Name the desa that lack something of a gate."""
    area, text = area_of(request), request.GET.get("gate", "")
    if text not in tuple(Gate):
        raise Http404
    one = Gate(text)
    key = keys.unpacked(request.GET.get("after", ""), int, str)
    after = None if key is None else (key[0], key[1])
    size = readiness.PAGE
    found = readiness.missing_desa(one, area.path, after=after, limit=size + 1)
    shown = found[:size]
    more = keys.packed(*shown[-1].after_key) if len(found) > size else ""
    pager = _pager(area, "transition-gate", len(shown), after is None, more, gate=one)
    names = _names({each.code for each in shown})
    page = gate_page(
        area, one, shown, names, pager=pager, may_family=request.visit.may("family.read")
    )
    return _thing(request, area, page, "transition-gate", hidden=(("gate", str(one)),))


def behind(request: Visited) -> HttpResponse:
    """Name the families of a desa that a gate counts as missing."""
    area, text = area_of(request), request.GET.get("gate", "")
    if text not in BY_FAMILY or area.level != Level.DESA:
        raise Http404
    one, size = Gate(text), readiness.PAGE
    key = keys.unpacked(request.GET.get("after", ""), str)
    after = None if key is None else key[0]
    found = readiness.families_behind(one, area.path, after=after, limit=size + 1)
    shown = found[:size]
    more = keys.packed(shown[-1].id_kpm) if len(found) > size else ""
    pager = _pager(area, "transition-families", len(shown), after is None, more, gate=one)
    named = registry.families_named([each.id_kpm for each in shown])
    page = behind_page(area, one, shown, {k: name for k, (_id, name) in named.items()}, pager=pager)
    return _thing(request, area, page, "transition-families", hidden=(("gate", str(one)),))


def facts(request: Visited) -> HttpResponse:
    """Show what was recorded of an area."""
    area = area_of(request)
    before, size = keys.row_number(request.GET.get("before", "")), readiness.PAGE
    found = readiness.facts_page(area.path, before=before, limit=size + 1)
    shown = found[:size]
    more = str(shown[-1].id) if len(found) > size else ""
    pager = Pager(
        _("%(count)s di halaman ini") % {"count": number(len(shown))},
        area.url("transition-facts") if before else "",
        area.url("transition-facts", before=more) if more else "",
    )
    page = facts_page(
        area, shown, _names({one.code for one in shown}), pager=pager,
        may_record=request.visit.may("fact.record"),
    )  # fmt: skip
    return _thing(request, area, page, "transition-facts")


def record(request: Visited) -> HttpResponse:
    """Record one fact about the area or a region right below it."""
    area = area_of(request)
    form = FactForm(
        request.POST or None, places=_choices(area),
        initial={"key": keys.new_key(), "on_day": timezone.localdate()},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        kind = FactKind(given["kind"])
        fact = NewFact(
            given["where"], kind, given["holds"] == "1" or kind is FactKind.ACCESS, given["on_day"],
            given["access"] if kind is FactKind.ACCESS else given["value"],
            given["number"], given["note"],
        )  # fmt: skip
        try:
            actions.record_facts(
                facts=[fact], by=request.visit.actor, at=timezone.now(), key=given["key"]
            )
        except actions.FactsRefused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            messages.success(request, _("Tercatat; hitung kesiapan agar ikut diperhitungkan."))
            return redirect(area.url("transition-facts"))
    title = _("Catat keterangan: %(area)s") % {"area": area.name}
    sentence = _("Yang lama tidak dihapus, hanya diganti; siapa dan kapan tersimpan.")
    return _form(request, area, form, title, sentence, "transition-record")


def sheet(request: Visited) -> HttpResponse:
    """Take a sheet of facts; nothing is kept where a line is wrong, and every one is named."""
    area = area_of(request)
    form = FactSheetForm(
        request.POST or None, request.FILES or None, initial={"key": keys.new_key()}
    )
    if request.method == "POST" and form.is_valid():
        lines, unread = read_facts(form.cleaned_data["sheet"])
        today = timezone.localdate()
        known = places.names({one.kode_wilayah for _line, one in lines}, today)
        good, wrong = sorted_out(lines, known, today)
        try:
            if unread or wrong:
                raise actions.facts_wrong(sorted((*unread, *wrong)))
            done = actions.record_facts(
                facts=good, by=request.visit.actor, at=timezone.now(), key=form.cleaned_data["key"]
            )
        except actions.FactsRefused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            messages.success(
                request, _("%(count)s keterangan baru tercatat.") % {"count": number(done.facts)}
            )
            return redirect(area.url("transition-facts"))
    title = _("Kirim lembar keterangan: %(area)s") % {"area": area.name}
    sentence = _("Satu baris per wilayah dan jenis; baris yang salah disebut satu per satu.")
    return _form(request, area, form, title, sentence, "transition-sheet")


def outside(request: Visited) -> HttpResponse:
    """Name who is on another list than their area's, or on none."""
    area = area_of(request)
    key = keys.unpacked(request.GET.get("after", ""), str, str)
    after = None if key is None else (key[0], key[1])
    size = readiness.PAGE
    found = out_of_area_page(area.period, area.path, after=after, limit=size + 1)
    shown = found[:size]
    more = keys.packed(*shown[-1].after_key) if len(found) > size else ""
    pager = _pager(area, "transition-outside", len(shown), after is None, more)
    ids = registry.families_named([one.id_kpm for one in shown])
    names = _names({one.kode_wilayah for one in shown})
    page = outside_page(area, shown, ids, names, pager=pager)
    return _thing(request, area, page, "transition-outside")


def _thing(
    request: Visited, area: Area, page: object, view: str, hidden: tuple[tuple[str, str], ...] = ()
) -> HttpResponse:
    crumbs = (Link(_("Peralihan"), area.url("transition")),)
    shell = frame(
        request, title=area.name, area=area, crumbs=crumbs, chooser=view, hidden=hidden
    )  # fmt: skip
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def _form(
    request: Visited, area: Area, form: object, title: str, sentence: str, view: str
) -> HttpResponse:
    page = FormPage(
        Heading(title, sentence), area.url(view), _("Simpan"), area.url("transition-facts")
    )
    shell = frame(request, title=title, crumbs=(Link(_("Peralihan"), area.url("transition")),))
    wrong = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell, "form": form}
    return render(request, "web/pages/form.html", context, status=status)


def _pager(area: Area, view: str, shown: int, first: bool, after: str, **kept: object) -> Pager:
    return Pager(
        _("%(count)s di halaman ini") % {"count": number(shown)},
        "" if first else area.url(view, **kept),
        area.url(view, **kept, after=after) if after else "",
    )


def _choices(area: Area) -> list[tuple[str, str]]:
    own = [(area.code or places.digits_of(area.path), area.name)]
    below = [(one.code, f"– {one.name}") for one in area.below]
    return [one for one in own + below if len(one[0]) >= 2 * Level.KABKOTA]


def _names(codes: set[str]) -> dict[str, str]:
    return places.names(codes | {code[:6] for code in codes}, timezone.localdate())


def _region(text: str) -> str:
    try:
        return RegionCode(text).digits if text else ""
    except ValueError as fault:
        raise Http404 from fault
