"""Cases of changes by berita acara: when they hold, how values are written, what is wrong.

Tables in, tables out; the rules are pure, so each case is one row.
"""

import datetime as dt

import pytest

from salur.kernel.period import Period
from salur.registry.domain import (
    COLUMNS,
    ENDING,
    STEPS,
    Coming,
    Facts,
    Kind,
    NewChange,
    Place,
    Reason,
    State,
    Stay,
    ValueFault,
    checked,
    effective_month,
    stays_of,
    wrong_lines,
)

DESA = "6201022001"
NIK = "6201024101900001"

# asked, endorsed on, cut-off: holds from
MONTHS = [
    ("2019-04", "2019-03-25", 25, "2019-04"),
    ("2019-04", "2019-03-26", 25, "2019-05"),
    ("2019-04", "2019-03-26", 31, "2019-04"),
    ("2019-01", "2018-12-26", 25, "2019-02"),
    ("2019-05", "2019-03-26", 25, "2019-05"),
    ("2019-03", "2019-03-26", 25, "2019-03"),
    ("2018-01", "2019-03-26", 25, "2018-01"),
]

# kind, column, value: as it is kept, or why it cannot be
VALUES = [
    (Kind.PERBAIKI, "nik", NIK, NIK),
    (Kind.PERBAIKI, "NIK", f" {NIK} ", NIK),
    (Kind.PERBAIKI, "nik", "6201023102900001", "value_malformed"),
    (Kind.PERBAIKI, "nik", "6201024101900000", "value_malformed"),
    (Kind.PERBAIKI, "nik", "1111111111111111", "value_malformed"),
    (Kind.PERBAIKI, "nik", "1234567890123456", "value_malformed"),
    (Kind.PERBAIKI, "nik", "6201022902000001", "6201022902000001"),
    (Kind.PERBAIKI, "nik", "6201022902010001", "value_malformed"),
    (Kind.PERBAIKI, "no_kk", "12345", "value_malformed"),
    (Kind.PERBAIKI, "tanggal_lahir", "3-2-1980", "1980-02-03"),
    (Kind.PERBAIKI, "tanggal_lahir", "1980-02-03", "1980-02-03"),
    (Kind.PERBAIKI, "tanggal_lahir", "31/02/1980", "value_malformed"),
    (Kind.PERBAIKI, "jenis_kelamin", "p", "P"),
    (Kind.PERBAIKI, "jenis_kelamin", "X", "value_malformed"),
    (Kind.PERBAIKI, "nama_pengurus", "Siti", "Siti"),
    (Kind.PERBAIKI, "nama_pengurus", "  ", "value_missing"),
    (Kind.PERBAIKI, "nama_pengurus", "Si\x00ti", "value_malformed"),
    (Kind.PERBAIKI, "kode_wilayah", DESA, "column_not_changeable"),
    (Kind.PERBAIKI, "no_rekening", "0012345678901234", "column_not_changeable"),
    (Kind.PERBAIKI, None, "x", "column_missing"),
    (Kind.GANTI_PENGURUS, "alamat", "Jl. Baru", "column_not_changeable"),
    (Kind.PINDAH, "kode_wilayah", "62.01.02.2001", DESA),
    (Kind.PINDAH, "kode_wilayah", "6201", "value_malformed"),
    (Kind.PINDAH, "nik", NIK, "column_not_changeable"),
    (Kind.TUNDA, "nik", NIK, None),
]

# one line with how its family stands: why it is wrong, None where it may be endorsed
LINES = [
    (Facts(1, Kind.HAPUS, "K1"), None),
    (Facts(1, Kind.HAPUS, "K1", is_known=False, is_inside=False), "family_unknown"),
    (Facts(1, Kind.HAPUS, "K1", is_inside=False), "family_elsewhere"),
    (Facts(1, Kind.HAPUS, "K1", has_ended=True, is_member=False), "family_ended"),
    (Facts(1, Kind.HAPUS, "K1", waits=True, is_member=False), None),
    (Facts(1, Kind.TAMBAH, "K1", waits=True, is_member=False), None),
    (Facts(1, Kind.TAMBAH, "K1"), "already_a_member"),
    (Facts(1, Kind.TAMBAH, "K1", is_member=False, has_ended=True), "not_on_waiting_list"),
    (Facts(1, Kind.TUNDA, "K1"), None),
    (Facts(1, Kind.TUNDA, "K1", waits=True, is_member=False), "not_a_member"),
    (Facts(1, Kind.AKTIFKAN, "K1"), "not_held"),
    (Facts(1, Kind.AKTIFKAN, "K1", is_held=True), None),
    (Facts(1, Kind.GANTI, "K1", "B1"), "replacement_unknown"),
    (Facts(1, Kind.GANTI, "K1", "B1", replacement_is_known=True), "replacement_elsewhere"),
    (
        Facts(1, Kind.GANTI, "K1", "B1", replacement_is_known=True, replacement_is_inside=True),
        "not_on_waiting_list",
    ),
    (
        Facts(
            1, Kind.GANTI, "K1", "B1",
            replacement_is_known=True, replacement_is_inside=True, replacement_waits=True,
        ),
        None,
    ),
    (Facts(1, Kind.GRADUASI_ALAMIAH, "K1", waits=True, is_member=False), "not_a_member"),
    (Facts(1, Kind.PERBAIKI, "K1", column="rt", waits=True, is_member=False), None),
    (Facts(1, Kind.PERBAIKI, "K1", column="nik", is_borne=True), "nik_borne_already"),
    (Facts(1, Kind.PINDAH, "K1", column="kode_wilayah", moves_to=DESA), None),
    (Facts(1, Kind.PINDAH, "K1", column="kode_wilayah", moves_to="6201029999"), "region_unknown"),
    (
        Facts(1, Kind.PINDAH, "K1", column="kode_wilayah", moves_to=DESA, leaves=True),
        "move_leaves_kabkota",
    ),
    (Facts(1, Kind.TUNDA, "K1", has_clash=True), "change_conflicts"),
]  # fmt: skip

_GANTI = {
    "replacement_is_known": True, "replacement_is_inside": True, "replacement_waits": True,
}  # fmt: skip
# lines of one berita acara that are right alone: which contradict each other
TOGETHER = [
    ([Facts(1, Kind.HAPUS, "K1", month=4), Facts(2, Kind.TUNDA, "K2", month=4)], set()),
    ([Facts(1, Kind.HAPUS, "K1", month=4), Facts(2, Kind.TUNDA, "K1", month=4)], {1, 2}),
    ([Facts(1, Kind.TUNDA, "K1", month=4), Facts(2, Kind.HAPUS, "K1", month=5)], set()),
    ([Facts(1, Kind.HAPUS, "K1", month=4), Facts(2, Kind.HAPUS, "K1", month=5)], {1, 2}),
    (
        [
            Facts(1, Kind.PERBAIKI, "K1", column="rt", month=4),
            Facts(2, Kind.PERBAIKI, "K1", column="rw", month=4),
            Facts(3, Kind.TUNDA, "K1", month=4),
        ],
        set(),
    ),
    (
        [
            Facts(1, Kind.PERBAIKI, "K1", column="rt", month=4),
            Facts(2, Kind.PINDAH, "K1", column="rt", month=4),
        ],
        {1, 2},
    ),
    (
        [
            Facts(1, Kind.GANTI, "K1", "B1", month=4, **_GANTI),
            Facts(2, Kind.GANTI, "K2", "B1", month=5, **_GANTI),
        ],
        {1, 2},
    ),
    (
        [
            Facts(1, Kind.GANTI, "K1", "B1", month=4, **_GANTI),
            Facts(2, Kind.TAMBAH, "B1", month=4, waits=True, is_member=False),
        ],
        {1, 2},
    ),
]  # fmt: skip

_HOME = Place(DESA, None, None, waits=False)
_WAITS = Place(DESA, None, None, waits=True)
_GONE = Place(DESA, None, 201902, waits=True)
# where a family stands, what is coming: where it takes a place
STAYS = [
    (_HOME, [], [Stay(DESA, 0, None)]),
    (_WAITS, [], []),
    (_HOME, [Coming("ends", 201904)], [Stay(DESA, 0, 201904)]),
    (_WAITS, [Coming("fills", 201904)], [Stay(DESA, 201904, None)]),
    (_WAITS, [Coming("ends", 201904)], []),
    (
        _WAITS,
        [Coming("ends", 201906), Coming("fills", 201904)],
        [Stay(DESA, 201904, 201906)],
    ),
    (_GONE, [Coming("fills", 201904)], [Stay(DESA, 0, 201902), Stay(DESA, 201904, None)]),
    (
        _HOME,
        [Coming("moves", 201904, "6201022002")],
        [Stay(DESA, 0, 201904), Stay("6201022002", 201904, None)],
    ),
    (
        _HOME,
        [Coming("moves", 201904, "6201022002"), Coming("ends", 201906)],
        [Stay(DESA, 0, 201904), Stay("6201022002", 201904, 201906)],
    ),
]


@pytest.mark.parametrize(("asked", "day", "cutoff", "expected"), MONTHS)
def test_when_a_change_holds(asked: str, day: str, cutoff: int, expected: str) -> None:
    month = effective_month(
        Period.parse(asked), endorsed_on=dt.date.fromisoformat(day), cutoff_day=cutoff
    )
    assert str(month) == expected


@pytest.mark.parametrize(("kind", "column", "value", "expected"), VALUES)
def test_how_a_value_is_kept(kind: Kind, column: str, value: str, expected: str | None) -> None:
    change = NewChange(kind, Reason.DATA, "K1", DESA, column=column, value=value)
    try:
        assert checked(change).value == expected
    except ValueFault as fault:
        assert fault.code == expected
        assert value.strip() not in str(fault) or not value.strip()


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_why_a_line_is_wrong(line: Facts, expected: str | None) -> None:
    found = [one.code for one in wrong_lines([line], frozenset({DESA}))]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(("lines", "expected"), TOGETHER)
def test_which_lines_contradict_each_other(lines: list[Facts], expected: set[int]) -> None:
    found = wrong_lines(lines, frozenset({DESA}))
    assert {one.id for one in found} == expected
    assert {one.code for one in found} <= {"change_conflicts"}


@pytest.mark.parametrize(("place", "coming", "expected"), STAYS)
def test_where_a_family_takes_a_place(
    place: Place, coming: list[Coming], expected: list[Stay]
) -> None:
    assert list(stays_of(place, coming)) == expected


def test_nothing_follows_a_closed_or_applied_change() -> None:
    assert {state for state, after in STEPS.items() if not after} == {
        State.APPLIED,
        State.REFUSED,
        State.WITHDRAWN,
    }
    assert set(COLUMNS) & set(ENDING) == set()
