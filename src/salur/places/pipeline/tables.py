"""Reading the small tables that places are made from: lists of regions, crosswalks."""

import csv
import gzip
import io
import zlib
from pathlib import Path

MOST_BYTES = 50 << 20  # the whole country takes 3 MB
UNREADABLE = (OSError, EOFError, UnicodeError, ValueError, zlib.error, csv.Error)


def rows_of(file: Path) -> list[list[str]]:
    """Read a CSV or CSV.gz in UTF-8; one of `UNREADABLE` for what is none or is too large."""
    if not file.is_file():
        raise ValueError("no file with an end")
    with file.open("rb") as opened:
        is_packed = opened.read(2) == b"\x1f\x8b"
    with gzip.open(file) if is_packed else file.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES or b"\0" in content:
        raise ValueError("no table of text")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
