"""Reading one cell of each kind (contracts.md §1): a value, or a fault that names its rule."""

from tests.oracle.reading.codes import read_account, read_choice, read_region, read_text
from tests.oracle.reading.dates import read_date, read_moment, read_period
from tests.oracle.reading.faults import Fault, clean
from tests.oracle.reading.numbers import read_count, read_grams, read_rupiah

__all__ = [
    "Fault",
    "clean",
    "read_account",
    "read_choice",
    "read_count",
    "read_date",
    "read_grams",
    "read_moment",
    "read_period",
    "read_region",
    "read_rupiah",
    "read_text",
]
