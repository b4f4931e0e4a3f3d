"""A thousand files that are nearly good: every contract and format, each spoilt in one way.

A mutant is told by its number alone, so that one that does harm can be looked at again. Good rows
are made by the kinds of a contract's columns; they are spoilt as rows before they are written in a
format, or as bytes afterwards.
"""

import gzip
import io
import random
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from salur.batch.session import Session
from salur.evidence.domain.contract import Field, contract_names, load_contract
from tests.unit.evidence.laying import DIVIDED, WIDE, detail, divided, example, wide
from tests.unit.evidence.making import repack, text_of, write_xlsx

FORMATS = ("csv", "gz", "xlsx", "parquet", "layout", "layout.gz")
_BY_KIND = {
    "rupiah": "110000", "mass": "10", "count": "12", "date": "2019-03-12", "moment": "2019-03-12",
    "month": "2019-03", "months": "2019-03", "number": "1.5", "program": "BPNT", "kk":
    "6201020101180001", "nik": "6201024503800001", "nik_digits": "6201024503800001",
}  # fmt: skip
_CODES = {4: "6201022001", 3: "620102", 2: "6201", 1: "62"}
Rows = list[list[str]]


@dataclass(frozen=True)
class Mutant:
    """One spoilt file of a contract, and how it came about."""

    number: int
    contract: str
    format: str
    change: str
    content: bytes

    @property
    def name(self) -> str:
        return f"{self.number}: {self.contract}.{self.format}, {self.change}"


def mutant(number: int, scratch: Path) -> Mutant:
    """Make the mutant of this number; `scratch` is where formats are written."""
    chance = random.Random(number)
    form = FORMATS[number % len(FORMATS)]
    if form.startswith("layout"):
        contract = example(chance.choice((WIDE, DIVIDED))).contract
        rows = [[line] for line in _laid(contract)]
    else:
        contract = contract_names()[number // len(FORMATS) % len(contract_names())]
        rows = _good(contract, chance)
    change = chance.choice(sorted(ROW_CHANGES) * 2 + sorted(BYTE_CHANGES) * 3)
    if change in ROW_CHANGES:
        rows = ROW_CHANGES[change](rows, chance)
    content = _written(form, rows, scratch)
    if change in BYTE_CHANGES:
        content = BYTE_CHANGES[change](content, chance, scratch)
    return Mutant(number, contract, form, change, content)


def _laid(contract: str) -> list[str]:
    if contract == "setoran":
        return divided()
    return wide([detail(n) for n in range(20)], [detail(30)])


def _good(contract: str, chance: random.Random) -> Rows:
    fields = load_contract(contract).fields
    rows = [[_cell(field, n) for field in fields] for n in range(chance.choice((1, 8, 30)))]
    return [[field.name for field in fields], *rows]


def _cell(field: Field, n: int) -> str:
    if field.choices:
        return field.choices[n % len(field.choices)]
    if field.kind == "region":
        return _CODES[max(field.levels or (4,))]
    if field.kind in ("account", "card"):
        return f"0062010000{n:05}"
    return _BY_KIND.get(field.kind, f"{field.name[:8].upper()} {n}")


def _written(form: str, rows: Rows, scratch: Path) -> bytes:
    if form.startswith("layout"):
        content = "".join(",".join(row) + "\r\n" for row in rows).encode("utf-8", "surrogatepass")
    elif form == "xlsx":
        cut = [[cell[:32_000] for cell in row[:16_000]] for row in rows]
        return write_xlsx(scratch / "seed.xlsx", *cut).read_bytes()
    else:
        content = text_of(rows).encode("utf-8", "surrogatepass")
    if form.endswith("gz"):
        return gzip.compress(content)
    return _parquet(rows, scratch) if form == "parquet" else content


def _parquet(rows: Rows, scratch: Path) -> bytes:
    """Give the rows as Parquet of texts; repeated names of columns get a number."""
    target = scratch / "seed.parquet"
    width = max(map(len, rows))
    names = [
        name if name not in rows[0][:at] else f"{name}_{at}" for at, name in enumerate(rows[0])
    ]
    names += [f"more_{at}" for at in range(len(names), width)]
    cells = [[*row, *[""] * (width - len(row))] for row in rows[1:]]
    with Session() as session:
        columns = ", ".join(
            f"unnest($c{at} :: VARCHAR[]) AS \"{name[:60].replace(chr(34), '')}_\""
            if at and not name else f'unnest($c{at} :: VARCHAR[]) AS "{name[:60]}"'
            for at, name in enumerate(names)
        )  # fmt: skip
        values = {f"c{at}": [row[at] for row in cells] for at in range(width)}
        session.run(f"COPY (SELECT {columns}) TO '{target}' (FORMAT parquet)", values)
    return target.read_bytes()


def _swapped(rows: Rows, chance: random.Random) -> Rows:
    width = len(rows[0])
    order = chance.sample(range(width), width)
    return [rows[0], *([row[at] for at in order if at < len(row)] for row in rows[1:])]


def _giant(rows: Rows, chance: random.Random) -> Rows:
    row = chance.choice(rows)
    row[chance.randrange(len(row))] = chance.choice("9ax") * chance.choice(
        (40_000, 300_000, 9 << 20)
    )
    return rows


def _with_nulls(rows: Rows, chance: random.Random) -> Rows:
    for row in rows[chance.randrange(2) :]:
        at = chance.randrange(len(row))
        row[at] = row[at][:2] + "\x00" + row[at][2:]
    return rows


def _strange_cells(rows: Rows, chance: random.Random) -> Rows:
    strange = ("٣٤٥", "=1+1", "\u202e110000", "1e309", "-0", "NaN", "'; DROP TABLE x; --", '"', "\r",
               "9" * 400, "😀" * 50, "2019-99-99", "Rp", "\ufeff")  # fmt: skip
    for row in rows[1:]:
        row[chance.randrange(len(row))] = chance.choice(strange)
    return rows


def _ragged(rows: Rows, chance: random.Random) -> Rows:
    return [row[: chance.randrange(len(row) + 1)] + ["x"] * chance.randrange(3) for row in rows]


ROW_CHANGES: Mapping[str, Callable[[Rows, random.Random], Rows]] = {
    "columns swapped": _swapped,
    "header repeated": lambda rows, chance: [*rows, rows[0], *rows[1:]],
    "header gone": lambda rows, chance: rows[1:] or [[""]],
    "headings twice": lambda rows, chance: [[*row, row[0]] for row in rows],
    "a giant field": _giant,
    "NULs": _with_nulls,
    "strange cells": _strange_cells,
    "ragged rows": _ragged,
    "ten thousand columns": lambda rows, chance: [[*row, *map(str, range(10_000))] for row in rows[:2]],
    "rows upside down": lambda rows, chance: rows[::-1],
}  # fmt: skip


def _flipped(content: bytes, chance: random.Random, scratch: Path) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 40))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _spliced(content: bytes, chance: random.Random, scratch: Path) -> bytes:
    """Take a piece out and put it, or some sign, in elsewhere."""
    changed = bytearray(content)
    place, size = chance.randrange(len(changed)), chance.randint(1, 200)
    piece = bytes(changed[place : place + size])
    del changed[place : place + size]
    signs = (
        piece,
        piece * 50,
        b'"',
        b"\xff",
        b",,,,",
        b"\xc2\xa0",
        b"\x1f",
        b"\x1a",
        b"\xef\xbb\xbf",
    )
    at = chance.randrange(len(changed) + 1)
    changed[at:at] = chance.choice(signs)
    return bytes(changed)


def _encoded(content: bytes, chance: random.Random, scratch: Path) -> bytes:
    encoding = chance.choice(("utf-16", "utf-16-le", "utf-32", "cp037", "utf-7", "cp1252"))
    text = content.decode("utf-8", "replace") + "É"
    return text.encode(encoding, "replace")


def _line_ends(content: bytes, chance: random.Random, scratch: Path) -> bytes:
    parts = content.replace(b"\r\n", b"\n").split(b"\n")
    ends = (b"\n", b"\r\n", b"\r", b"\n\n", b"\r\r\n", b"\x0b\n", b"\xe2\x80\xa8")
    return b"".join(part + chance.choice(ends) for part in parts)


def _nested(content: bytes, chance: random.Random, scratch: Path) -> bytes:
    for _ in range(chance.choice((1, 2, 12))):
        if chance.randrange(2):
            content = gzip.compress(content)
            continue
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr(chance.choice(("a.csv", "xl/workbook.xml", "a.zip")), content)
        content = out.getvalue()
    return content


def _bomb(content: bytes, chance: random.Random, scratch: Path) -> bytes:
    size = chance.choice((1 << 20, 40 << 20, 300 << 20))
    return gzip.compress(content + chance.choice((b"\x00", b"1,1\n", b" ")) * (size // 4), 1)


def _entities(content: bytes, chance: random.Random, scratch: Path) -> bytes:
    """Put entities into one part of a workbook: billion laughs, or a file from outside."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    heads = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]><x>&l11;</x>',
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
        '<?xml version="1.0"?><x xmlns:xi="http://www.w3.org/2001/XInclude">'
        '<xi:include href="file:///etc/passwd"/></x>',
        "<x>" * 200_000,
    )
    part = chance.choice(("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                          "[Content_Types].xml", "xl/styles.xml"))  # fmt: skip
    path = scratch / "seed.xlsx"
    write_xlsx(path, ["no_rekening", "saldo"], ["0062", "1"])
    return repack(path, {part: chance.choice(heads).encode()}).read_bytes()


def _lying_workbook(content: bytes, chance: random.Random, scratch: Path) -> bytes:
    """Make a workbook whose sheet says of itself what is not so."""
    path = scratch / "seed.xlsx"
    write_xlsx(path, ["no_rekening", "saldo"], ["0062", "1"])
    cells = "".join(
        f'<c r="{chance.choice("AXZ")}{chance.choice((1, 7, 99_999, 1_048_576))}" t="{kind}">'
        f"<v>{chance.choice(('1', '99999999999', '-1', 'x', ''))}</v></c>"
        for kind in chance.choices(("s", "n", "b", "e", "d", "str", "inlineStr", "?"), k=12)
    )
    sheet = f'<worksheet><dimension ref="A1:ZZZ9999999"/><sheetData><row>{cells}</row></sheetData>'
    return repack(path, {"xl/worksheets/sheet1.xml": sheet.encode()}).read_bytes()


BYTE_CHANGES: Mapping[str, Callable[[bytes, random.Random, Path], bytes]] = {
    "truncated": lambda content, chance, scratch: content[: chance.randrange(len(content))],
    "bits flipped": _flipped,
    "spliced": _spliced,
    "another encoding": _encoded,
    "mixed line ends": _line_ends,
    "nested archives": _nested,
    "a bomb": _bomb,
    "entities": _entities,
    "a workbook that lies": _lying_workbook,
}
