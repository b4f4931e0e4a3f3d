"""The questions of graduation."""

from salur.graduation.queries.cases import (
    CASES_PAGE,
    Case,
    CaseCount,
    CaseEvent,
    CaseFilter,
    CaseLine,
    case,
    case_counts,
    case_events,
    cases_of_berita_acara,
    cases_of_family,
    cases_page,
)

__all__ = [
    "CASES_PAGE",
    "Case",
    "CaseCount",
    "CaseEvent",
    "CaseFilter",
    "CaseLine",
    "case",
    "case_counts",
    "case_events",
    "cases_of_berita_acara",
    "cases_of_family",
    "cases_page",
]
