"""The questions about what is published: versions, sums, exceptions, a family's months.

Every aggregate comes from rows that the publication kept; every list is paged by key. What a
person may see is decided by the transaction's scope, here as in every table.
"""

from salur.reconciliation.queries.exceptions import (
    ExceptionFilter,
    ExceptionRow,
    Key,
    Stuck,
    every_exception,
    exception,
    exceptions_by_class,
    exceptions_by_region,
    exceptions_page,
    stuck,
    units_of_exception,
)
from salur.reconciliation.queries.families import (
    FamilyMonth,
    UnitRow,
    months_of_family,
    units_of_family,
)
from salur.reconciliation.queries.sums import (
    SUM_TERMS,
    RegionSum,
    added,
    sums_by_bank,
    sums_by_class,
    sums_by_region,
    sums_under,
    total,
    totals,
    totals_by_class,
    totals_over_months,
    waterfall,
)
from salur.reconciliation.queries.versions import (
    Difference,
    Version,
    current_version,
    current_versions,
    differences,
    published_periods,
    version,
    versions,
)

__all__ = [
    "SUM_TERMS",
    "Difference",
    "ExceptionFilter",
    "ExceptionRow",
    "FamilyMonth",
    "Key",
    "RegionSum",
    "Stuck",
    "UnitRow",
    "Version",
    "added",
    "current_version",
    "current_versions",
    "differences",
    "every_exception",
    "exception",
    "exceptions_by_class",
    "exceptions_by_region",
    "exceptions_page",
    "months_of_family",
    "published_periods",
    "stuck",
    "sums_by_bank",
    "sums_by_class",
    "sums_by_region",
    "sums_under",
    "total",
    "totals",
    "totals_by_class",
    "totals_over_months",
    "units_of_exception",
    "units_of_family",
    "version",
    "versions",
    "waterfall",
]
