"""The steps of readiness: facts recorded, and every gate counted as sets; called as the owner."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection

from salur.access.queries import Actor
from salur.coordination import queries as coordination
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.kernel.sql_text import sql_text
from salur.parties import queries as parties
from salur.places import queries as places
from salur.programs import queries as programs
from salur.registry import queries as registry
from salur.registry.domain import code_range
from salur.transition.domain.facts import NewFact
from salur.transition.domain.readiness import CAPACITY, GATES, PARAMETERS
from salur.transition.domain.siting import Limits, Problem, Shop, Village, instance_of
from salur.transition.pipeline.running import execute
from salur.transition.pipeline.sitings import parameters_on as siting_on

_BANKS = ("bank", "bank_branch")
_DESA_DIGITS = 10


def parameters_on(day: dt.date, path: str) -> dict[str, int]:
    """Give the parameters of readiness that hold on a day at `path`.

    Refused with `parameter_missing` where nobody set one.
    """
    everything = programs.all_parameters()
    return {
        name: programs.named_among(everything, name, day).at(Program.BPNT, path)
        for name in PARAMETERS
    }


def lock(path: str) -> None:
    """Keep others from counting the same province until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))",
            ["transition.readiness " + ".".join(path.split(".")[:2])],
        )


def count(path: str, day: dt.date, at: dt.datetime) -> tuple[int, int]:
    """Count every gate at or under `path` as of now, as the day's; give desa, and those ready."""
    parameters = parameters_on(day, path)
    registry.stage_standing(path)
    rooms = parties.room_of_kecamatan(path, parameters[CAPACITY])
    served = [
        one.code for one in parties.services(on=day) if one.organisation.kind in _BANKS
    ]  # fmt: skip
    execute(
        "readiness/room",
        {
            "codes": [one.code for one in rooms],
            "capacities": [one.capacity for one in rooms],
            "terminals": [one.terminals for one in rooms],
            "served": served,
            "far": _far_from_shops(path, day),
        },
    )
    shares = {
        str(gate).lower(): parameters[rule.share] for gate, rule in GATES.items() if rule.share
    }
    # A decree that the directory of teams holds stands for itself: it is asked for, not copied.
    teams = list(coordination.regions_with_team(path, day))
    execute("readiness/measure", {**shares, "teams": teams})
    registry.forget_standing()
    lowest, highest = code_range(path)
    with connection.cursor() as cursor:
        cursor.execute(
            sql_text("transition", "readiness/keep"),
            {"day": day, "at": at, "lowest": lowest, "highest": highest},
        )
        # The script's last statement gives the counts.
        while cursor.nextset():
            pass
        desa, ready = cursor.fetchone()
    return int(desa), int(ready)


def _far_from_shops(path: str, day: dt.date) -> list[str]:
    """Give the desa that have a position and no active shop within reach of it.

    A shop stands where its bank says, else in its desa. Of a kecamatan with a shop that nobody can
    place nothing is said: it may be near.
    """
    where = places.positions(path)
    active = [one for one in parties.placed_shops(path) if one.status == "AKTIF"]
    standing = {one.id_ewarong: one.position or where.get(one.code) for one in active}
    unknown = {one.code[:6] for one in active if standing[one.id_ewarong] is None}
    desa = [code for code in where if len(code) == _DESA_DIGITS and code[:6] not in unknown]
    usual = siting_on(day, path)
    problem = Problem(
        tuple(Village(code, *where[code], 1) for code in desa),
        tuple(
            Shop(name, "", *place, 1, serves=True)
            for name, place in standing.items()
            if place is not None
        ),
        Limits(usual.max_km, usual.road_factor),
    )
    near = {arc.village for arc in instance_of(problem).arcs}
    return [code for place, code in enumerate(desa) if place not in near]


def record(facts: Sequence[NewFact], *, evidence: UUID | None, by: Actor, at: dt.datetime) -> int:
    """Record facts, superseding what was said otherwise; give how many are new."""
    values: dict[str, Any] = {
        "kinds": [str(one.kind) for one in facts],
        "codes": [one.kode_wilayah for one in facts],
        "paths": [RegionCode(one.kode_wilayah).path for one in facts],
        "holds": [one.holds for one in facts],
        "values": [one.value.strip() for one in facts],
        "numbers": [one.number.strip() for one in facts],
        "days": [one.on_day for one in facts],
        "notes": [one.note.strip() for one in facts],
        "evidence": evidence,
        "by": by.person_id,
        "by_name": by.name,
        "at": at,
    }
    execute("readiness/supersede", values)
    with connection.cursor() as cursor:
        cursor.execute(sql_text("transition", "readiness/insert_facts"), values)
        return int(cursor.rowcount)
