"""The verbs of evidence: receive, map, check again, accept, withdraw, read, show; sweep up."""

from salur.evidence.actions.answers import Decided, EvidenceRefused, Received
from salur.evidence.actions.attaching import keep_attachment
from salur.evidence.actions.checking import check_again
from salur.evidence.actions.deciding import accept, withdraw
from salur.evidence.actions.mapping import (
    Remembered,
    Staged,
    forget,
    look,
    look_again,
    remember,
    staged_file,
)
from salur.evidence.actions.reading import Original, marked_sheet, read_original
from salur.evidence.actions.receiving import receive
from salur.evidence.actions.rows import RowUnknown, ShownRow, open_row, show_row
from salur.evidence.pipeline.refusals import CodesRefused, FileRefused
from salur.evidence.pipeline.storage import Swept, sweep

__all__ = [
    "CodesRefused",
    "Decided",
    "EvidenceRefused",
    "FileRefused",
    "Original",
    "Received",
    "Remembered",
    "RowUnknown",
    "ShownRow",
    "Staged",
    "Swept",
    "accept",
    "check_again",
    "forget",
    "keep_attachment",
    "look",
    "look_again",
    "marked_sheet",
    "open_row",
    "read_original",
    "receive",
    "remember",
    "show_row",
    "staged_file",
    "sweep",
    "withdraw",
]
