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
