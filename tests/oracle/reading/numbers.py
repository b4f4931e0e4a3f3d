"""Money, mass and counts: "110.000" is money, "1.250" kilograms is nobody's guess.

Rules: `number_unreadable` (no number), `number_ambiguous` (mass with one separator and three
digits), `number_fractional` (finer than a rupiah, or than a gram).
"""

import re

from tests.oracle.reading.faults import Fault, clean

# Decision: a number of more than fifteen digits is not read; sums stay within 64 bits.
_MOST_DIGITS = 15

# Decision: a currency mark is "Rp" or "Rp." in any case, with blanks after it; a minus may
# stand before the digits, a plus may not. `,-` behind the number is not in the contract.
# Only ASCII digits are digits.
_MONEY = re.compile(r"(?:rp\.?[ \u00a0]*)?(-?)(.+)", re.IGNORECASE)

# Decision: where thousands are grouped, one to three digits stand before the first separator
# (`110000.000` is not 110 million), and the contract lets either sign group.
_RUPIAH = re.compile(r"([0-9]+|[0-9]{1,3}(?:[.,][0-9]{3})+)(?:[.,]([0-9]{1,2}))?")


def read_rupiah(text: str) -> int | Fault:
    """Read whole rupiah: `110000`, `110.000`, `110,000`, `Rp110.000,00`, `Rp 110.000`."""
    marked = _MONEY.fullmatch(clean(text))
    if marked is None:
        return Fault("number_unreadable")
    return _whole(marked[1], marked[2])


def read_count(text: str) -> int | Fault:
    """Read a whole number of things, written like money but without a currency mark."""
    found = clean(text)
    sign = "-" if found.startswith("-") else ""
    return _whole(sign, found.removeprefix("-"))


def _whole(sign: str, digits: str) -> int | Fault:
    found = _RUPIAH.fullmatch(digits)
    if found is None:
        return Fault("number_unreadable")
    whole = re.sub("[.,]", "", found[1]).lstrip("0") or "0"
    if len(whole) > _MOST_DIGITS:
        return Fault("number_unreadable")
    if found[2] and int(found[2]) != 0:
        return Fault("number_fractional")
    return -int(whole) if sign else int(whole)


_PLAIN = re.compile(r"([0-9]+)(?:([.,])([0-9]+))?")
# Decision: of two different signs the last is the decimal sign; one sign used twice groups.
_GROUPED = re.compile(
    r"([0-9]{1,3}(?:\.[0-9]{3})+),([0-9]+)"
    r"|([0-9]{1,3}(?:,[0-9]{3})+)\.([0-9]+)"
    r"|([0-9]{1,3}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,}))"
)


def read_grams(text: str, decimal_sign: str | None = None) -> int | Fault:
    """Read kilograms as grams; `decimal_sign` is what the sender's saved mapping names."""
    found = clean(text)
    sign, digits = (-1, found[1:]) if found.startswith("-") else (1, found)
    parts = _kilograms(digits, decimal_sign)
    if isinstance(parts, Fault):
        return parts
    kilograms, decimals = parts
    # "More than three decimals is an error", also where they are zeros.
    if len(decimals) > 3:
        return Fault("number_fractional")
    if len(kilograms.lstrip("0")) > _MOST_DIGITS - 3:
        return Fault("number_unreadable")
    return sign * (int(kilograms) * 1000 + int(decimals.ljust(3, "0")))


def _kilograms(digits: str, decimal_sign: str | None) -> tuple[str, str] | Fault:
    plain = _PLAIN.fullmatch(digits)
    if plain is not None:
        whole, separator, rest = plain[1], plain[2], plain[3] or ""
        if separator is None or len(rest) != 3 or separator == decimal_sign:
            return whole, rest
        if decimal_sign is None:
            return Fault("number_ambiguous")
        return (whole + rest, "") if len(whole) <= 3 else Fault("number_unreadable")
    grouped = _GROUPED.fullmatch(digits)
    if grouped is None:
        return Fault("number_unreadable")
    whole = grouped[1] or grouped[3] or grouped[5]
    return re.sub("[.,]", "", whole), grouped[2] or grouped[4] or ""
