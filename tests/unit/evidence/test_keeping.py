"""Nothing that is kept in the clear shows an identifier."""

import pytest

from salur.evidence.domain.contract import load_contract
from salur.evidence.domain.keeping import masked_value, safe_name, safe_number, safe_text

NIK = "6201024101900001"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("topup maret.csv", "topup maret.csv"),
        (f"KPM_{NIK}.csv", "KPM_[nomor].csv"),
        ("rek 0012-3456-7890-1234.xlsx", "rek [nomor].xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\budi\\topup.csv", "topup.csv"),
        ("a\x00b\nc\u202e.csv", "abc.csv"),
        ("", "tanpa-nama"),
        ("2019-03-27.csv", "2019-03-27.csv"),
        ("x" * 300, "x" * 120),
    ],
)
def test_a_file_name_keeps_its_words_and_no_number(given: str, kept: str) -> None:
    assert safe_name(given) == kept


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (" 141/05/63.71.01.1005/2019 ", "141/05/63.71.01.1005/2019"),
        ("BA-2019-05-02/01", "BA-2019-05-02/01"),
        ("BA/MUSDES/6371011005/7", "BA/MUSDES/6371011005/7"),
        ("BA/MUSDES/6371011006/7", "BA/MUSDES/[nomor]/7"),
        (f"BA/{NIK}", "BA/[nomor]"),
        ("BA/6201.0241.0190.0001", "BA/[nomor]"),
        ("BA/0123456789", "BA/[nomor]"),
    ],
)
def test_the_number_of_a_letter_keeps_dates_and_its_region(given: str, kept: str) -> None:
    assert safe_number(given, "6371011005") == kept


def test_a_reason_keeps_no_number() -> None:
    assert safe_text(f" salah kirim {NIK} ") == "salah kirim [nomor]"


@pytest.mark.parametrize(
    ("contract", "column", "value", "shown"),
    [
        ("kpm", "nik", NIK, "••••••••••••0001"),
        ("kpm", "nik", "12", "••"),
        ("kpm", "nik", "6201x", "••••x"),
        ("topup", "no_rekening", "6.2E+15", "•••••15"),
        ("kpm", "nama_ibu_kandung", "Aminah", "••••••"),
        ("topup", "nominal", "seratus", "seratus"),
        ("topup", "referensi", f"R-{NIK}", "R-••••••••••••0001"),
        ("kpm", "kode_wilayah", "6201022001", "6201022001"),
        ("kpm", "kode_wilayah", NIK, "••••••••••••0001"),
        ("topup", "", f"x {NIK}", "x ••••••••••••0001"),
    ],
)
def test_a_findings_value_shows_four_characters_of_an_identifier_at_most(
    contract: str, column: str, value: str, shown: str
) -> None:
    assert masked_value(load_contract(contract), column, value) == shown
