"""The verbs of the audit: record what was done, ask whether it was, seal a day."""

from salur.audit.actions.record import done, record
from salur.audit.actions.seal import seal_day
from salur.audit.domain import Doer, Event, Facts

__all__ = ["Doer", "Event", "Facts", "done", "record", "seal_day"]
