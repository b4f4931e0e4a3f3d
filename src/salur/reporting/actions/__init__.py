"""The verbs of reporting: draft, sign, attach, send, accept, return, lock."""

from salur.reporting.actions.contesting import (
    Claim,
    answer_contest,
    contest_class,
    contest_line,
)
from salur.reporting.actions.drafting import draft_report
from salur.reporting.actions.papers import MOST_BYTES, attach_scan, set_letterhead
from salur.reporting.actions.passing import (
    accept_report,
    lock_report,
    return_report,
    send_report,
)
from salur.reporting.actions.refusals import ReportRefused
from salur.reporting.actions.signing import sign_report
from salur.reporting.actions.steps import ReportMoved

__all__ = [
    "MOST_BYTES",
    "Claim",
    "ReportMoved",
    "ReportRefused",
    "accept_report",
    "answer_contest",
    "attach_scan",
    "contest_class",
    "contest_line",
    "draft_report",
    "lock_report",
    "return_report",
    "send_report",
    "set_letterhead",
    "sign_report",
]
