"""What a finding says to people: what is wrong with the cell, and what to do about it."""

from salur.evidence.domain.contract import Contract
from salur.evidence.domain.rules import RULES

_DIGITS = {1: "2", 2: "4", 3: "6", 4: "10"}
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def message_of(rule: str, language: str) -> str:
    """Say what is wrong."""
    return RULES[rule].message.in_language(language)


def suggestion_of(contract: Contract, column: str, rule: str, language: str) -> str:
    """Say what to do, with the choices or levels that the column allows."""
    text = RULES[rule].remedy.in_language(language)
    if "{" not in text or not contract.has(column):
        return text
    field = contract.field(column)
    either = " or " if language == "en" else " atau "
    return text.format(
        choices=", ".join(field.choices),
        lengths=either.join(_DIGITS[level] for level in field.levels),
    )


def harmless(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula; plain negative numbers stay."""
    if not text.startswith(_DANGEROUS) or is_plain_number(text):
        return text
    return "'" + text


def is_plain_number(text: str) -> bool:
    """Say whether a text is digits with at most a minus and one point: nothing to execute."""
    whole, _, rest = text.removeprefix("-").partition(".")
    return whole.isascii() and whole.isdigit() and (not rest or (rest.isascii() and rest.isdigit()))
