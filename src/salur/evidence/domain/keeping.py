"""What may be kept in the clear about received files: names and values without identifiers."""

import re
import unicodedata

from salur.evidence.domain.contract import IDENTIFIERS, Contract

LONGEST_NAME = 120
LONGEST_VALUE = 200
STATUSES = ("received", "checked", "accepted", "refused", "withdrawn")
LIVE = ("received", "checked", "accepted")  # the same bytes again are recognised as these
KEPT = (*LIVE, "withdrawn")  # what was ever used stays openable; a refused file is not kept

# Ten digits or more, also when dots, dashes or blanks stand between them: a NIK, a KK, an account.
_LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){9,}")
# In the number of a letter dates and regions are written with dots and dashes as well, so that only
# what is too long for these, or stands in one piece, can be a number of somebody.
_IN_A_NUMBER = re.compile(r"\d(?:[ .\-]?\d){11,}|\d{10,}")
_SHOWN = 4
# A region's code, also one of another system that a translation left: 6402010001 (bps-2020).
_REGION = re.compile(r".{0,13}( \([a-z][a-z0-9-]*\))?")


def safe_name(file_name: str) -> str:
    """Give the last part of a file's name without long numbers and control characters."""
    name = re.split(r"[/\\]", unicodedata.normalize("NFC", file_name))[-1]
    name = "".join(c for c in name if unicodedata.category(c)[0] != "C").strip()
    return _LONG_NUMBER.sub("[nomor]", name)[:LONGEST_NAME] or "tanpa-nama"


def safe_text(text: str) -> str:
    """Give what a person wrote, without long numbers."""
    return _LONG_NUMBER.sub("[nomor]", text.strip())[:500]


def safe_number(number: str, code: str = "") -> str:
    """Give the number of a berita acara or decree without numbers of persons.

    A date, and the `code` of the region that it is about, stay: without them two would be one.
    """
    hidden = _IN_A_NUMBER.sub(
        lambda found: found[0] if found[0] == code else "[nomor]", number.strip()
    )
    return hidden[:500]


def masked_value(contract: Contract, column: str, value: str) -> str:
    """Give a cell's value as a stored finding shows it.

    An identifier shows at most its last four characters and never more than a third; the mother's
    name nothing; elsewhere long numbers are masked, save a region's code.
    """
    field = contract.field(column) if column and contract.has(column) else None
    if field is not None and field.kind in IDENTIFIERS:
        return _masked(value)
    if field is not None and field.sensitive:
        return "•" * min(len(value), 8)
    if field is not None and field.kind == "region" and _REGION.fullmatch(value):
        return value
    return _LONG_NUMBER.sub(lambda found: _masked(found[0]), value)[:LONGEST_VALUE]


def _masked(value: str) -> str:
    shown = min(_SHOWN, len(value) // 3)
    return "•" * min(len(value) - shown, 12) + value[len(value) - shown :]
