"""Words that people write freely, and the numbers that must not stand in them."""

import re

_LONG_NUMBER = re.compile(r"\d(?:[ .-]?\d){11,}")
_HIDDEN = re.compile(r"\d(?:[ .-]?\d){9,}")


def holds_long_number(text: str) -> bool:
    """Say whether a number of twelve digits or more stands in `text`: a NIK, a KK, an account."""
    return _LONG_NUMBER.search(text) is not None


def without_long_numbers(text: str) -> str:
    """Give `text` with every number of ten digits or more hidden but for its last four."""
    return _HIDDEN.sub(lambda found: "•" * 6 + found[0][-4:], text)
