"""The questions about files of answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from salur.coordination.queries.obstacles import Obstacle, obstacle_of_row
from salur.coordination.queries.running import rows_of


@dataclass(frozen=True)
class KeptAnswer:
    """What one row of a file did; `rule` is empty where its step was taken."""

    row: int
    obstacle: UUID | None
    step: str
    rule: str


def obstacles_numbered(numbers: Iterable[int]) -> dict[int, Obstacle]:
    """Give the obstacles that bear these numbers, as the scope has them."""
    wanted = sorted(set(numbers))
    rows = rows_of("answers/numbered", {"numbers": wanted}) if wanted else ()
    return {one.number: one for one in map(obstacle_of_row, rows)}


def answers_of(evidence: UUID) -> tuple[KeptAnswer, ...]:
    """Give what a file of answers did, row by row; nothing before it was sent off."""
    return tuple(KeptAnswer(*row) for row in rows_of("answers/kept", {"evidence": evidence}))
