"""One unit with the statements beneath it, and one row of a file as it was written."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from salur.evidence import actions as evidence_actions
from salur.evidence import queries as evidence
from salur.evidence.queries import EvidenceRow
from salur.interfaces.web import keys
from salur.interfaces.web.components import Link
from salur.interfaces.web.frame import frame
from salur.interfaces.web.presenters.rows import row_page
from salur.interfaces.web.presenters.statements import statement_parts
from salur.interfaces.web.presenters.units import money_page, rice_page
from salur.interfaces.web.visit import Visited
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.places import queries as places
from salur.reconciliation import actions
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.queries import MoneyUnit, RiceUnit
from salur.registry import queries as registry

_PARTS = 3  # of an origin: programme, month, number


@dataclass(frozen=True)
class Unit:
    """One unit in every version, newest first, as an address names it."""

    program: str
    period: int
    id: int
    money: tuple[MoneyUnit, ...]
    rice: tuple[RiceUnit, ...]

    @property
    def origin(self) -> str:
        """How the page of a row names the unit it was reached from."""
        return f"{self.program.lower()}.{self.period}.{self.id}"

    @property
    def path(self) -> str:
        """Where the unit lies."""
        return (self.money or self.rice)[0].path


def show(request: Visited, program: str, period: int, unit_id: int) -> HttpResponse:
    """Show one account's or desa's month: the rows beneath it, and every version."""
    unit = _unit(request, program, period, unit_id)
    codes = _codes((unit.money or unit.rice)[0].kode_wilayah)
    names = places.names(codes, timezone.localdate())
    parts = statement_parts(_traced(request, unit), unit.origin, Period.from_number(period))
    if unit.money:
        id_kpm = unit.money[0].id_kpm if request.visit.may("family.read") else None
        families = registry.families_named([id_kpm] if id_kpm else ())
        page = money_page(unit.money, names, families, parts)
    else:
        page = rice_page(unit.rice, names, parts)
    shell = frame(request, title=page.head.title, crumbs=(Link(*page.back),))
    return render(request, "web/pages/thing.html", {"page": page, "shell": shell})


def row(request: Visited, evidence_id: UUID, number: int) -> HttpResponse:
    """Show one row of a file: masked, or plain once a reason was given."""
    origin = request.GET.get("dari", "")
    unit = _of_origin(request, origin) if origin else None
    file = evidence.evidence(evidence_id)
    is_own = file is not None
    if file is None:
        file = _beneath(request, unit, evidence_id, number)
    actor = request.visit.actor
    path = unit.path if unit is not None else file.path
    if request.method == "POST":
        reason, at = request.POST.get("reason", ""), timezone.now()
        found = evidence_actions.open_row(
            row=file, number=number, path=path, reason=reason, by=actor, at=at
        )
    else:
        found = evidence_actions.show_row(row=file, number=number, by=actor)
    page = row_page(
        file,
        found,
        origin,
        is_own=is_own,
        may_unmask=request.visit.may("identifier.unmask"),
    )
    crumbs = (Link(*page.back),) if page.back[1] else ()
    shell = frame(request, title=page.head.title, crumbs=crumbs)
    return render(request, "web/pages/row.html", {"page": page, "shell": shell})


def _beneath(request: Visited, unit: Unit | None, evidence_id: UUID, number: int) -> EvidenceRow:
    """Give a file beyond the scope whose row lies beneath a unit of it; Http404 for any other."""
    traced = _traced(request, unit) if unit is not None else None
    if traced is None:
        raise Http404
    if not any((one.evidence, one.row) == (evidence_id, number) for one in traced.lines):
        raise Http404
    return traced.files[evidence_id]


def _traced(request: Visited, unit: Unit) -> actions.Traced | None:
    if not request.visit.may("evidence.read"):
        return None
    if unit.money:
        return actions.trace_money_unit(unit=unit.money[0], by=request.visit.actor)
    return actions.trace_rice_unit(unit=unit.rice[0], by=request.visit.actor)


def _of_origin(request: Visited, origin: str) -> Unit:
    parts = origin.split(".")
    if len(parts) != _PARTS or not all(p.isascii() and p.isdecimal() for p in parts[1:]):
        raise Http404
    period, unit_id = (keys.row_number(part) for part in parts[1:])
    if period is None or unit_id is None:
        raise Http404
    return _unit(request, parts[0], period, unit_id)


def _unit(request: Visited, program: str, period: int, unit_id: int) -> Unit:
    name = program.upper()
    if name not in request.visit.programs or not _is_month(period) or unit_id >= keys.BIGGEST_ID:
        raise Http404
    money = reconciliation.money_unit(period, unit_id) if name == Program.BPNT else ()
    rice = reconciliation.rice_unit(period, unit_id) if name == Program.RASTRA else ()
    if not money and not rice:
        raise Http404
    return Unit(name, period, unit_id, money, rice)


def _is_month(number: int) -> bool:
    try:
        Period.from_number(number)
    except ValueError:
        return False
    return True


def _codes(code: str | None) -> set[str]:
    return {code[:digits] for digits in (4, 6, 10)} if code else set()
