"""The questions of reporting: reports and their life, realisation, who is late."""

from salur.reporting.queries.calendar import calendar_of_month
from salur.reporting.queries.card_handover import card_handover
from salur.reporting.queries.contests import (
    Contest,
    ContestKey,
    contest,
    contests_of,
    figures_now,
)
from salur.reporting.queries.realisation import (
    Realisation,
    realisation,
    realisation_of_wilayah,
    realisation_rows,
)
from salur.reporting.queries.recaps import (
    COLUMNS,
    RecapColumn,
    RecapRow,
    recap_rows,
    recap_total,
)
from salur.reporting.queries.reports import (
    PartyRow,
    ReportDetail,
    ReportFilter,
    ReportRow,
    ScanRow,
    StepRow,
    is_intact,
    letterhead,
    newest_of_month,
    report,
    reports_page,
    scan_bytes,
    signed_pdf,
)
from salur.reporting.queries.standing import (
    Deadline,
    KabkotaStanding,
    next_deadlines,
    standings,
)
from salur.reporting.queries.waiting import Waiting, waiting_for

__all__ = [
    "COLUMNS",
    "Contest",
    "ContestKey",
    "Deadline",
    "KabkotaStanding",
    "PartyRow",
    "Realisation",
    "RecapColumn",
    "RecapRow",
    "ReportDetail",
    "ReportFilter",
    "ReportRow",
    "ScanRow",
    "StepRow",
    "Waiting",
    "calendar_of_month",
    "card_handover",
    "contest",
    "contests_of",
    "figures_now",
    "is_intact",
    "letterhead",
    "newest_of_month",
    "next_deadlines",
    "realisation",
    "realisation_of_wilayah",
    "realisation_rows",
    "recap_rows",
    "recap_total",
    "report",
    "reports_page",
    "scan_bytes",
    "signed_pdf",
    "standings",
    "waiting_for",
]
