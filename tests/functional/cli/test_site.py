"""`salur site`: what it writes, prints and ends with."""

import csv
import json
from pathlib import Path

import pytest

from tests.functional.cli.running import salur

SHOP = "id_ewarong,nama,bank,kode_wilayah,lintang,bujur,status,kapasitas\n"
# On the equator's scale 0.05 degrees are 5.56 km, by road 7.22 km.
VILLAGES = """kode_wilayah,lintang,bujur,kpm
6201022001,-2.50,111.70,120
62.01.02.2004,-2.50,111.75,200
6201022010,-2.50,111.80,90
6201022011,-2.50,112.60,7
6201022012,-2.51,111.70,0
"""
SERVING = (
    SHOP + "E1,A,BRI,6201022001,-2.50,111.70,AKTIF,100\nE9,B,BRI,6201022010,-2.5,111.8,CALON,\n"
)
CANDIDATES = SHOP + (
    "C2,C,BRI,6201022004,-2.50,111.75,CALON,\n"
    "C3,D,BRI,6201022010,-2.50,111.80,CALON,\n"
    "C4,E,BRI,6201022010,-2.50,111.81,CALON,0\n"
    ",F,BRI,6201022010,-2.50,111.80,CALON,\n"
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    for name, text in (("desa", VILLAGES), ("toko", SERVING), ("calon", CANDIDATES)):
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


def given(place: Path, *more: object, out: str = "out") -> list[object]:
    return [
        "site", "--villages", place / "desa.csv", "--ewarong", place / "toko.csv",
        "--candidates", place / "calon.csv", "--out", place / out, *more,
    ]  # fmt: skip


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_most_families_then_fewest_openings_then_least_travel(place: Path) -> None:
    ended = salur(*given(place, "--json"))
    assert (ended.code, ended.err) == (1, "")
    out = place / "out"
    told = json.loads((out / "summary.json").read_text("utf-8"))
    assert ended.json == told
    # E1 takes 100; of the 310 others C2 takes 250 and C3 the rest: 7.22 km between neighbours.
    assert (told["covered_kpm"], told["opened"], told["bound"], told["gap"]) == (410, 2, 410, 0.0)
    assert rows(out / "assignment.csv") == [
        ["kode_wilayah", "id_ewarong", "kpm", "km"],
        ["6201022001", "C2", "20", "7.220801"],
        ["6201022001", "E1", "100", "0"],
        ["6201022004", "C2", "200", "0"],
        ["6201022010", "C3", "90", "0"],
    ]
    assert told["kpm_km"] == pytest.approx(20 * 7.220801, abs=1e-4)
    assert rows(out / "openings.csv") == [["id_ewarong"], ["C2"], ["C3"]]
    assert rows(out / "uncovered.csv")[1:] == [["6201022011", "7", "out_of_reach"]]
    assert (out / "map.svg").read_text("utf-8").startswith("<svg ")
    found = {(row[7], row[0], row[1], row[2], row[3]) for row in rows(out / "findings.csv")[1:]}
    assert found >= {
        ("toko.csv", "3", "status", "shop_not_active", "info"),
        ("calon.csv", "4", "kapasitas", "capacity_zero", "error"),
        ("calon.csv", "5", "id_ewarong", "required_missing", "error"),
    }
    assert all(row[5] and row[6] for row in rows(out / "findings.csv")[1:])


def test_the_order_of_rows_and_a_second_run_change_no_byte(place: Path) -> None:
    salur(*given(place))
    for name in ("desa", "calon"):
        head, *lines = (place / f"{name}.csv").read_text("utf-8").splitlines()
        (place / f"{name}.csv").write_text("\n".join([head, *reversed(lines)]) + "\n", "utf-8")
    salur(*given(place, out="again"))
    for name in ("assignment.csv", "openings.csv", "uncovered.csv", "proposals.csv", "map.svg"):
        assert (place / "out" / name).read_bytes() == (place / "again" / name).read_bytes(), name


def test_a_limit_on_openings_and_a_measured_way_are_kept(place: Path) -> None:
    way = "kode_wilayah,id_ewarong,km\n6201022010,C2,99\n6201022011,C2,9.5\n6299999999,C2,1\n"
    (place / "jarak.csv").write_text(way, encoding="utf-8")
    ended = salur(*given(place, "--openings", 1, "--travel", place / "jarak.csv", "--json"))
    told = ended.json
    # C3 takes 250 and C2 would take 227; the village over the river is in reach of C2 alone.
    assert (told["covered_kpm"], told["opened"]) == (350, 1)
    reasons = {row[0]: row[2] for row in rows(place / "out" / "uncovered.csv")[1:]}
    assert reasons["6201022011"] == "openings_used_up"
    assert told["findings"]["travel_unknown"] == 1


def test_odd_positions_are_named_and_used_as_they_stand(place: Path) -> None:
    odd = VILLAGES + (
        "6201022014,111.70,-2.50,5\n6201022015,0,0,5\n6201022016,-7.0,107.0,5\n"
        "6299999999,-2.50,111.71,5\n6201022017,,111.7,5\n6201022018,-2.5,111.7,\n"
    )
    (place / "desa.csv").write_text(odd, encoding="utf-8")
    ended = salur("--lang", "en", *given(place, "--json"))
    assert ended.code == 1
    found = {(int(r[0]), r[2], r[3]) for r in rows(place / "out" / "findings.csv")[1:]
             if r[7] == "desa.csv"}  # fmt: skip
    assert found == {
        (5, "position_outside_region", "warning"),
        (7, "position_swapped", "warning"),
        (8, "position_outside_country", "warning"),
        (9, "position_outside_region", "warning"),
        (10, "region_unknown", "warning"),
        (11, "position_missing", "error"),
        (12, "required_missing", "error"),
    }
    assert ended.json["families"] == 417 + 4 * 5


def test_a_clean_run_ends_with_0_and_bad_usage_with_2(place: Path) -> None:
    lines = VILLAGES.splitlines(keepends=True)
    (place / "desa.csv").write_text("".join(lines[:2]).replace("120", "90"), encoding="utf-8")
    (place / "toko.csv").write_text(SERVING.splitlines(keepends=True)[0]
                                    + SERVING.splitlines(keepends=True)[1], "utf-8")  # fmt: skip
    (place / "calon.csv").write_text(SHOP, encoding="utf-8")
    ended = salur(*given(place))
    assert (ended.code, ended.err) == (0, "")
    assert "terlayani" in ended.out
    for wrong in (("--openings", "-1"), ("--max-km", "0"), ("--max-km", "x"), ("--max-kpm", "2.5")):
        refused = salur(*given(place, *wrong, out="none"))
        assert refused.code == 2 and wrong[0] in refused.err
    (place / "desa.csv").write_text("kode_wilayah,kpm\n1,2\n", encoding="utf-8")
    refused = salur(*given(place, out="none"))
    assert refused.code == 2 and "lintang" in refused.err and "desa.csv" in refused.err
    assert not (place / "none").exists()
