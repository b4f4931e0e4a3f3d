"""The verbs of distribution: open, freeze, link, request, approve, reconcile, close, roll over."""

from salur.distribution.actions.acceptance import accept_evidence, withdraw_evidence
from salur.distribution.actions.cycles import (
    Opened,
    close_cycle,
    freeze_list,
    open_cycles,
    roll_over,
)
from salur.distribution.actions.handover_refusals import HandoverRefused, SheetRefused, day_missing
from salur.distribution.actions.handover_refusals import code_unknown as sheet_code_unknown
from salur.distribution.actions.handovers import (
    attach_photo,
    check_handover,
    keep_handover,
    open_photo,
    record_handover,
    save_handover_draft,
    withdraw_handover,
)
from salur.distribution.actions.openings import declare_zero_opening
from salur.distribution.actions.refusals import CycleRefused, SpaRefused
from salur.distribution.actions.requests import approve_spa, keep_spa, prepare_spa
from salur.distribution.actions.sheets import Drawn, draw_sheets, take_sheets
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
    "CycleRefused",
    "Drawn",
    "HandoverRefused",
    "Linked",
    "Opened",
    "PublishedVersion",
    "Reconciled",
    "SheetRefused",
    "SpaRefused",
    "Succeeded",
    "accept_evidence",
    "approve_spa",
    "attach_photo",
    "check_handover",
    "check_orders",
    "close_cycle",
    "day_missing",
    "declare_zero_opening",
    "draw_sheets",
    "freeze_list",
    "keep_handover",
    "keep_spa",
    "link_evidence",
    "mark_reconciled",
    "open_cycles",
    "open_photo",
    "prepare_spa",
    "record_handover",
    "roll_over",
    "save_handover_draft",
    "sheet_code_unknown",
    "succeed_regions",
    "take_quotas",
    "take_sheets",
    "take_shops",
    "withdraw_evidence",
    "withdraw_handover",
]
