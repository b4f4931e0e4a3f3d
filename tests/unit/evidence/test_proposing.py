"""What the columns of an unknown sheet are proposed to be, from their headings and their content."""

import gzip
from pathlib import Path

import duckdb
import pytest

from salur.evidence.domain.contract import load_contract
from salur.evidence.domain.headers import fingerprint_of, match_header
from salur.evidence.domain.proposing import Proposal, header_row_of, missing_columns, propose
from salur.evidence.domain.regions import base_regions
from salur.evidence.pipeline.check import check_file
from salur.evidence.pipeline.heads import first_rows
from salur.kernel.refused import Refused
from tests.unit.evidence.making import write_xlsx

HEAD = ("No", "Nomor Induk", "Kartu Kel.", "Nama Ibu Rumah Tangga", "Tgl. Lahir", "Sex", "Wil",
        "No DTKS", "Keterangan")  # fmt: skip
ROWS = [
    [str(n), f"62010245{n:02d}800001", f"62010211{n:02d}180001", "SITI AMINAH", f"0{n}/03/1980",
     "P", "62.01.02.2001", f"IDBDT-{n}", "baik"]
    for n in range(1, 9)
]  # fmt: skip


def proposed(contract: str, head: tuple[str, ...], rows: list[list[str]]) -> dict[str, str]:
    found = propose(load_contract(contract), head, rows, base_regions().names)
    return {head[one.position]: one.column for one in found}


def test_a_register_with_odd_headings_is_proposed_whole() -> None:
    assert proposed("kpm", HEAD, ROWS) == {
        "Nomor Induk": "nik",
        "Kartu Kel.": "no_kk",
        "Nama Ibu Rumah Tangga": "nama_pengurus",
        "Tgl. Lahir": "tanggal_lahir",
        "Sex": "jenis_kelamin",
        "Wil": "kode_wilayah",
        "No DTKS": "id_kpm",
    }


def test_content_alone_tells_a_nik_a_region_and_a_sex() -> None:
    head = tuple("ABCDEFGHI")
    assert proposed("kpm", head, ROWS).items() >= {
        ("B", "nik"), ("G", "kode_wilayah"), ("F", "jenis_kelamin"),
    }  # fmt: skip


def test_a_heading_that_its_content_denies_is_not_believed() -> None:
    rows = [["6201022001", "SITI"], ["6201022004", "ANI"]]
    assert "nik" not in proposed("kpm", ("NIK", "Nama"), rows).values()


def test_each_proposal_says_how_sure_it_is_and_why() -> None:
    found = propose(load_contract("kpm"), HEAD, ROWS, base_regions().names)
    nik = next(one for one in found if one.column == "nik")
    assert isinstance(nik, Proposal) and nik.score >= 90
    assert nik.reason.id == "judulnya “nomor induk”; 8/8 isinya NIK bertanggal lahir sah"
    assert all(one.reason.id and one.reason.en and 40 <= one.score <= 100 for one in found)


def test_no_column_is_proposed_twice() -> None:
    head = ("NIK", "Nomor NIK", "nik pengurus")
    found = propose(load_contract("kpm"), head, [[ROWS[0][1]] * 3], {})
    assert len({one.column for one in found}) == len(found)


def test_money_and_rice_are_proposed_too() -> None:
    rows = [["R1", "Maret 2019", "0062012345678", "Rp110.000", "SUKSES", "12/03/2019"]]
    head = ("Ref.", "Bulan", "Rekening KPM", "Besaran", "Hasil Status", "Tgl transaksi")
    assert proposed("topup", head, rows) == {
        "Ref.": "referensi", "Bulan": "periode", "Rekening KPM": "no_rekening",
        "Besaran": "nominal", "Hasil Status": "status", "Tgl transaksi": "tanggal",
    }  # fmt: skip


def test_what_is_missing_is_named() -> None:
    lacking = missing_columns(load_contract("kpm"), ["nik", "id_kpm"])
    assert [field.name for field in lacking] == ["nama_pengurus", "kode_wilayah"]


@pytest.mark.parametrize(
    ("above", "row"),
    [([], 1), ([["DAFTAR PENERIMA"]], 2), ([["DAFTAR"], [], ["Tahun", "2019"]], 4)],
)
def test_titles_above_the_headings_are_no_headings(above: list[list[str]], row: int) -> None:
    assert header_row_of([*above, list(HEAD), *ROWS]) == row


def test_nothing_in_particular_begins_at_the_top() -> None:
    assert header_row_of([]) == 1
    assert header_row_of([["1234567", "7654321"], ["2345678", "1"]]) == 1


def test_a_mapping_goes_by_place_before_names_and_leaves_out_what_it_says() -> None:
    contract = load_contract("kuota")
    mapping = {"#1": "", "#2": "kode_wilayah", "#5": "kpm"}
    header = match_header(contract, ["kode_wilayah", "", "program", "bulan", ""], mapping)
    assert header.columns == {"kode_wilayah": 1, "kpm": 4, "program": 2, "periode": 3}
    with pytest.raises(Refused, match="column_missing"):
        match_header(contract, ["kode_wilayah", "program", "bulan", "kpm"], {"#4": ""})


def test_the_mark_of_headings_forgives_spelling_and_no_order() -> None:
    assert fingerprint_of([" Nomor-Induk ", "NAMA", ""]) == fingerprint_of(["nomor induk", "nama"])
    assert fingerprint_of(["a", "b"]) != fingerprint_of(["b", "a"])
    assert fingerprint_of(["a b"]) != fingerprint_of(["a", "b"])


@pytest.mark.parametrize("kind", ["csv", "semicolon", "cp1252", "xlsx"])
def test_the_first_rows_of_every_format_are_read_and_rows_below_titles_keep_their_place(
    tmp_path: Path, kind: str
) -> None:
    rows = [["DAFTAR KUOTA"], [], ["kode_wilayah", "program", "periode", "kpm"],
            ["6201022001", "BPNT", "2019-03", "7"], ["6201022004", "BPNT", "2019-03", "x é"]]  # fmt: skip
    path = tmp_path / f"k.{'xlsx' if kind == 'xlsx' else 'csv'}"
    if kind == "xlsx":
        write_xlsx(path, *rows)
    else:
        sign = ";" if kind == "semicolon" else ","
        text = "\r\n".join(sign.join(row) for row in rows) + "\r\n"
        path.write_bytes(text.encode("cp1252" if kind == "cp1252" else "utf-8"))
    assert first_rows(path, tmp_path, 4)[2][:4] == rows[2]
    checked = check_file(path, "kuota", out=tmp_path / "out", header_row=3)
    assert (checked.rows, checked.held_back) == (2, 1)
    assert "5,kpm,number_unreadable" in (tmp_path / "out" / "findings.csv").read_text("utf-8")
    with pytest.raises(Refused, match="header_missing"):
        check_file(path, "kuota", out=tmp_path / "out", header_row=9)


@pytest.mark.parametrize("kind", ["gz", "parquet"])
def test_packed_and_typed_files_are_looked_at_too(tmp_path: Path, kind: str) -> None:
    rows = [["Nomor Induk", "Wil"], ["6201024501800001", "6201022001"]]
    text = "\n".join(",".join(row) for row in rows) + "\n"
    path = tmp_path / f"x.{kind}"
    if kind == "gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        plain = tmp_path / "x.csv"
        plain.write_text(text, "utf-8")
        duckdb.sql(
            f"COPY (FROM read_csv('{plain}', all_varchar = true)) TO '{path}' (FORMAT parquet)"
        )
    assert first_rows(path, tmp_path, 9) == rows


def test_a_packed_file_that_is_none_is_refused(tmp_path: Path) -> None:
    for name, content in (("a.gz", b"\x1f\x8bx"), ("b.xlsx", b"PK\x03\x04x"), ("c.pdf", b"%PDF-1"),
                          ("d.parquet", b"PAR1x"), ("e.csv", b"")):  # fmt: skip
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(Refused):
            first_rows(path, tmp_path, 9)
