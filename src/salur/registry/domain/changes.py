"""The life of a change: what it may be, which step follows which, when it begins to hold.

Only a berita acara changes who is on the next list. A change is proposed, agreed on in the village
meeting (musdes), endorsed by the regent's office, and applied when its month has come.
"""

import datetime as dt
import enum
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from salur.kernel.period import Period


class State(enum.StrEnum):
    """How far a change is."""

    PROPOSED = "PROPOSED"
    VERIFIED = "VERIFIED"
    ENDORSED = "ENDORSED"
    APPLIED = "APPLIED"
    REFUSED = "REFUSED"
    WITHDRAWN = "WITHDRAWN"


# The steps that a change may take; the trigger `registry_change_moves` holds the same table.
STEPS: Mapping[State, tuple[State, ...]] = MappingProxyType(
    {
        State.PROPOSED: (State.VERIFIED, State.REFUSED, State.WITHDRAWN),
        State.VERIFIED: (State.ENDORSED, State.REFUSED, State.WITHDRAWN),
        State.ENDORSED: (State.APPLIED,),
        State.APPLIED: (),
        State.REFUSED: (),
        State.WITHDRAWN: (),
    }
)
OPEN = (State.PROPOSED, State.VERIFIED)


class Kind(enum.StrEnum):
    """What a change does to a family (contract `perubahan`, column `jenis`)."""

    TAMBAH = "TAMBAH"
    GANTI = "GANTI"
    HAPUS = "HAPUS"
    TUNDA = "TUNDA"
    AKTIFKAN = "AKTIFKAN"
    PERBAIKI = "PERBAIKI"
    GANTI_PENGURUS = "GANTI_PENGURUS"
    PINDAH = "PINDAH"
    GRADUASI_ALAMIAH = "GRADUASI_ALAMIAH"
    GRADUASI_MANDIRI = "GRADUASI_MANDIRI"


# Whose membership ends, who takes a place, and what rewrites a column instead of the membership.
ENDING = (Kind.GANTI, Kind.HAPUS, Kind.GRADUASI_ALAMIAH, Kind.GRADUASI_MANDIRI)
FILLING = (Kind.TAMBAH, Kind.GANTI)
CORRECTING = (Kind.PERBAIKI, Kind.GANTI_PENGURUS, Kind.PINDAH)


class Reason(enum.StrEnum):
    """Why (contract `perubahan`, column `alasan`)."""

    MENINGGAL = "MENINGGAL"
    PINDAH = "PINDAH"
    TIDAK_DITEMUKAN = "TIDAK_DITEMUKAN"
    MENOLAK = "MENOLAK"
    MAMPU = "MAMPU"
    GANDA = "GANDA"
    PEKERJAAN = "PEKERJAAN"
    DATA = "DATA"


class Source(enum.StrEnum):
    """Where a change comes from."""

    BERITA_ACARA = "berita_acara"
    FORM = "form"
    DUKCAPIL = "dukcapil"
    PEKERJAAN = "pekerjaan"
    SYNC = "sync"
    REVIEW = "review"
    SLOT = "slot"


class NewChange(NamedTuple):
    """One change as somebody proposes it; with the number of a berita acara it is verified."""

    kind: Kind
    reason: Reason
    id_kpm: str
    kode_wilayah: str
    asked: Period | None = None
    replaced_by: str | None = None
    column: str | None = None
    value: str | None = None
    no_ba: str | None = None
    tanggal_ba: dt.date | None = None
    row: int | None = None


def held_reason(reason: str) -> str:
    """Give the code under which a berita acara holds a family, among its reasons of suspension."""
    return f"held_{reason.lower()}"


HELD_REASONS = tuple(held_reason(one) for one in Reason)


def effective_month(asked: Period, *, endorsed_on: dt.date, cutoff_day: int) -> Period:
    """Give the month from which a change holds that is endorsed on that day.

    Endorsed after the cut-off, a change for the next month waits one month more; a month that has
    begun, or lies further away, is taken as it was asked.
    """
    following = Period(endorsed_on.year, endorsed_on.month).shift(1)
    if asked == following and endorsed_on.day > cutoff_day:
        return following.shift(1)
    return asked


def has_begun(month: Period, on: dt.date) -> bool:
    """Say whether `month` has begun on that day: what holds from it is then applied at once."""
    return month.first_day <= on
