"""The verbs of coordination: open an obstacle, work on it, hand it over, end it, raise it."""

from salur.coordination.actions.answering import (
    Answered,
    AnswersRefused,
    check_answers,
    leave_answers_to_the_desk,
    marked_answers,
    receive_answers,
    send_answers,
)
from salur.coordination.actions.complaint_files import ComplaintsTaken, take_complaints
from salur.coordination.actions.complaint_links import link_exception, link_family, show_complainant
from salur.coordination.actions.complaint_obstacles import (
    answer_with_obstacle,
    join_obstacle,
    raise_obstacle,
    resolution_of,
)
from salur.coordination.actions.complaint_refusals import ComplaintRefused, refused
from salur.coordination.actions.complaint_replies import (
    PublicStatus,
    close_silent,
    look_at_receipt,
    reply_by_receipt,
    reply_for_complainant,
)
from salur.coordination.actions.complaint_steps import (
    Verified,
    answer_complaint,
    forward_complaint,
    note_complaint,
    return_complaint,
    verify_complaint,
)
from salur.coordination.actions.complaints import Receipt, complain, record_complaint
from salur.coordination.actions.ending import reopen, resolve, verify
from salur.coordination.actions.escalating import escalate_due
from salur.coordination.actions.grouping import (
    Settled,
    begin_batch,
    count_many,
    open_many,
    settle_many,
)
from salur.coordination.actions.handing import accept_offer, offer, return_offer
from salur.coordination.actions.obstacle_refusals import ObstacleRefused
from salur.coordination.actions.opening import Opened, open_obstacle
from salur.coordination.actions.pace import seconds_to_wait
from salur.coordination.actions.standing import Stepped, reader_of, whose
from salur.coordination.actions.succeeding import Followed, follow_regions, place_left_behind
from salur.coordination.actions.team_refusals import TeamRefused
from salur.coordination.actions.teams import (
    TeamRecorded,
    add_member,
    end_member,
    end_team,
    set_contact,
    set_up_team,
)
from salur.coordination.actions.telling import attach, comment, link, open_attached, subscribe
from salur.coordination.actions.working import assign, classify, start

__all__ = [
    "Answered",
    "AnswersRefused",
    "ComplaintRefused",
    "ComplaintsTaken",
    "Followed",
    "ObstacleRefused",
    "Opened",
    "PublicStatus",
    "Receipt",
    "Settled",
    "Stepped",
    "TeamRecorded",
    "TeamRefused",
    "Verified",
    "accept_offer",
    "add_member",
    "answer_complaint",
    "answer_with_obstacle",
    "assign",
    "attach",
    "begin_batch",
    "check_answers",
    "classify",
    "close_silent",
    "comment",
    "complain",
    "count_many",
    "end_member",
    "end_team",
    "escalate_due",
    "follow_regions",
    "forward_complaint",
    "join_obstacle",
    "leave_answers_to_the_desk",
    "link",
    "link_exception",
    "link_family",
    "look_at_receipt",
    "marked_answers",
    "note_complaint",
    "offer",
    "open_attached",
    "open_many",
    "open_obstacle",
    "place_left_behind",
    "raise_obstacle",
    "reader_of",
    "receive_answers",
    "record_complaint",
    "refused",
    "reopen",
    "reply_by_receipt",
    "reply_for_complainant",
    "resolution_of",
    "resolve",
    "return_complaint",
    "return_offer",
    "seconds_to_wait",
    "send_answers",
    "set_contact",
    "set_up_team",
    "settle_many",
    "show_complainant",
    "start",
    "subscribe",
    "take_complaints",
    "verify",
    "verify_complaint",
    "whose",
]
