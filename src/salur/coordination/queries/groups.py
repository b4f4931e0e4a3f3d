"""Live obstacles found by what makes them one: asked by whoever groups something."""

from collections.abc import Iterable
from uuid import UUID

from salur.coordination.domain.obstacles import Source
from salur.coordination.queries.obstacles import Obstacle, obstacle_of_row
from salur.coordination.queries.running import rows_of

GroupKey = tuple[str, str, str, UUID | None, str]  # programme, cause, code, party, subject


def live_of_groups(
    keys: Iterable[GroupKey], source: Source = Source.EXCEPTION
) -> dict[GroupKey, Obstacle]:
    """Give the live obstacles of these groups that the scope has, by group; one question."""
    wanted = sorted(set(keys), key=str)
    if not wanted:
        return {}
    columns = (list(column) for column in zip(*wanted, strict=True))
    names = ("programs", "causes", "codes", "parties", "subjects")
    rows = rows_of(
        "desk/live_of_groups", {**dict(zip(names, columns, strict=True)), "source": str(source)}
    )
    found = map(obstacle_of_row, rows)
    return {(one.program, one.cause, one.code, one.party, one.subject): one for one in found}


def live_periods(source: Source) -> frozenset[int]:
    """Give the months that live obstacles of a source are about."""
    return frozenset(row[0] for row in rows_of("desk/live_periods", {"source": str(source)}))
