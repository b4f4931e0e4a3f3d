"""The verbs of coordination: open an obstacle, work on it, hand it over, end it, raise it."""

from salur.coordination.actions.answering import (
    Answered,
    AnswersRefused,
    check_answers,
    marked_answers,
    receive_answers,
    send_answers,
)
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
from salur.coordination.actions.standing import Stepped
from salur.coordination.actions.telling import attach, comment, link, open_attached, subscribe
from salur.coordination.actions.working import assign, classify, start

__all__ = [
    "Answered",
    "AnswersRefused",
    "ObstacleRefused",
    "Opened",
    "Settled",
    "Stepped",
    "accept_offer",
    "assign",
    "attach",
    "begin_batch",
    "check_answers",
    "classify",
    "comment",
    "count_many",
    "escalate_due",
    "link",
    "marked_answers",
    "offer",
    "open_attached",
    "open_many",
    "open_obstacle",
    "receive_answers",
    "reopen",
    "resolve",
    "return_offer",
    "send_answers",
    "settle_many",
    "start",
    "subscribe",
    "verify",
]
