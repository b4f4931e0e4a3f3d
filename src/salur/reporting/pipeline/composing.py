"""Composes a berita acara out of what is published: sums that were kept, never families."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import Level
from salur.parties import queries as parties
from salur.places import queries as places
from salur.reconciliation import queries as reconciliation
from salur.reconciliation.domain.bpnt import BPNT_CLASSES
from salur.reconciliation.domain.matters import RESOLUTIONS, CarryOver
from salur.reconciliation.domain.rastra import GAPS, RASTRA_CLASSES
from salur.reconciliation.queries import ExceptionSum, RegionSum, Version
from salur.reporting.domain import writing
from salur.reporting.domain.berita_acara import BeritaAcara, columns
from salur.reporting.domain.parts import (
    AreaRow,
    CarriedRow,
    ClassRow,
    ExceptionRow,
    Letterhead,
    Party,
    Region,
    Share,
)
from salur.reporting.domain.waterfall import MoneyWaterfall, RiceWaterfall, Waterfall
from salur.reporting.pipeline.basis import evidence_rows, files_of, held_back_rows
from salur.reporting.pipeline.contesting import contested_rows, standing_contests

_NO_REGION = "Tanpa desa/kelurahan"
_NO_BANK = "Tanpa perintah"
OWNERS = {
    "bank": "Bank penyalur",
    "bulog": "Perum Bulog",
    "kabkota": "Pemerintah kabupaten/kota",
    "dinsos": "Dinas Sosial",
    "nobody_yet": "Dalam masa tenggang",
    "none": "–",
}


@dataclass(frozen=True)
class Paper:
    """What the office decides about the letter: its number, day, head, words of its own."""

    number: str
    date: dt.date
    letterhead: Letterhead
    notes: tuple[str, ...]
    training: bool


def parties_of(version: Version) -> tuple[Party, ...]:
    """Give who must sign: the Dinas Sosial, then each bank or Bulog that served the month.

    A bank that took orders without being recorded as serving the kab/kota signs too.
    """
    day = Period.from_number(version.period).last_day
    office = parties.office_of(version.code)
    if version.program == Program.RASTRA:
        bulog = parties.bulog_serving(version.code, day)
        others = [] if bulog is None else [bulog]
    else:
        others = list(parties.banks_serving(version.code, day))
        known = {one.code for one in others}
        sums = reconciliation.sums_by_bank(version.program, version.period, version.path)
        named = (parties.organisation_by_code(s.bank) for s in sums if s.bank not in known)
        others += [one for one in named if one is not None]
    return tuple(Party(str(one.id), one.name) for one in (office, *others) if one is not None)


def compose(version: Version, paper: Paper) -> BeritaAcara:
    """Compose the first version of the letter about what `version` published.

    `version` is the current one: the kept sums are of it, and would not add up to an older one.
    """
    program, path = Program(version.program), version.path
    period = Period.from_number(version.period)
    asked = (version.program, version.period, path)
    total = reconciliation.total(*asked)
    shares = reconciliation.sums_by_bank(*asked) if program is Program.BPNT else ()
    labels = _class_labels(program)
    files = files_of(version.evidence)
    return BeritaAcara(
        program=program,
        number=paper.number,
        version=1,
        period=period,
        region=_region(version.code, period.last_day),
        letterhead=paper.letterhead,
        date=paper.date,
        parties=parties_of(version),
        waterfall=waterfall_of(program, total),
        classes=_classes(program, reconciliation.sums_by_class(*asked), labels),
        shares=tuple(Share(_bank(one.bank), waterfall_of(program, one)) for one in shares),
        areas=_areas(program, total, reconciliation.sums_by_region(*asked, Level.DESA), period),
        exceptions=_exceptions(program, reconciliation.exceptions_up_to(*asked), labels),
        held_back=held_back_rows(files),
        evidence=evidence_rows(files),
        notes=(*paper.notes, *matched_notes(program, version)),
        training=paper.training,
        contested=contested_rows(standing_contests(program, period, version.code, path)),
        carried=carried_rows(reconciliation.carried_over(*asked)),
    )


def matched_notes(program: Program, version: Version) -> tuple[str, ...]:
    """Say how many credits rest on pairs of accounts that people accepted, if any do."""
    if program is not Program.BPNT:
        return ()
    found = reconciliation.matched_credits(version.code, version.period)
    units = sum(one[0] for one in found.values())
    if not units:
        return ()
    rupiah = writing.rupiah(sum(one[1] for one in found.values()))
    per_bank = ", ".join(f"{bank} {writing.count(one[0])}" for bank, one in found.items())
    return (
        f"{writing.count(units)} rekening dengan kredit {rupiah} dihitung menurut padanan nomor"
        f" rekening yang diterima dua orang ({per_bank}).",
    )


def waterfall_of(program: Program, sums: RegionSum) -> Waterfall:
    """Give kept sums as a waterfall; DoesNotAddUp where they contradict each other."""
    t = sums.terms
    if program is Program.RASTRA:
        quota, requested, released = t["quota_g"], t["requested_g"], t["released_g"]
        arrived, handed = t["arrived_g"], t["handed_g"]
        return RiceWaterfall(
            quota=quota, requested=requested, released=released, arrived=arrived,
            rejected=t["rejected_g"], handed=handed, gap_requested=quota - requested,
            gap_released=requested - released, gap_arrived=released - arrived,
            gap_handed=arrived - handed,
        )  # fmt: skip
    names = MoneyWaterfall.__dataclass_fields__.keys() - {"balance"}
    return MoneyWaterfall(**{name: t[name] for name in names}, balance=sums.balance)


def amounts_of(program: Program, sums: RegionSum) -> tuple[int, ...]:
    """Give the amounts of `columns(program)` of one sum."""
    terms = {**sums.terms, "balance": sums.balance}
    suffix = "" if program is Program.BPNT else "_g"
    return tuple(terms[name + suffix] for name in columns(program))


def _classes(
    program: Program, sums: Iterable[RegionSum], labels: Mapping[int, tuple[str, str]]
) -> tuple[ClassRow, ...]:
    """Every class has its row, also where nothing is in it."""
    by = {one.klass: one for one in sums}
    nothing = (0,) * len(columns(program))
    return tuple(
        ClassRow(code, label, by[n].terms["units"], amounts_of(program, by[n]))
        if n in by
        else ClassRow(code, label, 0, nothing)
        for n, (code, label) in labels.items()
    )


def _exceptions(
    program: Program, sums: Iterable[ExceptionSum], labels: Mapping[int, tuple[str, str]]
) -> tuple[ExceptionRow, ...]:
    """Tell money by its class, rice by the gap between two stages, each with its owner."""
    gaps = {gap.code.removesuffix("_g"): gap.label.id for gap in GAPS}  # as exceptions name them
    found: dict[tuple[str, str], tuple[int, int, int]] = {}
    for one in sums:
        money = program is Program.BPNT
        cause = labels[one.klass][1] if money else gaps.get(one.cause, one.cause)
        key = (cause, OWNERS.get(one.owner, one.owner))
        count, carried, amount = found.get(key, (0, 0, 0))
        found[key] = (count + one.count, carried + one.carried, amount + one.amount)
    return tuple(ExceptionRow(*key, *figures) for key, figures in found.items())


def carried_rows(of: CarryOver) -> tuple[CarriedRow, ...]:
    """Give a month's carry-over as lines; none where nothing was carried, came or ended."""
    if not of.opening.count and not of.new.count:
        return ()
    ended = ((str(kind), RESOLUTIONS[kind].id, amount) for kind, amount in of.resolved.items())
    lines = (
        ("opening", "Terbuka pada awal bulan", of.opening),
        ("new", "Baru pada bulan ini", of.new),
        *ended,
        ("closing", "Terbuka pada akhir bulan", of.closing),
    )
    return tuple(CarriedRow(kind, label, one.count, one.amount) for kind, label, one in lines)


def _class_labels(program: Program) -> dict[int, tuple[str, str]]:
    if program is Program.BPNT:
        return {one.number: (one.code, one.label.id) for one in BPNT_CLASSES}
    return {one.number: (one.code, one.label.id) for one in RASTRA_CLASSES}


def _areas(
    program: Program, total: RegionSum, sums: tuple[RegionSum, ...], period: Period
) -> tuple[AreaRow, ...]:
    """Give a row per desa by kecamatan, and one for what is of no known desa, if any is."""
    codes = {s.code for s in sums} | {s.code[:6] for s in sums}
    names = places.names(codes, period.last_day)
    written = {code: writing.region_name(names.get(code, code)) for code in codes}
    rows = [
        AreaRow(
            s.code, written[s.code], written[s.code[:6]], s.terms["units"], amounts_of(program, s)
        )
        for s in sums
    ]
    units = total.terms["units"] - sum(row.units for row in rows)
    amounts = list(amounts_of(program, total))
    for row in rows:
        amounts = [whole - part for whole, part in zip(amounts, row.amounts, strict=True)]
    if rows and (units or any(amounts)):
        rows.append(AreaRow("-", _NO_REGION, _NO_REGION, units, tuple(amounts)))
    return tuple(rows)


def _region(code: str, day: dt.date) -> Region:
    names = places.names((code, code[:2]), day)
    return Region(
        code,
        writing.region_name(names.get(code, code)),
        writing.region_name(names.get(code[:2], code[:2])),
    )


def _bank(name: str) -> str:
    return _NO_BANK if name == "-" else name


def default_letterhead(code: str, day: dt.date) -> Letterhead:
    """Give the head of an office that has set none: its name, and letters dated at its region."""
    name = _region(code, day).name
    return Letterhead(f"Pemerintah {name}", "Dinas Sosial", (), name.removeprefix("Kabupaten "))


def party_ids(content: BeritaAcara) -> list[UUID]:
    """Give the organisations that must sign, the office first."""
    return [UUID(party.organisation_id) for party in content.parties]
