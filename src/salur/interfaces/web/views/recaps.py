"""Recapitulations per kab/kota before anybody signs, and what banks and Bulog contest in them."""

import datetime as dt
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.evidence import queries as evidence
from salur.interfaces.web import keys
from salur.interfaces.web.area import Area, area_of
from salur.interfaces.web.book_forms import ContestForm
from salur.interfaces.web.components import Confirmation, Heading, Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.pages.person import FormPage
from salur.interfaces.web.pages.plain import ConfirmPage
from salur.interfaces.web.presenters.contests import OfKabkota, contest_page, term_name, written
from salur.interfaces.web.presenters.recaps import recap_page
from salur.interfaces.web.views.books import named
from salur.interfaces.web.views.suspense import files_to_choose
from salur.interfaces.web.visit import Visited
from salur.interfaces.web.words import class_name, language, region_name
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.places import queries as places
from salur.reconciliation import queries as reconciliation
from salur.reporting import actions
from salur.reporting import queries as reporting
from salur.reporting.documents import Recap, recap_pdf, recap_xlsx
from salur.reporting.domain.contests import TERMS, Answer

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SIZE = 50


def show(request: Visited) -> HttpResponse:
    """Show a month's recapitulation; of one kab/kota with classes, lines and contests."""
    area = area_of(request)
    program = _program(request)
    rows = reporting.recap_rows(program, area.period, area.path, request.visit.bank)
    found = _of_kabkota(request, area, program) if area.level == Level.KABKOTA else None
    page = recap_page(area, program, rows, request.visit, found)
    shell = frame(
        request, title=area.name, area=area, crumbs=place_crumbs(area, "recaps"),
        chooser="recaps", hidden=(("program", str(program)),),
    )  # fmt: skip
    return render(request, "web/pages/recaps.html", {"page": page, "shell": shell})


def file(request: Visited) -> HttpResponse:
    """Give the recapitulation as a paper to sign, or as a sheet that recomputes itself."""
    area, program = area_of(request), _program(request)
    rows = reporting.recap_rows(program, area.period, area.path, request.visit.bank)
    mine = request.visit.organisation
    owner = mine.name if mine is not None and request.visit.may("line.contest") else ""
    recap = Recap(
        program, owner, area.name, area.period, rows, timezone.localdate(), settings.SALUR_TRAINING
    )
    is_pdf = request.GET.get("as") == "pdf"
    content = recap_pdf(recap) if is_pdf else recap_xlsx(recap)
    ending, kind = ("pdf", "application/pdf") if is_pdf else ("xlsx", _XLSX)
    place = places.digits_of(area.path) or "indonesia"
    name = f"rekapitulasi-{program.lower()}-{place}-{area.period}.{ending}"
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@dataclass(frozen=True)
class _Asked:
    """What is about to be contested: a line or a class, with the figures it has now."""

    program: Program
    area_url: str
    name: str
    figures: dict[str, int]
    contest: "partial[reporting.Contest]"


def new_contest(request: Visited) -> HttpResponse:
    """Contest one line, or the sum of one class."""
    asked = _asked(request)
    terms = [
        (term, f"{term_name(asked.program, term)}: {written(asked.program, value)}")
        for term, value in asked.figures.items()
        if term in TERMS[asked.program]
    ]
    form = ContestForm(
        request.POST or None,
        program=asked.program,
        terms=terms,
        files=files_to_choose(),
        initial={"key": keys.new_key()},
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        chosen = UUID(given["evidence"]) if given["evidence"] else None
        claim = actions.Claim(
            given["term"], given["claimed"], given["reason"], chosen,
            given["evidence_row"] if chosen else None,
        )  # fmt: skip
        try:
            made = asked.contest(
                claim=claim, by=request.visit.actor, at=timezone.now(), key=given["key"]
            )
        except actions.ReportRefused as refused:
            form.add_error(None, refused.in_language(language()))
        else:
            messages.success(request, _("Bantahan tersimpan dan diteruskan kepada Dinas Sosial."))
            return redirect("recaps-contest", contest_id=made.id)
    page = FormPage(
        Heading(
            _("Bantah %(name)s") % {"name": asked.name},
            _("Bantahan tercantum dalam berita acara sampai angkanya sesuai atau Anda tarik."),
        ),
        request.get_full_path(),
        _("Ajukan bantahan"),
        asked.area_url,
    )
    shell = frame(request, title=page.head.title, crumbs=(_crumb(),))
    wrong = request.method == "POST"
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    context = {"page": page, "shell": shell, "form": form}
    return render(request, "web/pages/form.html", context, status=status)


def contest(request: Visited, contest_id: UUID) -> HttpResponse:
    """Show one contest."""
    one = _known(contest_id)
    period = Period.from_number(one.period)
    stated = reporting.figures_now([one], Program(one.program), period, one.path)[one.id]
    names = _names([one.kode_wilayah], period.last_day)
    file = evidence.evidence(one.evidence) if one.evidence else None
    owner = named([one.party]).get(one.party, "")
    page = contest_page(one, stated, request.visit, names, owner, file)
    back = f"{reverse('recaps')}?region={one.code}&period={period}&program={one.program}"
    crumbs = (Link(_("Rekapitulasi"), back),)
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/contest.html", {"page": page, "shell": shell})


def answer(request: Visited, contest_id: UUID, what: str) -> HttpResponse:
    """Ask for the reason, then answer a contest or withdraw it."""
    if what not in tuple(Answer):
        raise Http404
    if request.method == "POST":
        actions.answer_contest(
            contest_id=contest_id, answer=Answer(what), reason=request.POST.get("reason", ""),
            by=request.visit.actor, at=timezone.now(), key=request.POST.get("key", ""),
        )  # fmt: skip
        return redirect("recaps-contest", contest_id=contest_id)
    _known(contest_id)
    title = {
        Answer.ACCEPTED: _("Terima bantahan ini?"),
        Answer.UPHELD: _("Pertahankan angka rekonsiliasi?"),
        Answer.WITHDRAWN: _("Tarik bantahan ini?"),
    }[Answer(what)]
    page = ConfirmPage(
        Confirmation(
            title=title,
            sentence=_("Jawaban dan alasannya tersimpan dan tercantum dalam berita acara."),
            consequences=(),
            url=reverse("recaps-contest-answer", args=[contest_id, what]),
            key=keys.new_key(),
            submit=_("Kirim jawaban"),
            cancel=Link(_("Tidak jadi"), reverse("recaps-contest", args=[contest_id])),
            reason_label=_("Alasan (sedikitnya 10 huruf)"),
        )
    )
    shell = frame(request, title=title, crumbs=(_crumb(),))
    return render(request, "web/pages/confirm.html", {"page": page, "shell": shell})


def _of_kabkota(request: Visited, area: Area, program: Program) -> OfKabkota:
    code, period = places.digits_of(area.path), area.period.number
    only = reconciliation.ExceptionFilter(program=program, period=period)
    after = keys.read(request.GET.get("after", ""))
    lines = reconciliation.exceptions_page(area.path, only, after=after, size=SIZE + 1)
    contests = reporting.contests_of(
        program, period, code, after=_contested_after(request), size=SIZE + 1
    )
    shown = contests[:SIZE]
    sums = reconciliation.totals_by_class([program], [period], [area.path], request.visit.bank).get(
        (program, period), {}
    )
    wanted = [*(one.kode_wilayah for one in lines), *(one.kode_wilayah for one in shown)]
    return OfKabkota(
        classes={klass: one.terms for klass, one in sums.items()},
        lines=lines[:SIZE],
        more_lines=len(lines) > SIZE,
        contests=shown,
        more_contests=len(contests) > SIZE,
        stated=reporting.figures_now(shown, program, area.period, area.path),
        names=_names(wanted, area.period.last_day),
        parties=named(one.party for one in shown),
    )


def _asked(request: Visited) -> _Asked:
    line = keys.identity(request.GET.get("line", ""))
    if line is not None:
        found = reconciliation.lines_now([line]).get(line)
        if found is None:
            raise Http404
        period = Period.from_number(found.period)
        names = _names([found.kode_wilayah], period.last_day)
        name = names.get(found.kode_wilayah or "", _("satu baris"))
        back = f"{reverse('recaps')}?region={found.code}&period={period}&program={found.program}"
        work = partial(actions.contest_line, exception_id=line)
        return _Asked(Program(found.program), back, name, dict(found.figures), work)
    area, program = area_of(request), _program(request)
    asked = request.GET.get("class", "")
    if area.level != Level.KABKOTA or not asked.isdecimal() or len(asked) > 2:
        raise Http404
    sums = reconciliation.totals_by_class(
        [program], [area.period.number], [area.path], request.visit.bank
    ).get((program, area.period.number), {})
    if int(asked) not in sums:
        raise Http404
    contest = partial(
        actions.contest_class, program=program, period=area.period,
        code=places.digits_of(area.path), klass=int(asked),
    )  # fmt: skip
    name = class_name(program, int(asked))
    terms = dict(sums[int(asked)].terms)
    return _Asked(program, area.url("recaps", program=program), name, terms, contest)


def _program(request: Visited) -> Program:
    asked, mine = request.GET.get("program", ""), request.visit.programs
    return Program(asked if asked in mine else mine[0])


def _known(contest_id: UUID) -> reporting.Contest:
    found = reporting.contest(contest_id)
    if found is None:
        raise Http404
    return found


def _names(codes: list[str | None], day: dt.date) -> dict[str, str]:
    wanted = {one for one in codes if one}
    found = places.names(wanted, day) if wanted else {}
    return {code: region_name(name) for code, name in found.items()}


def _contested_after(request: Visited) -> reporting.ContestKey | None:
    parts = keys.unpacked(request.GET.get("contested", ""), str, str)
    if parts is None:
        return None
    try:
        at, identity = dt.datetime.fromisoformat(parts[0]), UUID(parts[1])
    except ValueError as fault:
        raise Http404 from fault
    if at.tzinfo is None:
        raise Http404
    return at, identity


def _crumb() -> Link:
    return Link(_("Rekapitulasi"), reverse("recaps"))
