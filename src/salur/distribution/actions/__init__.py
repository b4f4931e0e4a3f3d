"""The verbs of distribution: open, freeze, link, request, approve, reconcile, close, roll over."""

from salur.distribution.actions.acceptance import accept_evidence, withdraw_evidence
from salur.distribution.actions.burekol import (
    BurekolFile,
    answer_burekol,
    cancel_burekol,
    keep_burekol,
    prepare_burekol,
    take_burekol,
)
from salur.distribution.actions.campaigns import (
    cancel_campaign,
    plan_campaign,
    record_campaign,
    record_card,
)
from salur.distribution.actions.card_refusals import (
    BurekolRefused,
    CampaignRefused,
)
from salur.distribution.actions.checks import ChecksTaken, take_checks
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
from salur.distribution.actions.order_decisions import (
    approve_order,
    cancel_order,
    check_order,
    return_order,
)
from salur.distribution.actions.order_refusals import OrderRefused
from salur.distribution.actions.orders import prepare_order, prepare_resend
from salur.distribution.actions.refusals import CycleRefused, SpaRefused
from salur.distribution.actions.requests import approve_spa, check_spa, keep_spa, prepare_spa
from salur.distribution.actions.rice import Places, keep_paper, record_paper
from salur.distribution.actions.rice_places import end_point, record_point, record_warehouse
from salur.distribution.actions.rice_refusals import RiceRefused
from salur.distribution.actions.rice_stock import forget_rice, take_rice
from salur.distribution.actions.sending import ask_to_send, send_order
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
from salur.distribution.actions.succession import (
    Renewed,
    Succeeded,
    Unserved,
    renew_scopes_and_services,
    succeed_regions,
)
from salur.distribution.pipeline.cycles import PublishedVersion

__all__ = [
    "BurekolFile",
    "BurekolRefused",
    "CampaignRefused",
    "ChecksTaken",
    "CycleRefused",
    "Drawn",
    "HandoverRefused",
    "Linked",
    "Opened",
    "OrderRefused",
    "Places",
    "PublishedVersion",
    "Reconciled",
    "Renewed",
    "RiceRefused",
    "SheetRefused",
    "SpaRefused",
    "Succeeded",
    "Unserved",
    "accept_evidence",
    "answer_burekol",
    "approve_order",
    "approve_spa",
    "ask_to_send",
    "attach_photo",
    "cancel_burekol",
    "cancel_campaign",
    "cancel_order",
    "check_handover",
    "check_order",
    "check_orders",
    "check_spa",
    "close_cycle",
    "day_missing",
    "declare_zero_opening",
    "draw_sheets",
    "end_point",
    "forget_rice",
    "freeze_list",
    "keep_burekol",
    "keep_handover",
    "keep_paper",
    "keep_spa",
    "link_evidence",
    "mark_reconciled",
    "open_cycles",
    "open_photo",
    "plan_campaign",
    "prepare_burekol",
    "prepare_order",
    "prepare_resend",
    "prepare_spa",
    "record_campaign",
    "record_card",
    "record_handover",
    "record_paper",
    "record_point",
    "record_warehouse",
    "renew_scopes_and_services",
    "return_order",
    "roll_over",
    "save_handover_draft",
    "send_order",
    "sheet_code_unknown",
    "succeed_regions",
    "take_burekol",
    "take_checks",
    "take_quotas",
    "take_rice",
    "take_sheets",
    "take_shops",
    "withdraw_evidence",
    "withdraw_handover",
]
