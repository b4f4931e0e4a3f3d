"""Compiles what goes up: counts what was accepted beneath, names what is missing and what moved."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import NATION, Level
from salur.parties import queries as parties
from salur.parties.queries import Organisation
from salur.places import queries as places
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.queries import RegionSum
from salur.reporting import queries
from salur.reporting.domain import writing
from salur.reporting.domain.berita_acara import columns
from salur.reporting.domain.compilation import (
    NO_REGION,
    ChangedRow,
    Compilation,
    CountedRow,
    MissingRow,
    PassedRow,
    added,
    amounts_of,
    changed_rows,
    less,
    total,
    waterfall_from,
)
from salur.reporting.domain.ladder import WHY_OF_STATE, Tier, Why
from salur.reporting.domain.parts import Letterhead, Party, Previous
from salur.reporting.domain.states import State
from salur.reporting.pipeline.composing import Paper
from salur.reporting.pipeline.composing import amounts_of as amounts_of_sum
from salur.reporting.queries.compilations import AcceptedCompilation

_TIERS = {
    "dinsos_province": Tier.PROVINCE,
    "ministry_wilayah": Tier.WILAYAH,
    "ministry": Tier.NATION,
}
_NO_REGION_NAME = "Tanpa kabupaten/kota"
_MINISTRY_CODE = "ID"


@dataclass(frozen=True)
class Rung:
    """One rung of the way up: who compiles what, and who receives it."""

    tier: Tier
    code: str
    name: str
    roots: tuple[str, ...]
    office: Organisation
    receiver: Organisation | None


def rung_of(office: Organisation, on: dt.date) -> Rung | None:
    """Give the rung that an organisation stands on, None for who compiles nothing."""
    tier = _TIERS.get(office.kind)
    if tier is None:
        return None
    roots = (NATION,) if tier is Tier.NATION else parties.reach_of(office.id, on)
    if not roots:  # a Wilayah whose provinces nobody has said
        return None
    if tier is Tier.PROVINCE:
        code = places.digits_of(roots[0])
        listed = places.names([code], on).get(code, code)
        name = f"Provinsi {writing.region_name(listed)}"
        receiver = _wilayah_over(roots[0], on) or _ministry()
    elif tier is Tier.WILAYAH:
        code, name, receiver = office.code, office.name, _ministry()
    else:
        code, name, receiver = _MINISTRY_CODE, "Indonesia", None
    return Rung(tier, code, name, roots, office, receiver)


def offices_beneath(rung: Rung, on: dt.date) -> tuple[Organisation, ...]:
    """Give who passes on to a rung: its provinces, or the Wilayah and what no Wilayah covers."""
    provinces = [one for root in rung.roots
                 for one in places.regions_under(root, Level.PROVINCE, on)]  # fmt: skip
    offices = parties.organisations_by_code(f"DINSOS-{one.code}" for one in provinces)
    if rung.tier is Tier.WILAYAH:
        return tuple(offices.values())
    wilayah = parties.reaches("ministry_wilayah", on)
    inside = {path for reach in wilayah.values() for path in reach}
    free = [one.code for one in provinces if one.path not in inside]
    return (*wilayah, *(offices[f"DINSOS-{c}"] for c in free if f"DINSOS-{c}" in offices))


def compile_content(rung: Rung, program: Program, period: Period, paper: Paper) -> Compilation:
    """Compile the first version of what a rung passes on about a month.

    Asked as the owner: what is counted was accepted by somebody else than whoever compiles.
    """
    sums = _sums(rung, program, period)
    counted, passed, known = _counted(rung, program, period)
    rows = tuple(_moved(program, row, sums.get(row.code)) for row in counted)
    missing = _missing(rung, program, period, sums, {row.code for row in rows}, known)
    whole = reconciliation.totals([program], [period.number], rung.roots)
    published = whole.get((program, period.number))
    amounts = amounts_of_sum(program, published) if published else (0,) * len(columns(program))
    units = published.terms["units"] if published else 0
    return Compilation(
        program=program,
        tier=rung.tier,
        number=paper.number,
        version=1,
        period=period,
        code=rung.code,
        name=rung.name,
        letterhead=paper.letterhead,
        date=paper.date,
        sender=Party(str(rung.office.id), rung.office.name),
        waterfall=added(program, (row.waterfall for row in rows)),
        counted=rows,
        passed=passed,
        missing=(*missing, *_of_no_region(program, sums.values(), units, amounts)),
        published_units=units,
        published=amounts,
        notes=paper.notes,
        training=paper.training,
    )


def corrected(
    content: Compilation, version: int, number: str, digest: str, old: Compilation
) -> Compilation:
    """Give a content as the correction of the one before it, with what differs and why."""
    rows = changed_rows(old, content)
    before = {row.code: row for row in old.counted}
    now = {row.code: row for row in content.counted}
    reasons = queries.corrections_of(
        (UUID(now[row.code].report_id), before[row.code].version if row.code in before else 0)
        for row in rows
        if row.code in now
    )
    return replace(
        content,
        version=version + 1,
        previous=Previous(number, version, old.date, digest),
        changed=tuple(_explained(row, now.get(row.code), reasons) for row in rows),
    )


def letterhead_of(rung: Rung, day: dt.date) -> Letterhead:
    """Give the head of a rung's letters: what it has set, else its name."""
    found = queries.letterhead(rung.office.id, day)
    if found is not None:
        return found
    if rung.tier is Tier.PROVINCE:
        place = rung.name.removeprefix("Provinsi ")
        return Letterhead(f"Pemerintah {rung.name}", "Dinas Sosial", (), place)
    ministry = _ministry()
    name = ministry.name if ministry else rung.office.name
    under = rung.office.name if rung.tier is Tier.WILAYAH else "Penanganan Fakir Miskin"
    return Letterhead(name, under, (), "Jakarta")


def _explained(
    row: ChangedRow, now: CountedRow | None, reasons: Mapping[UUID, tuple[int, tuple[str, ...]]]
) -> ChangedRow:
    if now is None:
        return replace(row, families=row.units_before)
    families, evidence = reasons.get(UUID(now.report_id), (row.units_after, ()))
    return replace(row, families=families, evidence=evidence)


def _sums(rung: Rung, program: Program, period: Period) -> dict[str, RegionSum]:
    found: dict[str, RegionSum] = {}
    for root in rung.roots:
        asked = reconciliation.sums_under([program], period.number, root, Level.KABKOTA)
        found |= asked.get(program, {})
    return found


def _counted(
    rung: Rung, program: Program, period: Period
) -> tuple[tuple[CountedRow, ...], tuple[PassedRow, ...], Mapping[str, Why]]:
    """Give what is counted, the letters that it came with, and why they left others out."""
    if rung.tier is Tier.PROVINCE:
        return tuple(_signed(program, period, rung.roots)), (), {}
    on = period.last_day
    offices = {one.id: one for one in offices_beneath(rung, on)}
    found = queries.accepted_compilations(program, period, offices)
    letters = sorted(found.items(), key=lambda pair: offices[pair[0]].code)
    rows = (row for _id, letter in letters for row in letter.content.counted)
    known = {row.code: row.why for one in found.values() for row in one.content.missing}
    passed = tuple(_passed(letter) for _id, letter in letters)
    return tuple(sorted(rows, key=lambda row: row.code)), passed, known


def _signed(program: Program, period: Period, roots: Iterable[str]) -> Iterator[CountedRow]:
    found = queries.accepted_reports(program, period, roots)
    codes = {*found, *(code[:2] for code in found)}
    listed = places.names(codes, period.last_day)
    names = {code: writing.region_name(listed.get(code, code)) for code in codes}
    for code, one in sorted(found.items()):
        yield CountedRow(
            code, names[code], names[code[:2]], str(one.id), one.number, one.version, one.digest,
            one.units, waterfall_from(program, one.figures), 0, (),
        )  # fmt: skip


def _passed(letter: AcceptedCompilation) -> PassedRow:
    one = letter.content
    return PassedRow(
        one.code, one.name, str(letter.id), one.number, one.version, letter.digest, one.units,
        one.amounts,
    )  # fmt: skip


def _moved(program: Program, row: CountedRow, now: RegionSum | None) -> CountedRow:
    signed = amounts_of(program, row.waterfall)
    current = amounts_of_sum(program, now) if now else (0,) * len(signed)
    units = now.terms["units"] if now else 0
    return replace(row, moved_units=units - row.units, moved=less(current, signed))


def _missing(
    rung: Rung,
    program: Program,
    period: Period,
    sums: Mapping[str, RegionSum],
    counted: set[str],
    known: Mapping[str, Why],
) -> tuple[MissingRow, ...]:
    """Give every kab/kota that owes a report and is not counted, with what is published of it."""
    states: dict[str, State | None] = {}
    for root in rung.roots:
        for one in queries.standings(period, root, period.last_day):
            if one.program is program:
                states[one.code] = one.state
    codes = sorted({*states, *sums, *known} - counted - {NO_REGION})
    listed = places.names({*codes, *(code[:2] for code in codes)}, period.last_day)
    names = {code: writing.region_name(name) for code, name in listed.items()}
    nothing = (0,) * len(columns(program))

    def why(code: str) -> Why:
        if rung.tier is Tier.PROVINCE:
            return WHY_OF_STATE.get(states.get(code), Why.NOT_ACCEPTED)
        nearest = Why.PROVINCE_OPEN if rung.tier is Tier.WILAYAH else Why.WILAYAH_OPEN
        return known.get(code, nearest)

    return tuple(
        MissingRow(
            code,
            names.get(code, code),
            names.get(code[:2], code[:2]),
            why(code),
            sums[code].terms["units"] if code in sums else 0,
            amounts_of_sum(program, sums[code]) if code in sums else nothing,
        )
        for code in codes
    )


def _of_no_region(
    program: Program, sums: Iterable[RegionSum], units: int, amounts: tuple[int, ...]
) -> tuple[MissingRow, ...]:
    rows = list(sums)
    rest = less(amounts, total((amounts_of_sum(program, one) for one in rows), len(amounts)))
    left = units - sum(one.terms["units"] for one in rows)
    if not left and not any(rest):
        return ()
    return (MissingRow(NO_REGION, _NO_REGION_NAME, "", Why.NO_REGION, left, rest),)


def _wilayah_over(path: str, on: dt.date) -> Organisation | None:
    found = parties.reaches("ministry_wilayah", on)
    return next((one for one, reach in found.items() if path in reach), None)


def _ministry() -> Organisation | None:
    return next(iter(parties.organisations(kinds=("ministry",))), None)
