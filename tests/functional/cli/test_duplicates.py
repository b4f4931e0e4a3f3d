"""`salur duplicates`: what it writes, prints and ends with."""

import re
from pathlib import Path

import duckdb
import pytest
from bench import twins

from salur.places.domain import base_codes
from tests.functional.cli.running import salur

DESA = [code for code, _ in base_codes() if len(code) == 10 and code[:4] == "6371"]
NUMBER = re.compile(r"\d{14,}")


@pytest.fixture
def lists(tmp_path: Path) -> list[Path]:
    """Two lists of one city; families of the one stand in the other too."""
    twins.write(tmp_path / "all.csv", twins.make(900, 5, twins.Rates(twins=0.3), DESA))
    head, *lines = (tmp_path / "all.csv").read_text("utf-8").splitlines(keepends=True)
    both = [tmp_path / "pertama.csv", tmp_path / "kedua.csv"]
    both[0].write_text(head + "".join(lines[:500]), "utf-8")
    both[1].write_text(head + "".join(lines[500:]), "utf-8")
    return both


def test_two_lists_are_searched_together(lists: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    ended = salur("duplicates", *lists, "--out", out, "--json")
    assert (ended.code, ended.err) == (1, "")
    told = ended.json
    assert [one["rows"] for one in told["inputs"]] == [500, 400]
    assert told["rows"] == 900
    pairs = duckdb.sql(f"FROM '{out / 'pairs.parquet'}'")
    assert pairs.columns == ["id_kpm_a", "id_kpm_b", "probability", "reasons"]
    between = duckdb.sql(
        f"SELECT count(*) FROM '{out / 'pairs.parquet'}'"
        " WHERE (id_kpm_a < 'K000000500') <> (id_kpm_b < 'K000000500')"
    ).fetchall()[0][0]
    assert between > 20
    clusters = duckdb.sql(
        f"SELECT count(*), count(DISTINCT id_kpm), count(DISTINCT cluster)"
        f" FROM '{out / 'clusters.parquet'}'"
    ).fetchall()[0]
    assert clusters == (900, 900, told["families"])


def test_no_number_is_told(lists: list[Path], tmp_path: Path) -> None:
    ended = salur("duplicates", *lists, "--out", tmp_path / "out")
    assert ended.code == 1
    assert not NUMBER.search(ended.out + ended.err)
    written = duckdb.sql(
        f"SELECT array_to_string(reasons, ' ') FROM '{tmp_path / 'out' / 'pairs.parquet'}'"
    ).fetchall()
    assert not any(re.search(r"\d", text) for (text,) in written)


def test_a_list_without_twins_ends_clean(tmp_path: Path) -> None:
    makers = twins.Makers(twins.Rates(), 3, DESA)
    twins.write(tmp_path / "a.csv", [(makers.family(), n) for n in range(50)])
    ended = salur("duplicates", tmp_path / "a.csv", "--out", tmp_path / "out")
    assert (ended.code, ended.err) == (0, "")


def test_rows_without_a_family_are_set_aside_and_faulty_ones_take_part(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "id_kpm,nama_pengurus,kode_wilayah,nik,tanggal_lahir\n"
        ",TANPA,6371031003,,\n"
        "K1,SITI AMINAH,9999999999,6371035507800003,1980-07-15\n"
        "K2,HJ. SITI AMINAH,9999999999,6371035507800003,31/02/1980\n",
        "utf-8",
    )
    ended = salur("duplicates", path, "--out", tmp_path / "out", "--json")
    assert ended.code == 1
    assert ended.json["inputs"][0]["set_aside"] == 1
    assert ended.json["inputs"][0]["findings"]["region_unknown"] == 2
    assert (ended.json["rows"], ended.json["pairs"]) == (2, 1)


@pytest.mark.parametrize("threshold", ["0", "1", "banyak"])
def test_a_threshold_that_is_none_is_refused(tmp_path: Path, threshold: str) -> None:
    (tmp_path / "a.csv").write_text("id_kpm,nama_pengurus,kode_wilayah\n", "utf-8")
    ended = salur(
        "duplicates", tmp_path / "a.csv", "--threshold", threshold, "--out", tmp_path / "out"
    )
    assert ended.code == 2
    assert not (tmp_path / "out").exists()


def test_a_file_that_is_no_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("nama,alamat\nSITI,JL 1\n", "utf-8")
    ended = salur("duplicates", tmp_path / "a.csv", "--out", tmp_path / "out")
    assert ended.code == 2
    assert "id_kpm" in ended.err and not (tmp_path / "out").exists()


def test_neighbours_in_a_register_are_not_taken_for_twins(tmp_path: Path) -> None:
    """Numbers given one after the other differ in one digit, and are two people."""
    asked = ("--provinces", "63", "--period", "2019-03", "--families", 3000, "--seed", 5)
    assert salur("simulate", *asked, "--out", tmp_path / "sim").code == 0
    ended = salur("duplicates", tmp_path / "sim" / "kpm.csv", "--out", tmp_path / "out", "--json")
    assert ended.json["rows"] > 2900
    assert ended.json["pairs"] <= 3
