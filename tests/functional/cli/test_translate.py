"""`salur check` on a file in BPS codes: refused with the way out, and read by it."""

from pathlib import Path

import pytest

from tests.functional.cli.running import salur

HEAD = "kode_wilayah,program,periode,kpm,kabupaten\n"
ROWS = "6206,BPNT,2019-03,7,SUKAMARA\n6207,BPNT,2019-03,8,LAMANDAU\n6208,BPNT,2019-03,9,SERUYAN\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kuota.csv"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    return path


def test_it_is_refused_with_the_option_that_helps(file: Path, tmp_path: Path) -> None:
    refused = salur("check", file, "--contract", "kuota", "--out", tmp_path / "out")
    assert refused.code == 2
    assert refused.err.count("menurut Kemendagri") == 3
    assert "salur check --translate bps-2020" in " ".join(refused.err.split())
    assert not (tmp_path / "out").exists()


def test_it_is_translated_and_another_system_is_unknown(file: Path, tmp_path: Path) -> None:
    asked = ("check", file, "--contract", "kuota", "--out", tmp_path / "out", "--translate")
    unknown = salur(*asked, "bps-1990")
    assert unknown.code == 2 and "bps-2020" in unknown.err
    done = salur(*asked, "bps-2020")
    assert done.code == 0, done.err


def test_lists_of_ones_own_are_given_as_files(file: Path, tmp_path: Path) -> None:
    regions, walk = tmp_path / "edisi.csv", tmp_path / "padanan.csv"
    regions.write_text("62,KALTENG\n6281,SUKAMARA\n6282,LAMANDAU\n6283,SERUYAN\n", encoding="utf-8")
    walk.write_text("kode_bps,kode_dagri\n6206,6281\n6207,6282\n6208,6283\n", encoding="utf-8")
    asked = ("check", file, "--contract", "kuota", "--out", tmp_path / "out", "--regions", regions)
    assert salur(*asked, "--crosswalk", walk, "--translate", "bps-2020").code == 0
    walk.write_text("kode_bps,kode_dagri\n6206,9999\n", encoding="utf-8")
    faulty = salur(*asked, "--crosswalk", walk, "--translate", "bps-2020")
    assert faulty.code == 2 and "9999" in faulty.err
    regions.write_text("6281,YATIM\n", encoding="utf-8")
    assert salur(*asked).code == 2
