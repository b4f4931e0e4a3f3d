"""The verbs of the audit: record what was done, ask whether it was, seal a day."""

from salur.audit.actions.record import done, record
from salur.audit.actions.seal import seal_day

__all__ = ["done", "record", "seal_day"]
