"""The first rows of a file, as they are, for whoever must find out what it holds.

Nothing of them is kept: they are read, looked at, and shown with every identifier masked.
"""

import itertools
from pathlib import Path

from salur.batch.session import BatchFault, Session
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.plain import MOST_COLUMNS
from salur.evidence.pipeline.scanning import refused_by_engine, scan_of, with_columns
from salur.evidence.pipeline.sources import open_plain, recognise
from salur.evidence.pipeline.text_rows import all_rows, as_utf8, delimiter_of
from salur.evidence.pipeline.unpacking import CHUNK, GZIP, PARQUET, ZIP, made, refuse_binary, unpack

_MEMORY_MB = 700


def first_rows(path: Path, scratch: Path, most: int) -> list[list[str]]:
    """Give the first `most` rows of a file as text, blank ones empty; FileRefused for no table."""
    with open_plain(path) as file:
        start = file.read(CHUNK)
    if not start:
        raise refusals.empty()
    if start.startswith(PARQUET):
        return _of_parquet(path, scratch, most)
    if start.startswith(ZIP):
        from salur.evidence.pipeline import workbook

        return _bounded(list(workbook.first_rows(path, most)))
    if start.startswith(GZIP):
        unpacked = made(scratch, path)
        unpack(path, unpacked)
        path = unpacked
        with path.open("rb") as file:
            start = file.read(CHUNK)
    refuse_binary(start)
    plain = as_utf8(path, scratch)
    rows = itertools.islice(all_rows(plain, delimiter_of(plain)), most)
    return _bounded([cells for _, cells in rows])


def _of_parquet(path: Path, scratch: Path, most: int) -> list[list[str]]:
    with Session(memory_mb=_MEMORY_MB) as session:
        source = with_columns(session, recognise(path, scratch))
        cells = ", ".join(f"c{position}" for position in range(len(source.header)))
        try:
            found = session.rows(f"SELECT {cells} FROM {scan_of(source)} LIMIT {int(most)}")
        except BatchFault as fault:
            raise refused_by_engine(fault) from fault
    return [list(source.header), *([cell or "" for cell in row] for row in found)]


def _bounded(rows: list[list[str]]) -> list[list[str]]:
    if not any(any(cell.strip() for cell in row) for row in rows):
        raise refusals.empty()
    return [row[:MOST_COLUMNS] for row in rows]
