"""The verbs of evidence: receive, map, lay out, check again, accept, withdraw, show; sweep up."""

from salur.evidence.actions.answers import Decided, EvidenceRefused, Received
from salur.evidence.actions.attaching import keep_attachment
from salur.evidence.actions.checking import check_again
from salur.evidence.actions.deciding import accept, withdraw
from salur.evidence.actions.filing import file_own, filer
from salur.evidence.actions.later import LaterFinding, say_of_rows
from salur.evidence.actions.layouts import (
    LayoutKept,
    Trial,
    approve_layout,
    propose_layout,
    try_again,
    try_out,
    withdraw_layout,
)
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
from salur.evidence.domain.layout_problems import LayoutRefused
from salur.evidence.pipeline.refusals import CodesRefused, FileRefused
from salur.evidence.pipeline.storage import Swept, sweep

__all__ = [
    "CodesRefused",
    "Decided",
    "EvidenceRefused",
    "FileRefused",
    "LaterFinding",
    "LayoutKept",
    "LayoutRefused",
    "Original",
    "Received",
    "Remembered",
    "RowUnknown",
    "ShownRow",
    "Staged",
    "Swept",
    "Trial",
    "accept",
    "approve_layout",
    "check_again",
    "file_own",
    "filer",
    "forget",
    "keep_attachment",
    "look",
    "look_again",
    "marked_sheet",
    "open_row",
    "propose_layout",
    "read_original",
    "receive",
    "remember",
    "say_of_rows",
    "show_row",
    "staged_file",
    "sweep",
    "try_again",
    "try_out",
    "withdraw",
    "withdraw_layout",
]
