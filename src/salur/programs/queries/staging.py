"""Relations that the lists stage for the SQL of others: temporary, gone at commit."""

from django.db import connection

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text
from salur.registry.domain import code_range


def stage_listed(program: Program, period: Period, path: str) -> None:
    """Put the families of a month's frozen lists at or under `path` into `programs_listed`.

    The temporary table (id_kpm, kode_wilayah, path, payable, entitled) is the caller's role's.
    """
    lowest, highest = code_range(path)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "stage_listed"),
            {"program": program, "period": period.number, "lowest": lowest, "highest": highest},
        )


def stage_programs(path: str) -> None:
    """Put which programme each desa at or under `path` is under from when into a table.

    `programs_of_region` (code, first, until, program) is temporary and the caller's role's: a desa
    as decided, and a kab/kota as its lists say; `until` is the month after, NULL for no end.
    """
    lowest, highest = code_range(path)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("programs", "stage_programs"), {"lowest": lowest, "highest": highest}
        )
