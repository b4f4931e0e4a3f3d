"""The verbs of the programmes: set what holds, keep quotas, freeze the list of a month."""

from salur.programs.actions.lists import ListRefused, count_reach, freeze_list
from salur.programs.actions.parameters import ParameterRefused, seed_parameters, set_parameter
from salur.programs.actions.quotas import QuotaRefused, QuotasLoaded, load_quotas, settle_quota

__all__ = [
    "ListRefused",
    "ParameterRefused",
    "QuotaRefused",
    "QuotasLoaded",
    "count_reach",
    "freeze_list",
    "load_quotas",
    "seed_parameters",
    "set_parameter",
    "settle_quota",
]
