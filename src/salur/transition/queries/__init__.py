"""The questions about the change from rice to card."""

from salur.transition.queries.sprints import (
    PAGE,
    CauseCount,
    FamilyFilter,
    KeptFamily,
    Sprint,
    SprintDesa,
    WorkerLoad,
    kept_families,
    sprint,
    sprint_causes,
    sprint_days,
    sprint_desa,
    sprint_loads,
    sprints_page,
)

__all__ = [
    "PAGE",
    "CauseCount",
    "FamilyFilter",
    "KeptFamily",
    "Sprint",
    "SprintDesa",
    "WorkerLoad",
    "kept_families",
    "sprint",
    "sprint_causes",
    "sprint_days",
    "sprint_desa",
    "sprint_loads",
    "sprints_page",
]
