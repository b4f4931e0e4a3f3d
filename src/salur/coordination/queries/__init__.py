"""The questions of coordination: obstacles and what was told of them."""

from salur.coordination.queries.causes import causes
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
    "Count",
    "Event",
    "Linked",
    "Obstacle",
    "ObstacleFilter",
    "causes",
    "counts",
    "events",
    "linked_with",
    "links_of",
    "obstacle",
    "obstacle_numbered",
    "obstacles_page",
    "subscribers",
]
