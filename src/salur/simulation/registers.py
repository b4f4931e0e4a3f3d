"""What region and population office send about the families: quotas, matches, changes."""

from collections.abc import Iterable, Sequence

from salur.kernel.period import Period
from salur.simulation.assumptions import BPNT, Area
from salur.simulation.chance import stream
from salur.simulation.population import Family, Settlement

_STATUS = {
    "nik_shared": "GANDA",
    "nik_malformed": "TIDAK_VALID",
    "nik_filler": "TIDAK_VALID",
    "nik_damaged": "TIDAK_VALID",
}
_REPLACED = "identifier_damaged_by_spreadsheet"


def quota_rows(
    settlements: Sequence[Settlement], period: Period, conflicts: Iterable[str]
) -> list[str]:
    """Write the quotas of a kab/kota: its own rows per programme, then those of its desa."""
    rows: list[str] = []
    by_program: dict[str, list[Settlement]] = {}
    for settlement in settlements:
        by_program.setdefault(settlement.area.program(period), []).append(settlement)
    for program, members in by_program.items():
        kab = members[0].area.kab
        total = sum(member.quota for member in members)
        when = quota_span(members[0].area, period) if len(members) == 1 else str(period)
        rows.append(f"{kab},{program},{when},{total},SK-{kab}-{period.year}")
        for member in members:
            span = quota_span(member.area, period)
            late = f"{period.year}-02..{span[-7:]}"
            for village in member.villages:
                when = late if village.late_quota and span.startswith(f"{period.year}-01") else span
                rows.append(
                    f"{village.code},{program},{when},{village.quota},SK-{kab}-{period.year}"
                )
    quotas = {v.code: v.quota for s in settlements for v in s.villages}
    rows.extend(
        f"{code},RASTRA,{period},{quotas[code] + 2},SK-{code[:4]}-{period.year}-REVISI"
        for code in sorted(conflicts)
    )
    return rows


def quota_span(area: Area, period: Period) -> str:
    """Give the months of this year in which the area has the programme it has now."""
    begin, end = Period(period.year, 1), Period(period.year, 12)
    if area.program(period) == BPNT:
        begin = max(begin, area.bpnt_from)
    else:
        end = min(end, area.bpnt_from.shift(-1))
    return str(begin) if begin == end else f"{begin}..{end}"


def match_rows(families: Iterable[Family], seed: int, kab: str, faults: float, day: str) -> str:
    """Write the population office's match of every number there is."""
    rnd = stream(seed, kab, "dukcapil").random
    rows: list[str] = []
    for family in families:
        person = family.person
        if not person.nik:
            continue
        status = _STATUS.get(person.fault, "PADAN")
        if family.trait == "deceased":
            status = "MENINGGAL"
        elif status == "PADAN" and rnd() < 0.02 * faults:
            status = "BEDA_NAMA" if rnd() < 0.5 else "TIDAK_DITEMUKAN"
        rows.append(f"{person.nik},{status},{day}")
    return as_text(rows)


def employer_rows(families: Iterable[Family], day: str) -> list[str]:
    """Write who stands on an employer's list."""
    return [
        f"{family.person.nik},PERANGKAT_DESA,PEMERINTAH DESA,{day}"
        for family in families
        if family.trait == "employee" and family.person.nik
    ]


def change_rows(families: Iterable[Family], kab: str, day: str, effective: Period) -> list[str]:
    """Write the endorsed removals of the deceased; they take effect after the run."""
    return [
        f"BA-{kab}-01,{day},{family.desa},{family.id_kpm},{effective},HAPUS,MENINGGAL,,,"
        for family in families
        if family.trait == "deceased"
    ]


def proposal_rows(families: Iterable[Family], kab: str, day: str) -> list[str]:
    """Write the families that the villages propose."""
    return [f"{family.row},BA-{kab}-02,{day}" for family in families]


def fault_rows(families: Iterable[Family]) -> list[str]:
    """Write the truth about the register: which family bears which seeded fault."""
    return [
        f"{family.id_kpm},{_REPLACED if fault == 'nik_damaged' else fault}"
        for family in families
        if (fault := family.person.fault)
    ]


def as_text(rows: Sequence[str]) -> str:
    """Join rows to the text of a file, without its header."""
    return "\n".join(rows) + "\n" if rows else ""
