"""Proposing where the shops of a kab/kota open; asked for by people, solved by the queue.

A proposal changes nothing: banks appoint shops, and people decide. It is kept as it was made. The
families are those of the register, shops those of the banks' registers; a place may not open where
its owner is excluded, the bank is not the kab/kota's, or a desa is known to have no network.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import asdict, dataclass
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from salur.access.actions import as_owner, enter_scope
from salur.access.queries import Actor, actor_within, require
from salur.audit import actions as audit
from salur.jobs import actions as jobs
from salur.jobs.domain import Payload, Progress
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import Level
from salur.places import queries as places
from salur.transition import queries
from salur.transition.domain.siting import Limits
from salur.transition.pipeline import sitings as kept

SITING_KIND = "transition.siting"
_SECONDS = 240.0


class SitingRefused(Refused):
    """Nothing is proposed."""


@dataclass(frozen=True)
class SitingAsked:
    """Where shops may open, and the limits that differ from the dated parameters."""

    places: str = kept.CANDIDATES
    openings: int | None = None
    max_km: float | None = None


@dataclass(frozen=True)
class SitingMade:
    """A proposal: how many families have a shop in reach, and how many shops it opens."""

    id: UUID
    covered: int
    families: int
    opened: int


@transaction.atomic
def propose_siting(
    *,
    path: str,
    asked: SitingAsked,
    by: Actor,
    at: dt.datetime,
    key: str,
    progress: Callable[[str], None] = lambda step: None,
) -> SitingMade:
    """Propose where shops of a kab/kota open, and keep it; the same key is the same proposal.

    Refused, in this order: `role_missing`, `outside_scope`, `area_not_kabkota`, `places_unknown`,
    `positions_missing`.
    """
    require(by, "siting.run", path)
    _check(path, asked)
    done = audit.done("siting.proposed", key)
    if done is not None:
        return _made(UUID(done.subject_id))
    day = timezone.localdate(at)
    usual = kept.parameters_on(day, path)
    limits = Limits(asked.max_km or usual.max_km, usual.road_factor, asked.openings)
    progress("gather")
    with as_owner():
        known = kept.known_of(path, day, asked.places, limits, usual)
    if not known.problem.villages:
        raise SitingRefused(
            "positions_missing",
            Sentence(
                "Belum ada posisi desa di kabupaten/kota ini, atau belum ada keluarganya.",
                "No desa of this kab/kota has a position, or none has families.",
            ),
            Sentence(
                "Muat posisi dengan `salur regions positions import`.",
                "Load positions with `salur regions positions import`.",
            ),
        )
    found = kept.solved(known, _SECONDS, progress)
    progress("keep")
    siting_id = uuid4()
    with as_owner():
        kept.keep(siting_id, path, asked.places, known, found, usual, by, at)
    made = _made(siting_id)
    audit.record(
        action="siting.proposed",
        by=by,
        at=at,
        subject=("siting", siting_id),
        path=path,
        facts={
            "region": places.digits_of(path), "families": made.families, "covered": made.covered,
            "opened": made.opened,
        },
        key=key,
    )  # fmt: skip
    return made


@transaction.atomic
def ask_for_siting(*, path: str, asked: SitingAsked, by: Actor, at: dt.datetime, key: str) -> UUID:
    """Queue `propose_siting`; gives the job whose progress can be followed."""
    require(by, "siting.run", path)
    _check(path, asked)
    payload = {"path": path, "key": key, "at": at.isoformat(), **asdict(asked)}
    return jobs.enqueue(
        kind=SITING_KIND, payload=payload, by=by, at=at, key=key, subject_id=path, path=path
    )


@transaction.atomic
def take_siting(*, siting_id: UUID, by: Actor, at: dt.datetime) -> tuple[queries.SitedFlow, ...]:
    """Give who goes where in a proposal, for a sheet; who took it is on record.

    Refused, in this order: `role_missing`, `siting_unknown`.
    """
    require(by, "export.take")
    one = queries.siting(siting_id)
    if one is None:
        raise SitingRefused(
            "siting_unknown",
            Sentence("Usulan lokasi ini tidak ada.", "There is no such proposal."),
            Sentence("Buka dari daftarnya.", "Open it from the list."),
        )
    flows = tuple(f for f in queries.siting_flows(siting_id) if f.plan == kept.PROPOSED)
    audit.record(
        action="siting.taken",
        by=by,
        at=at,
        subject=("siting", siting_id),
        path=one.path,
        facts={"region": one.kode_wilayah, "rows": len(flows)},
    )
    return flows


def register() -> None:
    """Register the work with the queue; called once, when it first asks."""
    jobs.handles(SITING_KIND)(_siting_asked)


def _siting_asked(progress: Progress) -> Payload | None:
    task = progress.task
    at = dt.datetime.fromisoformat(str(task.payload["at"]))
    by = actor_within(task.person_id, task.organisation_id, at.date())
    if by is None:
        raise RuntimeError("whoever asked for this no longer acts for that organisation")
    openings, max_km = task.payload["openings"], task.payload["max_km"]
    with transaction.atomic():
        enter_scope(by)
        done = propose_siting(
            path=str(task.payload["path"]),
            asked=SitingAsked(
                str(task.payload["places"]),
                None if openings is None else int(str(openings)),
                None if max_km is None else float(str(max_km)),
            ),
            by=by,
            at=at,
            key=str(task.payload["key"]),
            progress=lambda step: progress.advance(message=step),
        )
    return {name: str(value) for name, value in asdict(done).items()}


def _check(path: str, asked: SitingAsked) -> None:
    if path.count(".") != Level.KABKOTA:
        raise SitingRefused(
            "area_not_kabkota",
            Sentence("Lokasi toko ditentukan per kabupaten/kota.", "Shops are sited per kab/kota."),
            Sentence("Pilih satu kabupaten/kota.", "Choose one kab/kota."),
        )
    if asked.places not in (kept.CANDIDATES, kept.EVERY_DESA):
        raise SitingRefused(
            "places_unknown",
            Sentence("Pilihan tempat toko tidak dikenal.", "These places are unknown."),
            Sentence("Pilih calon bank atau setiap desa.", "Choose candidates or every desa."),
        )


def _made(siting_id: UUID) -> SitingMade:
    with as_owner():
        one = queries.siting(siting_id)
    assert one is not None, "what was just written is there"
    return SitingMade(one.id, one.covered.value, one.families, one.opened.value)
