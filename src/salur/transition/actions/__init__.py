"""The verbs of the change from rice to card."""

from salur.transition.actions.plan_deciding import decide_plan, propose_plan, withdraw_plan
from salur.transition.actions.plan_refusals import PlanRefused
from salur.transition.actions.plan_standing import Planned
from salur.transition.actions.plans import change_lines, draft_plan, draft_return
from salur.transition.actions.readiness import (
    FactsRefused,
    Measured,
    ReadinessRefused,
    Recorded,
    facts_wrong,
    measure_readiness,
    record_facts,
)
from salur.transition.actions.sitings import (
    SITING_KIND,
    SitingAsked,
    SitingMade,
    SitingRefused,
    ask_for_siting,
    propose_siting,
    take_siting,
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
    "SITING_KIND",
    "FactsRefused",
    "Measured",
    "PlanRefused",
    "Planned",
    "ReadinessRefused",
    "Recorded",
    "SitingAsked",
    "SitingMade",
    "SitingRefused",
    "SprintAssigned",
    "SprintCounted",
    "Watched",
    "ask_for_siting",
    "ask_to_count",
    "assign_desa",
    "change_lines",
    "count_sprint",
    "decide_plan",
    "draft_plan",
    "draft_return",
    "end_sprint",
    "facts_wrong",
    "measure_readiness",
    "propose_plan",
    "propose_siting",
    "record_facts",
    "share_out",
    "start_sprint",
    "take_siting",
    "take_sprint_list",
    "tend",
    "watch_province",
    "withdraw_plan",
]
