"""The questions of coordination: obstacles and what was told of them."""

from salur.coordination.queries.answers import KeptAnswer, answers_of, obstacles_numbered
from salur.coordination.queries.causes import causes
from salur.coordination.queries.complaints import (
    COMPLAINTS_PAGE,
    Complaint,
    ComplaintCount,
    ComplaintEvent,
    ComplaintFilter,
    ComplaintLine,
    answerers,
    complaint,
    complaint_counts,
    complaint_events,
    complaint_exceptions,
    complaints_page,
)
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
from salur.coordination.queries.teams import (
    Contact,
    Member,
    Team,
    contacts,
    members,
    regions_with_team,
    team,
    teams_ever,
    teams_of,
)

__all__ = [
    "COMPLAINTS_PAGE",
    "PAGE",
    "Agency",
    "Complaint",
    "ComplaintCount",
    "ComplaintEvent",
    "ComplaintFilter",
    "ComplaintLine",
    "Contact",
    "Count",
    "Desk",
    "Event",
    "GroupKey",
    "KeptAnswer",
    "Linked",
    "Member",
    "Obstacle",
    "ObstacleFilter",
<<<<<<< HEAD
    "Team",
=======
    "Pile",
    "agencies",
>>>>>>> main
    "answerers",
    "answers_of",
    "causes",
    "complaint",
    "complaint_counts",
    "complaint_events",
    "complaint_exceptions",
    "complaints_page",
    "contacts",
    "counts",
    "desk_of",
    "events",
    "linked_with",
    "links_of",
<<<<<<< HEAD
    "members",
=======
    "live_of_groups",
    "live_periods",
>>>>>>> main
    "obstacle",
    "obstacle_numbered",
    "obstacles_numbered",
    "obstacles_page",
    "regions_with_team",
    "subscribers",
    "team",
    "teams_ever",
    "teams_of",
]
