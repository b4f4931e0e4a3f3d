"""Reconciling Rastra, contracts.md §4, read top to bottom.

Findings about lines are counted in lines: `replayed_line`, `quota_conflict`,
`family_unknown`, `other_program`, `other_period` (not for `kuota`, a table of many months),
`not_shared_out`. `quota_unfilled` counts quotas, the rest families.
Units bear `replayed_line` and `quota_conflict` where a line of their own code covers the
period, `quota_unfilled` where the quota is the desa's own, and `not_shared_out`.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from salur.kernel.period import Period
from tests.oracle.bpnt_families import listed_regions
from tests.oracle.lines import HeldBack, Line, Read, Row, read_lines
from tests.oracle.rastra_classes import CLASSES, class_of
from tests.oracle.rastra_families import families_of
from tests.oracle.rastra_quota import conflicting, quota_kpm, unfilled
from tests.oracle.rastra_result import (
    DEFAULTS,
    Grams,
    RastraFamily,
    RastraParameters,
    RastraResult,
    RastraUnit,
    Unfilled,
)
from tests.oracle.rastra_split import (
    Amounts,
    Quota,
    added,
    desa_asking,
    month_of_range,
    shared_out,
)
from tests.oracle.references import without_replays


@dataclass
class _Books:
    """What is known before units are made: findings by desa, counts, what was held back."""

    period: Period
    listed: dict[str, str]
    held_back: dict[str, HeldBack]
    counts: Counter[str] = field(default_factory=Counter)
    findings: dict[str, set[str]] = field(default_factory=dict)

    def note(self, finding: str, line: Line, code: str) -> None:
        """Count a finding about a line, and put it on the unit whose period it covers."""
        self.counts[finding] += 1
        if self.covers(line):
            self.findings.setdefault(code, set()).add(finding)

    def covers(self, line: Line) -> bool:
        first, last = line["periode"]
        return bool(first <= self.period <= last)

    def hold_back(self, contract: str, lines: Iterable[Line], amount: str) -> None:
        for line in lines:
            self.held_back[contract] = self.held_back[contract].plus(line[amount])

    def desa_of(self, line: Line) -> str:
        return line.get("kode_wilayah") or self.listed[line["id_kpm"]]

    def usable(self, lines: Iterable[Line]) -> list[Line]:
        """Set other programmes aside, then replays."""
        every = list(lines)
        of_program = [line for line in every if line["program"] == "RASTRA"]
        self.counts["other_program"] += len(every) - len(of_program)
        kept, replays = without_replays(of_program)
        for line in replays:
            self.note("replayed_line", line, self.desa_of(line))
        return kept


def reconcile_rastra(
    period: str,
    kuota: Sequence[Row],
    spa: Sequence[Row],
    do: Sequence[Row],
    bast: Sequence[Row],
    serah: Sequence[Row],
    families: Sequence[Row],
    *,
    parameters: RastraParameters = DEFAULTS,
    known_regions: Collection[str] | None = None,
) -> RastraResult:
    """Reconcile raw rows; rows of one party from several files stand in one list."""
    rows = {"kuota": kuota, "spa": spa, "do": do, "bast": bast, "serah": serah, "kpm": families}
    read = {name: read_lines(name, given, known_regions) for name, given in rows.items()}
    books = _Books(
        period=Period.parse(period),
        listed=listed_regions(read["kpm"].lines),
        held_back={name: given.held_back for name, given in read.items()},
    )
    quota = _quota(books, read["kuota"].lines)
    handed, strangers = _handed(books, read["serah"].lines)
    grams = _grams(books, quota, read, handed, parameters)
    short_of_list = unfilled(quota, books.listed, books.period)
    units = _units(books, grams, short_of_list)
    families_rows = families_of(books.listed, handed, strangers, parameters.ration_g)
    return _result(books, units, families_rows, short_of_list, read)


def _quota(books: _Books, lines: Iterable[Line]) -> dict[tuple[str, Period], int]:
    kept = books.usable(lines)
    wrong = conflicting(kept)
    for line in wrong:
        books.note("quota_conflict", line, line["kode_wilayah"])
    books.hold_back("kuota", wrong, "kpm")
    return quota_kpm([line for line in kept if line not in wrong])


def _handed(books: _Books, lines: Iterable[Line]) -> tuple[list[Line], list[Line]]:
    """Give the period's hand-overs to listed families, and those to families not listed.

    Decision: `family_unknown` holds a line back before replays and periods are looked at.
    """
    every = list(lines)
    unknown = [
        line for line in every if line["program"] == "RASTRA" and line["id_kpm"] not in books.listed
    ]
    books.counts["family_unknown"] += len(unknown)
    books.hold_back("serah", unknown, "kg")
    kept = _of_period(books, books.usable(line for line in every if line not in unknown))
    strangers = [line for line in without_replays(unknown)[0] if books.covers(line)]
    return kept, strangers


def _of_period(books: _Books, lines: Iterable[Line]) -> list[Line]:
    every = list(lines)
    kept = [line for line in every if books.covers(line)]
    books.counts["other_period"] += len(every) - len(kept)
    return kept


def _grams(
    books: _Books,
    quota: Quota,
    read: Mapping[str, Read],
    handed: Sequence[Line],
    parameters: RastraParameters,
) -> dict[str, Grams]:
    """Give every quantity of the period, by desa."""
    spa, do, bast = (_of_period(books, books.usable(read[n].lines)) for n in ("spa", "do", "bast"))
    requested = added(spa, "kg")
    for line in (*do, *bast):
        code = line["kode_wilayah"]
        if len(code) == 6 and not desa_asking(code, line["periode"], requested):
            books.note("not_shared_out", line, code)
    bast = [{**line, "kg_diterima": line["kg"] - line["kg_ditolak"]} for line in bast]
    # A is split as one quantity, and X likewise; G is their sum.
    rapels: dict[str, Amounts] = {
        "requested": requested,
        "released": shared_out(do, "kg", requested),
        "arrived": shared_out(bast, "kg_diterima", requested),
        "rejected": shared_out(bast, "kg_ditolak", requested),
    }
    grams: dict[str, Grams] = {}
    for quantity, amounts in rapels.items():
        for (code, months), total in amounts.items():
            part = month_of_range(total, code, months, quota, books.period)
            grams[code] = grams.get(code, Grams()) + Grams(**{quantity: part})
    for code, kpm in _kpm_of_desa(books, quota, parameters).items():
        grams[code] = grams.get(code, Grams()) + Grams(quota=kpm * parameters.ration_g)
    for line in handed:
        code = books.listed[line["id_kpm"]]
        grams[code] = grams.get(code, Grams()) + Grams(handed=line["kg"])
    return grams


def _kpm_of_desa(books: _Books, quota: Quota, parameters: RastraParameters) -> Mapping[str, int]:
    """Give the families that Q stands for, by desa.

    Decision: the months of a rapel are weighed by `kuota` in either case.
    """
    if parameters.quota_is_list:
        return Counter(code for code in books.listed.values() if len(code) == 10)
    return {
        code: kpm
        for (code, month), kpm in quota.items()
        if month == books.period and len(code) == 10
    }


def _units(
    books: _Books, grams: Mapping[str, Grams], short_of_list: Mapping[str, Unfilled]
) -> dict[str, RastraUnit]:
    units = {}
    for code, quantities in sorted(grams.items()):
        if quantities == Grams():
            continue
        findings = set(books.findings.get(code, ()))
        if code in short_of_list:
            findings.add("quota_unfilled")
        units[code] = RastraUnit(
            kode_wilayah=code,
            periode=books.period,
            cls=class_of(quantities),
            findings=tuple(sorted(findings)),
            grams=quantities,
        )
    return units


def _result(
    books: _Books,
    units: dict[str, RastraUnit],
    families: dict[str, RastraFamily],
    short_of_list: dict[str, Unfilled],
    read: Mapping[str, Read],
) -> RastraResult:
    counts = Counter(books.counts)
    counts["quota_unfilled"] = len(short_of_list)
    for family in families.values():
        counts.update(family.findings)
    regions: dict[str, Grams] = {}
    for unit in units.values():
        kab = unit.kode_wilayah[:4]
        regions[kab] = regions.get(kab, Grams()) + unit.grams
    classes = Counter(unit.cls for unit in units.values())
    return RastraResult(
        period=books.period,
        units=units,
        families=families,
        unfilled=short_of_list,
        totals=sum((unit.grams for unit in units.values()), Grams()),
        regions=regions,
        classes={name: classes[name] for name in CLASSES},
        findings={name: times for name, times in sorted(counts.items()) if times},
        held_back=books.held_back,
        faults={name: given.faults for name, given in read.items()},
    )
