"""What follows a village meeting, many at once: letters handed over, who is submitted."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
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
from salur.graduation.domain.cases import CASE, CaseState, Told, object_until
from salur.graduation.queries.cases import clocks_on
from salur.graduation.queries.meetings import MOST_AT_ONCE
from salur.graduation.queries.slots import free_slots
from salur.interfaces.web import keys
from salur.interfaces.web import musdes_forms as forms
from salur.interfaces.web.components import Link
from salur.interfaces.web.formatting import number
from salur.interfaces.web.frame import frame
from salur.interfaces.web.pages.musdes import WrongRow
from salur.interfaces.web.presenters import musdes_letters as presenter
from salur.interfaces.web.presenters.musdes_submit import Submitting, submit_page
from salur.interfaces.web.views.musdes import wrong_rows
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import language
from salur.kernel.period import Period
from salur.kernel.region_code import RegionCode
from salur.places import queries as places
from salur.programs import queries as programs
from salur.registry import queries as registry

_KABKOTA = 4  # digits
_MOST = 200  # submitted at once
_WHERE = {"day_impossible": "on", "letter_missing": "letter_no", "words_hold_number": "letter_no"}


def letters(request: Visited, case_id: UUID) -> HttpResponse:
    """Tick which letters of a berita acara were handed over, look at it, and write it down."""
    one = graduation.case(case_id)
    if one is None or not one.no_ba:
        raise Http404
    if request.method != "POST":
        form = forms.LettersForm(initial={"key": keys.new_key(), "on": timezone.localdate()})
        return _letters(request, one, form, {})
    form, given = forms.LettersForm(request.POST), forms.given_of(request.POST)
    if request.POST.get("do") == "all":
        given = {one: replace(typed, is_given=True) for one, typed in given.items()}
    if request.POST.get("do") in ("edit", "all"):
        return _letters(request, one, forms.LettersForm(initial=request.POST.dict()), given)
    if not form.is_valid():
        return _letters(request, one, form, given)
    typed = form.cleaned_data
    told = forms.letters_of(given, typed["letter_no"].strip(), typed["on"])
    by, at = request.visit.actor, timezone.now()
    try:
        if request.POST.get("do") == "record":
            actions.tell_families(letters=told, by=by, at=at, key=typed["key"])
            said = _(
                "%(count)s surat tercatat disampaikan. Yang tidak keberatan sampai batasnya lalu"
                " dapat diajukan."
            )
            messages.success(request, said % {"count": number(len(told))})
            return redirect("musdes-letters", case_id=case_id)
        actions.check_letters(letters=told, by=by, at=at)
    except actions.CaseRefused as refused:
        return _letters(request, one, form, given, refused)
    return _letters_review(request, one, given, told)


def submit(request: Visited) -> HttpResponse:
    """Show who may be submitted in a kab/kota with its quota; submit them all once confirmed."""
    code = request.GET.get("region", "")
    if not re.fullmatch(r"[0-9]{4}", code):
        return redirect("musdes")
    if request.method != "POST":
        return _submit(request, code)
    chosen = [keys.known_identity(text) for text in request.POST.getlist("case")]
    try:
        actions.submit_cases(
            case_ids=chosen, by=request.visit.actor, at=timezone.now(),
            key=request.POST.get("key", "")[:40],
        )  # fmt: skip
    except actions.CaseRefused as refused:
        wrong = wrong_rows(refused, "")
        if not wrong:
            raise
        return _submit(request, code, wrong)
    said = _("%(count)s keluarga diajukan; berikutnya kepala dinas mengesahkan berita acaranya.")
    messages.success(request, said % {"count": number(len(chosen))})
    return redirect(f"{reverse('changes')}?state=menunggu")


def _found(
    request: Visited, one: graduation.Case, given: dict[UUID, forms.Given]
) -> presenter.Letters:
    assert one.no_ba is not None
    untold = [
        each
        for each in graduation.cases_of_berita_acara(one.no_ba, one.code[:_KABKOTA])
        if each.told_on is None
        and each.tanggal_ba == one.tanggal_ba
        and CASE.next(each.state, "tell") is not None
    ]
    shown = untold[:MOST_AT_ONCE]
    families = {}
    if request.visit.may("family.read"):
        families = registry.families_named({each.id_kpm for each in shown})
    return presenter.Letters(
        one,
        shown,
        families,
        places.names({each.code for each in shown}, timezone.localdate()) if shown else {},
        given,
        more=len(untold) > MOST_AT_ONCE,
    )


def _letters(
    request: Visited,
    one: graduation.Case,
    form: forms.LettersForm,
    given: dict[UUID, forms.Given],
    refused: actions.CaseRefused | None = None,
) -> HttpResponse:
    found = _found(request, one, given)
    here = {f"{forms.RECEIVER}{each.id}" for each in found.rows}
    wrong = [
        each if each.target in here else replace(each, target="")
        for each in (wrong_rows(refused, forms.RECEIVER) if refused else ())
    ]
    if refused is not None and not wrong:
        form.add_error(_WHERE.get(refused.code), refused.in_language(language()))
    page = presenter.letters_page(found, form, wrong)
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    code = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell}
    return render(request, "web/pages/musdes.html", context, status=code)


def _letters_review(
    request: Visited,
    one: graduation.Case,
    given: dict[UUID, forms.Given],
    told: dict[UUID, Told],
) -> HttpResponse:
    found = _found(request, one, given)
    if not set(told) <= {each.id for each in found.rows}:
        raise Http404  # of another berita acara: no page of ours asks so
    page = presenter.letters_review(found, told, _until(one, told), forms.hidden(request.POST))
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    return render(request, "web/pages/musdes_review.html", {"page": page, "shell": shell})


def _until(one: graduation.Case, told: dict[UUID, Told]) -> dt.date:
    on = next(iter(told.values())).on
    return object_until(on, clocks_on(on, one.path))


def _submit(request: Visited, code: str, wrong: Sequence[WrongRow] = ()) -> HttpResponse:
    path, today = RegionCode(code).path, timezone.localdate()
    only = graduation.CaseFilter(states=[CaseState.CONFIRMED])
    rows = graduation.cases_page(path, only, limit=_MOST + 1)
    shown, soon = rows[:_MOST], Period(today.year, today.month).shift(1)
    families = {}
    if request.visit.may("family.read"):
        families = registry.families_named({one.id_kpm for one in shown})
    page = submit_page(
        Submitting(
            code=code,
            rows=shown,
            families=families,
            names=places.names({code, *(one.code for one in shown)}, today),
            places=programs.places_under(request.visit.programs, soon, [path], _KABKOTA),
            month=soon,
            free=free_slots(path)[0],
            more=len(rows) > _MOST,
            today=today,
            wrong=wrong,
        )
    )
    shell = frame(request, title=page.head.title, crumbs=_crumbs())
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell}
    return render(request, "web/pages/slots_follow.html", context, status=status)


def _crumbs() -> tuple[Link, ...]:
    return (Link(_("Musyawarah desa"), reverse("musdes")),)
