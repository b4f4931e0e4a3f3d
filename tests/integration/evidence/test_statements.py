"""Accepted rows, stored and read again, are the same rows for every contract and spelling."""

from pathlib import Path

import pytest

from salur.batch.session import Session, identifier
from salur.evidence.domain.contract import Contract, contract_names, load_contract
from salur.evidence.pipeline.examining import Declared, examine
from salur.evidence.pipeline.findings import find_faults
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.evidence.pipeline.sources import fingerprint

pytestmark = pytest.mark.django_db  # examining asks which editions of regions are loaded

CELLS = {
    "rupiah": ["110000", "Rp 1.250.000", "7"],
    "mass": ["10", "10,5", "0,001.234", "1.234.567,5", "1,234.567", "0.25"],
    "count": ["1", "12", "1.250"],
    "date": ["2019-03-27", "27 Maret 2019", "01/02/2019"],
    "moment": ["2019-03-27 08:09:10", "2019-03-27"],
    "month": ["2019-03", "Maret 2019"],
    "months": ["2019-03", "2019-01..2019-03", "12/2018"],
    "number": ["-2.5371", "116.125", "0.5"],
    "account": ["0012345678901234", "1234-5678-90"],
    "card": ["6013010000000001"],
    "nik": ["6201024101900001", "6201021705850002"],
    "nik_digits": ["6201024101900001", "0201021705850002"],
    "kk": ["6201020101100001"],
    "region": ["6201022001", "62.01.02.2002"],
    "rt": ["001", "12"],
    "sex": ["L", "P"],
}


def _cell(contract: Contract, n: int, name: str) -> str:
    field = contract.field(name)
    if field.choices:
        return field.choices[n % len(field.choices)]
    if name in ("lintang", "bujur"):
        return CELLS["number"][n % 3]
    cells = CELLS.get(field.kind, [f"isi {n}", "lain-lain"])
    return f"{name}-{n}" if field.unique else cells[n % len(cells)]


def _file(contract: Contract, directory: Path) -> Path:
    names = [field.name for field in contract.fields]
    lines = [names, *([_cell(contract, n, name) for name in names] for n in range(12))]
    path = directory / f"{contract.name}.csv"
    path.write_text("\n".join(";".join(f'"{c}"' for c in cells) for cells in lines) + "\n")
    return path


def _values(contract: Contract, path: Path, rows: bool) -> tuple[list[object], int]:
    with Session(ordered=True) as session:
        load_macros(session)
        read_file(session, contract, path, "t", rows=rows)
        find_faults(session, contract, "t")
        names = [identifier(field.name) for field in contract.fields]
        names += [identifier(f.name + "__first") for f in contract.fields if _is_range(f, contract)]
        errors = session.rows("SELECT count(DISTINCT rid) FROM t_findings WHERE severity = 'error'")
        kept = "rowid NOT IN (SELECT rid FROM t_findings WHERE severity = 'error')"
        values = session.rows(f"SELECT {', '.join(names)} FROM t WHERE {kept} ORDER BY ALL")
        return values, errors[0][0]


def _is_range(field: object, contract: Contract) -> bool:
    return getattr(field, "kind", "") == "months" and contract.family != "money"


@pytest.mark.parametrize("name", contract_names())
def test_stored_rows_are_read_as_the_rows_of_the_file(name: str, tmp_path: Path) -> None:
    contract = load_contract(name)
    path = _file(contract, tmp_path)
    examined = examine(contract, path, tmp_path, Declared(), sha256=fingerprint(path))
    assert examined.accepted >= 2, examined.counts
    values, _ = _values(contract, path, True)
    again, errors = _values(contract, examined.parquet, True)
    assert errors == 0
    assert again == values


def test_equal_rows_of_two_files_are_two_statements_and_a_file_twice_is_one(
    tmp_path: Path,
) -> None:
    contract = load_contract("perintah")
    own = _file(contract, tmp_path)
    other = tmp_path / "other.csv"
    other.write_text(own.read_text() + "\n")
    kept = []
    for number, path in enumerate((own, other, own)):
        scratch = tmp_path / str(number)
        scratch.mkdir()
        examined = examine(contract, path, scratch, Declared(), sha256=fingerprint(path))
        kept.append(examined.parquet.read_bytes())
    assert kept[0] == kept[2] != kept[1]
