"""Verifies a package of Salur without Salur: `python3 verify.py PACKAGE.zip`.

It holds figures against rows, rows against statements, files against hashes, and the links of the
audit against each other, and names what does not fit. That it is the package that was given tells
its SHA-256, which stands in the audit trail of whoever gave it.
"""

import csv
import hashlib
import io
import json
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

TABLES = ("figures.csv", "rows.csv", "statements.csv", "evidence.csv", "audit.csv")
DIGITS = {1: 2, 2: 4, 3: 6, 4: 10}
KEY = ("level", "code", "bank", "class")
LEFT = ("failed", "missing", "reversed", "short")
OF_ORDER = "credited_to_order"
PARTS = {"ordered": (OF_ORDER, *LEFT), "credited": (OF_ORDER, "over", "without_instruction")}
MONEY = ("ordered", "credited", "spent", "returned", "opening")
SAID = {"perintah": "ordered", "topup": "credited", "transaksi": "spent", "setoran": "returned"}
RICE = ("quota_g", "requested_g", "released_g", "arrived_g", "rejected_g", "handed_g")


def main(path: str) -> int:
    """Print every fault; give 0 where there is none."""
    faults: list[str] = []
    with zipfile.ZipFile(path) as package:
        manifest = json.loads(package.read("manifest.json"))
        faults += check_files(package, manifest)
        tables = {name: rows_of(package, name) for name in TABLES}
        is_money = manifest["program"] == "BPNT"
        faults += check_figures(tables["figures.csv"], tables["rows.csv"], is_money)
        faults += check_statements(tables, manifest, is_money)
        faults += check_evidence(package, tables["evidence.csv"])
        faults += check_chain(tables["audit.csv"])
    left = f" ({len(manifest['unexplained'])} satuan: berkasnya ditarik sejak terbit)"
    said = f"{len(faults)} kesalahan" if faults else "COCOK" + left * bool(manifest["unexplained"])
    sys.stdout.write("\n".join([*(f"SALAH {fault}" for fault in faults), said]) + "\n")
    return 1 if faults else 0


def rows_of(package: zipfile.ZipFile, name: str) -> Any:
    """Give the rows of a table as dictionaries."""
    return list(csv.DictReader(io.StringIO(package.read(name).decode(), newline="")))


def check_files(package: zipfile.ZipFile, manifest: Any) -> Iterator[str]:
    """Hold every file against the manifest, and the manifest against the files."""
    there = set(package.namelist()) - {"manifest.json"}
    for name in sorted(there ^ set(manifest["files"])):
        yield f"{name}: ada di satu tempat saja, berkas atau manifest"
    for name in sorted(there & set(manifest["files"])):
        digest = hashlib.sha256()
        with package.open(name) as file:
            for piece in iter(lambda: file.read(1 << 20), b""):
                digest.update(piece)
        if digest.hexdigest() != manifest["files"][name]:
            yield f"{name}: isinya bukan yang tertulis di manifest"


def terms_of(row: dict[str, str], is_money: bool) -> dict[str, int]:
    """Give what one row gives to every term of a figure."""
    if not is_money:
        return {"units": 1, **{name: int(row[name]) for name in RICE}}
    terms = {"units": 1, **{name: int(row[name]) for name in MONEY}}
    ordered, credited = terms["ordered"], terms["credited"]
    terms["credited_to_order"] = min(ordered, credited)
    terms["over"] = max(credited - ordered, 0) if ordered else 0
    terms["without_instruction"] = 0 if ordered else credited
    rest = ordered - terms["credited_to_order"]
    terms.update({name: rest if row["rest"] == name else 0 for name in LEFT})
    return terms


def check_figures(figures: Any, rows: Any, is_money: bool) -> Iterator[str]:
    """Add the rows up again at every level, and hold each waterfall against itself."""
    levels = {int(one["level"]) for one in figures}
    sums: Any = defaultdict(lambda: defaultdict(int))
    for row in rows:
        for level in levels:
            code = row["region"][: DIGITS[level]] if level else "id"
            if level == 0 or len(code) == DIGITS[level]:
                for name, amount in terms_of(row, is_money).items():
                    sums[level, code, row["bank"] or "-", row["class"]][name] += amount
    for one in figures:
        key = (int(one["level"]), one["code"], one["bank"], one["class"])
        where = f"figures.csv {one['code']} bank {one['bank']} kelas {one['class']}"
        added = sums.pop(key, {})
        for name in (name for name in one if name not in KEY):
            if int(one[name]) != (total := added.get(name, 0)):
                yield f"{where}: {name} tertulis {one[name]}, barisnya berjumlah {total}"
        for whole, parts in PARTS.items() if is_money else ():
            if int(one[whole]) != sum(int(one[part]) for part in parts):
                yield f"{where}: {whole} bukan jumlah bagiannya"
    for _level, code, bank, klass in sums:
        yield f"figures.csv: tidak ada angka untuk {code} bank {bank} kelas {klass}"


def check_statements(tables: Any, manifest: Any, is_money: bool) -> Iterator[str]:
    """Hold the amounts of every row against the lines of files beneath it."""
    units = {row["unit"]: row for row in tables["rows.csv"]}
    known = {one["evidence"]: int(one["rows"]) for one in tables["evidence.csv"]}
    sums: Any = defaultdict(int)
    for line in tables["statements.csv"]:
        where = f"statements.csv {line['evidence']} baris {line['row']}"
        if line["unit"] not in units:
            yield f"{where}: satuan {line['unit']} tidak ada"
        if line["evidence"] not in known or int(line["row"]) < 2:
            yield f"{where}: berkas atau barisnya tidak ada"
        if is_money:
            sums[line["unit"], SAID.get(line["contract"], "opening")] += int(line["counted"])
    told = [name for name in MONEY if is_money and not (name == "opening" and manifest["carried"])]
    for unit, row in units.items():
        for name in told:
            if int(row[name]) != sums[unit, name] and unit not in manifest["unexplained"]:
                yield f"rows.csv satuan {unit}: {name} {row[name]}, barisnya {sums[unit, name]}"


def check_evidence(package: zipfile.ZipFile, evidence: Any) -> Iterator[str]:
    """Hold the files themselves, where they were given along, against their hashes."""
    given = {name for name in package.namelist() if name.startswith("evidence/")}
    for one in evidence:
        name = f"evidence/{one['sha256']}"
        if name in given and hashlib.sha256(package.read(name)).hexdigest() != one["sha256"]:
            yield f"{name}: bukan berkas {one['file_name']} yang diterima"


def check_chain(links: Any) -> Iterator[str]:
    """Hold every link of the audit against the one before it and against its own text."""
    before: Any = None
    for link in links:
        where = f"audit.csv mata rantai {link['number']}"
        if before and int(link["number"]) != int(before["number"]) + 1:
            yield f"{where}: sebelumnya ada yang hilang"
        elif before and link["previous"] != before["hash"]:
            yield f"{where}: tidak menyambung yang sebelumnya"
        if link["text"]:
            data = bytes.fromhex(link["previous"]) + link["text"].encode()
            if hashlib.sha256(data).hexdigest() != link["hash"]:
                yield f"{where}: isinya bukan yang dicatat"
        before = link


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
