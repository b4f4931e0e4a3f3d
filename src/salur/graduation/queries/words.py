"""Opening what is sealed of families on their way: what somebody wrote, what they answered."""

import json

from django.conf import settings

from salur.kernel.free_text import without_long_numbers
from salur.kernel.sealing import open_sealed

WORDS = "graduation.words"
ANSWERS = "graduation_visit.answers"
Sealed = bytes | memoryview


def opened_words(sealed: Sealed | None) -> str:
    """Give what somebody wrote, long numbers hidden; nothing stays nothing."""
    if sealed is None:
        return ""
    return without_long_numbers(open_sealed(settings.SALUR_KEYS.identifier, bytes(sealed), WORDS))


def opened_answers(sealed: Sealed) -> dict[str, str | int]:
    """Give what a family answered at a visit, by indicator."""
    answers: dict[str, str | int] = json.loads(
        open_sealed(settings.SALUR_KEYS.identifier, bytes(sealed), ANSWERS)
    )
    return answers
