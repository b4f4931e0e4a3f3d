"""The verbs of coordination: open an obstacle, work on it, hand it over, end it, raise it."""

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
from salur.coordination.actions.standing import Stepped, reader_of, whose
from salur.coordination.actions.telling import attach, comment, link, open_attached, subscribe
from salur.coordination.actions.working import assign, classify, start

__all__ = [
    "ObstacleRefused",
    "Opened",
    "Settled",
    "Stepped",
    "accept_offer",
    "assign",
    "attach",
    "begin_batch",
    "classify",
    "comment",
    "count_many",
    "escalate_due",
    "link",
    "offer",
    "open_attached",
    "open_many",
    "open_obstacle",
    "reader_of",
    "reopen",
    "resolve",
    "return_offer",
    "settle_many",
    "start",
    "subscribe",
    "verify",
    "whose",
]
