"""Opening what is sealed of referrals and follow-ups: the words about a family."""

from django.conf import settings

from salur.kernel.free_text import without_long_numbers
from salur.kernel.sealing import open_sealed

WORDS = "graduation_along.words"
Sealed = bytes | memoryview


def opened_words(sealed: Sealed | None) -> str:
    """Give what somebody wrote, long numbers hidden; nothing stays nothing."""
    if sealed is None:
        return ""
    text = open_sealed(settings.SALUR_KEYS.identifier, bytes(sealed), WORDS)
    return without_long_numbers(text)
