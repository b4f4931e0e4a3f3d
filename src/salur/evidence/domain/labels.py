"""The words that a form shows for its choices, read back as the choices where nobody can doubt it.

Whoever exports the answers of a form may take its labels instead of its values, in either language.
"""

from collections import Counter
from functools import cache

from salur.evidence.domain.contract import Contract, Field


def folded(text: str) -> str:
    """Give a label as it is compared: in small letters, one space between words."""
    return " ".join(text.split()).casefold()


@cache
def codes_by_label(field: Field) -> dict[str, str]:
    """Give the choice that each folded label of a column means.

    Words that two choices share, or that are another choice's own code, mean none.
    """
    meant = {(folded(words), code) for code, *said in field.labels for words in said}
    shared = Counter(words for words, _code in meant)
    own = {folded(code) for code in field.choices}
    return {
        words: code
        for words, code in sorted(meant)
        if shared[words] == 1 and (words not in own or words == folded(code))
    }


def labelled(contract: Contract) -> tuple[Field, ...]:
    """Give the columns whose choices have words."""
    return tuple(field for field in contract.fields if field.labels)
