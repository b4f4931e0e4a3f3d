"""The steps of counting a sprint: everything that keeps families staged, then kept, as sets."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from salur.access.queries import Actor
from salur.kernel.program import Program
from salur.kernel.sql_text import sql_text
from salur.programs import queries as programs
from salur.quality import queries as quality
from salur.quality.domain.rules import all_rules
from salur.registry import queries as registry
from salur.registry.domain import HELD_REASONS
from salur.transition.domain.sprint import (
    HELD,
    OTHER,
    OWN,
    PARAMETERS,
    RULES,
    STAGES,
    TRAVEL,
    Act,
    Cause,
)
from salur.transition.pipeline.running import execute

_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('transition_sprint', 0))"


def lock() -> None:
    """Keep others from beginning or counting a sprint until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_LOCK)


@dataclass(frozen=True)
class Minutes:
    """The minutes of a day at a place; `ways` to desa by the region that they hold for."""

    by_name: Mapping[str, int]
    ways: Mapping[str, int]


def minutes_on(day: dt.date, path: str) -> Minutes:
    """Give the parameters of a sprint that hold on a day at `path`.

    Refused with `parameter_missing` where nobody set one.
    """
    everything = programs.all_parameters()
    travel = programs.named_among(everything, TRAVEL, day)
    return Minutes(
        {
            name: programs.named_among(everything, name, day).at(Program.BPNT, path)
            for name in PARAMETERS
        },
        {one.path: one.value for one in travel.values if one.program is Program.BPNT},
    )


def causes_of(parameters: Mapping[str, int]) -> tuple[Cause, ...]:
    """Give everything that can keep a family, with the minutes of its repair."""
    rules = all_rules()
    found = [Cause(code, act, rules[code].minutes) for code, act in RULES.items()]
    found += [Cause(stage, act, parameters[name]) for stage, (act, name) in STAGES.items()]
    held = (*HELD_REASONS, OTHER)
    return (*found, *(Cause(code, Act.OFFICE, parameters[HELD]) for code in held))


def count(sprint_id: UUID, path: str, at: dt.datetime, day: dt.date) -> None:
    """Bring what is kept of a sprint to what the register says now; called as the owner."""
    minutes = minutes_on(day, path)
    causes = causes_of(minutes.by_name)
    registry.stage_standing(path)
    quality.stage_found(path, sorted(RULES))
    execute(
        "sprint/stage",
        {
            "causes": [one.code for one in causes],
            "acts": [one.act for one in causes],
            "minutes": [one.minutes for one in causes],
            "ways": list(minutes.ways),
            "way_minutes": list(minutes.ways.values()),
            "own": sorted(OWN),
            "visit": Act.VISIT,
            "other": OTHER,
        },
    )
    execute("sprint/keep", {"sprint": sprint_id, "day": day, "at": at})


def begin(
    sprint_id: UUID, code: str, path: str, target: int, target_day: dt.date, by: Actor,
    at: dt.datetime, day: dt.date,
) -> None:  # fmt: skip
    """Write a new sprint; called as the owner."""
    execute(
        "sprint/insert",
        {
            "id": sprint_id, "code": code, "path": path, "target": target,
            "target_day": target_day, "day": day, "by": by.person_id, "by_name": by.name, "at": at,
        },
    )  # fmt: skip


def end(sprint_id: UUID, by: Actor, at: dt.datetime) -> None:
    """Write that a sprint has ended; called as the owner."""
    values = {"id": sprint_id, "by": by.person_id, "by_name": by.name, "at": at}
    execute("sprint/end", values)


def assign(
    sprint_id: UUID, given: Iterable[tuple[str, UUID, str]], by: Actor, at: dt.datetime
) -> int:
    """Write who goes to which desa, as (code, person, name); give how many changed hands."""
    rows = list(given)
    values: dict[str, Any] = {
        "sprint": sprint_id,
        "codes": [row[0] for row in rows],
        "persons": [row[1] for row in rows],
        "names": [row[2] for row in rows],
        "by": by.person_id, "by_name": by.name, "at": at,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(sql_text("transition", "sprint/assign"), values)
        changed: int = cursor.fetchone()[0]
    return changed
