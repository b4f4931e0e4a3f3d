"""Recording what the field found of families that got nothing; who must act follows at once.

A batch of records becomes one small file of contract `cek_lapangan`, received, accepted and taken
in like any other, so that what a phone says and what a sheet says is one truth. As `receive` does
it commits by itself: killed between two steps, the same records again finish what was begun.
Refused, in this order: `role_missing`, `outside_scope`, `sender_missing`, `nothing_recorded`,
`cause_unknown`, `day_impossible`, `note_too_long`, `identifier_in_text`, `family_elsewhere`.
"""

import csv
import datetime as dt
import io
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db import transaction

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import SYSTEM, Actor, require
from salur.distribution import queries as distribution
from salur.distribution.actions import take_checks
from salur.distribution.actions.checks import FOLLOW
from salur.distribution.domain.checks import CAUSES, LONGEST_NOTE, CheckRecord, is_day_possible
from salur.evidence import actions as evidence
from salur.evidence import queries as evidence_queries
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.free_text import holds_long_number
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused, Sentence
from salur.reconciliation.actions.obstacles import group_exceptions
from salur.reconciliation.pipeline import pointing
from salur.registry import queries as registry

_HEAD = ("id_kpm", "periode", "sebab", "tanggal", "catatan")
_FIRST_ROW = 2  # beneath the header, as a spreadsheet counts


class FieldRefused(Refused):
    """This record of the field is refused; nothing of its batch was kept."""


@dataclass(frozen=True)
class Recorded:
    """What became of a batch: the evidence it is, how many count, how many exceptions moved."""

    evidence: UUID
    counted: int
    pointed: int


def record_checks(
    *,
    records: Sequence[CheckRecord],
    period: Period,
    path: str,
    by: Actor,
    at: dt.datetime,
) -> Recorded:
    """Record checks of families at or under `path` about a month; again it changes nothing.

    RuntimeError inside a transaction.
    """
    sender = _check(records, period, path, by, at)
    names = sorted(str(one.record) for one in records)
    key = f"checks {sha256(' '.join(names).encode()).hexdigest()[:32]}"
    known = {number: one.record for number, one in enumerate(records, _FIRST_ROW)}
    # The form has checked its rows, and of what came twice the first alone counts.
    with evidence.file_own(
        source=io.BytesIO(_written(records, period)), file_name=f"cek-lapangan-{names[0]}.csv",
        contract="cek_lapangan", sender=sender, program=None, path=path, by=by, at=at, key=key,
        held_back=None,
    ) as evidence_id:  # fmt: skip
        taken = take_checks(evidence_id=evidence_id, records=known, by=by, at=at, key=key)
        return Recorded(evidence_id, taken.counted, _point(evidence_id, at))


def register() -> None:
    """Register the following of accepted files of checks with the queue."""
    jobs.handles(FOLLOW)(_follow)


@transaction.atomic(durable=True)
def _check(
    records: Sequence[CheckRecord], period: Period, path: str, by: Actor, at: dt.datetime
) -> UUID:
    enter_scope(by)
    require(by, "check.record", path)
    if by.organisation_id is None:
        raise _refused("sender_missing", "Anda tidak bertugas untuk suatu lembaga.",
                       "You act for no organisation.")  # fmt: skip
    if not records:
        raise _refused("nothing_recorded", "Belum ada keluarga yang dicatat.",
                       "No family was recorded.")  # fmt: skip
    for one in records:
        _check_one(one, period, at)
    places = registry.paths_of({one.id_kpm for one in records})
    if any(not f"{places.get(one.id_kpm)}.".startswith(f"{path}.") for one in records):
        raise _refused("family_elsewhere", "Keluarga itu tidak tinggal di wilayah ini.",
                       "That family does not live in this region.")  # fmt: skip
    return by.organisation_id


def _check_one(one: CheckRecord, period: Period, at: dt.datetime) -> None:
    if one.cause not in CAUSES:
        raise _refused("cause_unknown", "Pilih dahulu apa yang ditemukan di lapangan.",
                       "Choose what was found first.")  # fmt: skip
    if not is_day_possible(one.said_on, period, at.date()):
        raise _refused("day_impossible",
                       "Tanggal cek tidak boleh sebelum bulan bantuannya atau sesudah hari ini.",
                       "The day of a check is not before its month, nor after today.")  # fmt: skip
    if len(one.note) > LONGEST_NOTE:
        raise _refused("note_too_long", "Catatan ini terlalu panjang.", "This note is too long.")
    if holds_long_number(one.note):
        raise _refused("identifier_in_text",
                       "Catatan ini memuat nomor panjang seperti NIK atau rekening.",
                       "This note holds a long number such as a NIK or an account.")  # fmt: skip


def _point(evidence_id: UUID, at: dt.datetime) -> int:
    """Give what a file of checks is about to whom its causes point, and to their obstacles."""
    row = evidence_queries.evidence(evidence_id)
    with as_owner():
        found = distribution.checked_of_file(evidence_id)
        pointed = sum(
            pointing.point_families(Period.from_number(period), families, at)
            for period, families in found.items()
        )
    if pointed and row is not None:
        group_exceptions(
            asked=[Program.BPNT], evidence=evidence_id, at=at,
            key=f"checks {evidence_id} {row.status}", path=row.path,
        )  # fmt: skip
    return pointed


def _follow(progress: Progress) -> Payload | None:
    task = progress.task
    with transaction.atomic():
        enter_scope(SYSTEM)
        evidence_id = UUID(str(task.payload["evidence"]))
        at = dt.datetime.fromisoformat(str(task.payload["at"]))
        return {"pointed": _point(evidence_id, at)}


def _written(records: Sequence[CheckRecord], period: Period) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEAD)
    for one in records:
        day = one.said_on.isoformat()
        writer.writerow((one.id_kpm, str(period), one.cause, day, " ".join(one.note.split())))
    return text.getvalue().encode()


def _refused(code: str, indonesian: str, english: str) -> FieldRefused:
    return FieldRefused(
        code,
        Sentence(indonesian, english),
        Sentence("Perbaiki isiannya, lalu kirim lagi.", "Correct it, then send it again."),
    )
