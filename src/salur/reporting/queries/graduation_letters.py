"""What the letters of cases say: who and where, why, from when, and what holds on that day."""

import datetime as dt
from collections.abc import Mapping, Sequence
from uuid import UUID

from salur.graduation.domain.cases import CaseKind, CaseState, Clocks, shown_number
from salur.graduation.domain.indicators import group_name
from salur.graduation.queries.cases import Case, clocks_on, met_dimensions
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.parties import queries as parties
from salur.places import queries as places
from salur.programs import queries as programs
from salur.registry import queries as registry
from salur.registry.queries.families import FamilyAddress
from salur.reporting.domain.graduation_letter import GraduationLetter
from salur.reporting.domain.writing import region_name

_FOLLOW_UPS = ("follow_up_first_months", "follow_up_second_months", "follow_up_last_months")
_OVERTAKEN = (CaseState.ENDORSED, CaseState.LEFT, CaseState.CONTESTED)


def met_at(cases: Sequence[Case]) -> dict[UUID, tuple[str, ...]]:
    """Give in what the visits that cases rest on found families to stand well, in words."""
    found = met_dimensions(one.visit for one in cases if one.visit)
    return {visit: tuple(group_name(one).id.lower() for one in met) for visit, met in found.items()}


def letters_of(
    cases: Sequence[Case], met: Mapping[UUID, Sequence[str]], today: dt.date
) -> tuple[GraduationLetter, ...]:
    """Give the letters of cases of one kab/kota that the village decided on; `met` by visit."""
    families = registry.families_addressed(one.family for one in cases)
    codes = {code for one in cases for code in (one.code, one.code[:6], one.code[:4])}
    names = {code: region_name(name) for code, name in places.names(codes, today).items()}
    months = tuple(
        programs.parameter(Program.BPNT, name, today, cases[0].path).value for name in _FOLLOW_UPS
    )
    clocks = clocks_on(today, cases[0].path)
    office = parties.office_of(cases[0].code[:4])
    name = office.name if office else "Dinas Sosial"
    return tuple(
        _letter(one, families[one.family], names, name, clocks, months, met, today)
        for one in cases
        if one.family in families and one.no_ba and one.tanggal_ba
    )


def _letter(
    one: Case,
    family: FamilyAddress,
    names: Mapping[str, str],
    office: str,
    clocks: Clocks,
    months: tuple[int, ...],
    met: Mapping[UUID, Sequence[str]],
    today: dt.date,
) -> GraduationLetter:
    rt = f"RT {family.rt or '-'}/RW {family.rw or '-'}" if family.rt or family.rw else ""
    assert one.no_ba is not None and one.tanggal_ba is not None
    return GraduationLetter(
        number=shown_number(one.number),
        letter_no=one.letter_no or "",
        name=family.name,
        address=", ".join(filter(None, (family.address, rt))),
        desa=names.get(one.code, one.code),
        kecamatan=names.get(one.code[:6], ""),
        kabkota=names.get(one.code[:4], ""),
        office=office,
        independent=one.kind == CaseKind.INDEPENDENT,
        no_ba=one.no_ba,
        tanggal_ba=one.tanggal_ba,
        first_month_without=Period.from_number(one.left_from or one.asked or 0),
        told_on=one.told_on,
        object_until=one.object_until,
        object_days=clocks.object_days,
        answer_days=clocks.answer_days,
        overtaken=one.state in _OVERTAKEN,
        met=tuple(met.get(one.visit, ())) if one.visit else (),
        follow_up_months=months,
        printed_on=today,
    )
