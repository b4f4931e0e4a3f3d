"""The verbs of graduation."""

from salur.graduation.actions.case_refusals import CaseRefused, refused, why
from salur.graduation.actions.coming_back import recover_family, return_family
from salur.graduation.actions.deciding import decide_leaves, decide_stays
from salur.graduation.actions.following import follow_register, lapse_due
from salur.graduation.actions.meetings import MeetingRecorded, check_verdicts, record_meeting
from salur.graduation.actions.objecting import answer_objection, record_objection
from salur.graduation.actions.proposing import Opened, propose_case, withdraw_case
from salur.graduation.actions.ruling import propose_by_rule
from salur.graduation.actions.standing import Stepped
from salur.graduation.actions.submitting import submit_cases
from salur.graduation.actions.taking import take_cases, take_follow_ups
from salur.graduation.actions.telling import check_letters, tell_families, tell_family

__all__ = [
    "CaseRefused",
    "MeetingRecorded",
    "Opened",
    "Stepped",
    "answer_objection",
    "check_letters",
    "check_verdicts",
    "decide_leaves",
    "decide_stays",
    "follow_register",
    "lapse_due",
    "propose_by_rule",
    "propose_case",
    "record_meeting",
    "record_objection",
    "recover_family",
    "refused",
    "return_family",
    "submit_cases",
    "take_cases",
    "take_follow_ups",
    "tell_families",
    "tell_family",
    "why",
    "withdraw_case",
]
