"""A file in BPS codes is refused, all of it or a part of it in them, by names or by form alone."""

import csv
import gzip
from collections.abc import Iterable
from pathlib import Path

import pytest

from salur.evidence.domain.code_systems import Coded, Named, contradiction, other_form
from salur.evidence.domain.regions import base_regions
from salur.evidence.pipeline.refusals import CodesRefused
from salur.places.domain import base_crosswalk
from tests.unit.evidence.making import KPM, check, found, write_kpm

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data"
NAMED = (*KPM, "kabupaten", "kecamatan", "desa")
BPS_OF = {kemendagri: code for code, kemendagri in base_crosswalk().codes.items()}
needs_shared = pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")


def _desa_of(kabkota: str, at_most: int = 3) -> list[dict[str, str]]:
    """Give families of a few desa of a kab/kota, names beside their codes."""
    names = base_regions().names
    codes = [code for code in names if len(code) == 10 and code.startswith(kabkota)]
    return [
        {
            "kode_wilayah": code,
            "kabupaten": names[code[:4]],
            "kecamatan": names[code[:6]],
            "desa": names[code],
            "nik": "",
        }
        for code in codes[:: len(codes) // at_most][:at_most]
    ]


def _in_bps(row: dict[str, str]) -> dict[str, str]:
    return {**row, "kode_wilayah": BPS_OF[row["kode_wilayah"][:4]] + row["kode_wilayah"][4:]}


def _all(provinces: Iterable[str] = ("62", "63", "64", "65")) -> list[dict[str, str]]:
    return [row for kabkota in sorted(BPS_OF) if kabkota[:2] in provinces
            for row in _desa_of(kabkota)]  # fmt: skip


def _refused(tmp_path: Path, rows: list[dict[str, str]], names: Iterable[str]) -> CodesRefused:
    file = write_kpm(tmp_path / "kpm.csv", *rows, columns=(*KPM, *names))
    with pytest.raises(CodesRefused) as refused:
        check(file, "kpm")
    assert refused.value.code == "region_code_system_mismatch"
    assert not (tmp_path / "out").exists()
    return refused.value


@pytest.mark.parametrize("names", [("kabupaten",), ("kecamatan",), ("desa",), NAMED[-3:]])
def test_a_register_in_bps_codes_is_refused_whichever_names_stand_beside(
    tmp_path: Path, names: tuple[str, ...]
) -> None:
    refused = _refused(tmp_path, [_in_bps(row) for row in _all()], names)
    assert refused.system == "bps-2020"
    assert refused.message.id.count("menurut Kemendagri") == 3
    assert "bps-2020" in refused.next_step.id
    assert not check(
        write_kpm(tmp_path / "own.csv", *_all(), columns=(*KPM, *names)), "kpm"
    ).findings.keys() & {"region_unknown"}


def test_half_a_register_in_bps_codes_is_refused(tmp_path: Path) -> None:
    rows = _all()
    mixed = [_in_bps(row) if place % 2 else row for place, row in enumerate(rows)]
    assert _refused(tmp_path, mixed, ["kabupaten"]).system == "bps-2020"


@pytest.mark.parametrize("province", ["62", "64", "65"])
def test_one_province_in_bps_codes_is_refused(tmp_path: Path, province: str) -> None:
    rows = [_in_bps(r) if r["kode_wilayah"][:2] == province else r for r in _all()]
    assert _refused(tmp_path, rows * 2, ["kabupaten"]).system == "bps-2020"


def test_one_kabkota_in_bps_codes_is_refused_in_a_file_of_the_nation(tmp_path: Path) -> None:
    names = base_regions().names
    nation = [Named(code, name, 400) for code, name in names.items() if len(code) == 4]
    assert contradiction(base_regions(), nation) is None
    one = [Named("6402", "Kutai Barat", 3) if n.code == "6407" else n for n in nation]
    told = contradiction(base_regions(), one)
    assert told is not None and [(e.code, e.name) for e in told.examples] == [
        ("6402", "Kutai Barat")
    ]
    part = contradiction(base_regions(), [*nation, Named("6402", "Kutai Barat", 60)])
    assert part is not None and part.system == "bps-2020"
    assert contradiction(base_regions(), [*nation, Named("6402", "Kutai Barat", 19)]) is None


def test_a_code_that_no_list_knows_is_told_by_the_crosswalk_alone() -> None:
    berau = contradiction(base_regions(), [Named("6405", "BERAU", 9)])
    assert berau is not None and berau.system == "bps-2020"
    assert contradiction(base_regions(), [Named("9301", "Merauke", 9)]) is None  # a newer edition's


def test_the_form_of_the_codes_tells_where_no_names_do(tmp_path: Path) -> None:
    codes = [f"6209{kec:03}{desa:03}" for kec in (10, 20, 21, 30) for desa in (1, 2, 3)]
    rows = [{"kode_wilayah": code, "nik": ""} for code in codes]
    refused = _refused(tmp_path, rows, [])
    assert refused.system == "bps-2020"
    assert "Dari 12 kode wilayah di berkas ini, 9 tidak mungkin" in refused.message.id
    seven = [{"kode_wilayah": code[:7], "nik": ""} for code in codes[::3]] * 2
    rows = [{"kode_wilayah": f"620{n}010", "nik": ""} for n in range(1, 6)]
    assert "kode BPS" in _refused(tmp_path, [*seven, *rows], []).message.id


def test_one_province_of_codes_in_another_form_is_refused() -> None:
    own = [Coded(code, 9) for code in base_regions().names if len(code) == 10]
    assert other_form(own) is None
    told = other_form([*own, *(Coded(f"9901{n:02}{n % 2}001", 1) for n in range(10))])
    assert told is not None and (told.rows, told.of) == (5, 10)


def test_unknown_codes_of_the_usual_form_are_a_matter_of_rows(tmp_path: Path) -> None:
    rows = [{"kode_wilayah": f"62010229{n:02}", "nik": ""} for n in range(10)]
    file = write_kpm(tmp_path / "kpm.csv", *rows)
    assert check(file, "kpm").held_back == 10
    assert {rule for _, _, rule, _ in found(file)} >= {"region_unknown"}


@needs_shared
def test_all_kabkota_of_the_nation_in_bps_codes_are_refused_and_in_their_own_are_not() -> None:
    known = base_regions()
    with (SHARED / "bps_kemendagri_kabkota.csv").open(encoding="utf-8") as file:
        pairs = list(csv.DictReader(file))
    ours = [Named(pair["kode_dagri"], pair["nama_bps"], 10) for pair in pairs]
    theirs = [Named(pair["kode_bps"], pair["nama_bps"], 10) for pair in pairs]
    assert contradiction(known, ours) is None
    assert contradiction(known, theirs) is not None
    assert contradiction(known, ours[::2] + theirs[1::2]) is not None
    missed = [
        own.code
        for place, own in enumerate(ours)
        if own.code != theirs[place].code
        and theirs[place].code in known.names
        and contradiction(known, [*ours[:place], theirs[place], *ours[place + 1 :]]) is None
    ]
    assert len(missed) <= 1  # the list writes that name without a word that BPS has


@needs_shared
def test_a_crosswalk_of_the_package_says_what_bps_says() -> None:
    with (SHARED / "bps_kemendagri_kabkota.csv").open(encoding="utf-8") as file:
        said = {pair["kode_bps"]: pair["kode_dagri"] for pair in csv.DictReader(file)}
    ours = base_crosswalk().codes
    assert len(ours) == 42
    assert {code: said[code] for code in ours} == dict(ours)


@needs_shared
@pytest.mark.parametrize("year", [2018, 2020, 2023, 2025])
def test_the_names_of_every_edition_are_no_other_system(year: int) -> None:
    (path,) = SHARED.glob(f"wilayah_{year}_*.csv.gz")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        listed = [(row["kode"].replace(".", ""), row["nama"]) for row in csv.DictReader(file)]
    for length in (2, 4, 6, 10):
        named = [Named(code, name, 30) for code, name in listed if len(code) == length]
        assert contradiction(base_regions(), named) is None
    assert other_form(Coded(code, 1) for code, _ in listed) is None
