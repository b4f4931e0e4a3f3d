"""Who must not own a shop, and where one can stand."""

import datetime as dt

import pytest

from salur.parties.domain.shops import (
    EXCLUDED_OWNERS,
    Rule,
    excluded_owner,
    owner_named,
    position_fault,
)

DAY = dt.date(2019, 3, 27)


@pytest.mark.parametrize(
    ("category", "code"),
    [
        ("ASN", "ASN"),
        ("pns guru", "ASN"),
        ("Keluarga ASN", "KELUARGA_ASN"),
        ("istri kepala desa", "PERANGKAT_DESA"),
        ("Keluarga-Kades", "KELUARGA_KADES"),
        ("BUM Desa", "BUMDES"),
        ("unit BUMN", "BUMN"),
        ("Pegawai bank", "PEGAWAI_BANK"),
        ("Pendamping PKH", "PELAKSANA_BANSOS"),
        ("Toko Tani Indonesia", "TOKO_TANI"),
        ("SWASTA", None),
        ("KUBE", None),
        ("WARUNG PASNI", None),
        ("", None),
        (None, None),
    ],
)
def test_an_owner_is_told_by_whole_words(category: str | None, code: str | None) -> None:
    assert excluded_owner(category, DAY) == code


def test_nobody_is_excluded_before_the_list_began_and_every_entry_has_its_source() -> None:
    assert excluded_owner("ASN", dt.date(2017, 12, 31)) is None
    assert all(one.citation and owner_named(one.code) is one for one in EXCLUDED_OWNERS)


@pytest.mark.parametrize(
    ("latitude", "longitude", "fault"),
    [
        (-2.7, 111.6, None),
        (None, None, None),
        (111.6, -2.7, Rule.POSITION_SWAPPED),
        (0.0, 0.0, Rule.POSITION_IMPOSSIBLE),
        (-2.7, None, Rule.POSITION_IMPOSSIBLE),
        (51.5, -0.1, Rule.POSITION_IMPOSSIBLE),
    ],
)
def test_a_position_is_in_the_country(
    latitude: float | None, longitude: float | None, fault: Rule | None
) -> None:
    assert position_fault(latitude, longitude) == fault
