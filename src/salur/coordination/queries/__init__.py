"""The questions of coordination: obstacles and what was told of them."""

from salur.coordination.queries.answers import KeptAnswer, answers_of, obstacles_numbered
from salur.coordination.queries.causes import causes
from salur.coordination.queries.desk import Agency, Desk, Pile, agencies, desk_of
from salur.coordination.queries.groups import GroupKey, live_of_groups, live_periods
from salur.coordination.queries.obstacles import (
    PAGE,
    Count,
    Event,
    Linked,
    Obstacle,
    ObstacleFilter,
    counts,
    events,
    linked_with,
    links_of,
    obstacle,
    obstacle_numbered,
    obstacles_page,
    subscribers,
)

__all__ = [
    "PAGE",
    "Agency",
    "Count",
    "Desk",
    "Event",
    "GroupKey",
    "KeptAnswer",
    "Linked",
    "Obstacle",
    "ObstacleFilter",
    "Pile",
    "agencies",
    "answers_of",
    "causes",
    "counts",
    "desk_of",
    "events",
    "linked_with",
    "links_of",
    "live_of_groups",
    "live_periods",
    "obstacle",
    "obstacle_numbered",
    "obstacles_numbered",
    "obstacles_page",
    "subscribers",
]
