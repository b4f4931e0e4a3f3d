"""The lines by which families leave, and how families stand now: for whoever follows them."""

import datetime as dt
from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from salur.kernel.sql_text import sql_text


def graduations_to_endorse(ids: Iterable[str], *, by: UUID, at: dt.datetime) -> dict[str, int]:
    """Give by id_kpm the line by which a family leaves that `by` wrote at `at`, to be endorsed."""
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("registry", "graduating/to_endorse"), {"ids": list(ids), "by": by, "at": at}
        )
        return dict(cursor.fetchall())


def stage_graduations() -> None:
    """Put the lines by which the families of `registry_asked_family` leave into a table.

    Those that were endorsed, applied, refused or withdrawn. `registry_graduation` (change, kind,
    state, id_kpm, family, kode_wilayah, path, no_ba, tanggal_ba, asked, effective, verified_by)
    is temporary, belongs to the caller's role and is gone at commit.
    """
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "graduating/stage_graduations"))


def stage_families_now() -> None:
    """Put how the families of `registry_asked_family` stand now into `registry_family_now`.

    Both temporary tables are the caller's role's: asked (family), now (family, kode_wilayah, path,
    ended_from, waits, filled_by, filled_from, filled_no_ba, filled_tanggal_ba).
    """
    with connection.cursor() as cursor:
        cursor.execute(sql_text("registry", "graduating/stage_now"))
