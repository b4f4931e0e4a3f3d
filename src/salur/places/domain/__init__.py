"""Decisions about regions on plain values: their lists, their names, their codes elsewhere."""

from salur.places.domain.crosswalk import (
    BPS_2020,
    BPS_CITATION,
    Crosswalk,
    Pair,
    PairFaults,
    base_crosswalk,
    base_pairs,
    columns_of,
    read_pairs,
)
from salur.places.domain.listing import (
    BASE_CITATION,
    BASE_EDITION,
    BASE_VALID_FROM,
    Faults,
    base_codes,
    parent_of,
    read_listing,
)
from salur.places.domain.names import name_forms, normalise_name, same_name, written_name
from salur.places.domain.succession import (
    Succession,
    SuccessionFaults,
    read_successions,
    succession,
)

__all__ = [
    "BASE_CITATION",
    "BASE_EDITION",
    "BASE_VALID_FROM",
    "BPS_2020",
    "BPS_CITATION",
    "Crosswalk",
    "Faults",
    "Pair",
    "PairFaults",
    "Succession",
    "SuccessionFaults",
    "base_codes",
    "base_crosswalk",
    "base_pairs",
    "columns_of",
    "name_forms",
    "normalise_name",
    "parent_of",
    "read_listing",
    "read_pairs",
    "read_successions",
    "same_name",
    "succession",
    "written_name",
]
