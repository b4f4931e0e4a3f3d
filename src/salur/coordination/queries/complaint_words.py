"""Opening what is sealed of complaints: the words, and who said them."""

import json

from django.conf import settings

from salur.kernel.free_text import without_long_numbers
from salur.kernel.sealing import open_sealed

WORDS, WHO = "coordination_complaint.words", "coordination_complaint.who"
Sealed = bytes | memoryview


def opened_words(sealed: Sealed | None) -> str:
    """Give what somebody wrote, long numbers hidden; nothing stays nothing."""
    if sealed is None:
        return ""
    text = open_sealed(settings.SALUR_KEYS.identifier, bytes(sealed), WORDS)
    return without_long_numbers(text)


def opened_who(sealed: Sealed) -> tuple[str, str]:
    """Give the name and the contact of whoever complained."""
    who = json.loads(open_sealed(settings.SALUR_KEYS.identifier, bytes(sealed), WHO))
    return who["name"], who["contact"]
