"""What people write about a family on its way: long enough to say something, no number."""

from salur.kernel.free_text import holds_long_number

SHORTEST, LONGEST = 10, 2_000


def wrong_with_words(words: str, least: int = SHORTEST) -> str:
    """Give the code of what is wrong with words: missing, too long, a number; empty for nothing."""
    if len(words.strip()) < least:
        return "words_missing"
    if len(words) > LONGEST:
        return "words_too_long"
    return "words_hold_number" if holds_long_number(words) else ""
