"""The verbs of the change from rice to card."""

from salur.transition.actions.readiness import (
    FactsRefused,
    Measured,
    ReadinessRefused,
    Recorded,
    facts_wrong,
    measure_readiness,
    record_facts,
)
from salur.transition.actions.sprints import (
    FIELD_ROLE,
    SprintAssigned,
    SprintCounted,
    assign_desa,
    count_sprint,
    end_sprint,
    share_out,
    start_sprint,
    take_sprint_list,
)
from salur.transition.actions.tending import ask_to_count, tend
from salur.transition.actions.watching import Watched, watch_province

__all__ = [
    "FIELD_ROLE",
    "FactsRefused",
    "Measured",
    "ReadinessRefused",
    "Recorded",
    "SprintAssigned",
    "SprintCounted",
    "Watched",
    "ask_to_count",
    "assign_desa",
    "count_sprint",
    "end_sprint",
    "facts_wrong",
    "measure_readiness",
    "record_facts",
    "share_out",
    "start_sprint",
    "take_sprint_list",
    "tend",
    "watch_province",
]
