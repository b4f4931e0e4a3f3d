"""What `salur check` finds, weighs and writes (contracts.md sections 1, 5 and 6)."""

import csv
import json
from pathlib import Path

import openpyxl
import pytest

from salur.batch.session import Session
from salur.evidence.pipeline.check import Checked
from salur.kernel.refused import Refused
from tests.unit.evidence.making import GOOD, KPM, check, findings, found, text_of, write_kpm

SPM = ("no_spm", "periode", "id_kpm", "kode_wilayah", "bank", "no_rekening", "nominal")


def _kpm(tmp_path: Path, *rows: dict[str, str]) -> Checked:
    return check(write_kpm(tmp_path / "kpm.csv", *rows), "kpm")


def _rules(tmp_path: Path) -> list[tuple[int, str, str]]:
    return [(row, column, rule) for row, column, rule, _ in found(tmp_path / "kpm.csv")]


def _accepted(tmp_path: Path, columns: str) -> list[tuple[object, ...]]:
    with Session() as session:
        return session.rows(
            f"SELECT {columns} FROM read_parquet('{tmp_path}/out/accepted.parquet')"
        )


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, []),
        ({"nik": ""}, [("nik", "nik_missing")]),
        ({"nik": "620102450380000"}, [("nik", "nik_malformed")]),
        ({"nik": "6201024503800000"}, [("nik", "nik_malformed")]),
        ({"nik": "6201023202800001"}, [("nik", "nik_malformed")]),
        ({"nik": "6201024002800001"}, [("nik", "nik_malformed")]),
        ({"nik": "6201027202800001"}, [("nik", "nik_malformed")]),
        ({"nik": "6201026902810001"}, [("nik", "nik_malformed")]),
        ({"nik": "6201026902800001", "tanggal_lahir": "1980-02-29"}, []),
        ({"nik": "6201026902000001", "tanggal_lahir": "2000-02-29"}, []),
        ({"nik": "6201024513800001"}, [("nik", "nik_malformed")]),
        ({"nik": "62010245O3800001"}, [("nik", "nik_malformed")]),
        ({"nik": "1111111111111111"}, [("nik", "nik_filler")]),
        ({"nik": "0000000000000000"}, [("nik", "nik_filler")]),
        ({"nik": "1234567890123456"}, [("nik", "nik_filler")]),
        ({"nik": "6201 0245 0380 0001"}, []),
        ({"nik": "6.20102E+15"}, [("nik", "identifier_damaged_by_spreadsheet")]),
        (
            {"nik": GOOD["no_kk"], "tanggal_lahir": "", "jenis_kelamin": ""},
            [("nik", "nik_filler")],
        ),
        ({"no_kk": "6201020102990000", "nik": "6201020102990000"}, [("nik", "nik_filler")]),
        ({"nik": "9901024503800001"}, [("nik", "nik_region_unknown")]),
        ({"nik": "6404014503800001"}, [("nik", "nik_region_unknown")]),
        ({"nik": "6201034503800001"}, [("nik", "nik_region_differs")]),
        ({"tanggal_lahir": "1980-05-03"}, [("tanggal_lahir", "nik_birth_date_differs")]),
        ({"jenis_kelamin": "L"}, [("jenis_kelamin", "nik_sex_differs")]),
        ({"jenis_kelamin": "W"}, [("jenis_kelamin", "value_not_allowed")]),
        ({"tanggal_lahir": "03/27/1980"}, [("tanggal_lahir", "date_unreadable")]),
        ({"no_kk": "62"}, [("no_kk", "kk_malformed")]),
        ({"kode_wilayah": "620102"}, [("kode_wilayah", "region_level_not_allowed")]),
        ({"kode_wilayah": "99"}, [("kode_wilayah", "region_unknown")]),
        ({"kode_wilayah": "6201029999"}, [("kode_wilayah", "region_unknown")]),
        ({"kode_wilayah": "62.0102.2001"}, [("kode_wilayah", "region_malformed")]),
        ({"nama_pengurus": " \u00a0"}, [("nama_pengurus", "required_missing")]),
    ],
)  # fmt: skip
def test_a_family_breaks_these_rules(
    cells: dict[str, str], expected: list[tuple[str, str]], tmp_path: Path
) -> None:
    _kpm(tmp_path, cells)
    assert [(column, rule) for _, column, rule in _rules(tmp_path)] == expected


def test_a_nik_of_two_families_or_twice_in_one_suspends_both(tmp_path: Path) -> None:
    checked = _kpm(tmp_path, {}, {}, {"nik": "6201024503800002"})
    assert _rules(tmp_path) == [(2, "nik", "nik_shared"), (3, "nik", "nik_shared")]
    assert (checked.accepted, checked.suspended) == (3, 2)
    assert _accepted(tmp_path, "id_kpm, payable") == [("K1", False), ("K2", False), ("K3", True)]
    _kpm(tmp_path, {"id_kpm": "A"}, {"id_kpm": "A"})
    assert [rule for _, _, rule in _rules(tmp_path)] == ["key_repeated", "nik_shared"] * 2


def test_no_family_is_dropped_for_its_numbers_but_for_its_keys(tmp_path: Path) -> None:
    checked = _kpm(
        tmp_path,
        {"nik": "", "no_kk": "x", "tanggal_lahir": "x"},
        {"id_kpm": ""},
        {"nik": "6201024503800003", "kode_wilayah": "99"},
        {"nik": "6201024503800004", "id_kpm": "same"},
        {"nik": "6201024503800005", "id_kpm": "same"},
    )
    assert (checked.rows, checked.accepted, checked.held_back, checked.suspended) == (5, 1, 4, 1)
    assert [f["severity"] for f in findings(tmp_path / "kpm.csv")] == [
        "suspend", "warning", "warning", "error", "error", "error", "error",
    ]  # fmt: skip


def test_damaged_niks_suspend_and_damaged_keys_hold_back(tmp_path: Path) -> None:
    rows = [{"nik": f"62010245038{n:04d}0"} for n in range(1, 21)]
    checked = _kpm(tmp_path, *rows)
    assert checked.findings["identifier_damaged_by_spreadsheet"] == 20
    assert (checked.accepted, checked.suspended) == (20, 20)


def test_in_a_money_file_only_what_matching_uses_holds_back(tmp_path: Path) -> None:
    path = tmp_path / "perintah.csv"
    good = ["S", "2019-03", "K1", "6201022001", "BRI", "0062", "110000"]
    bad = [[*good[:n], "", *good[n + 1 :]] for n in range(7)]
    path.write_text(text_of([SPM, good, *bad, [*good[:3], "99", *good[4:]]]), "utf-8")
    checked = check(path, "perintah")
    assert [(row, column, severity) for row, column, _, severity in found(path)] == [
        (3, "no_spm", "warning"), (4, "periode", "error"), (5, "id_kpm", "error"),
        (6, "kode_wilayah", "warning"), (7, "bank", "warning"), (8, "no_rekening", "error"),
        (9, "nominal", "error"), (10, "kode_wilayah", "warning"),
    ]  # fmt: skip
    assert (checked.held_back, checked.held_back_sum, checked.sum) == (4, 330000, 880000)
    assert _accepted(tmp_path, "count(*), count(kode_wilayah), sum(nominal)") == [(5, 3, 550000)]


def test_declared_totals_that_differ_refuse_the_file_before_anything_is_written(
    tmp_path: Path,
) -> None:
    path = tmp_path / "saldo.csv"
    path.write_text("no_rekening,saldo\n1,100\n2,50\n", "utf-8")
    assert check(path, declared_rows=2, declared_sum=150).is_clean
    (tmp_path / "out" / "findings.csv").unlink()
    for declared in ({"declared_rows": 3}, {"declared_sum": 151}):
        with pytest.raises(Refused) as refused:
            check(path, **declared)
        assert refused.value.code == "total_differs"
        assert not (tmp_path / "out" / "findings.csv").exists()


def test_a_declared_sum_of_rice_is_in_kilograms(tmp_path: Path) -> None:
    from decimal import Decimal

    path = tmp_path / "stok.csv"
    path.write_text('gudang,tanggal,kg\nG,2019-03-01,"10,5"\nG,2019-03-01,20\n', "utf-8")
    assert check(path, "stok", declared_sum=Decimal("30.5")).sum == 30_500
    with pytest.raises(Refused) as refused:
        check(path, "stok", declared_sum=30)
    assert "30.5" in refused.value.in_language("en")


def test_the_summary_is_json_and_an_unknown_column_alone_is_clean(tmp_path: Path) -> None:
    path = tmp_path / "saldo.csv"
    path.write_text("no_rekening,saldo,catatan\n1,100,x\n", "utf-8")
    checked = check(path)
    assert json.loads(json.dumps(checked.as_json()))["findings"] == {"column_unknown": 1}
    assert (checked.exit_code, checked.unknown_columns, len(checked.sha256)) == (
        0,
        ("catatan",),
        64,
    )
    assert found(path) == [(1, "catatan", "column_unknown", "info")]
    path.write_text("no_rekening,saldo\n1,100\n2,x\n", "utf-8")
    assert check(path).exit_code == 1


def test_findings_speak_indonesian_and_english_and_name_the_choices(tmp_path: Path) -> None:
    path = tmp_path / "topup.csv"
    path.write_text(
        "referensi,periode,no_rekening,nominal,status,tanggal\nT,2019-03,1,1,OK,2019-03-01\n",
        "utf-8",
    )
    check(path, "topup")
    assert "SUKSES, GAGAL, BATAL" in findings(path)[0]["suggestion"]
    assert findings(path)[0]["message"] == "Nilai ini tidak ada dalam daftar pilihan."
    check(path, "topup", lang="en")
    assert findings(path)[0]["message"] == "This value is not one of the choices."


def test_formulas_are_neutralised_in_everything_we_write(tmp_path: Path) -> None:
    path = tmp_path / "kpm.csv"
    dangers = ["=1+1", "+62812", "-2+3", "@SUM(A1)", "\t=1", "\r=1"]
    header = [*KPM, "=cmd()"]
    rows = [
        [*({**GOOD, "id_kpm": f"K{n}", "nik": danger}[c] for c in KPM), danger]
        for n, danger in enumerate(dangers)
    ]
    path.write_text(text_of([header, *rows]), "utf-8", newline="")
    check(path, "kpm")
    with (tmp_path / "out" / "findings.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    sheet = openpyxl.load_workbook(tmp_path / "out" / "annotated.xlsx").active
    cells += [
        str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    assert len(cells) > 60
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_the_marked_sheet_holds_the_faulty_rows_as_sent_with_marks_and_comments(
    tmp_path: Path,
) -> None:
    path = tmp_path / "saldo.csv"
    path.write_text("Saldo,Catatan,No Rekening\n100,a,0062\nx,b,0063\n-5,c,\n", "utf-8")
    assert check(path).annotated_rows == 2
    sheet = openpyxl.load_workbook(tmp_path / "out" / "annotated.xlsx").active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == ["Saldo", "Catatan", "No Rekening", "baris_asal", "temuan"]
    assert rows[1][:4] == ["x", "b", "0063", 3]
    assert rows[2][:4] == [-5, "c", None, 4]
    assert "Bukan angka" in sheet["A2"].comment.text
    assert sheet["A2"].fill.bgColor.rgb != sheet["B2"].fill.bgColor.rgb
    assert sheet["B2"].comment is None
    assert "Sel wajib ini kosong" in sheet["C3"].comment.text, "an empty cell is marked too"
    assert check(path, all_rows=True).annotated_rows == 3
    sheet = openpyxl.load_workbook(tmp_path / "out" / "annotated.xlsx").active
    assert [cell.value for cell in sheet[2]] == ["100", "a", "0062", 2, None]


def test_the_marked_sheet_can_be_mended_and_sent_again(tmp_path: Path) -> None:
    path = tmp_path / "saldo.csv"
    path.write_text("no_rekening,saldo\n0062,x\n0063,5\n", "utf-8")
    check(path)
    book = openpyxl.load_workbook(tmp_path / "out" / "annotated.xlsx")
    book.active["B2"] = 110000
    book.save(tmp_path / "mended.xlsx")
    again = check(tmp_path / "mended.xlsx")
    assert again.is_clean
    assert (again.rows, again.sum) == (1, 110000)


def test_accepted_rows_are_typed_and_periods_keep_their_range(tmp_path: Path) -> None:
    path = tmp_path / "spa.csv"
    path.write_text(
        "no_spa,tanggal,kode_wilayah,periode,kpm,kg\n"
        'S,27/03/2019,62.01.02.2001,2019-01..2019-03,10,"10,5"\n'
        "S,43551,6201022001,Maret 2019,10,1\n",
        "utf-8",
    )
    check(path, "spa")
    assert _accepted(
        tmp_path, "CAST(tanggal AS VARCHAR), kode_wilayah, periode, kpm, kg, program"
    ) == [
        ("2019-03-27", "6201022001", "2019-01..2019-03", 10, 10_500, "RASTRA"),
        ("2019-03-27", "6201022001", "2019-03", 10, 1_000, "RASTRA"),
    ]
    with Session() as session:
        types = dict(
            row[:2]
            for row in session.rows(
                f"DESCRIBE FROM read_parquet('{tmp_path}/out/accepted.parquet')"
            )
        )
    assert (types["kg"], types["tanggal"], types["periode"]) == ("BIGINT", "DATE", "VARCHAR")


def test_a_range_where_one_month_is_asked_for_is_named(tmp_path: Path) -> None:
    path = tmp_path / "serah.csv"
    path.write_text("id_kpm,periode,kg,tanggal\nK,2019-01..2019-03,10,2019-03-01\n", "utf-8")
    check(path, "serah")
    assert found(path) == [(2, "periode", "period_not_one_month", "error")]
