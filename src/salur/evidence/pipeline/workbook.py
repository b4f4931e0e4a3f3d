"""Opens an XLSX workbook without trusting it.

The package is looked at before the reader sees it: how much it unpacks to, whether it
holds macros or external links, whether its XML declares entities. Cell values are taken,
formulas are not run.
"""

import csv
import datetime as dt
import itertools
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import python_calamine

from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.plain import checked_header, plain_row
from salur.kernel.refused import Refused, Sentence

MOST_BYTES = 1 << 30
MOST_RATIO = 300
MOST_CELLS = 40_000_000
_MOST_PARTS = 2000
_SIGNIFICANT_DIGITS = 15
_CHUNK = 1 << 20
_LONGEST_TAG = 64
# Columns of one letter are never too far; skipping them saves most of the matches.
_COLUMN = re.compile(rb'\br="([A-Z]{2,9})[0-9]')
_ROW = re.compile(rb'<row\b[^<>]{0,40}?\br="([0-9]{1,9})"')
_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)


def first_rows(path: Path, most: int) -> Iterator[list[str]]:
    """Give the first rows of the first sheet as text."""
    _inspect(path)
    for cells in itertools.islice(_rows(path, None), most):
        yield [_text(cell) for cell in cells]


def numbered_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give every row of the first sheet as text, with the number that a spreadsheet shows."""
    _inspect(path)
    for position, cells in enumerate(_rows(path, None), start=1):
        yield position, [_text(cell) for cell in cells]


def write_plain(
    path: Path, target: Path, sheet: str | None = None, header_row: int = 1
) -> tuple[str, ...]:
    """Write a sheet (the first by default) in the plain form; give its header."""
    _inspect(path)
    rows = enumerate(_rows(path, sheet), start=1)
    header: tuple[str, ...] = ()
    with target.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        for position, cells in rows:
            texts = [_text(cell) for cell in cells]
            if position < header_row:
                continue
            if position == header_row:
                header = checked_header(texts)
                writer.writerow(["#row", "#shape", *header])
            elif (plain := plain_row(position, texts, len(header))) is not None:
                writer.writerow(plain)
    if not header:
        raise refusals.empty() if header_row == 1 else refusals.no_header()
    return header


def _rows(path: Path, sheet: str | None) -> Iterator[list[object]]:
    try:
        workbook = python_calamine.load_workbook(str(path))
        names = workbook.sheet_names
        if sheet is not None and sheet not in names:
            raise Refused(
                "sheet_unknown",
                Sentence(f"Tidak ada lembar bernama {sheet}.", f"There is no sheet named {sheet}."),
                Sentence(f"Yang ada: {', '.join(names)}.", f"There are: {', '.join(names)}."),
            )
        chosen = workbook.get_sheet_by_name(sheet or names[0])
        # Empty rows above the first cell are given, empty columns before it are not.
        left = chosen.start[1] if chosen.start else 0
        for cells in chosen.iter_rows():
            yield [""] * left + list(cells)
    except (python_calamine.CalamineError, IndexError, OSError, ValueError) as fault:
        raise refusals.damaged() from fault


def _text(cell: object) -> str:
    """Give a cell as text; a number that outgrew a spreadsheet's 15 digits shows its exponent."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        if not cell.is_integer():
            return repr(cell)
        whole = str(int(cell))
        return whole if len(whole.lstrip("-")) <= _SIGNIFICANT_DIGITS else f"{cell:.14E}"
    if isinstance(cell, int):
        whole = str(cell)
        return whole if len(whole.lstrip("-")) <= _SIGNIFICANT_DIGITS else f"{float(cell):.14E}"
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ") if cell.time() != dt.time() else cell.date().isoformat()
    return "" if cell is None else str(cell)


def _inspect(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            _check_parts(path, parts)
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_xml(package, part)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
    ) as fault:
        raise refusals.damaged() from fault


def _check_parts(path: Path, parts: list[zipfile.ZipInfo]) -> None:
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names and "[Content_Types].xml" not in names:
        raise refusals.unsupported(
            Sentence("kemasan ZIP, bukan XLSX", "a ZIP archive, not an XLSX")
        )
    if "xl/workbook.xml" not in names:
        raise refusals.unsupported(Sentence("bukan buku kerja XLSX", "no XLSX workbook"))
    if any(part.flag_bits & 1 for part in parts):
        raise refusals.unsupported(Sentence("terkunci kata sandi", "protected by a password"))
    if any("vbaproject" in name.lower() for name in names):
        raise refusals.unsafe("file_has_macros", Sentence("makro", "macros"))
    if any(name.lower().startswith("xl/externallinks/") for name in names):
        raise refusals.unsafe(
            "file_has_external_links", Sentence("tautan ke berkas lain", "links to other files")
        )
    unpacked = sum(part.file_size for part in parts)
    bombs = unpacked > MOST_BYTES or unpacked > max(50 << 20, path.stat().st_size * MOST_RATIO)
    if bombs or len(parts) > _MOST_PARTS:
        raise refusals.too_large(
            Sentence(
                "isinya jauh lebih besar daripada berkasnya", "it unpacks to far more than it is"
            )
        )


def _check_xml(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Look through one part: no declared entities, and no cell so far off that the table bursts."""
    is_sheet = part.filename.startswith("xl/worksheets/")
    far = _Far()
    rest = b""
    with package.open(part) as xml:
        while chunk := xml.read(_CHUNK):
            text = rest + chunk
            if _DECLARATION.search(text):
                raise refusals.unsafe(
                    "file_has_entities",
                    Sentence("deklarasi entitas XML", "XML entity declarations"),
                )
            if not is_sheet:
                break
            far.see(text)
            rest = text[-_LONGEST_TAG:]


@dataclass
class _Far:
    """How far a sheet's cells lie: the reader lays out all between the first and the last."""

    column: int = 26
    row: int = 1

    def see(self, xml: bytes) -> None:
        """Refuse when the cells seen so far span more than can be laid out."""
        self.column = max([self.column, *map(_column_number, set(_COLUMN.findall(xml)))])
        self.row = max([self.row, *map(int, _ROW.findall(xml))])
        if self.column * self.row > MOST_CELLS:
            raise refusals.too_large(
                Sentence(
                    f"lembarnya lebih dari {MOST_CELLS} sel",
                    f"a sheet of more than {MOST_CELLS} cells",
                )
            )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
