"""The questions about realisation: what reached whom, from the rows that publications kept."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import NATION, Level
from salur.parties import queries as parties
from salur.places import queries as places
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.queries import RegionSum
from salur.reporting.domain.berita_acara import columns
from salur.reporting.domain.parts import RealisationRow
from salur.reporting.domain.states import NAMES, State
from salur.reporting.domain.writing import region_name
from salur.reporting.queries.reports import newest_of_month

_UNREPORTED = "belum ada laporan"


@dataclass(frozen=True)
class Realisation:
    """What one programme did in one region and month; amounts in rupiah or grams, by term."""

    code: str
    name: str
    path: str
    units: int
    amounts: Mapping[str, int]

    @property
    def target(self) -> int:
        """What was to reach the families: ordered, or the quota."""
        return next(iter(self.amounts.values()))

    @property
    def reached(self) -> int:
        """What did: spent in shops, or handed out."""
        return self.amounts["spent" if "spent" in self.amounts else "handed"]


def realisation(
    program: Program, period: Period, path: str, level: Level
) -> tuple[Realisation, ...]:
    """Give every region of `level` at or under `path` that has anything, by code; two queries."""
    sums = reconciliation.sums_by_region(program, period.number, path, level)
    names = places.names([one.code for one in sums], period.last_day)
    return tuple(_of(program, one, region_name(names.get(one.code, one.code))) for one in sums)


def realisation_of_wilayah(program: Program, period: Period) -> tuple[Realisation, ...]:
    """Give the ministry's Wilayah, each the sum of its provinces; a few queries, few Wilayah."""
    sums = reconciliation.sums_by_region(program, period.number, NATION, Level.PROVINCE)
    found = []
    for one in parties.organisations(kinds=("ministry_wilayah",)):
        reach = set(parties.reach_of(one.id, period.last_day))
        inside = [_of(program, s, s.code) for s in sums if s.path in reach]
        amounts = {name: sum(r.amounts[name] for r in inside) for name in columns(program)}
        units = sum(r.units for r in inside)
        found.append(Realisation(one.code, one.name, "", units, amounts))
    return tuple(found)


def realisation_rows(program: Program, period: Period, path: str) -> tuple[RealisationRow, ...]:
    """Give one row per kab/kota for `documents.realisation_xlsx`, with how far its report is."""
    kabkota = realisation(program, period, path, Level.KABKOTA)
    provinces = places.names({one.code[:2] for one in kabkota}, period.last_day)
    states = {r.code: r.state for r in newest_of_month(period.number, path)
              if r.program is program}  # fmt: skip
    return tuple(
        RealisationRow(
            one.code,
            one.name,
            region_name(provinces.get(one.code[:2], one.code[:2])),
            one.units,
            tuple(one.amounts.values()),
            _written(states.get(one.code)),
        )
        for one in kabkota
    )


def as_of(day: dt.date) -> Period:
    """Give the last month that has ended before `day`: what reports are about."""
    return Period(day.year, day.month).shift(-1)


def _of(program: Program, sums: RegionSum, name: str) -> Realisation:
    terms = {**sums.terms, "balance": sums.balance}
    suffix = "" if program is Program.BPNT else "_g"
    amounts = {column: terms[column + suffix] for column in columns(program)}
    return Realisation(sums.code, name, sums.path, sums.terms["units"], amounts)


def _written(state: State | None) -> str:
    return _UNREPORTED if state is None else NAMES[state].id
