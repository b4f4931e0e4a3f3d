"""Files as offices really send them: each is read, and rows keep the numbers a sheet shows."""

import datetime as dt
import gzip
from pathlib import Path

import pytest
import xlsxwriter

from salur.batch.session import Session
from salur.kernel.refused import Refused
from tests.unit.evidence.making import SALDO, check, findings, found, text_of, write_xlsx

ACCOUNT = "006201000000001"


def _rows(directory: Path) -> list[tuple[object, ...]]:
    with Session() as session:
        path = directory / "out" / "accepted.parquet"
        return session.rows(f"SELECT no_rekening, saldo FROM read_parquet('{path}')")


def _read(tmp_path: Path, content: bytes, name: str = "saldo.csv") -> list[tuple[object, ...]]:
    path = tmp_path / name
    path.write_bytes(content)
    check(path)
    return _rows(tmp_path)


PLAIN = f"no_rekening,saldo\n{ACCOUNT},110000\n"


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace(",", "|").encode(),
        PLAIN.rstrip("\n").encode(),
        gzip.compress(PLAIN.encode()),
        f'"no_rekening","saldo"\n"{ACCOUNT}","110.000"\n'.encode(),
        f" No. Rekening ;SALDO\n {ACCOUNT}\u00a0; Rp110.000,00 \n".encode(),
        f"NoRek,Saldo,,\n{ACCOUNT},110000,,\n".encode(),
        f"saldo,no-rekening\n110000,{ACCOUNT}\n".encode(),
    ],
    ids=["plain", "mark", "crlf", "semicolon", "tab", "bar", "no last newline", "gzip", "quoted",
         "aliases and blanks", "empty columns", "dashes and order"],
)  # fmt: skip
def test_one_table_in_every_spelling_reads_the_same(content: bytes, tmp_path: Path) -> None:
    assert _read(tmp_path, content) == [(ACCOUNT, 110000)]


def test_windows_1252_is_read_where_utf8_is_not(tmp_path: Path) -> None:
    path = tmp_path / "ewarong.csv"
    text = "id_ewarong,nama,bank,kode_wilayah,status\nE1,Café Ibu é,BRI,6201022001,AKTIF\n"
    for place, content in enumerate(
        (
            text.encode("cp1252"),
            (text + f"E2,{'x' * 500},BRI,6201022001,AKTIF\n" * 2100).encode("cp1252"),
        )
    ):
        path.write_bytes(content)
        check(path, "ewarong")
        with Session() as session:
            names = session.rows(
                f"SELECT DISTINCT nama FROM read_parquet('{tmp_path}/out/accepted.parquet')"
            )
        assert ("Café Ibu é",) in names or place


def test_letters_of_neither_alphabet_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "saldo.csv"
    path.write_bytes(PLAIN.encode() + b"1,\x81\x8d\n")
    with pytest.raises(Refused) as refused:
        check(path)
    assert refused.value.code == "encoding_unreadable"


def test_rows_bear_the_number_a_spreadsheet_shows(tmp_path: Path) -> None:
    """Blank lines count, and a cell with a line break is one row."""
    path = tmp_path / "saldo.csv"
    path.write_text(
        f'no_rekening,saldo\n{ACCOUNT},1\n\n"{ACCOUNT}\n",x\n\n,5\n{ACCOUNT},-5\n', "utf-8"
    )
    check(path)
    assert found(path) == [
        (4, "saldo", "number_unreadable", "error"),
        (6, "no_rekening", "required_missing", "error"),
        (7, "saldo", "number_negative", "error"),
    ]


def test_ragged_rows_are_named_and_keep_their_place(tmp_path: Path) -> None:
    path = tmp_path / "topup.csv"
    head = "referensi,periode,no_rekening,nominal,status,tanggal,alasan"
    good = "T1,2019-03,0062,110000,SUKSES,2019-03-05"
    path.write_text(f"{head}\n{good},\n{good}\n{good},a,b\n{good},a,,\n", "utf-8")
    checked = check(path, "topup")
    assert found(path) == [(3, "", "row_too_short", "warning"), (4, "", "row_too_long", "error")]
    assert (checked.rows, checked.held_back, checked.held_back_sum) == (4, 1, 110000)


def test_a_header_alone_is_a_file_without_rows(tmp_path: Path) -> None:
    path = tmp_path / "saldo.csv"
    path.write_text("no_rekening,saldo\n", "utf-8")
    checked = check(path)
    assert (checked.rows, checked.accepted, checked.sum, checked.exit_code) == (0, 0, 0, 0)


def test_missing_columns_are_all_named_with_the_nearest_header(tmp_path: Path) -> None:
    path = tmp_path / "perintah.csv"
    path.write_text("no_spm,periode,id_kmp,wilayah,bank,nominall\nx,x,x,x,x,x\n", "utf-8")
    with pytest.raises(Refused) as refused:
        check(path, "perintah")
    said = refused.value.in_language("id")
    assert refused.value.code == "column_missing"
    for part in (
        "id_kpm ('id_kmp'?)",
        "kode_wilayah ('wilayah'?)",
        "no_rekening",
        "nominal ('nominall'?)",
    ):
        assert part in said


def test_a_repeated_column_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "saldo.csv"
    path.write_text("no_rekening,saldo,Saldo\n1,2,3\n", "utf-8")
    with pytest.raises(Refused) as refused:
        check(path)
    assert refused.value.code == "column_repeated"


def test_a_saved_mapping_names_columns_and_the_decimal_sign(tmp_path: Path) -> None:
    path = tmp_path / "stok.csv"
    path.write_text("gudang,tgl,beras\nG1,2019-03-01,1.250\n", "utf-8")
    mapping = {"tgl": "tanggal", "beras": "kg"}
    assert check(path, "stok", mapping=mapping).findings == {"number_ambiguous": 1}
    assert check(path, "stok", mapping={**mapping, "#decimal": ","}).sum == 1_250_000
    assert check(path, "stok", mapping={**mapping, "#decimal": "."}).sum == 1_250


def test_a_workbook_reads_like_its_csv(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "t.xlsx",
        ["Referensi", "Periode", "No Rekening", "Nominal", "Status", "Tanggal", "Tak dikenal"],
        ["T1", "2019-03", "006201", 110000, "sukses", 43551, None],
        [None] * 7,
        ["T2", "2019-03", 6201000000001, 110000.0, "SUKSES", "27/03/2019", 1],
        ["T3", "2019-03", 6201000000000012, 110000.5, "SUKSES", "2019-03-27", None],
    )  # fmt: skip
    checked = check(path, "topup")
    assert found(path) == [
        (1, "Tak dikenal", "column_unknown", "info"),
        (5, "no_rekening", "identifier_damaged_by_spreadsheet", "error"),
        (5, "nominal", "number_fractional", "error"),
    ]
    assert (checked.rows, checked.accepted, checked.sum) == (3, 2, 220000)
    with Session() as session:
        rows = session.rows(
            f"SELECT no_rekening, tanggal FROM read_parquet('{tmp_path}/out/accepted.parquet')"
        )
    assert rows == [("006201", dt.date(2019, 3, 27)), ("6201000000001", dt.date(2019, 3, 27))]


def test_dates_and_formulas_of_a_workbook_give_their_values(tmp_path: Path) -> None:
    path = tmp_path / "saldo.xlsx"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write_row(1, 2, ["no_rekening", "saldo", "tanggal"])
    page.write_row(2, 2, ["0062"])
    page.write_formula(2, 3, "=100000+10000", None, 110000)
    page.write_datetime(2, 4, dt.date(2019, 3, 27), book.add_format({"num_format": "d/m/yy"}))
    book.add_worksheet("lain").write(0, 0, "bukan")
    book.close()
    with pytest.raises(Refused) as refused:
        check(path)
    assert refused.value.code == "header_missing", "the header is row 1, nowhere else"
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write_row(0, 1, ["no_rekening", "saldo", "tanggal"])
    page.write_row(1, 1, ["0062"])
    page.write_formula(1, 2, "=100000+10000", None, 110000)
    page.write_datetime(1, 3, dt.date(2019, 3, 27), book.add_format({"num_format": "d/m/yy"}))
    book.add_worksheet("lain").write(0, 0, "bukan")
    book.close()
    assert check(path).is_clean
    with Session() as session:
        rows = session.rows(f"SELECT * FROM read_parquet('{tmp_path}/out/accepted.parquet')")
    assert rows == [("0062", 110000, dt.date(2019, 3, 27), "BPNT")]


def test_a_named_sheet_is_read_and_an_unknown_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "saldo.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("Petunjuk").write(0, 0, "baca dulu")
    page = book.add_worksheet("Data")
    page.write_row(0, 0, SALDO)
    page.write_row(1, 0, ["0062", 5])
    book.close()
    assert check(path, sheet="Data").sum == 5
    with pytest.raises(Refused) as refused:
        check(path, sheet="Tidak ada")
    assert refused.value.code == "sheet_unknown"
    assert "Petunjuk, Data" in refused.value.in_language("id")


@pytest.mark.parametrize(
    ("select", "expected"),
    [
        ("'0062' AS no_rekening, 110000 AS saldo", ("0062", 110000)),
        ("'0062' AS no_rekening, 110000::DOUBLE AS saldo", ("0062", 110000)),
        ("'0062' AS no_rekening, 110000::DECIMAL(18, 3) AS saldo", ("0062", 110000)),
        ("6201000000001 AS no_rekening, 1::HUGEINT AS saldo", ("6201000000001", 1)),
    ],
)
def test_typed_parquet_reads_like_text(
    select: str, expected: tuple[object, ...], tmp_path: Path
) -> None:
    path = tmp_path / "saldo.parquet"
    with Session() as session:
        session.run(f"COPY (SELECT {select}) TO '{path}' (FORMAT parquet)")
    assert check(path).is_clean
    assert _rows(tmp_path) == [expected]


def test_typed_masses_of_parquet_are_no_riddle(tmp_path: Path) -> None:
    path = tmp_path / "stok.parquet"
    with Session() as session:
        session.run(
            "COPY (SELECT 'G' AS gudang, TIMESTAMP '2019-03-01' AS tanggal, kg::DECIMAL(9, 3) AS kg"
            f" FROM (VALUES (10), (1250.125), (0.5)) t(kg)) TO '{path}' (FORMAT parquet)"
        )
    checked = check(path, "stok")
    assert checked.is_clean
    assert checked.sum == 10_000 + 1_250_125 + 500


def test_an_account_that_parquet_keeps_as_a_float_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "saldo.parquet"
    with Session() as session:
        session.run(
            "COPY (SELECT 6201000000000012::DOUBLE AS no_rekening, 1 AS saldo)"
            f" TO '{path}' (FORMAT parquet)"
        )
    check(path)
    assert [f["rule"] for f in findings(path)] == ["identifier_damaged_by_spreadsheet"]


def test_a_column_whose_sixteen_digits_all_end_in_zero_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "saldo.csv"
    damaged = [[f"62010000000{n:04d}0", "1"] for n in range(20)]
    path.write_text(text_of([SALDO, *damaged, ["0062", "1"]]), "utf-8")
    checked = check(path)
    assert checked.findings == {"identifier_damaged_by_spreadsheet": 20}
    assert checked.accepted == 1
    for rows in (damaged[:19], [*damaged, ["6201000000000015", "1"]]):
        path.write_text(text_of([SALDO, *rows]), "utf-8")
        assert check(path).is_clean
