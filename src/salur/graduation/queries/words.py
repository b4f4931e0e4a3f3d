"""Opening what is sealed of a case: what somebody said."""

from django.conf import settings

from salur.kernel.free_text import without_long_numbers
from salur.kernel.sealing import open_sealed

WORDS = "graduation_case_event.words"
Sealed = bytes | memoryview


def opened_words(sealed: Sealed | None) -> str:
    """Give what somebody wrote, long numbers hidden; nothing stays nothing."""
    if sealed is None:
        return ""
    return without_long_numbers(open_sealed(settings.SALUR_KEYS.identifier, bytes(sealed), WORDS))
