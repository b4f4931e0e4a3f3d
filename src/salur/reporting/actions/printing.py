"""Printing sheets to sign: a few at once, those of a kab/kota by a job that tells how far it is."""

import datetime as dt
from collections.abc import Iterator, Sequence
from uuid import UUID

from django.conf import settings
from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import Actor, actor_within, require
from salur.audit import actions as audit
from salur.distribution import queries as distribution
from salur.distribution.actions import take_sheets
from salur.evidence import actions as evidence
from salur.evidence.queries import AttachmentRow, attachment, attachment_bytes, unknown
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.period import Period
from salur.reporting.documents import handover_sheets_pdf
from salur.reporting.queries.handover_sheets import paper_sheets

KIND = "reporting.print_sheets"
SUBJECT = "print"
AT_ONCE_PAGES = 60  # more are printed by the queue
PART_PAGES = 800  # one file of the queue: what an office's printer takes in a day


def register() -> None:
    """Tell the queue who prints many sheets; called when it first asks."""
    jobs.handles(KIND)(_print_asked)


@transaction.atomic
def print_sheets(*, sheet_ids: Sequence[UUID], by: Actor, at: dt.datetime) -> bytes:
    """Give sheets as one PDF; who took the names is on record.

    Refused as `take_sheets` refuses.
    """
    return _pdf(take_sheets(sheet_ids=sheet_ids, by=by, at=at), at)


@transaction.atomic
def ask_to_print(*, period: Period, path: str, by: Actor, at: dt.datetime, key: str) -> UUID:
    """Queue the printing of the sheets of a month that wait for their record; gives the job.

    Refused, in this order: `role_missing`, `outside_scope`.
    """
    require(by, "handover.record", path)
    payload = {"period": str(period), "path": path, "at": at.isoformat()}
    return jobs.enqueue(
        kind=KIND, payload=payload, by=by, at=at, key=key, subject_id=f"{period} {path}", path=path
    )


@transaction.atomic
def open_print(*, attachment_id: UUID, by: Actor, at: dt.datetime) -> tuple[AttachmentRow, bytes]:
    """Give what a job printed; who took it is on record.

    Refused, in this order: `role_missing`, `evidence_unknown`, `outside_scope`.
    """
    require(by, "handover.record")
    found = attachment(attachment_id)
    if found is None or found.subject_kind != SUBJECT:
        raise unknown()
    require(by, "handover.record", found.path)
    audit.record(
        action="sheets.print_taken",
        by=by,
        at=at,
        subject=("print", found.subject_id),
        path=found.path,
        facts={"file": found.file_name},
    )
    return found, attachment_bytes(found)


def print_month(
    progress: Progress,
    *,
    period: Period,
    path: str,
    by: Actor,
    at: dt.datetime,
    part_pages: int = PART_PAGES,
) -> list[UUID]:
    """Print part after part; begun again it makes the same files, and each is kept once.

    For a job: each part is a transaction of its own.
    """
    with transaction.atomic():
        enter_scope(by)
        found = distribution.sheet_progress(period, path)
        rows = [row for row in found if row.handover_id is None]
    progress.expect(len(rows))
    kept: list[UUID] = []
    for number, part in enumerate(_parts(rows, part_pages), start=1):
        progress.advance(0, message=part[0].kode_wilayah)
        with transaction.atomic():
            enter_scope(by)
            taken = take_sheets(sheet_ids=[row.sheet_id for row in part], by=by, at=at)
            file = evidence.keep_attachment(
                subject=(SUBJECT, progress.task.id),
                path=path,
                file_name=f"lembar-serah-{period}-{number}.pdf",
                data=_pdf(taken, at),
                by=by,
                at=at,
            )
        kept.append(file.id)
        progress.advance(len(part))
    return kept


def _print_asked(progress: Progress) -> Payload | None:
    task = progress.task
    at = dt.datetime.fromisoformat(str(task.payload["at"]))
    by = actor_within(task.person_id, task.organisation_id, at.date())
    if by is None:
        raise RuntimeError("whoever asked for this no longer acts for that organisation")
    period = Period.parse(str(task.payload["period"]))
    files = print_month(progress, period=period, path=str(task.payload["path"]), by=by, at=at)
    return {"files": [str(one) for one in files]}


def _parts(
    rows: Sequence[distribution.SheetProgress], most: int
) -> Iterator[Sequence[distribution.SheetProgress]]:
    """Divide sheets so that no file has many more than `most` pages."""
    part: list[distribution.SheetProgress] = []
    for row in rows:
        part.append(row)
        if sum(one.pages for one in part) >= most:
            yield part
            part = []
    if part:
        yield part


def _pdf(sheets: Sequence[distribution.Sheet], at: dt.datetime) -> bytes:
    return handover_sheets_pdf(
        paper_sheets(sheets), drawn_on=at.date(), training=settings.SALUR_TRAINING
    )
