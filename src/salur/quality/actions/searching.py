"""Searching the register for families that are on it twice, and keeping what was found.

A kab/kota is searched within itself and against its whole province, a province within itself, the
nation whole. The search proposes: what becomes of a pair is said by people. Refusals, in this
order: `role_missing`, `outside_scope`, `search_too_small`.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import asdict, fields
from uuid import UUID

from django.db import transaction

from salur.access.actions import enter_scope
from salur.access.queries import SYSTEM, Actor, actor_within, require
from salur.audit import actions as audit
from salur.batch.session import Session
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.refused import Refused, Sentence
from salur.quality.actions.keeping import FAMILIES, Searched, keep_pairs
from salur.quality.pipeline.duplicates import DEFAULT_THRESHOLD, find_duplicates
from salur.registry.queries import open_families

SEARCH_KIND = "quality.duplicates"
_DEEPEST = 3  # labels of the path of a kab/kota
_PROVINCE = 2


class SearchRefused(Refused):
    """Nothing is searched; the pairs stay as they were."""


@transaction.atomic
def search_duplicates(
    *,
    path: str,
    by: Actor,
    at: dt.datetime,
    key: str,
    threshold: float = DEFAULT_THRESHOLD,
    progress: Callable[[str], None] = lambda step: None,
) -> Searched:
    """Search the register at or under `path`; the same search again changes nothing."""
    require(by, "duplicate.search", path)
    _check_size(path)
    done = audit.done("quality.duplicates_searched", key)
    if done is not None:
        return Searched(**{one.name: int(str(done.facts[one.name])) for one in fields(Searched)})
    opened = ".".join(path.split(".")[:_PROVINCE])
    enter_scope(SYSTEM)  # a neighbour's families are compared too; a pair is all that is shown
    with Session() as session:
        progress("open")
        families = open_families(session, FAMILIES, opened)
        progress("find")
        find_duplicates(session, FAMILIES, threshold=threshold, progress=progress)
        progress("keep")
        enter_scope(by)
        return keep_pairs(
            session=session, path=path, opened=opened, families=families, threshold=threshold,
            by=by, at=at, key=key,
        )  # fmt: skip


@transaction.atomic
def ask_for_search(*, path: str, by: Actor, at: dt.datetime, key: str) -> UUID:
    """Queue `search_duplicates`; gives the job whose progress can be followed."""
    require(by, "duplicate.search", path)
    _check_size(path)
    payload = {"path": path, "key": key, "at": at.isoformat()}
    return jobs.enqueue(
        kind=SEARCH_KIND, payload=payload, by=by, at=at, key=key, subject_id=path, path=path
    )


def register() -> None:
    """Register the work with the queue; called once, when it first asks."""
    jobs.handles(SEARCH_KIND)(_search_asked)


def _search_asked(progress: Progress) -> Payload | None:
    task = progress.task
    at = dt.datetime.fromisoformat(str(task.payload["at"]))
    by = actor_within(task.person_id, task.organisation_id, at.date())
    if by is None:
        raise RuntimeError("whoever asked for this no longer acts for that organisation")
    done = search_duplicates(
        path=str(task.payload["path"]),
        by=by,
        at=at,
        key=str(task.payload["key"]),
        progress=lambda step: progress.advance(message=step),
    )
    return asdict(done)


def _check_size(path: str) -> None:
    if path.count(".") >= _DEEPEST:
        raise SearchRefused(
            "search_too_small",
            Sentence(
                "Keluarga ganda dicari per kabupaten/kota, provinsi, atau seluruh negeri.",
                "Duplicates are searched for by kab/kota, province, or nation.",
            ),
            Sentence("Pilih kabupaten/kota.", "Choose a kab/kota."),
        )
