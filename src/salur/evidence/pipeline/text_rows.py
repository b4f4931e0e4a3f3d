"""Reads a text row by row with the row a spreadsheet shows; the patient reader."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.plain import LONGEST_LINE
from salur.evidence.pipeline.unpacking import CHUNK, recoded

_DELIMITERS = ",;\t|"
_HEAD = 1 << 16


def likely_delimiter(lines: Sequence[str]) -> str:
    """Give the sign that divides cells: the most frequent one outside quotes."""
    return max(_DELIMITERS, key=lambda sign: sum(_outside_quotes(line, sign) for line in lines))


def delimiter_of(path: Path) -> str:
    """Give the sign that divides the cells of a UTF-8 text whose first row may be a title."""
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as file:
        return likely_delimiter(file.read(_HEAD).splitlines()[:50])


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])


def as_utf8(path: Path, scratch: Path) -> Path:
    """Give the text in UTF-8: as it lies there, or written anew."""
    try:
        with path.open(encoding="utf-8") as file:
            while file.read(CHUNK):
                pass
    except UnicodeDecodeError:
        return recoded(path, scratch)
    return path


def all_rows(path: Path, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Give every row of a UTF-8 text with its number; blank ones are empty."""
    csv.field_size_limit(LONGEST_LINE)
    with path.open(encoding="utf-8-sig", newline="") as file:
        try:
            yield from enumerate(csv.reader(file, delimiter=delimiter), start=1)
        except csv.Error as fault:
            if "field larger" in str(fault):
                raise refusals.endless() from fault
            raise refusals.damaged() from fault
        except UnicodeDecodeError as fault:
            raise refusals.unknown_encoding() from fault
