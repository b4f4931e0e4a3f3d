"""What a new installation is told about banks, Bulog and the ministry's regions of work."""

from salur.parties import domain


def test_banjarmasin_begins_with_three_banks_and_its_neighbours_with_one() -> None:
    assert len(domain.banks_to_begin_with("6371")[0]) == 3
    assert domain.banks_to_begin_with("6201")[0] == ("BRI",)


def test_kaltim_and_kaltara_are_one_division_and_no_province_has_two() -> None:
    assert domain.division_of("64") == domain.division_of("65")
    served = [province for division in domain.DIVISIONS for province in division.provinces]
    assert len(served) == len(set(served))
    assert domain.division_of("11") is None


def test_nothing_is_said_without_its_source() -> None:
    assert all(w.citation for w in domain.WILAYAHS) and all(d.citation for d in domain.DIVISIONS)
    assert "[PK]" in domain.WILAYAHS[1].citation and "[PK]" in domain.banks_to_begin_with("6371")[1]
