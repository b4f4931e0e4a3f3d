"""How lists of regions are read and when names agree."""

import csv
import gzip
import itertools
from pathlib import Path

import pytest

from salur.places import domain

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"


def test_the_program_carries_the_counts_of_permendagri_72_of_2019() -> None:
    lengths = {2: 0, 4: 0, 6: 0, 10: 0}
    for digits, _ in domain.base_codes():
        lengths[len(digits)] += 1
    assert lengths == {2: 34, 4: 514, 6: 7230, 10: 83441}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KAB. KOTAWARINGIN BARAT", "Kotawaringin Barat"),
        ("Kabupaten Kapuas", "KAB. KAPUAS"),
        ("KOTA PALANGKARAYA", "Palangka Raya"),
        ("Kota Banjarbaru", "BANJAR BARU"),
        ("KAB. MAHAKAM ULU", "Mahakam Hulu"),
        ("KAB. KOTABARU", "Kota Baru"),
        ("KAB. HULU SUNGAI SELATAN", "hulu sungai selatan"),
        ("KAB. HULU SUNGAI SELATAN", "HSS"),
        ("KAB. KOTAWARINGIN TIMUR", "Kabupaten Kota Waringin Timur"),
        ("KAB. KOTAWARINGIN TIMUR", "KOTIM"),
        ("KAB. KUTAI KARTANEGARA", "Kutai Kertanegara"),
        ("KAB. PASER", "Kabupaten Pasir"),
        ("KAB. KOTABARU", "Kota Baru (Kabupaten)"),
        ("KOTA PALANGKARAYA", "PALANGKA RAYA, KOTA"),
        ("KAB. ADM. KEP. SERIBU", "Kabupaten Administrasi Kepulauan Seribu"),
        ("KOTA ADM. JAKARTA PUSAT", "JAKARTA PUSAT"),
        ("DKI JAKARTA", "Daerah Khusus Ibukota Jakarta"),
        ("KAB. PANGKAJENE KEPULAUAN", "Pangkajene dan Kepulauan"),
        ("KAB. SIAK", "S I A K"),
        ("Seberang Ulu II", "SEBERANG ULU 2"),
        ("Seberang Ulu II", "Kel. Seberang Hulu Dua"),
        ("Samadua", "Kecamatan Sama Dua"),
        ("Sungai Pinang", "Sei. Pinang"),
        ("Kalimantan Utara", "Prov. KALTARA"),
    ],
)
def test_spellings_of_one_name_agree(one: str, other: str) -> None:
    assert domain.same_name(one, other) and domain.same_name(other, one)


def test_names_of_different_regions_differ() -> None:
    kabkota = ["KAB. KUTAI BARAT", "KAB. KUTAI KARTANEGARA", "KAB. BANJAR", "KOTA BANJARMASIN"]
    kabkota += ["KAB. BANDUNG", "KOTA BANDUNG", "Riau", "Kepulauan Riau", "Koto II", "Koto III"]
    assert not any(domain.same_name(a, b) for a, b in itertools.combinations(kabkota, 2))


def test_a_name_without_its_kind_may_be_either() -> None:
    assert domain.same_name("KAB. BANDUNG", "Bandung") and domain.same_name(
        "KOTA BANDUNG", "Bandung"
    )


def test_no_two_kabkota_of_a_province_are_taken_for_each_other() -> None:
    kabkota: dict[str, list[str]] = {}
    for code, name in domain.base_codes():
        if len(code) == 4:
            kabkota.setdefault(code[:2], []).append(name)
    pairs = [(a, b) for names in kabkota.values() for a, b in itertools.combinations(names, 2)]
    assert [pair for pair in pairs if domain.same_name(*pair)] == []


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")
def test_the_four_editions_agree_on_every_kabkota_that_was_not_named_anew() -> None:
    ours = dict(domain.base_codes())
    renamed = {"1212": "TOBA", "7601": "MAMUJU UTARA", "8103": "MALUKU TENGGARA BARAT"}
    compared = 0
    for path in SHARED.glob("wilayah_*.csv.gz"):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            listed, _ = domain.read_listing(csv.reader(file))
        for code, name in listed:
            if len(code) <= 4 and code in ours:
                compared += 1
                assert domain.same_name(ours[code], name) or domain.same_name(renamed[code], name)
    assert compared > 2_000


def test_a_list_is_read_with_or_without_a_header_and_with_or_without_dots() -> None:
    plain, faults = domain.read_listing([["62", "KALIMANTAN  TENGAH"], ["62.01", "KAB. X"]])
    headed, _ = domain.read_listing(
        [["kode", "nama"], ["62", "KALIMANTAN TENGAH"], ["6201", "KAB. X"]]
    )
    assert plain == headed == [("62", "KALIMANTAN TENGAH"), ("6201", "KAB. X")]
    assert not faults


def test_every_fault_of_a_list_is_named() -> None:
    _, faults = domain.read_listing(
        [["62", "A"], ["62", "B"], ["6301", "C"], ["6x", "D"], ["6201", ""]]
    )
    assert faults == domain.Faults(("6x",), ("62",), ("6301",), ("6201",))
    assert faults.examples == "6x, 62, 6301"
