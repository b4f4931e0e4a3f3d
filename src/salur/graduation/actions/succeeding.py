"""Letting families that move on follow the codes of their regions, with all that was done for them.

The one verb of a split: distribution moves families, quotas, lists and what agencies work on, the
data groups its obstacles anew, and what is kept here follows, all in the same transaction. Refused
as `distribution.succeed_regions` refuses.
"""

import datetime as dt
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor
from salur.audit import actions as audit
from salur.distribution import actions as distribution
from salur.graduation.actions.following import follow_register
from salur.graduation.actions.settling_slots import settle_slots_of
from salur.graduation.pipeline import slots as pipeline
from salur.graduation.queries.running import rows_of
from salur.kernel.program import Program
from salur.kernel.region_code import NATION, Level, RegionCode
from salur.places import queries as places
from salur.programs.actions import lock_places
from salur.reconciliation.actions import group_exceptions

_WORDS = "Menurut kode wilayah yang baru."


@transaction.atomic
def succeed_regions(
    *, file: Path, valid_from: dt.date, citation: str, by: Actor, at: dt.datetime
) -> distribution.Succeeded:
    """Let everything follow the codes in a CSV of `kode_lama,kode_baru`, and cases with it.

    Cases follow their families; places, visits and referrals their desa.
    """
    _lock_places(valid_from)
    settle_slots_of(path=NATION, at=at)
    done = distribution.succeed_regions(
        file=file, valid_from=valid_from, citation=citation, by=by, at=at
    )
    news = list(done.moves.values())
    with as_owner():
        pipeline.lock()
        ((slots, visits, referrals),) = rows_of(
            "succession/move",
            {
                "olds": list(done.moves),
                "news": news,
                "new_paths": [RegionCode(code).path for code in news],
                "by": by.person_id,
                "by_name": by.name,
                "by_org": by.organisation_id,
                "at": at,
            },
        )
    follow_register(at=at, path=NATION)
    if slots or visits or referrals:
        audit.record(
            action="slot.succeeded",
            by=by,
            at=at,
            subject=("region", NATION),
            facts={"slots": slots, "visits": visits, "referrals": referrals},
        )
    if done.followed.regroup:
        _group_anew(news, citation, at)
    return done


def _group_anew(news: list[str], citation: str, at: dt.datetime) -> None:
    """Let the data say what is beneath an obstacle in its new region, and end what is not."""
    shown_by = uuid5(NAMESPACE_URL, f"salur:succession:{citation}")
    for path in sorted({RegionCode(code).at(Level.KABKOTA).path for code in news}):
        group_exceptions(
            asked=list(Program), evidence=shown_by, at=at,
            key=f"succession {path} {at.isoformat()}", path=path, words=_WORDS,
        )  # fmt: skip


def _lock_places(on: dt.date) -> None:
    """Let no province endorse or offer meanwhile: whoever does holds families, and wants places."""
    with as_owner():
        for one in places.regions_under(NATION, Level.PROVINCE, on):
            lock_places(one.code)
