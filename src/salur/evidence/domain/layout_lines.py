"""Does a file look like a layout? Asked of its first lines, before anything is read."""

import re
from collections.abc import Sequence

from salur.evidence.domain.layouts import LaidField, Layout, Record

LOOKED_AT = 20
BLANK = " \t\x1a"  # a line of these is no record; the last sign ends files of old systems
_DATE_PARTS = {"YYYY": "[0-9]{4}", "YY": "[0-9]{2}"} | dict.fromkeys(
    ("MM", "DD", "hh", "mm", "ss"), "[0-9]{2}"
)
DATE_PART = re.compile("YYYY|YY|MM|DD|hh|mm|ss")


def fits(layout: Layout, lines: Sequence[str]) -> bool:
    """Say whether these first lines are of this layout.

    Where it has a header the first line must be one, with all that is expected in it. Where it has
    none every line must be a record of the right width, and the first detail readable.
    """
    written = [line for line in lines if line.strip(BLANK)][:LOOKED_AT]
    if not written:
        return False
    header = layout.records.get("header")
    if header is not None:
        return _is(layout, header, written[0]) and _as_expected(layout, header, written[0])
    return all(_record_of(layout, line) is not None for line in written) and any(
        _readable(layout, line) for line in written
    )


def cells_of(layout: Layout, line: str) -> list[str]:
    """Give the cells of a delimited line; a quote doubled inside quotes stands for itself."""
    if not layout.quote or layout.quote not in line:
        return line.split(layout.delimiter)
    quote, sign = re.escape(layout.quote), re.escape(layout.delimiter)
    cell = f"{sign}((?:{quote}(?:[^{quote}]|{quote}{quote})*{quote})?[^{sign}]*)"
    return [_bare(layout.quote, found) for found in re.findall(cell, layout.delimiter + line)]


def _bare(quote: str, cell: str) -> str:
    if len(cell) > 1 and cell.startswith(quote) and cell.endswith(quote):
        return cell[1:-1].replace(quote * 2, quote)
    return cell


def date_pattern(form: str) -> str:
    """Give the regular expression of a date's form, one group for each part."""
    pattern, place = "", 0
    for found in DATE_PART.finditer(form):
        pattern += re.escape(form[place : found.start()]) + f"({_DATE_PARTS[found[0]]})"
        place = found.end()
    return pattern + re.escape(form[place:])


def _cell(layout: Layout, at: int, length: int, line: str) -> str:
    if layout.is_fixed:
        return line[at - 1 : at - 1 + length]
    cells = cells_of(layout, line)
    return cells[at - 1] if at <= len(cells) else ""


def _bears(layout: Layout, record: Record, line: str) -> bool:
    if record.sign is None:
        return True
    stands = _cell(layout, record.sign.at, len(record.sign.value), line)
    return (stands if layout.is_fixed else stands.strip()) == record.sign.value


def _is(layout: Layout, record: Record, line: str) -> bool:
    width = len(line) if layout.is_fixed else len(cells_of(layout, line))
    return width == record.width and _bears(layout, record, line)


def _as_expected(layout: Layout, record: Record, line: str) -> bool:
    return all(
        _text(layout, record.field(name), line) == value for name, value in record.expects.items()
    )


def _record_of(layout: Layout, line: str) -> Record | None:
    signed = [one for one in layout.records.values() if one.sign is not None]
    found = next((one for one in signed if _bears(layout, one, line)), None)
    if found is None and layout.detail.sign is None:
        found = layout.detail
    return found if found is not None and _is(layout, found, line) else None


def _readable(layout: Layout, line: str) -> bool:
    record = _record_of(layout, line)
    if record is None or record.name != "detail":
        return False
    return all(_reads(field, _text(layout, field, line)) for field in record.fields)


def _text(layout: Layout, field: LaidField, line: str) -> str:
    return _cell(layout, field.at, field.length, line).strip()


def _reads(field: LaidField, text: str) -> bool:
    if not text or text in field.empty:
        return True
    if field.kind in ("number", "amount"):
        return text.isascii() and text.isdigit()
    if field.kind == "date":
        return re.fullmatch(date_pattern(field.format), text) is not None
    return field.codes is None or text in field.codes
