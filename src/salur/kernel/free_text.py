"""Words that people write freely, and the numbers that must not stand in them."""

import re

_LONG_NUMBER = re.compile(r"\d(?:[ .-]?\d){11,}")


def holds_long_number(text: str) -> bool:
    """Say whether a number of twelve digits or more stands in `text`: a NIK, a KK, an account."""
    return _LONG_NUMBER.search(text) is not None
