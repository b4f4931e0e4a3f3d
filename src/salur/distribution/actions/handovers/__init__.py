"""What signed sheets say: recorded, filed as evidence, withdrawn; drafts and photos beside it."""

from salur.distribution.actions.handovers.drafting import save_handover_draft
from salur.distribution.actions.handovers.filing import keep_handover, register
from salur.distribution.actions.handovers.photos import attach_photo, open_photo
from salur.distribution.actions.handovers.recording import check_handover, record_handover
from salur.distribution.actions.handovers.withdrawing import withdraw_handover

__all__ = [
    "attach_photo",
    "check_handover",
    "keep_handover",
    "open_photo",
    "record_handover",
    "register",
    "save_handover_draft",
    "withdraw_handover",
]
