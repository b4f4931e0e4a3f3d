"""The field: who got nothing, who is to be visited, and what was found there."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.access.actions import enter_scope
from salur.distribution import queries as distribution
from salur.distribution.domain.checks import CheckRecord
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area, area_of, period_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.doorway import with_own_transactions
from salur.interfaces.web.formatting import number
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.presenters.field import (
    SIZE,
    Seen,
    field_page,
    typed_page,
    visit_page,
    visit_url,
    visits_page,
)
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import said
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import Level, RegionCode
from salur.places import queries as places
from salur.reconciliation import actions
from salur.reconciliation import queries as reconciliation
from salur.registry import queries as registry
from salur.registry.domain import code_range
from salur.registry.queries import FamilyAddress

_DIGITS = {Level.NATION: 2, Level.PROVINCE: 4}  # of the places that stand in the table; else desa
_DESA = 10
_DAY = Sentence("Tulis tanggal ceknya.", "Write the day of the check.")


def index(request: Visited) -> HttpResponse:
    """Show how far an area is, or the worklist of a desa."""
    area = area_of(request)
    if area.level >= Level.DESA:
        return _worklist(request, area)
    digits, (lowest, highest) = _DIGITS.get(Level(area.level), _DESA), code_range(area.path)
    checked = distribution.checked_families(
        area.path, area.period.number, since=_published_at(area)
    )
    counts = reconciliation.unserved_counts(
        lowest, highest, area.period.number, digits=digits, checked=checked.families
    )
    codes = {one.code for one in counts} | {one.code[:6] for one in counts}
    names = places.names(codes, area.period.last_day)
    page = field_page(_named(area, names), counts, checked)
    shell = frame(
        request, title=area.name, area=area, crumbs=place_crumbs(area, "field"), chooser="field"
    )
    return render(request, "web/pages/field.html", {"page": page, "shell": shell})


def _worklist(request: Visited, area: Area) -> HttpResponse:
    after = _after(request)
    rows = reconciliation.unserved_page(
        area.code or places.digits_of(area.path), area.period.number, after=after, size=SIZE + 1
    )
    page = visits_page(
        area,
        _seen(request, rows[:SIZE], area.period.number),
        first=after is None,
        more=len(rows) > SIZE,
        checked=distribution.checked_families(
            area.path, area.period.number, since=_published_at(area)
        ),
    )
    shell = frame(
        request, title=area.name, area=area, crumbs=place_crumbs(area, "field"), chooser="field"
    )
    return render(request, "web/pages/field_desa.html", {"page": page, "shell": shell})


@with_own_transactions
def typed(request: Visited) -> HttpResponse:
    """Show a desa's worklist as a form, or keep what was typed from paper."""
    fault = ""
    if request.method == "POST":
        try:
            return _keep_typed(request)
        except Refused as refusal:
            fault = said(refusal.message)
    with transaction.atomic():
        enter_scope(request.visit.actor)
        area = area_of(request)
        if area.level < Level.DESA:
            raise Http404
        rows = reconciliation.unserved_page(
            places.digits_of(area.path), area.period.number, after=_after(request), size=SIZE
        )
        seen = _seen(request, rows, area.period.number)
        page = typed_page(area, seen, fault=fault, after=request.GET.get("after", ""))
        crumbs = (*place_crumbs(area, "field"), Link(area.name, page.back_url))
        shell = frame(request, title=_("Ketik dari lembar"), area=area, crumbs=crumbs)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK
    return render(
        request, "web/pages/field_typed.html", {"page": page, "shell": shell}, status=status
    )


def _keep_typed(request: Visited) -> HttpResponse:
    chosen = {
        name.removeprefix("cause-"): str(value)
        for name, value in request.POST.dict().items()
        if name.startswith("cause-") and value
    }
    ids = {one: keys.identity(one) for one in chosen}
    with transaction.atomic():
        enter_scope(request.visit.actor)
        area = area_of(request)
        if area.level < Level.DESA:
            raise Http404
        found = registry.families_addressed({one for one in ids.values() if one is not None})
    day = _day(request.POST)
    records = [
        CheckRecord(
            _record(request.POST.get(f"record-{name}", "")), found[known].id_kpm, chosen[name],
            day, request.POST.get(f"note-{name}", ""),
        )
        for name, known in ids.items()
        if known in found
    ]  # fmt: skip
    kept = actions.record_checks(
        records=records, period=area.period, path=area.path, by=request.visit.actor,
        at=timezone.now(),
    )  # fmt: skip
    told = _("%(count)s hasil cek tercatat.") % {"count": number(kept.counted)}
    messages.success(request, told)
    return redirect(area.url("field"))


@with_own_transactions
def family(request: Visited, family_id: UUID) -> HttpResponse:
    """Show the form of one visit, or keep what was found."""
    fault = ""
    if request.method == "POST":
        try:
            return _keep(request, family_id)
        except Refused as refusal:
            fault = said(refusal.message)
    with transaction.atomic():
        enter_scope(request.visit.actor)
        one, period = _family(request, family_id)
        rows = reconciliation.unserved_family(one.id_kpm, one.kode_wilayah, period.number)
        names = places.names({one.kode_wilayah[:n] for n in (6, 10)}, period.last_day)
        given = request.POST if fault else request.GET
        page = visit_page(
            one, period, _seen(request, rows, period.number, {one.id_kpm: one}),
            place=", ".join(names[code] for code in sorted(names, reverse=True)),
            given={name: str(value) for name, value in given.items()},
            fault=fault, may_propose=request.visit.may("change.propose"),
        )  # fmt: skip
        crumbs = (Link(_("Daftar kunjungan"), page.back_url),)
        shell = frame(request, title=one.name, crumbs=crumbs)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if fault else HTTPStatus.OK
    return render(
        request, "web/pages/field_family.html", {"page": page, "shell": shell}, status=status
    )


def _keep(request: Visited, family_id: UUID) -> HttpResponse:
    with transaction.atomic():
        enter_scope(request.visit.actor)
        one, period = _family(request, family_id)
    typed_in = request.POST
    record = CheckRecord(
        _record(typed_in.get("record", "")), one.id_kpm, typed_in.get("cause", ""),
        _day(typed_in), typed_in.get("note", ""),
    )  # fmt: skip
    actions.record_checks(
        records=[record], period=period, path=RegionCode(one.kode_wilayah).path,
        by=request.visit.actor, at=timezone.now(),
    )  # fmt: skip
    return redirect(visit_url(one.id, period, done="1"))


def _family(request: Visited, family_id: UUID) -> tuple[FamilyAddress, Period]:
    one = registry.families_addressed({family_id}).get(family_id)
    if one is None:
        raise Http404
    return one, period_of(request, ())


def _seen(
    request: Visited,
    rows: Sequence[reconciliation.Unserved],
    period: int,
    known: Mapping[str, FamilyAddress] | None = None,
) -> Seen:
    ids = {row.id_kpm for row in rows} | set(known or ())
    return Seen(
        rows=rows,
        families=known or registry.families_to_visit(ids),
        checks=distribution.newest_checks(ids, period),
        today=timezone.localdate(),
        may_record=request.visit.may("check.record"),
    )


def _after(request: Visited) -> tuple[str, str] | None:
    found = keys.unpacked(request.GET.get("after", ""), str, str)
    return None if found is None else (found[0], found[1])


def _published_at(area: Area) -> dt.datetime | None:
    """Say when the area's money was reconciled last, where it lies in one kab/kota."""
    if area.level < Level.KABKOTA:
        return None
    code = places.digits_of(area.path)[:4]
    found = reconciliation.current_version(Program.BPNT, area.period.number, code)
    return None if found is None else found.published_at


def _named(area: Area, names: Mapping[str, str]) -> Area:
    return replace(area, names={**area.names, **names})


def _record(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as fault:
        raise Http404 from fault


def _day(given: Mapping[str, str]) -> dt.date:
    try:
        return dt.date.fromisoformat(given.get("day", ""))
    except ValueError:
        raise Refused("day_missing", _DAY, _DAY) from None
