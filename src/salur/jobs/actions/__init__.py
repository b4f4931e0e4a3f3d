"""The verbs of long work: register a handler, enqueue, cancel, run."""

from salur.jobs.actions.enqueue import ask_to_cancel, enqueue
from salur.jobs.actions.registry import announces, handles, registered_kinds
from salur.jobs.actions.run import run_now
from salur.jobs.actions.worker import requeue_abandoned, run_worker

__all__ = [
    "announces",
    "ask_to_cancel",
    "enqueue",
    "handles",
    "registered_kinds",
    "requeue_abandoned",
    "run_now",
    "run_worker",
]
