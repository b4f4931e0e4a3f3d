"""Worklists of home visits: of a kecamatan or desa at once, of more by a job, a PDF per kecamatan.

Made by a job they lie sealed for who asked, for a day, as a ZIP. Refused, in this order:
`role_missing`, `outside_scope`, `region_too_large`, `nobody_due`; of taking them `file_not_staged`.
"""

import datetime as dt
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from salur.access.actions import enter_scope
from salur.access.queries import Actor, actor_within, require
from salur.audit import actions as audit
from salur.evidence.pipeline import staging
from salur.evidence.queries.opening import private_directory
from salur.graduation.actions.visit_refusals import refused
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.places.queries import digits_of
from salur.reporting.documents.visit_worklist import VisitList, visit_worklists_pdf
from salur.reporting.queries.visit_lists import visit_lists

KIND = "reporting.visit_worklists"
_AT_ONCE = 6  # digits: of a kecamatan, or of a desa
_SETTING = 2  # kecamatan set at the same time: Typst lets other threads run
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class MadeWorklists:
    """The worklists of a region, sealed: how many families and desa they hold."""

    id: UUID
    families: int
    desa: int


def register() -> None:
    """Tell the queue who makes worklists; called when the program starts."""
    jobs.handles(KIND)(_make_asked)


@transaction.atomic
def visit_worklist(*, path: str, by: Actor, at: dt.datetime) -> bytes:
    """Give the worklists of one kecamatan or desa as PDF; who took them is on record."""
    require(by, "graduation.visit", path)
    if len(digits_of(path)) < _AT_ONCE:
        raise refused("region_too_large")
    today = timezone.localdate(at)
    lists = [one for _code, several in visit_lists(path, today) for one in several]
    if not lists:
        raise refused("nobody_due")
    _record_taken(path, by, at)
    return visit_worklists_pdf(lists, drawn_on=today, training=settings.SALUR_TRAINING)


@transaction.atomic
def ask_for_visit_worklists(*, path: str, by: Actor, at: dt.datetime, key: str) -> UUID:
    """Queue the worklists of a province or a kab/kota; gives the job that can be followed."""
    _check(path, by)
    payload = {"path": path, "at": at.isoformat()}
    return jobs.enqueue(
        kind=KIND, payload=payload, by=by, at=at, key=key, subject_id=subject_of(by), path=path
    )


def subject_of(by: Actor) -> str:
    """Give under what the jobs of somebody's worklists are found."""
    return f"visit worklists {by.person_id}"


@transaction.atomic
def make_visit_worklists(
    *,
    path: str,
    by: Actor,
    at: dt.datetime,
    step: Callable[[int, str], None] = lambda n, name: None,
) -> MadeWorklists:
    """Rank who is due, print everybody's worklist, and seal them for `by`; `step` hears of each."""
    enter_scope(by)
    _check(path, by)
    today = timezone.localdate(at)
    found = list(visit_lists(path, today))
    if not found:
        raise refused("nobody_due")
    step(len(found), "")
    with private_directory() as place:
        target = place / "worklists.zip"
        _write(target, found, today, step)
        made = MadeWorklists(
            staging.stage(target, by.person_id),
            sum(len(one.lines) for _code, lists in found for one in lists),
            sum(len(lists) for _code, lists in found),
        )
    audit.record(
        action="graduation.worklists_made",
        by=by,
        at=at,
        subject=("region", digits_of(path)),
        path=path,
        facts={"region": digits_of(path), "families": made.families, "desa": made.desa},
    )
    return made


@transaction.atomic
def take_visit_worklists(
    *, made_id: UUID, path: str, by: Actor, at: dt.datetime
) -> Iterator[bytes]:
    """Give the ZIP that `by` had made; who took it is on record."""
    require(by, "graduation.visit", path)
    with staging.staged(made_id, by.person_id) as plain:
        whole = plain.read_bytes()
    _record_taken(path, by, at)
    return iter((whole,))


def _check(path: str, by: Actor) -> None:
    require(by, "graduation.visit", path)
    if len(digits_of(path)) < len("62"):
        raise refused("region_too_large")


def _write(
    target: Path,
    found: list[tuple[str, tuple[VisitList, ...]]],
    today: dt.date,
    step: Callable[[int, str], None],
) -> None:
    """Set every kecamatan, two at a time, and pack them in order."""

    def set_one(one: tuple[str, tuple[VisitList, ...]]) -> bytes:
        return visit_worklists_pdf(one[1], drawn_on=today, training=settings.SALUR_TRAINING)

    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive,
        ThreadPoolExecutor(_SETTING) as pool,
    ):
        for (code, _lists), pdf in zip(found, pool.map(set_one, found), strict=True):
            entry = zipfile.ZipInfo(f"kunjungan-{code[:4]}/kunjungan-{code}.pdf", _LONG_AGO)
            archive.writestr(entry, pdf)
            step(0, code)


def _record_taken(path: str, by: Actor, at: dt.datetime) -> None:
    audit.record(
        action="graduation.worklist_taken",
        by=by,
        at=at,
        subject=("region", digits_of(path)),
        path=path,
        facts={"region": digits_of(path)},
    )


def _make_asked(progress: Progress) -> Payload | None:
    task = progress.task
    path, at = str(task.payload["path"]), dt.datetime.fromisoformat(str(task.payload["at"]))
    by = actor_within(task.person_id, task.organisation_id, at.date())
    if by is None:
        raise RuntimeError("whoever asked for this no longer acts for that organisation")

    def step(expected: int, name: str) -> None:
        if expected:
            progress.expect(expected)
        else:
            progress.advance(message=name)

    made = make_visit_worklists(path=path, by=by, at=at, step=step)
    return {"made": str(made.id), "families": made.families, "desa": made.desa}
