"""Letting what agencies work on follow the codes of their regions.

Obstacles, complaints, teams and meetings that are live follow to the region that holds all of
theirs now. Where a region was divided nobody but a person knows which part it is about: it stays
where it is, is named (`left_behind`), and is put into its place (`place_left_behind`).

Refused, in this order: `role_missing`, `outside_scope`, `nothing_left_behind`, `not_a_successor`,
`one_there_already`.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from salur.access.actions import as_owner
from salur.access.queries import Actor, require
from salur.audit import actions as audit
from salur.coordination.pipeline.obstacles import doer
from salur.coordination.queries.running import rows_of
from salur.coordination.queries.succeeding import left_behind
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import NATION, RegionCode
from salur.places import queries as places


@dataclass(frozen=True)
class Followed:
    """How much followed; `regroup`: the data must group its obstacles of these regions anew."""

    obstacles: int
    complaints: int
    teams: int
    meetings: int
    regroup: bool


class PlacingRefused(Refused):
    """This is not put there; nothing was changed."""


@transaction.atomic
def follow_regions(
    heirs: Mapping[str, str | None], *, valid_from: dt.date, by: Actor, at: dt.datetime
) -> Followed:
    """Let what is live in codes that are gone follow to what holds all of each; again nothing.

    A code without such a region (None) was divided. Teams go on from `valid_from`.
    """
    require(by, "regions.succeed")
    whole = {old: new for old, new in heirs.items() if new is not None}
    values = {**_values(whole, by, at), "day": valid_from}
    kabkota = sorted({code[:4] for pair in heirs.items() for code in pair if code is not None})
    with as_owner():
        regroup = bool(rows_of("succession/of_the_data", {"kabkota": kabkota})[0][0])
        found, told, teams, meetings, _ = (
            int(rows_of(f"succession/{what}", values)[0][0])
            for what in ("obstacles", "complaints", "teams", "meetings", "points")
        )
    if found or told or teams or meetings:
        audit.record(
            action="coordination.regions_followed", by=by, at=at, subject=("region", NATION),
            facts={
                "obstacles": found, "complaints": told, "teams": teams, "meetings": meetings,
            },
        )  # fmt: skip
    return Followed(found, told, teams, meetings, regroup)


@transaction.atomic
def place_left_behind(*, name: str, code: str, by: Actor, at: dt.datetime) -> None:
    """Put an obstacle or a complaint of a divided region (`H-0000012`, `P-0000012`) into a part."""
    require(by, "regions.succeed", RegionCode(code).path)
    with as_owner():
        left = next((one for one in left_behind() if one.name == name and one.number), None)
        if left is None:
            raise _refused(
                "nothing_left_behind",
                f"{name} tidak berada di wilayah yang kodenya sudah tidak berlaku.",
                f"{name} does not stand in a region whose code is gone.",
                "Jalankan `salur regions left` untuk melihat yang menunggu.",
                "Run `salur regions left` to see what waits.",
            )
        _check_part(left.code, code)
        values = _values({left.code: code}, by, at, only=left.number)
        if not rows_of(f"succession/{left.kind}s", values)[0][0]:
            raise _refused(
                "one_there_already",
                f"Di {code} sudah ada hambatan yang sama dari data.",
                f"The data has the same obstacle in {code} already.",
                "Biarkan: perhitungan berikutnya menutup yang ini.",
                "Leave it: the next count ends this one.",
            )
    audit.record(
        action="coordination.left_placed", by=by, at=at, subject=(left.kind, name),
        path=RegionCode(code).path, facts={"number": name, "old": left.code, "region": code},
    )  # fmt: skip


def _check_part(old: str, code: str) -> None:
    parts = {one.new for one in places.successions_of(old) if one.old == old}
    heirs = places.heirs_of(parts)
    possible = sorted(heirs.get(part, part) for part in parts)
    if code not in possible:
        raise _refused(
            "not_a_successor",
            f"{code} bukan bagian dari {old}, yang dibagi menjadi {', '.join(possible)}.",
            f"{code} is no part of {old}, which was divided into {', '.join(possible)}.",
            "Pilih salah satu bagiannya.",
            "Choose one of its parts.",
        )


def _values(
    moves: Mapping[str, str], by: Actor, at: dt.datetime, only: int | None = None
) -> dict[str, Any]:
    pairs = [(RegionCode(old), RegionCode(new)) for old, new in moves.items()]
    return {
        **doer(by), "by": by.person_id, "at": at, "only": only,
        "olds": [old.digits for old, _ in pairs], "news": [new.digits for _, new in pairs],
        "new_paths": [new.path for _, new in pairs],
        "words": [f"{old.dotted} → {new.dotted}" for old, new in pairs],
    }  # fmt: skip


def _refused(code: str, id_: str, en: str, next_id: str, next_en: str) -> PlacingRefused:
    return PlacingRefused(code, Sentence(id_, en), Sentence(next_id, next_en))
