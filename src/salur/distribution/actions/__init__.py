"""The verbs of distribution: open, freeze, link, request, approve, reconcile, close, roll over."""

from salur.distribution.actions.acceptance import accept_evidence, withdraw_evidence
from salur.distribution.actions.checks import ChecksTaken, take_checks
from salur.distribution.actions.cycles import (
    Opened,
    close_cycle,
    freeze_list,
    open_cycles,
    roll_over,
)
from salur.distribution.actions.openings import declare_zero_opening
from salur.distribution.actions.refusals import CycleRefused, SpaRefused
from salur.distribution.actions.requests import approve_spa, keep_spa, prepare_spa
from salur.distribution.actions.shops import take_shops
from salur.distribution.actions.statements import (
    Linked,
    Reconciled,
    check_orders,
    link_evidence,
    mark_reconciled,
    take_quotas,
)
from salur.distribution.actions.succession import Succeeded, succeed_regions
from salur.distribution.pipeline.cycles import PublishedVersion

__all__ = [
    "ChecksTaken",
    "CycleRefused",
    "Linked",
    "Opened",
    "PublishedVersion",
    "Reconciled",
    "SpaRefused",
    "Succeeded",
    "accept_evidence",
    "approve_spa",
    "check_orders",
    "close_cycle",
    "declare_zero_opening",
    "freeze_list",
    "keep_spa",
    "link_evidence",
    "mark_reconciled",
    "open_cycles",
    "prepare_spa",
    "roll_over",
    "succeed_regions",
    "take_checks",
    "take_quotas",
    "take_shops",
    "withdraw_evidence",
]
