"""The questions about the waiting list."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text

PAGE = 50


@dataclass(frozen=True)
class WaitingFamily:
    """One family that waits for a place: since when, by which berita acara, when last verified."""

    id: UUID
    id_kpm: str
    kode_wilayah: str
    name: str
    waiting_since: dt.date
    no_ba: str
    verified_on: dt.date | None
    payable: bool

    @property
    def after_key(self) -> tuple[dt.date, str]:
        """Where the next page begins."""
        return self.waiting_since, self.id_kpm


def waiting_list(
    path: str, *, after: tuple[dt.date, str] | None = None, limit: int = PAGE
) -> tuple[WaitingFamily, ...]:
    """Give the next `limit` families that wait at or under `path`, by berita acara and id."""
    day, id_kpm = after or (None, "")
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "changing/waiting"),
            {"path": path, "day": day, "id_kpm": id_kpm, "limit": limit},
        )
        return tuple(WaitingFamily(*row) for row in cursor.fetchall())
