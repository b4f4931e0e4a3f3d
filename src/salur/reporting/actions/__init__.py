"""The verbs of reporting: draft, sign, send, accept, return, lock; compile, pass on, pack."""

from salur.reporting.actions.compiling import compile_report
from salur.reporting.actions.contesting import (
    Claim,
    answer_contest,
    contest_class,
    contest_line,
)
from salur.reporting.actions.drafting import draft_report
from salur.reporting.actions.handing_up import (
    CompilationMoved,
    accept_compilation,
    pass_compilation,
    return_compilation,
)
from salur.reporting.actions.obstacles import FromCalendar, open_from_calendar
from salur.reporting.actions.packages import (
    MadePackage,
    PackageRefused,
    ask_for_package,
    make_package,
    subject_of,
    take_package,
)
from salur.reporting.actions.papers import MOST_BYTES, attach_scan, set_letterhead
from salur.reporting.actions.passing import (
    accept_report,
    lock_report,
    return_report,
    send_report,
)
from salur.reporting.actions.printing import (
    AT_ONCE_PAGES,
    ask_to_print,
    open_print,
    print_sheets,
)
from salur.reporting.actions.refusals import ReportRefused
from salur.reporting.actions.signing import sign_report
from salur.reporting.actions.steps import ReportMoved
from salur.reporting.domain.packages import Asked

__all__ = [
    "AT_ONCE_PAGES",
    "MOST_BYTES",
    "Asked",
    "Claim",
    "CompilationMoved",
    "FromCalendar",
    "MadePackage",
    "PackageRefused",
    "ReportMoved",
    "ReportRefused",
    "accept_compilation",
    "accept_report",
    "answer_contest",
    "ask_for_package",
    "ask_to_print",
    "attach_scan",
    "compile_report",
    "contest_class",
    "contest_line",
    "draft_report",
    "lock_report",
    "make_package",
    "open_from_calendar",
    "open_print",
    "pass_compilation",
    "print_sheets",
    "return_compilation",
    "return_report",
    "send_report",
    "set_letterhead",
    "sign_report",
    "subject_of",
    "take_package",
]
