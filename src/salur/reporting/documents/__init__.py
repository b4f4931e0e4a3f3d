"""Documents from plain values: what is signed, as PDF and as a sheet that recomputes itself."""

from salur.reporting.documents.analysts import (
    counted_rows,
    realisation_csv,
    realisation_parquet,
)
from salur.reporting.documents.books import Statement, statement_pdf, statement_xlsx
from salur.reporting.documents.card_handover import card_handover_pdf
from salur.reporting.documents.compilations import compilation_pdf
from salur.reporting.documents.compilations_xlsx import compilation_xlsx
from salur.reporting.documents.cutover_plan import (
    CutoverPaper,
    cutover_plan_pdf,
    cutover_plan_xlsx,
)
from salur.reporting.documents.follow_up_worklist import (
    FollowUpWorklist,
    follow_up_worklist_pdf,
)
from salur.reporting.documents.handover_sheet import (
    PaperLine,
    PaperSheet,
    handover_sheets_pdf,
)
from salur.reporting.documents.pdf import berita_acara_pdf
from salur.reporting.documents.recaps import Recap, recap_pdf, recap_xlsx
from salur.reporting.documents.return_list import return_list_pdf
from salur.reporting.documents.xlsx import berita_acara_xlsx, realisation_xlsx

__all__ = [
    "CutoverPaper",
    "FollowUpWorklist",
    "PaperLine",
    "PaperSheet",
    "Recap",
    "Statement",
    "berita_acara_pdf",
    "berita_acara_xlsx",
    "card_handover_pdf",
    "compilation_pdf",
    "compilation_xlsx",
    "counted_rows",
    "cutover_plan_pdf",
    "cutover_plan_xlsx",
    "follow_up_worklist_pdf",
    "handover_sheets_pdf",
    "realisation_csv",
    "realisation_parquet",
    "realisation_xlsx",
    "recap_pdf",
    "recap_xlsx",
    "return_list_pdf",
    "statement_pdf",
    "statement_xlsx",
]
