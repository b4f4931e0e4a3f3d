"""The verbs of reconciliation: publish months, take a list away as a file."""

from salur.reconciliation.actions.publication import (
    Month,
    PublicationRefused,
    Published,
    RiceParties,
    StatementFile,
    publish_bpnt,
    publish_rastra,
)
from salur.reconciliation.actions.taking import take_exceptions

__all__ = [
    "Month",
    "PublicationRefused",
    "Published",
    "RiceParties",
    "StatementFile",
    "publish_bpnt",
    "publish_rastra",
    "take_exceptions",
]
