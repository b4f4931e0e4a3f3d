"""The books: statements of accounts for any region and months, down to transfers and evidence."""

from collections.abc import Iterable
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from salur.evidence import queries as evidence
from salur.interfaces.web import keys
from salur.interfaces.web.area import area_of
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame, place_crumbs
from salur.interfaces.web.presenters.books import Asked, account_page, books_page, sorted_lines
from salur.interfaces.web.presenters.transfers import Answers, transfers_page
from salur.interfaces.web.visit import Visited
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.ledger import queries as ledger
from salur.ledger.domain import KINDS
from salur.parties import queries as parties
from salur.places import queries as places
from salur.reporting.documents import Statement, statement_pdf, statement_xlsx

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_DIGITS = (2, 4, 6, 10)
_MOST_MONTHS = 60


def show(request: Visited) -> HttpResponse:
    """Show every kind of account of an area and months."""
    asked = asked_of(request)
    lines = _lines(asked)
    page = books_page(asked, lines, named(line.party for line in lines), request.visit.programs)
    hidden = (("program", str(asked.program)),)
    shell = frame(
        request, title=asked.area.name, area=asked.area, crumbs=place_crumbs(asked.area, "books"),
        chooser="books", hidden=hidden,
    )  # fmt: skip
    return render(request, "web/pages/books.html", {"page": page, "shell": shell})


def account(request: Visited) -> HttpResponse:
    """Show one kind of account of one party: why it moved, and in which regions."""
    asked = asked_of(request)
    _check_kind(asked)
    where = (asked.program, asked.area.roots, asked.first.number, asked.last.number)
    found = ledger.statement_of(*where, kind=asked.kind)
    nothing = ledger.StatementLine("", asked.kind, asked.party, 0, 0, 0)
    line = next((one for one in found if one.party == asked.party), nothing)
    moved = ledger.movements_of(*where, kind=asked.kind, party=asked.party)
    below: tuple[ledger.StatementLine, ...] = ()
    if asked.area.level < len(_DIGITS):
        below = ledger.statement_by_place(
            asked.program, asked.area.path, asked.first.number, asked.last.number,
            kind=asked.kind, party=asked.party, digits=_DIGITS[asked.area.level],
        )  # fmt: skip
    page = account_page(asked, line, moved, below, named([asked.party]))
    shell = frame(request, title=page.head.title, area=asked.area, crumbs=_crumbs(asked))
    return render(request, "web/pages/book_account.html", {"page": page, "shell": shell})


def transfers(request: Visited) -> HttpResponse:
    """Show one page of the transfers behind a sum."""
    asked = asked_of(request)
    _check_kind(asked)
    reason = request.GET.get("reason", "")
    after = keys.row_number(request.GET.get("after", ""))
    rows = ledger.transfers_of(
        asked.program, asked.area.roots, asked.first.number, asked.last.number,
        kind=asked.kind, party=asked.party, reason=_text(reason) or None,
        incoming={"1": True, "0": False}.get(request.GET.get("incoming", "")),
        after=after or 0, size=ledger.PAGE + 1,
    )  # fmt: skip
    shown = (rows or ())[: ledger.PAGE]
    found = Answers(
        rows=None if rows is None else shown,
        more=len(rows or ()) > ledger.PAGE,
        first=after is None,
        files=evidence.files_by_id(one.evidence for one in shown if one.evidence),
        names=places.names({ledger.code_of(one.path) for one in shown}, asked.last.last_day),
        parties=named(one.other_party for one in shown),
    )
    page = transfers_page(asked, found, reason)
    shell = frame(request, title=page.head.title, area=asked.area, crumbs=_crumbs(asked))
    return render(request, "web/pages/table.html", {"page": page, "shell": shell})


def file(request: Visited) -> HttpResponse:
    """Give the statement as a paper, or as a sheet whose closings are formulas."""
    asked = asked_of(request)
    lines = sorted_lines(_lines(asked))
    statement = Statement(
        asked.program, asked.area.name, asked.first, asked.last, lines,
        named(line.party for line in lines), timezone.localdate(), settings.SALUR_TRAINING,
    )  # fmt: skip
    is_pdf = request.GET.get("as") == "pdf"
    content = statement_pdf(statement) if is_pdf else statement_xlsx(statement)
    ending, kind = ("pdf", "application/pdf") if is_pdf else ("xlsx", _XLSX)
    place = places.digits_of(asked.area.path) or "indonesia"
    months = f"{asked.first}-{asked.last}" if asked.first != asked.last else f"{asked.last}"
    name = f"buku-{asked.program.lower()}-{place}-{months}.{ending}"
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def asked_of(request: Visited) -> Asked:
    """Read from the address what is looked at; a programme of somebody else is one's own first."""
    area = area_of(request)
    program = request.GET.get("program", "")
    mine = request.visit.programs
    first = _first(request, area.period)
    return Asked(
        area=area,
        program=Program(program if program in mine else mine[0]),
        first=first,
        last=area.period,
        kind=_text(request.GET.get("kind", "")),
        party=keys.identity(request.GET.get("party", "")),
    )


def named(ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """Give what organisations are called, by their id."""
    wanted = {one for one in ids if one is not None}
    found = parties.organisations(wanted) if wanted else ()
    return {one.id: one.name for one in found}


def _lines(asked: Asked) -> tuple[ledger.StatementLine, ...]:
    return ledger.statement_of(
        asked.program, asked.area.roots, asked.first.number, asked.last.number
    )


def _first(request: Visited, last: Period) -> Period:
    asked = request.GET.get("from", "")
    if not asked:
        return last
    try:
        first = Period.parse(asked)
    except ValueError as fault:
        raise Http404 from fault
    return min(max(first, last.shift(-_MOST_MONTHS)), last)


def _check_kind(asked: Asked) -> None:
    if asked.kind not in KINDS:
        raise Http404


def _text(value: str) -> str:
    if keys.NUL in value:
        raise Http404
    return value


def _crumbs(asked: Asked) -> tuple[Link, ...]:
    above = (Link(place.name, asked.url("books-account", place.code)) for place in asked.area.above)
    return (Link(_("Buku"), asked.url("books", kind="", party="")), *above)
