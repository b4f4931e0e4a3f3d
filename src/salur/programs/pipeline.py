"""The steps by which parameters, quotas and lists are written: sets in SQL, as the owner."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text
from salur.programs.domain import AreaLine, Parameter, QuotaClaim, Turn
from salur.programs.queries import FrozenList
from salur.registry.domain import code_range
from salur.registry.queries import stage_reached


def insert_parameter(new: Parameter, *, lenient: bool = False) -> int:
    """Insert a parameter; a lenient insert leaves out one that overlaps. Gives 0 or 1."""
    name = "seed_parameter" if lenient else "insert_parameter"
    with connection.cursor() as cursor:
        cursor.execute(sql_text("programs", name), vars(new))
        return int(cursor.rowcount)


def end_parameter(new: Parameter) -> None:
    """End the value that holds on the day before `new` begins, and has no end of its own."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("programs", "end_parameter"), vars(new))


def load_quota_claims(claims: Iterable[QuotaClaim], *, evidence: UUID | None) -> tuple[int, int]:
    """Keep `claims`; give how many were new, and how many regions and months they contradict."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("programs", "quota_incoming"))
        with cursor.copy(
            "COPY programs_quota_incoming (program, period, kode_wilayah, path, kpm, no_sk)"
            " FROM STDIN"
        ) as copy:
            for claim in claims:
                copy.write_row(
                    (
                        claim.program,
                        claim.period,
                        claim.kode_wilayah,
                        RegionCode(claim.kode_wilayah).path,
                        claim.kpm,
                        claim.no_sk,
                    )
                )
        cursor.execute(sql_text("programs", "load_quotas"), {"evidence": evidence})
        added, contradicted = cursor.fetchone()
    return added, contradicted


def supersede_quotas(
    *,
    program: Program,
    period: Period,
    kode_wilayah: str,
    kpm: int,
    reason: str,
    at: dt.datetime,
) -> tuple[bool, int]:
    """Supersede all claims but `kpm`; say whether anybody claims it, and how many fell."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "supersede_quotas"),
            {
                "program": program,
                "period": period.number,
                "kode_wilayah": kode_wilayah,
                "kpm": kpm,
                "reason": reason,
                "at": at,
            },
        )
        kept, superseded = cursor.fetchone()
    return kept, superseded


def lock_month(period: Period) -> None:
    """Make the month's partition where there is none, and let nobody else freeze this month.

    Freezing takes a second per kab/kota: the wait is short, and no two lists take the same family.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT programs_open_period(%s)", [period.number])
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"programs.list {period}"]
        )


def lock_places(code: str) -> None:
    """Let nobody else give or free a place in the province of a kab/kota until this ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"programs.places {code[:2]}"]
        )


def lock_areas(kabkota: Iterable[str]) -> None:
    """Let nobody else freeze a list of these kab/kota, or turn their areas, until this ends."""
    with connection.cursor() as cursor:
        for code in sorted(set(kabkota)):
            cursor.execute("SELECT programs_lock_area(%s)", [code])


def draft_list(
    *, program: Program, period: Period, kode_wilayah: str, entitled: int, within: tuple[str, ...]
) -> int:
    """Draft a list from the staged families; give how many it holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "draft_list"),
            {
                **_month_of(program, period, kode_wilayah),
                "before": period.shift(-1).number,
                "entitled": entitled,
                "within": list(within),
            },
        )
        cursor.execute("SELECT count(*) FROM programs_draft")
        return int(cursor.fetchone()[0])


def say_out_of_area(taken: FrozenList) -> tuple[int, int]:
    """Keep why the draft has families of other areas, and whom the month leaves out; count both."""
    month = Period.from_number(taken.period)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "out_of_area"),
            {**_month_of(taken.program, month, taken.kode_wilayah), "list": taken.id},
        )
        kept, left_out = cursor.fetchone()
    return int(kept), int(left_out)


def unexplained(taken: FrozenList) -> int:
    """Count who is on no list, without a reason, though the list of their area is frozen."""
    month = Period.from_number(taken.period)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "unexplained"), _month_of(taken.program, month, taken.kode_wilayah)
        )
        return int(cursor.fetchone()[0])


def insert_decision(values: Mapping[str, Any], lines: Sequence[AreaLine]) -> None:
    """Keep a decision about areas with its lines."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "insert_decision"),
            {
                **values,
                "desa": [one.kode_wilayah for one in lines],
                "paths": [RegionCode(one.kode_wilayah).path for one in lines],
                "programs": [str(one.program) for one in lines],
                "firsts": [one.first.number if one.first else None for one in lines],
            },
        )


def replace_turns(
    decision: UUID, desa: Sequence[str], turns: Sequence[Turn], *, frozen: int
) -> None:
    """Take back what was announced for `desa` after the month `frozen`, and write `turns`."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("programs", "clear_turns"), {"desa": list(desa), "frozen": frozen})
        cursor.execute(
            sql_text("programs", "insert_turns"),
            {
                "decision": decision,
                "desa": [one.kode_wilayah for one in turns],
                "months": [one.month for one in turns],
                "programs": [str(one.program) for one in turns],
                "paths": [RegionCode(one.kode_wilayah).path for one in turns],
            },
        )


def carry_turns(heirs: Mapping[str, str], period: Period) -> None:
    """Let the programmes of desa follow the codes that succeed them from `period` on."""
    lock_areas(code[:4] for code in heirs.values() if len(code) == 10)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "carry_turns"),
            {
                "olds": list(heirs),
                "news": list(heirs.values()),
                "paths": [RegionCode(code).path for code in heirs.values()],
                "period": period.number,
            },
        )


def _month_of(program: Program, period: Period, kode_wilayah: str) -> dict[str, Any]:
    lowest, highest = code_range(RegionCode(kode_wilayah).path)
    return {
        "program": program,
        "period": period.number,
        "kode_wilayah": kode_wilayah,
        "lowest": lowest,
        "highest": highest,
    }


def listed_already(period: Period) -> tuple[int, list[str]]:
    """Give how many of the draft are on a list of the month already, and the first five."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("programs", "listed_already"), {"period": period.number})
        count, examples = cursor.fetchone()
    return count, examples or []


def count_reach(list_id: UUID, period: int, path: str, at: dt.datetime) -> None:
    """Count of a list's desa how many families have an account and hold a card, as of now."""
    stage_reached(path)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "count_reach"), {"list": list_id, "period": period, "at": at}
        )


def insert_list(taken: FrozenList) -> tuple[str, int, int, int]:
    """Freeze the draft under the names in `taken`; give hash, families, payable, entitled."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "freeze_list"),
            {
                "list": taken.id,
                "program": taken.program,
                "period": taken.period,
                "kode_wilayah": taken.kode_wilayah,
                "path": taken.path,
                "at": taken.taken_at,
                "evidence": taken.evidence,
            },
        )
        sha256, families, payable, entitled = cursor.fetchone()
    return sha256, families, payable, entitled
