"""Recognises a file by its content and makes it ready for the engine, or refuses it.

A text file in UTF-8 is read where it lies. Everything else (Windows-1252, gzip, XLSX,
ragged rows) is first turned into one plain form: a CSV of quoted cells that begins with
the columns `#row` and `#shape`.
"""

import codecs
import csv
import hashlib
import io
import itertools
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.plain import LONGEST_LINE, checked_header, plain_row
from salur.evidence.pipeline.text_rows import (
    all_rows,
    as_utf8,
    delimiter_of,
    likely_delimiter,
)
from salur.evidence.pipeline.unpacking import (
    CHUNK,
    GZIP,
    PARQUET,
    ZIP,
    made,
    recoded,
    refuse_binary,
    unpack,
)

Kind = Literal["text", "plain", "parquet", "decoded"]

_HEAD = 1 << 16
_SAMPLE = 200
_USUAL = 8
_LARGE = 4 << 20  # below it, planning the comparisons takes longer than they save


@dataclass(frozen=True)
class Source:
    """One recognised file.

    `path` is what the engine reads: the file itself, or the plain form made from it.
    `header` are the cells of the first row; of Parquet they are known once the engine was
    asked (`scanning.with_columns`), and so are the `types` of its columns.
    What is `decoded` comes from a foreign format (`decoding`), as Parquet of the plain form.
    `usual` gives, by position, the few cells that the first rows share, commonest first.
    """

    name: str
    path: Path
    kind: Kind
    delimiter: str
    header: tuple[str, ...]
    usual: tuple[tuple[str, ...], ...] = ()
    types: tuple[str, ...] = ()

    @property
    def tells_rows(self) -> bool:
        """Whether it bears the number of each row, and the rule that the row's shape breaks."""
        return self.kind in ("plain", "decoded")

    def usual_of(self, position: int) -> tuple[str, ...]:
        """Give the common cells of the column at `position`, where it has few."""
        return self.usual[position] if position < len(self.usual) else ()


def fingerprint(path: Path) -> str:
    """Give the SHA-256 of a file's bytes in hex."""
    with open_plain(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_plain(path: Path) -> io.BufferedReader:
    """Open a file that has an end: no directory, pipe or device; refused where there is none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise refusals.not_found()
        return path.open("rb")
    except OSError as fault:
        raise refusals.not_found() from fault


def recognise(
    path: Path, scratch: Path, *, sheet: str | None = None, header_row: int = 1
) -> Source:
    """Recognise `path` by its first bytes; what the engine needs rewritten goes to `scratch`.

    `header_row` is the row of the headings, as a spreadsheet counts; what stands above is no row.
    """
    with open_plain(path) as file:
        start = file.read(4096)
    if not start:
        raise refusals.empty()
    if start.startswith(PARQUET):
        return Source(path.name, path, "parquet", "", ())
    if start.startswith(ZIP):
        from salur.evidence.pipeline.workbook import write_plain

        plain = made(scratch, path)
        return Source(path.name, plain, "plain", ",", write_plain(path, plain, sheet, header_row))
    if start.startswith(GZIP):
        unpacked = made(scratch, path)
        unpack(path, unpacked)
        return replace(_text(unpacked, scratch, header_row), name=path.name)
    return _text(path, scratch, header_row)


def _text(path: Path, scratch: Path, header_row: int) -> Source:
    with path.open("rb") as file:
        start = file.read(CHUNK)
    refuse_binary(start)
    if header_row > 1:
        return _below_titles(path, scratch, header_row)
    try:
        head = _head_of(path)
    except UnicodeDecodeError:
        path = recoded(path, scratch)
        head = _head_of(path)
    return Source(path.name, path, "text", head.delimiter, head.header, head.usual)


def _below_titles(path: Path, scratch: Path, header_row: int) -> Source:
    """Give the plain form of a text whose headings stand below a title."""
    plain = as_utf8(path, scratch)
    found = next(itertools.islice(all_rows(plain, delimiter_of(plain)), header_row - 1, None), None)
    if found is None:
        raise refusals.no_header()
    header = checked_header(list(found[1]))
    source = Source(path.name, plain, "text", delimiter_of(plain), header)
    return rewrite_plain(source, scratch, after=header_row)


def examine(source: Source, scratch: Path) -> Source:
    """Read every byte of a text source once and mend what the engine cannot take.

    Windows-1252 becomes UTF-8; a file with blank lines takes the plain form, in which rows
    keep the numbers that a spreadsheet shows. Endless rows and unreadable letters are refused.
    """
    facts = _scan(source.path)
    if not facts.utf8:
        source = replace(source, path=recoded(source.path, scratch))
    return rewrite_plain(source, scratch) if facts.blank_lines else source


@dataclass(frozen=True)
class _Facts:
    utf8: bool
    blank_lines: bool


def _scan(path: Path) -> _Facts:
    """Read the bytes once: is it UTF-8, has it blank lines, does a line outgrow all bounds."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8, blank, since_newline, tail = True, False, 0, b""
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if utf8 and not (chunk.isascii() and not decoder.getstate()[0]):
                utf8 = _decodes(decoder, chunk)
            last = chunk.rfind(b"\n")
            since_newline = since_newline + len(chunk) if last < 0 else len(chunk) - last
            if since_newline > LONGEST_LINE:
                raise refusals.endless()
            joined = tail + chunk[:2]
            blank = (
                blank
                or b"\n\n" in chunk
                or b"\n\r\n" in chunk
                or b"\n\n" in joined
                or b"\n\r\n" in joined
            )
            tail = chunk[-2:]
    if utf8 and decoder.getstate()[0]:
        utf8 = False
    return _Facts(utf8, blank)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


@dataclass(frozen=True)
class _Head:
    header: tuple[str, ...]
    delimiter: str
    usual: tuple[tuple[str, ...], ...]


def _head_of(path: Path) -> _Head:
    with path.open(encoding="utf-8-sig", newline="") as file:
        start = file.read(_HEAD)
    first = start.splitlines()[0] if start.splitlines() else ""
    if not first.strip():
        raise refusals.no_header()
    delimiter = likely_delimiter([first])
    rows = csv.reader(io.StringIO(start, newline=""), delimiter=delimiter)
    try:
        header = checked_header(next(rows))
    except (csv.Error, StopIteration) as fault:
        raise refusals.no_header() from fault
    is_large = path.stat().st_size >= _LARGE
    return _Head(header, delimiter, _usual_cells(rows, len(header)) if is_large else ())


def _usual_cells(rows: Iterator[list[str]], width: int) -> tuple[tuple[str, ...], ...]:
    """Give each column's commonest cells where most rows have one of them: a hint for speed."""
    try:
        sample = list(itertools.islice(rows, _SAMPLE))
    except csv.Error:
        return ()
    return tuple(
        _commonest([row[position] for row in sample if len(row) == width])
        for position in range(width)
    )


def _commonest(cells: list[str]) -> tuple[str, ...]:
    counts = Counter(cells).most_common(_USUAL)
    covered = sum(count for _, count in counts)
    return tuple(cell for cell, _ in counts) if covered * 2 > len(cells) > 0 else ()


def rewrite_plain(source: Source, scratch: Path, *, after: int = 1) -> Source:
    """Turn a text source into the plain form, so that ragged rows keep their place.

    Rows begin below row `after`, that of the headings.
    """
    if source.kind == "plain":
        return source
    target = made(scratch, source.path)
    width = len(source.header)
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerow(["#row", "#shape", *source.header])
        for row, cells in all_rows(source.path, source.delimiter):
            plain = plain_row(row, cells, width) if row > after else None
            if plain is not None:
                writer.writerow(plain)
    return replace(source, path=target, kind="plain", delimiter=",")
