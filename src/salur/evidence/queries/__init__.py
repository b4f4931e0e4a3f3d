"""The questions about what was received."""

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
    finding_counts,
    findings_page,
    first_findings,
    open_statements,
)
from salur.evidence.queries.opening import OpenedFile

__all__ = [
    "EvidencePage",
    "EvidenceRow",
    "EvidenceUnknown",
    "FindingRow",
    "FindingsPage",
    "OpenedFile",
    "RuleCount",
    "accepted_of",
    "evidence",
    "evidence_page",
    "finding_counts",
    "findings_page",
    "first_findings",
    "open_statements",
]
