"""Makes files for the tests of reading and checking: plain ones, odd ones, hostile ones."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

from salur.evidence.pipeline.check import Checked, check_file

SALDO = ("no_rekening", "saldo")
KPM = ("id_kpm", "no_kk", "nik", "nama_pengurus", "tanggal_lahir", "jenis_kelamin", "kode_wilayah")
DESA = "6201022001"
GOOD = {
    "id_kpm": "K1", "no_kk": "6201020101180001", "nik": "6201024503800001",
    "nama_pengurus": "SITI", "tanggal_lahir": "1980-03-05", "jenis_kelamin": "P",
    "kode_wilayah": DESA,
}  # fmt: skip


def text_of(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    """Give rows as CSV text."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def write_kpm(path: Path, *rows: Mapping[str, str], columns: Sequence[str] = KPM) -> Path:
    """Write a register; each row is a good family with these cells changed."""
    cells = [{**GOOD, "id_kpm": f"K{place}", **row} for place, row in enumerate(rows, start=1)]
    path.write_text(
        text_of([columns, *([row.get(c, "") for c in columns] for row in cells)]), "utf-8"
    )
    return path


def write_xlsx(path: Path, *rows: Sequence[object], sheet: str | None = None) -> Path:
    """Write a workbook of one sheet; cells keep their types."""
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet(sheet)
    for place, row in enumerate(rows):
        page.write_row(place, 0, row)
    book.close()
    return path


def repack(path: Path, change: Mapping[str, bytes]) -> Path:
    """Write parts into a ZIP archive, replacing those of the same name."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**parts, **change}.items():
            package.writestr(name, content)
    return path


def check(path: Path, contract: str = "saldo", **options: object) -> Checked:
    """Check a file into a directory beside it."""
    return check_file(path, contract, out=path.parent / "out", **options)  # type: ignore[arg-type]


def findings(path: Path) -> list[dict[str, str]]:
    """Read the findings that `check` of this file wrote."""
    with (path.parent / "out" / "findings.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def found(path: Path) -> list[tuple[int, str, str, str]]:
    """Give row, column, rule and severity of each finding."""
    return [(int(f["row"]), f["column"], f["rule"], f["severity"]) for f in findings(path)]
