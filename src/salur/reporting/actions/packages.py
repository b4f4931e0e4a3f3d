"""A package to take away: made by a job, sealed for who asked, there for a day, on the record.

Refused, in this order: `role_missing`, `outside_scope`, `reason_missing` (of the files themselves),
`not_published`; of taking it away `file_not_staged` (another's, or gone).
"""

import datetime as dt
import hashlib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction

from salur.access.actions import enter_scope
from salur.access.queries import Actor, actor_within, require
from salur.audit import actions as audit
from salur.evidence.pipeline import staging
from salur.evidence.queries.opening import private_directory
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Refused, Sentence
from salur.reconciliation import queries as reconciliation
from salur.reporting.domain.packages import Asked
from salur.reporting.pipeline.packing import write_package

KIND = "reporting.package"
_STEPS = 5
_LEAST_REASON = 10
_PIECE = 1 << 20


class PackageRefused(Refused):
    """This package is not made."""


@dataclass(frozen=True)
class MadePackage:
    """One package as it lies sealed: the name to ask for it by, its hash and size."""

    id: UUID
    sha256: str
    size: int


def register() -> None:
    """Tell the queue who makes packages; called when the program starts."""
    jobs.handles(KIND)(_make_asked)


@transaction.atomic
def ask_for_package(
    *, asked: Asked, reason: str = "", by: Actor, at: dt.datetime, key: str
) -> UUID:
    """Queue the making of a package; gives the job whose progress can be followed."""
    _check(asked, reason, by)
    payload = {
        "program": str(asked.program), "period": str(asked.period), "path": asked.path,
        "with_files": asked.with_files, "reason": reason.strip(), "at": at.isoformat(),
    }  # fmt: skip
    return jobs.enqueue(
        kind=KIND,
        payload=payload,
        by=by,
        at=at,
        key=key,
        subject_id=subject_of(by),
        path=asked.path,
    )


def subject_of(by: Actor) -> str:
    """Give under what the jobs of somebody's packages are found."""
    return f"packages {by.person_id}"


def make_package(
    *,
    asked: Asked,
    reason: str = "",
    by: Actor,
    at: dt.datetime,
    step: Callable[[str], None] = lambda name: None,
) -> MadePackage:
    """Make a package of what is published now, in one look, and seal it for `by`."""
    with private_directory() as place, _one_look():
        enter_scope(by)
        _check(asked, reason, by)
        target = place / "package.zip"
        write_package(target, asked, by, step)
        with target.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        made = MadePackage(staging.stage(target, by.person_id), sha256, target.stat().st_size)
        audit.record(
            action="package.made",
            by=by,
            at=at,
            subject=("package", made.id),
            path=asked.path,
            facts={
                "program": str(asked.program), "period": str(asked.period), "sha256": sha256,
                "with_files": asked.with_files, "reason": reason.strip(),
            },
        )  # fmt: skip
    return made


@transaction.atomic
def take_package(*, package_id: UUID, by: Actor, at: dt.datetime) -> tuple[str, Iterator[bytes]]:
    """Give the hash and the bytes of a package that `by` had made; who took it is on record."""
    require(by, "package.take")
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - it is read after the answer began
    digest = hashlib.sha256()
    with staging.staged(package_id, by.person_id) as plain, plain.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            copy.write(piece)
    audit.record(
        action="package.taken",
        by=by,
        at=at,
        subject=("package", package_id),
        facts={"sha256": digest.hexdigest()},
    )
    copy.seek(0)
    return digest.hexdigest(), iter(lambda: copy.read(_PIECE), b"")


def _check(asked: Asked, reason: str, by: Actor) -> None:
    require(by, "package.take", asked.path)
    if asked.with_files:
        require(by, "evidence.open", asked.path)
        if len(reason.strip()) < _LEAST_REASON:
            raise PackageRefused(
                "reason_missing",
                Sentence(
                    "Alasan meminta berkas aslinya belum ditulis (sedikitnya 10 huruf).",
                    "The reason for asking for the files is missing (10 letters at least).",
                ),
                Sentence("Tuliskan alasannya.", "Write down the reason."),
            )
    if reconciliation.made_at(asked.program, asked.period.number, asked.path) is None:
        raise PackageRefused(
            "not_published",
            Sentence("Bulan itu belum diterbitkan di sana.", "That month is not published there."),
            Sentence("Pilih bulan atau wilayah lain.", "Choose another month or region."),
        )


@contextmanager
def _one_look() -> Iterator[None]:
    """See one state of the database throughout, whatever is published meanwhile."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield


def _make_asked(progress: Progress) -> Payload | None:
    task = progress.task
    told = task.payload
    at = dt.datetime.fromisoformat(str(told["at"]))
    by = actor_within(task.person_id, task.organisation_id, at.date())
    if by is None:
        raise RuntimeError("whoever asked for this no longer acts for that organisation")
    asked = Asked(
        Program(str(told["program"])), Period.parse(str(told["period"])), str(told["path"]),
        bool(told["with_files"]),
    )  # fmt: skip
    progress.expect(_STEPS)
    made = make_package(
        asked=asked, reason=str(told["reason"]), by=by, at=at,
        step=lambda name: progress.advance(message=name),
    )  # fmt: skip
    return {"package": str(made.id), "sha256": made.sha256, "size": made.size}
