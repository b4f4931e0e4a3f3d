"""Account numbers, region codes, choices from a list, and plain text.

Rules: `identifier_malformed`, `identifier_damaged_by_spreadsheet`, `region_malformed`,
`region_unknown`, `value_not_allowed`.
"""

import re
from collections.abc import Collection

from tests.oracle.reading.faults import Fault, clean

_DAMAGED = re.compile(r"[0-9]+[.,][0-9]+|[0-9]+(?:[.,][0-9]+)?e[+-]?[0-9]+", re.IGNORECASE)
_REGION = re.compile(
    r"[0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{10}"
    r"|[0-9]{2}\.[0-9]{2}(?:\.[0-9]{2}(?:\.[0-9]{4})?)?"
)


def read_text(text: str) -> str:
    """Read free text, which has no faults."""
    return clean(text)


def read_account(text: str) -> str | Fault:
    """Read an account number as text: digits only, leading zeros kept.

    Decision: spaces and dashes between the digits are how banks print them and are left out.
    Exactly one dot or comma between digits is a fraction, so the number went through a
    spreadsheet; any other sign makes the number malformed.
    """
    found = clean(text)
    if _DAMAGED.fullmatch(found):
        return Fault("identifier_damaged_by_spreadsheet")
    digits = re.sub("[ \u00a0-]", "", found)
    return digits if re.fullmatch("[0-9]+", digits) else Fault("identifier_malformed")


def read_region(text: str, known: Collection[str] | None = None) -> str | Fault:
    """Read a Kemendagri code, with or without dots; `known` holds the loaded codes."""
    found = clean(text)
    if not _REGION.fullmatch(found):
        return Fault("region_malformed")
    code = found.replace(".", "")
    if known is not None and code not in known:
        return Fault("region_unknown")
    return code


def read_choice(text: str, allowed: Collection[str]) -> str | Fault:
    """Read one of the `allowed` words. Decision: capitals don't matter."""
    found = clean(text).upper()
    return found if found in allowed else Fault("value_not_allowed")
