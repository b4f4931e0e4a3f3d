"""Who hands aid on, as plain data with its source, and what a shop may be."""

from salur.parties.domain.organisations import (
    BANK_KINDS,
    BANKS,
    BULOG,
    BULOG_KINDS,
    DIVISIONS,
    KINDS,
    MINISTRY,
    NATION_PATH,
    WILAYAHS,
    Division,
    Wilayah,
    banks_to_begin_with,
    division_of,
)
from salur.parties.domain.warehouses import place_key

__all__ = [
    "BANKS",
    "BANK_KINDS",
    "BULOG",
    "BULOG_KINDS",
    "DIVISIONS",
    "KINDS",
    "MINISTRY",
    "NATION_PATH",
    "WILAYAHS",
    "Division",
    "Wilayah",
    "banks_to_begin_with",
    "division_of",
    "place_key",
]
