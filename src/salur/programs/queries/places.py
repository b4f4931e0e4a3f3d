"""What quotas hold from a month on, for whoever fills or frees places."""

from django.db import connection

from salur.kernel.period import Period
from salur.kernel.sql_text import sql_text
from salur.programs.domain import QuotaOfMonth


def quotas_from(code: str, first: Period) -> tuple[QuotaOfMonth, ...]:
    """Give every quota that counts for families of a kab/kota, in `first` and later months.

    Its own, those within it and its province's; of two programmes together, a family being in one
    of them, except where the newest lists are all of one that has a quota.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql_text("programs", "quotas_from"), {"code": code, "first": first.number})
        return tuple(QuotaOfMonth(*row) for row in cursor.fetchall())
