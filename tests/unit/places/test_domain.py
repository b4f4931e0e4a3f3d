"""How lists of regions are read and when names agree."""

import itertools

import pytest

from salur.places import domain


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
    ],
)
def test_spellings_of_one_name_agree(one: str, other: str) -> None:
    assert domain.same_name(one, other) and domain.same_name(other, one)


def test_names_of_different_regions_differ() -> None:
    kabkota = ["KAB. KUTAI BARAT", "KAB. KUTAI KARTANEGARA", "KAB. BANJAR", "KOTA BANJARMASIN"]
    assert not any(domain.same_name(a, b) for a, b in itertools.combinations(kabkota, 2))


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
