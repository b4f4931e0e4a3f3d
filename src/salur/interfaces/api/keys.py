"""Keys of pages as short text: opaque to programs, checked when they come back."""

import base64
import json
from typing import Any

from salur.kernel.refused import Refused, Sentence

_BIGGEST = 2**63
_NUL = "\x00"


def packed(*parts: str | int) -> str:
    """Write the parts of a key."""
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def unpacked(text: str | None, *kinds: type) -> tuple[Any, ...] | None:
    """Read the parts of a key, None where there is none; refused: `after_unreadable`."""
    if not text:
        return None
    try:
        parts = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    except (ValueError, RecursionError) as fault:
        raise unreadable() from fault
    fits = isinstance(parts, list) and len(parts) == len(kinds)
    if not fits or any(type(part) is not kind for part, kind in zip(parts, kinds, strict=True)):
        raise unreadable()
    if any(isinstance(one, int) and abs(one) >= _BIGGEST for one in parts):
        raise unreadable()
    if any(isinstance(one, str) and _NUL in one for one in parts):
        raise unreadable()
    return tuple(parts)


def unreadable() -> Refused:
    """Make the refusal of a key that this program never gave."""
    return Refused(
        "after_unreadable",
        Sentence("Nilai after tidak dikenal.", "The value of after is unknown."),
        Sentence(
            "Pakai nilai next dari halaman sebelumnya, atau mulai tanpa after.",
            "Use the value of next from the page before, or begin without after.",
        ),
    )
