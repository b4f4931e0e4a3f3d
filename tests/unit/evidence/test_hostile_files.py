"""Files that nobody should have sent: each is refused with a code and a sentence, at once."""

import gzip
import resource
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from salur.kernel.refused import Refused
from tests.unit.evidence.making import SALDO, check, repack, text_of, write_xlsx

ROWS = [SALDO, *([f"0062010000{n:05d}", "110000"] for n in range(30))]
CSV = text_of(ROWS).encode()
SECONDS = 10
MOST_KILOBYTES = 300_000


@contextmanager
def quick_and_small() -> Iterator[None]:
    """Hold the block to seconds, and to less memory than the file would take unpacked."""
    start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    yield
    assert time.monotonic() - start < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST_KILOBYTES


def _xlsx(path: Path) -> Path:
    return write_xlsx(path, *ROWS)


def _zip_bomb(path: Path) -> None:
    _xlsx(path)
    repack(path, {"xl/worksheets/sheet1.xml": b"<a>" + b" " * (200 << 20)})


def _gzip_bomb(path: Path) -> None:
    with gzip.open(path, "wb", compresslevel=9) as out:
        out.write(CSV)
        for _ in range(256):
            out.write(b"1,1\n" * (1 << 18))


def _lying_zip(path: Path) -> None:
    """Declare a small size for a part that unpacks to much more."""
    _zip_bomb(path)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        size = package.getinfo("xl/worksheets/sheet1.xml").file_size
    path.write_bytes(
        bytes(content).replace(size.to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    )


def _entities(path: Path) -> None:
    _xlsx(path)
    attack = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><worksheet/>'
    )
    repack(path, {"xl/worksheets/sheet1.xml": attack})


def _late_entities(path: Path) -> None:
    _xlsx(path)
    repack(path, {"xl/worksheets/sheet1.xml": b" " * ((1 << 20) - 5) + b'<!DOCTYPE x SYSTEM "y">'})


def _wide_utf16(path: Path) -> None:
    _xlsx(path)
    repack(path, {"xl/workbook.xml": '<!DOCTYPE x [<!ENTITY y "z">]>'.encode("utf-16")})


def _far_cell(place: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        _xlsx(path)
        row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        cell = f'<row r="{row}"><c r="{place}"><v>1</v></c></row>'
        near = '<row r="1"><c r="A1"><v>1</v></c></row>'
        sheet = f"<worksheet><sheetData>{near}{cell}</sheetData></worksheet>"
        repack(path, {"xl/worksheets/sheet1.xml": sheet.encode()})

    return write


def _endless_cell(path: Path) -> None:
    path.write_bytes(CSV + b"0062,1" + b"1" * (40 << 20) + b"\n")


def _endless_quote(path: Path) -> None:
    path.write_bytes(CSV + b'0062,"' + b"1\n" * (20 << 20))


def _sparse(path: Path) -> None:
    """Take a gigabyte without writing one: nothing but zeros behind a good beginning."""
    path.write_bytes(CSV + b"0062,1\n" * 300_000)
    with path.open("r+b") as file:
        file.truncate(1 << 30)


def _parquet(path: Path) -> bytes:
    from salur.batch.session import Session

    with Session() as session:
        session.run(
            "COPY (SELECT '0062' AS no_rekening, 1 AS saldo FROM range(9999))"
            f" TO '{path}' (FORMAT parquet)"
        )
    return path.read_bytes()


def _half(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        make(path)
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2])

    return write


def _gzip(path: Path) -> None:
    path.write_bytes(gzip.compress(CSV * 100))


def _of(content: bytes) -> Callable[[Path], None]:
    return lambda path: path.write_bytes(content) and None


HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "zip bomb": (_zip_bomb, "file_too_large"),
    "zip that lies about its size": (_lying_zip, "file_damaged"),
    "gzip bomb": (_gzip_bomb, "file_too_large"),
    "entities": (_entities, "file_has_entities"),
    "entities behind a megabyte": (_late_entities, "file_has_entities"),
    "entities in UTF-16": (_wide_utf16, "file_damaged"),
    "macros": (
        lambda path: repack(_xlsx(path), {"xl/vbaProject.bin": b"x"}), "file_has_macros",
    ),
    "external links": (
        lambda path: repack(_xlsx(path), {"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        "file_has_external_links",
    ),
    "ten thousand columns": (
        _of(",".join(f"k{n}" for n in range(10_000)).encode() + b"\n"), "file_too_large",
    ),
    "ten thousand columns in a sheet": (
        lambda path: write_xlsx(path, [f"k{n}" for n in range(10_000)]), "file_too_large",
    ),
    "a cell in the last corner of a sheet": (_far_cell("XFD1048576"), "file_too_large"),
    "a cell far below and far right": (_far_cell("SF1048576"), "file_too_large"),
    "an endless cell": (_endless_cell, "file_too_large"),
    "an endless quoted cell": (_endless_quote, "file_too_large"),
    "a gigabyte of zeros behind good rows": (_sparse, "file_too_large"),
    "a gigabyte of zeros": (
        lambda path: (path.touch(), path.open("r+b").truncate(1 << 30)), "format_unsupported",
    ),
    "truncated gzip": (_half(_gzip), "file_damaged"),
    "truncated workbook": (_half(_xlsx), "file_damaged"),
    "truncated parquet": (_half(_parquet), "file_damaged"),
    "UTF-16": (_of(CSV.decode().encode("utf-16")), "format_unsupported"),
    "UTF-16 without a mark": (_of(CSV.decode().encode("utf-16-le")), "format_unsupported"),
    "PDF": (_of(b"%PDF-1.4\n%..."), "format_unsupported"),
    "old Excel or a password": (
        _of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), "format_unsupported",
    ),
    "a ZIP of something else": (
        lambda path: zipfile.ZipFile(path, "w").writestr("a.csv", CSV), "format_unsupported",
    ),
    "a ZIP inside gzip": (
        lambda path: path.write_bytes(gzip.compress(_xlsx(path).read_bytes())),
        "format_unsupported",
    ),
    "an image": (_of(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "format_unsupported"),
    "nothing at all": (_of(b""), "file_empty"),
    "nothing in gzip": (_of(gzip.compress(b"")), "file_empty"),
    "blank lines only": (_of(b"\n\n\n"), "header_missing"),
    "a workbook without cells": (lambda path: write_xlsx(path), "file_empty"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_reason(name: str, tmp_path: Path) -> None:
    make, code = HOSTILE[name]
    path = tmp_path / "berkas.csv"
    make(path)
    with quick_and_small(), pytest.raises(Refused) as refused:
        check(path)
    assert refused.value.code == code
    assert refused.value.in_language("id") != refused.value.in_language("en")
    assert not (tmp_path / "out").exists(), "a refused file leaves nothing behind"


def test_an_old_or_locked_workbook_is_told_from_other_binary_files(tmp_path: Path) -> None:
    path = tmp_path / "berkas.xls"
    HOSTILE["old Excel or a password"][0](path)
    with pytest.raises(Refused, match="password-protected"):
        check(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "tidak-ada.csv", tmp_path):
        with pytest.raises(Refused) as refused:
            check(path)
        assert refused.value.code == "file_not_found"
