"""Tables of answers in, standings out: met, not met or not known, with the reason; never a score."""

import datetime as dt

import pytest

from salur.graduation.domain.indicators import Answers, Dimension
from salur.graduation.domain.readiness import Standing, readiness
from salur.kernel.program import Program
from salur.programs.domain import default_parameters

DAY = dt.date(2019, 3, 27)
M, U, X = Standing.MET, Standing.UNMET, Standing.UNKNOWN
# A family of four that stands on its own in every respect, and has nobody that a programme is for.
STANDS: Answers = {
    "jumlah_anggota": 4, "pendapatan_bulan": 2_551_500, "makan_sehari": 3,
    "nilai_simpanan": 500_000, "pekerjaan_kepala": "USAHA_SENDIRI", "bulan_bekerja": 9,
    "anak_usia_sekolah": 0, "pendidikan_kepala": "SMP", "mampu_berobat": "YA",
    "jaminan_kesehatan": "MANDIRI", "luas_lantai": 32, "jenis_lantai": "SEMEN",
    "jenis_dinding": "TEMBOK", "jamban": "SENDIRI", "penerangan": "LISTRIK_SENDIRI",
    "air_minum": "LEDENG", "bahan_bakar": "GAS", "ibu_hamil": "TIDAK", "anak_0_6": "TIDAK",
    "umur_tertua": 59, "disabilitas_berat": "TIDAK",
}  # fmt: skip
# (what is answered otherwise, dimension, how it stands, what the reason says)
CASES = (
    ({}, "income", M, "Rp637.875 per orang, mencapai batas Rp637.875."),
    ({"pendapatan_bulan": 2_551_499}, "income", U, "Rp637.874 per orang, di bawah batas Rp637.875"),
    ({"jumlah_anggota": 5}, "income", U, "Rp510.300 per orang"),
    ({"jumlah_anggota": None}, "income", X, "Pendapatan sebulan: belum diketahui."),
    ({"pendapatan_bulan": None}, "income", X, "belum diketahui"),
    ({"makan_sehari": 2, "pendapatan_bulan": None}, "income", U, "Makan sehari: 2, di bawah batas 3"),
    ({"nilai_simpanan": 499_999}, "assets", U, "Rp499.999, di bawah batas Rp500.000"),
    ({"pekerjaan_kepala": "BURUH"}, "work", U, "Buruh tani, bangunan atau kebun"),
    ({"pekerjaan_kepala": "TIDAK_TAHU"}, "work", X, "belum diketahui"),
    ({"bulan_bekerja": 8}, "work", U, "Bulan bekerja: 8"),
    ({}, "schooling", M, "Anak bersekolah: tidak ada."),
    ({"anak_usia_sekolah": 2, "anak_bersekolah": 2}, "schooling", M, "2 dari 2"),
    ({"anak_usia_sekolah": 2, "anak_bersekolah": 1}, "schooling", U, "1 dari 2"),
    ({"anak_usia_sekolah": None}, "schooling", X, "belum diketahui"),
    ({"pendidikan_kepala": "SD"}, "schooling", U, "SD atau sederajat"),
    ({"jaminan_kesehatan": "TIDAK_ADA"}, "health", U, "Jaminan kesehatan: Tidak ada."),
    ({"luas_lantai": 31}, "housing", U, "Luas lantai: 7 m² per orang, di bawah batas 8 m²."),
    ({"air_minum": "SUNGAI", "jamban": None}, "housing", U, "Air minum: Sungai."),
)  # fmt: skip
# (what is answered otherwise, still in the group, day)
ELIGIBLE = (
    ({}, False, DAY),
    ({"umur_tertua": 60}, True, DAY),
    ({"umur_tertua": 60}, False, dt.date(2017, 6, 1)),
    ({"umur_tertua": 69}, False, dt.date(2020, 6, 1)),
    ({"anak_usia_sekolah": 1}, True, DAY),
    ({"ibu_hamil": "YA", "anak_0_6": None}, True, DAY),
    ({"anak_0_6": "TIDAK_TAHU"}, None, DAY),
    ({"disabilitas_berat": None}, None, DAY),
)


def _limits(day: dt.date) -> dict[str, int]:
    return {
        name: one.value
        for (program, name), one in default_parameters(day).items()
        if program is Program.BPNT
    }


def _answered(otherwise: dict[str, str | int | None]) -> Answers:
    return {name: said for name, said in {**STANDS, **otherwise}.items() if said is not None}


@pytest.mark.parametrize(("otherwise", "dimension", "standing", "reason"), CASES)
def test_a_dimension_stands_as_its_answers_say(
    otherwise: dict[str, str | int | None], dimension: str, standing: Standing, reason: str
) -> None:
    found = readiness(_answered(otherwise), DAY, _limits(DAY)).found
    [one] = [each for each in found if each.dimension == dimension]
    assert one.standing is standing
    assert reason in " ".join(said.id for said in one.reasons)
    touched = {each.dimension for each in found if each.standing is not M}
    assert touched <= {dimension} | (
        {"housing", "income"} if "jumlah_anggota" in otherwise else set()
    )


@pytest.mark.parametrize(("otherwise", "eligible", "day"), ELIGIBLE)
def test_a_family_is_in_the_group_while_one_component_is_left(
    otherwise: dict[str, str | int | None], eligible: bool | None, day: dt.date
) -> None:
    assert readiness(_answered(otherwise), day, _limits(day)).eligible is eligible


def test_who_answers_nothing_stands_in_nothing_and_falls_in_nothing() -> None:
    nothing = readiness({}, DAY, _limits(DAY))
    assert nothing.in_standing(X) == tuple(Dimension)
    assert nothing.eligible is None and not nothing.components
