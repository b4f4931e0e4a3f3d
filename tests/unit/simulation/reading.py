"""Reading simulated files back with as little cleverness as possible."""

import csv
import re
from collections import Counter
from hashlib import sha256
from pathlib import Path

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    """Read a plain CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def digests(folder: Path) -> dict[str, str]:
    """Give the digest of every file under a folder."""
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def findings(units: list[Row], column: str = "findings") -> Counter[str]:
    """Count findings over rows of the truth."""
    return Counter(name for unit in units for name in unit[column].split(";") if name)


def plain_lines(path: Path) -> list[str]:
    """Read a party's file, whatever its spelling, as lines in the plain spelling."""
    header, *lines = path.read_text(encoding="utf-8").removeprefix("\ufeff").splitlines()
    if ";" in header:
        header, lines = header.replace(";", ","), [line.replace(";", ",") for line in lines]
    columns = header.lower().replace(" ", "_").split(",")
    return [
        ",".join(
            _plain(column, cell) for column, cell in zip(columns, line.split(","), strict=True)
        )
        for line in lines
    ]


def _plain(column: str, cell: str) -> str:
    if column in ("nominal", "saldo") and cell.startswith("Rp"):
        return cell[2:].replace(".", "")
    if column.startswith("tanggal"):
        return re.sub(r"^(\d\d)/(\d\d)/(\d{4})$", r"\3-\2-\1", cell)
    if column == "kode_wilayah":
        return cell.replace(".", "")
    if column == "periode":
        return re.sub(r"^(\d\d)/(\d{4})$", r"\2-\1", cell)
    return cell
