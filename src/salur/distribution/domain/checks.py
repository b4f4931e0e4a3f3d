"""What the field finds of a family that got nothing in a month, and what a record may say."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from salur.kernel.period import Period

CAUSES = (
    "SALDO_GANTUNG", "EDC", "KARTU_RUSAK", "PIN_TERBLOKIR", "KARTU_BELUM_DITERIMA", "MENINGGAL",
    "PINDAH", "TIDAK_DITEMUKAN", "MENOLAK", "BELUM_BERBELANJA", "LAIN",
)  # fmt: skip
# What says nothing of why: counts only where nothing else is known.
VAGUE = ("LAIN", "BELUM_BERBELANJA")
# After which the list has to change, which a berita acara does.
OF_THE_LIST = frozenset({"MENINGGAL", "PINDAH", "TIDAK_DITEMUKAN", "MENOLAK"})
LONGEST_NOTE = 500


@dataclass(frozen=True)
class CheckRow:
    """One row of an accepted file of checks, read."""

    row: int
    id_kpm: str
    period: int
    cause: str
    said_on: dt.date
    note: str


@dataclass(frozen=True)
class CheckRecord:
    """One check that a person records; `record` is made by whoever records, once for a visit."""

    record: UUID
    id_kpm: str
    cause: str
    said_on: dt.date
    note: str = ""


def is_day_possible(day: dt.date, period: Period, today: dt.date) -> bool:
    """Say whether somebody can have checked a month's aid on a day: not before it, nor ahead."""
    return period.first_day <= day <= today
