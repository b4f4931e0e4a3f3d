"""The questions about the waiting list."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text

PAGE = 50
# Where a family stands: whether before all others, since when, and which it is.
Place = tuple[bool, dt.date, str]


@dataclass(frozen=True)
class WaitingFamily:
    """One family that waits for a place: since when, by which berita acara, when last verified.

    `first` is whoever left, fell back, and waits before all others.
    """

    id: UUID
    id_kpm: str
    kode_wilayah: str
    name: str
    waiting_since: dt.date
    no_ba: str
    verified_on: dt.date | None
    payable: bool
    first: bool

    @property
    def after_key(self) -> Place:
        """Where the next page begins."""
        return self.first, self.waiting_since, self.id_kpm


def waiting_list(
    path: str, *, after: Place | None = None, limit: int = PAGE
) -> tuple[WaitingFamily, ...]:
    """Give the next `limit` families that wait at or under `path`, who comes next first."""
    first, day, id_kpm = after or (False, None, "")
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "changing/waiting"),
            {"path": path, "first": first, "day": day, "id_kpm": id_kpm, "limit": limit},
        )
        return tuple(WaitingFamily(*row) for row in cursor.fetchall())
