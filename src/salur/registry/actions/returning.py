"""Putting a family that left, and fell back, on top of the waiting list.

The village meeting agrees on it, so it bears a berita acara. Refused, in this order:
`role_missing`, `family_unknown`, `outside_scope`, `family_not_ended`, `family_waits`,
`berita_acara_missing`, and `number_in_words` by the audit.
"""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.kernel.refused import Refused, Sentence
from salur.registry.models import Family
from salur.registry.pipeline.changing import return_to_waiting as write

_VERB = "graduation.decide"


class ReturnRefused(Refused):
    """This family does not come back to the waiting list."""


@dataclass(frozen=True)
class Returned:
    """A family waits before all others since that day."""

    family: UUID
    id_kpm: str
    since: dt.date


@transaction.atomic
def return_to_waiting(
    *, id_kpm: str, no_ba: str, tanggal_ba: dt.date, by: Actor, at: dt.datetime, key: str
) -> Returned:
    """Let a family that left wait for a place again, before all who wait."""
    require(by, _VERB)
    done = audit.done("registry.family_returned", key)
    with as_owner():
        row = Family.objects.select_for_update().filter(id_kpm=id_kpm).first()
        if row is None:
            raise _refused("family_unknown")
        require(by, _VERB, row.path)
        if done is not None:
            return Returned(row.id, id_kpm, dt.date.fromisoformat(str(done.facts["since"])))
        number = _checked(row, no_ba, tanggal_ba, timezone.localdate(at))
        write(row.id, no_ba=number, tanggal_ba=tanggal_ba, by=by.person_id, at=at)
    audit.record(
        action="registry.family_returned",
        by=by,
        at=at,
        subject=("family", row.id),
        path=row.path,
        facts={"family": id_kpm, "no_ba": number, "since": tanggal_ba.isoformat()},
        key=key,
    )
    return Returned(row.id, id_kpm, tanggal_ba)


def _checked(row: Family, no_ba: str, tanggal_ba: dt.date, today: dt.date) -> str:
    """Give the number of the berita acara as it is kept; refused where the family stays."""
    if row.ended_from is None:
        raise _refused("family_not_ended")
    if row.waiting_since is not None:
        raise _refused("family_waits")
    number = no_ba.strip()
    if not number or tanggal_ba > today:
        raise _refused("berita_acara_missing")
    return number


_SAID = {
    "family_unknown": (
        Sentence("Keluarga ini tidak ditemukan.", "There is no such family."),
        Sentence("Cari kembali dari daftar.", "Look for it in the list again."),
    ),
    "family_not_ended": (
        Sentence(
            "Keluarga ini masih menjadi penerima atau belum pernah keluar.",
            "This family is a member still, or never left.",
        ),
        Sentence("Tidak ada yang perlu dilakukan.", "Nothing needs to be done."),
    ),
    "family_waits": (
        Sentence("Keluarga ini sudah ada di daftar tunggu.", "This family is on the waiting list."),
        Sentence("Buka daftar tunggu desanya.", "Open the waiting list of its desa."),
    ),
    "berita_acara_missing": (
        Sentence(
            "Nomor berita acara belum ditulis, atau tanggalnya belum tiba: tanpa berita acara"
            " daftar tunggu tidak berubah.",
            "The number of the berita acara is missing, or its day has not come: the waiting list"
            " does not change without one.",
        ),
        Sentence(
            "Tulis nomor dan tanggal berita acara musyawarah desa.",
            "Write number and day of the village meeting's berita acara.",
        ),
    ),
}


def _refused(code: str) -> ReturnRefused:
    return ReturnRefused(code, *_SAID[code])
