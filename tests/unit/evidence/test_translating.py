"""Codes of another system are translated where that is certain, and named where it is not."""

import csv
import gzip
from pathlib import Path

import duckdb
import openpyxl
import pytest

from salur.evidence.domain.regions import KnownRegions, base_regions
from salur.evidence.domain.translating import Translator, Written
from salur.kernel.refused import Refused
from salur.places.domain import Crosswalk, base_crosswalk
from tests.unit.evidence.making import KPM, check, findings, found, text_of, write_kpm
from tests.unit.evidence.test_code_systems import BPS_OF, SHARED, _all, _in_bps, needs_shared

NAMES = ("kabupaten", "kecamatan", "desa")
KNOWN = KnownRegions(
    {
        "64": "KALIMANTAN TIMUR",
        "6402": "KAB. KUTAI KARTANEGARA",
        "640201": "Muara Muntai",
        "6402012001": "Perian",
        "6407": "KAB. KUTAI BARAT",
        "640703": "Muara Muntai",
        "6407032001": "Perian",
        "640705": "Long Iram",
        "6407052001": "Sukomulyo",
        "6407052002": "Ujoh Halang",
        "640707": "Melak",
        "6407072001": "Ujoh Halang",
        "6407072002": "Melak Ulu",
        "6407072003": "Melak Hulu",
        "6471": "KOTA BALIKPAPAN",
    }
)
WALK = Crosswalk("bps-2020", {"6402": "6407", "6403": "6402", "6471": "6471"})


@pytest.mark.parametrize(
    ("code", "names", "kemendagri"),
    [
        ("6402", {}, "6407"),  # whoever says the file is in BPS codes says so of this one
        ("6402", {"kabupaten": "Kutai Barat"}, "6407"),
        ("6402", {"kabupaten": "Kab. Kutai Kertanegara"}, "6402"),  # is Kemendagri's already
        ("6402", {"kabupaten": "entah"}, None),
        ("64.03", {"kabupaten": "Kutai Kartanegara"}, "6402"),
        ("6407", {}, None),  # no such code in BPS
        ("6471", {}, "6471"),
        ("64", {}, "64"),
        ("6402050", {"kecamatan": "LONG IRAM"}, "640705"),
        ("6402050", {}, None),
        ("6402050001", {"kecamatan": "LONG IRAM", "desa": "Ujoh Halang"}, "6407052002"),
        ("6402070001", {"kecamatan": "MELAK", "desa": "Ujoh Halang"}, "6407072001"),
        ("6402070009", {"kecamatan": "MELAK", "desa": "Melak Ulu"}, None),  # two bear that name
        ("6402050001", {"desa": "Sukomulyo"}, None),  # no kecamatan, no desa
        ("6402050001", {}, None),
        ("6402012001", {}, None),  # exists for Kemendagri; nothing says that it is meant
        ("6402012001", {"kabupaten": "Kutai Kartanegara", "desa": "Perian"}, "6402012001"),
        ("6402012001", {"kabupaten": "Kutai Barat", "desa": "Perian"}, None),
        (
            "6402012001",
            {"kecamatan": "Muara Muntai", "desa": "Perian"},
            None,
        ),  # either may be meant
        ("62010220", {}, None),
        ("abc", {}, None),
    ],
)
def test_a_code_is_translated_only_where_it_is_certain(
    code: str, names: dict[str, str], kemendagri: str | None
) -> None:
    assert Translator(KNOWN, WALK).translate(Written(code, names)) == kemendagri


def test_an_imported_kecamatan_goes_before_its_name_and_never_against_it() -> None:
    walk = Crosswalk("bps-2020", {**WALK.codes, "6402050": "640705"})
    translator = Translator(KNOWN, walk)
    spelled = {"kecamatan": "Longiram Kota", "desa": "Sukomulyo"}
    assert translator.translate(Written("6402050001", spelled)) == "6407052001"
    assert translator.translate(Written("6402050", {})) == "640705"
    contrary = {"kecamatan": "Melak", "desa": "Ujoh Halang"}
    assert translator.translate(Written("6402050001", contrary)) is None


def _accepted(directory: Path) -> list[tuple[str, str]]:
    rows = duckdb.sql(
        f"SELECT id_kpm, kode_wilayah FROM '{directory / 'out' / 'accepted.parquet'}' ORDER BY 1"
    )
    return rows.fetchall()


def test_a_register_in_bps_codes_is_read_as_the_same_register_in_our_own(tmp_path: Path) -> None:
    own, theirs = tmp_path / "own", tmp_path / "bps"
    own.mkdir(), theirs.mkdir()
    columns = (*KPM, *NAMES)
    check(write_kpm(own / "kpm.csv", *_all(), columns=columns), "kpm")
    file = write_kpm(theirs / "kpm.csv", *(_in_bps(row) for row in _all()), columns=columns)
    checked = check(file, "kpm", translate="bps-2020")
    assert checked.held_back == 0
    assert _accepted(theirs) == _accepted(own)


def test_half_a_file_in_bps_codes_is_read_too_and_what_is_open_is_named(tmp_path: Path) -> None:
    rows = _all()
    mixed = [_in_bps(row) if place % 2 else row for place, row in enumerate(rows)]
    mixed[3] = {**mixed[3], "desa": "Antah Berantah"}
    mixed[4] = {**mixed[4], "kode_wilayah": "x"}
    file = write_kpm(tmp_path / "kpm.csv", *mixed, columns=(*KPM, *NAMES))
    assert check(file, "kpm", translate="bps-2020").held_back == 2
    wrong = [one for one in findings(file) if one["column"] == "kode_wilayah"]
    assert [(one["row"], one["rule"], one["value"]) for one in wrong] == [
        ("5", "region_untranslated", f"{mixed[3]['kode_wilayah']} (bps-2020)"),
        ("6", "region_malformed", "x"),
    ]
    book = openpyxl.load_workbook(tmp_path / "out" / "annotated.xlsx")
    marked = [row for row in book.active.iter_rows(values_only=True) if row[0] == "K4"]
    assert mixed[3]["kode_wilayah"] in marked[0]  # the sender's own code, not ours


@pytest.mark.parametrize("kind", ["blank", "ragged", "xlsx", "parquet", "cp1252"])
def test_rows_keep_their_place_in_every_format(tmp_path: Path, kind: str) -> None:
    rows = [{**_in_bps(row), "desa": "tak ada" if place == 7 else row["desa"]}
            for place, row in enumerate(_all(("64",)))]  # fmt: skip
    file = write_kpm(tmp_path / "kpm.csv", *rows, columns=(*KPM, *NAMES))
    place = 9
    if kind == "blank":
        lines = file.read_text("utf-8").splitlines()
        file.write_text("\n".join([lines[0], "", *lines[1:]]), "utf-8")
        place = 10
    if kind == "ragged":
        file.write_text(file.read_text("utf-8").replace("\n", ",zuviel\n", 4), "utf-8")
    if kind == "cp1252":
        file.write_bytes(file.read_text("utf-8").replace("SITI", "SITÍ").encode("cp1252"))
    if kind == "parquet":
        target = tmp_path / "kpm.parquet"
        duckdb.sql(f"COPY (FROM read_csv('{file}', all_varchar = true)) TO '{target}'")
        file = target
    if kind == "xlsx":
        book = openpyxl.Workbook()
        for row in csv.reader(file.open(encoding="utf-8")):
            book.active.append(row)
        file = tmp_path / "kpm.xlsx"
        book.save(file)
    check(file, "kpm", translate="bps-2020")
    assert [one[:3] for one in found(file) if one[2] == "region_untranslated"] == [
        (place, "kode_wilayah", "region_untranslated")
    ]


def test_quotas_of_kabkota_are_translated_without_names(tmp_path: Path) -> None:
    rows = [[code, "BPNT", "2019-03", "100"] for code in BPS_OF.values()]
    file = tmp_path / "kuota.csv"
    file.write_text(text_of([["kode_wilayah", "program", "periode", "kpm"], *rows]), "utf-8")
    assert check(file, "kuota", translate="bps-2020").is_clean
    read = duckdb.sql(f"SELECT kode_wilayah FROM '{tmp_path / 'out' / 'accepted.parquet'}'")
    assert {code for (code,) in read.fetchall()} == set(base_crosswalk().codes.values())


def test_a_file_that_is_not_in_that_system_stays_as_it_is(tmp_path: Path) -> None:
    file = write_kpm(tmp_path / "kpm.csv", *_all(), columns=(*KPM, *NAMES))
    assert check(file, "kpm", translate="bps-2020").held_back == 0
    assert {code for _, code in _accepted(tmp_path)} == {row["kode_wilayah"] for row in _all()}


def test_a_system_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    file = write_kpm(tmp_path / "kpm.csv", *_all(("65",)))
    with pytest.raises(Refused, match="crosswalk_unknown") as refused:
        check(file, "kpm", translate="bps-1999")
    assert "bps-2020" in refused.value.next_step.id


def test_a_contract_without_regions_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "saldo.csv"
    file.write_text("no_rekening,saldo\n0061,5\n", "utf-8")
    assert check(file, "saldo", translate="bps-2020").is_clean


@needs_shared
def test_true_bps_desa_of_the_four_provinces_are_found_by_kecamatan_and_name() -> None:
    """Every desa as BPS would write it: its kecamatan by the published bridge, its own number."""
    with gzip.open(SHARED / "bps_kemendagri_kecamatan.csv.gz", "rt", encoding="utf-8") as file:
        bridge = {row["kode_dagri"]: row["kode_bps"] for row in csv.DictReader(file)}
    known = base_regions()
    walk = {**base_crosswalk().codes, **{bps: ours for ours, bps in bridge.items()}}
    translator = Translator(known, Crosswalk("bps-2020", walk))
    right = wrong = left = 0
    for code, name in known.names.items():
        if len(code) == 10 and code[:2] in ("62", "63", "64", "65"):
            theirs = bridge.get(code[:6], "9999999") + code[-3:]
            given = translator.translate(Written(theirs, {"desa": name}))
            right, wrong, left = (
                right + (given == code), wrong + (given not in (code, None)), left + (given is None)
            )  # fmt: skip
    assert wrong == 0
    assert right > 0.98 * (right + left)
