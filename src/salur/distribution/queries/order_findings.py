"""What is wrong with the order that an office received for a month, family by family."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from salur.distribution.queries.orders import PAGE, LeftOutCount
from salur.kernel.sql_text import sql_text

FindingKey = tuple[str, str, str]


@dataclass(frozen=True)
class OrderFinding:
    """One family that a received order pays and may not, or leaves out and should pay."""

    kode_wilayah: str
    id_kpm: str
    finding: str
    lines: int
    amount_idr: int


def order_findings_page(
    cycle_id: UUID, *, finding: str = "", after: FindingKey | None = None, limit: int = PAGE
) -> tuple[OrderFinding, ...]:
    """Give the next families by desa and id, of one finding or of all, as last looked at."""
    code, id_kpm, last = after or ("", "", "")
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("distribution", "orders/findings_page"),
            {
                "cycle": cycle_id,
                "finding": finding or None,
                "code": code,
                "id_kpm": id_kpm,
                "last": last,
                "limit": limit,
            },
        )
        return tuple(OrderFinding(*row) for row in cursor.fetchall())


def order_finding_counts(cycle_id: UUID) -> tuple[LeftOutCount, ...]:
    """Give how often each finding was made when the order was last looked at."""
    with connection.cursor() as cursor:
        cursor.execute(sql_text("distribution", "orders/finding_counts"), {"cycle": cycle_id})
        return tuple(LeftOutCount(*row) for row in cursor.fetchall())
