"""Finds one row of a received file as its sender wrote it, byte for byte where it is a text.

A row bears the number that a spreadsheet shows, the headings included. Of a text it is the bytes
between two ends of rows, with where they begin in the file (unpacked, where it came packed) and on
which line; of a workbook or Parquet, whose bytes nobody reads, it is the cells of that row.
"""

import csv
import io
import itertools
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from salur.batch.session import Session, text_literal
from salur.evidence.pipeline import workbook
from salur.evidence.pipeline.decoding import Decoder
from salur.evidence.pipeline.decoding import unpacked as foreign
from salur.evidence.pipeline.plain import LONGEST_LINE
from salur.evidence.pipeline.scanning import scan_of, with_columns
from salur.evidence.pipeline.sources import Source
from salur.evidence.pipeline.text_rows import likely_delimiter
from salur.evidence.pipeline.unpacking import GZIP, PARQUET, ZIP
from salur.evidence.queries import opening

_GZIP_WINDOW = 31
_BLOCK = 1 << 20
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class FoundRow:
    """One row of a file: its cells, its text, and of a text where its bytes lie.

    `headings` are the cells of the row of headings. `offset` counts bytes from 0, `line` lines from
    1; both are None where the file is no text. `data` are the bytes without the end of the row.
    """

    number: int
    headings: tuple[str, ...]
    cells: tuple[str, ...]
    text: str
    data: bytes = b""
    offset: int | None = None
    line: int | None = None


def find_row(sha256: str, number: int, *, header_row: int = 1) -> FoundRow | None:
    """Find row `number` of the file of these bytes; None where it has no such row."""
    place = opening.place_of(sha256)
    chunks = opening.plain_chunks(place)
    first = next(chunks, b"")
    if first.startswith((ZIP, PARQUET)):
        with opening.private_directory(place.stat().st_size) as scratch:
            plain = scratch / "file"
            opening.write_plain(place, plain)
            return _of_table(plain, number, header_row, first.startswith(ZIP))
    whole = itertools.chain((first,), chunks)
    return text_row(unpacked(whole) if first.startswith(GZIP) else whole, number, header_row)


def laid_cells(
    sha256: str, number: int, decoder: Decoder
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Give columns and cells of a line in a bank's own format; None where it is no row."""
    place = opening.place_of(sha256)
    with opening.private_directory(place.stat().st_size) as scratch:
        plain = scratch / "file"
        opening.write_plain(place, plain)
        found = decoder.decode(foreign(plain, scratch), scratch)
        cells = ", ".join(f"c{position}" for position in range(len(found.header)))
        source = f"read_parquet({text_literal(str(found.path))})"
        with Session(memory_mb=500) as session:
            rows = session.rows(f"SELECT {cells} FROM {source} WHERE c_row = {int(number)}")
    return (found.header, tuple(cell or "" for cell in rows[0])) if rows else None


def text_row(chunks: Iterable[bytes], number: int, header_row: int = 1) -> FoundRow | None:
    """Find a row of a text among its bytes; rows end as the reader of cells says."""
    records = _Records(chunks)
    headings = records.next_to(header_row)
    if headings is None or number < header_row:
        return None
    found = headings if number == header_row else records.next_to(number)
    if found is None:
        return None
    sign = likely_delimiter([_letters(headings[0])])
    data, offset, line = found
    return FoundRow(
        number,
        tuple(_cells(headings[0], sign)),
        tuple(_cells(data, sign)),
        _letters(data),
        data,
        offset,
        line,
    )


class _Records:
    """Walks the records of a text; whole blocks without quotation marks are only counted."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._blocks = _whole_lines(chunks)
        self._lines: list[bytes] = []
        self._passed = 0  # records
        self._offset = 0
        self._line = 1

    def next_to(self, number: int) -> tuple[bytes, int, int] | None:
        """Give the bytes, offset and line of record `number`, which lies ahead."""
        while True:
            if not self._lines:
                block = next(self._blocks, None)
                if block is None:
                    return None
                ends = block.count(b"\n")
                if b'"' not in block and self._passed + ends < number - 1:
                    self._pass_over(ends, len(block), ends)
                    continue
                self._lines = block.splitlines(keepends=True)[::-1]
            start, line = self._offset, self._line
            record = self._record()
            self._pass_over(1, len(record), record.count(b"\n"))
            if self._passed == number:
                return record.rstrip(b"\r\n"), start, line

    def _pass_over(self, records: int, size: int, lines: int) -> None:
        self._passed += records
        self._offset += size
        self._line += lines

    def _record(self) -> bytes:
        """Take lines until the quotation marks of a record are closed."""
        record = self._lines.pop()
        while record.count(b'"') % 2 and len(record) < LONGEST_LINE:
            if not self._lines:
                block = next(self._blocks, None)
                if block is None:
                    break
                self._lines = block.splitlines(keepends=True)[::-1]
            record += self._lines.pop()
        return record


def _whole_lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Give the bytes in blocks that end with a line."""
    rest = b""
    for chunk in chunks:
        block = rest + chunk
        end = block.rfind(b"\n") + 1
        if end:
            yield block[:end]
        rest = block[end:]
    if rest:
        yield rest


def unpacked(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack a gzip of any number of members."""
    unpacking = zlib.decompressobj(_GZIP_WINDOW)
    for chunk in chunks:
        data = chunk
        while data:
            yield unpacking.decompress(data, _BLOCK)
            data = unpacking.unconsumed_tail or unpacking.unused_data
            if unpacking.eof:
                unpacking = zlib.decompressobj(_GZIP_WINDOW)
    yield unpacking.flush()


def _letters(data: bytes) -> str:
    data = data.removeprefix(_BOM)
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _cells(data: bytes, sign: str) -> list[str]:
    return next(csv.reader(io.StringIO(_letters(data), newline=""), delimiter=sign), [])


def _of_table(path: Path, number: int, header_row: int, is_workbook: bool) -> FoundRow | None:
    rows = workbook.numbered_rows(path) if is_workbook else _parquet_rows(path, number)
    headings: tuple[str, ...] = ()
    for position, cells in rows:
        if position == header_row:
            headings = tuple(cells)
        if position == number:
            return FoundRow(number, headings, tuple(cells), _written(cells))
    return None


def _parquet_rows(path: Path, number: int) -> Iterator[tuple[int, list[str]]]:
    with Session(memory_mb=500) as session:
        source = with_columns(session, Source(path.name, path, "parquet", "", ()))
        yield 1, list(source.header)
        columns = ", ".join(f"c{position}" for position in range(len(source.header)))
        query = f"SELECT {columns} FROM {scan_of(source)} WHERE file_row_number = {number - 2}"
        for row in session.rows(query):
            yield number, ["" if cell is None else str(cell) for cell in row]


def _written(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(cells)
    return out.getvalue()
