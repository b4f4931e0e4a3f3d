"""The questions about what was received."""

from salur.evidence.queries.attachments import (
    AttachmentRow,
    attachment,
    attachment_bytes,
    attachments_of,
)
from salur.evidence.queries.files import (
    EvidencePage,
    EvidenceRow,
    EvidenceUnknown,
    FindingRow,
    FindingsPage,
    RuleCount,
    accepted_of,
    evidence,
    evidence_page,
    files_by_id,
    finding_counts,
    findings_page,
    first_findings,
    open_rows,
    open_statements,
    unknown,
)
from salur.evidence.queries.layouts import LayoutRow, layout, layout_of, layouts
from salur.evidence.queries.mappings import MappingRow, mappings
from salur.evidence.queries.opening import OpenedFile
from salur.evidence.queries.regions import known_regions

__all__ = [
    "AttachmentRow",
    "EvidencePage",
    "EvidenceRow",
    "EvidenceUnknown",
    "FindingRow",
    "FindingsPage",
    "LayoutRow",
    "MappingRow",
    "OpenedFile",
    "RuleCount",
    "accepted_of",
    "attachment",
    "attachment_bytes",
    "attachments_of",
    "evidence",
    "evidence_page",
    "files_by_id",
    "finding_counts",
    "findings_page",
    "first_findings",
    "known_regions",
    "layout",
    "layout_of",
    "layouts",
    "mappings",
    "open_rows",
    "open_statements",
    "unknown",
]
