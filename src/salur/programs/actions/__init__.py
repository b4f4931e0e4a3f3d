"""The verbs of the programmes: set what holds, keep quotas, endorse changes, freeze lists."""

from salur.programs.actions.areas import AreasRefused, AreasTurned, turn_areas
from salur.programs.actions.change_refusals import WHY, ChangesRefused
from salur.programs.actions.endorsing import Endorsed, cutoff_day, endorse_changes
from salur.programs.actions.lists import ListRefused, count_reach, freeze_list
from salur.programs.actions.parameters import ParameterRefused, seed_parameters, set_parameter
from salur.programs.actions.quotas import QuotaRefused, QuotasLoaded, load_quotas, settle_quota
from salur.programs.actions.succeeding import CarryRefused, QuotasCarried, carry_quotas
from salur.programs.pipeline import lock_places

__all__ = [
    "WHY",
    "AreasRefused",
    "AreasTurned",
    "CarryRefused",
    "ChangesRefused",
    "Endorsed",
    "ListRefused",
    "ParameterRefused",
    "QuotaRefused",
    "QuotasCarried",
    "QuotasLoaded",
    "carry_quotas",
    "count_reach",
    "cutoff_day",
    "endorse_changes",
    "freeze_list",
    "load_quotas",
    "lock_places",
    "seed_parameters",
    "set_parameter",
    "settle_quota",
    "turn_areas",
]
