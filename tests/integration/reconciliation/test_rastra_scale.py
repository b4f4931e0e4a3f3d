"""Rastra over as many desa as four provinces have, six months in one delivery."""

import time
from collections import defaultdict
from pathlib import Path

import pytest
from tests.property.world import World, rastra_of, write_world
from tests.spec.rastra_engine import assert_equal, known, run_rastra

from salur.kernel.refused import Refused
from salur.places.domain import base_codes

DESA = 5_099
HALF_YEAR = "2019-01..2019-06"


def _half_year(desa: list[str]) -> World:
    """Give a world in which Bulog releases to every fifth kecamatan whole, else by desa."""
    kpm = {code: 1 + int(code[-3:]) % 97 for code in desa}
    released: dict[str, int] = defaultdict(int)
    for code in desa:
        released[code[:6] if int(code[4:6]) % 5 == 0 else code] += kpm[code] * 60
    common = {"periode": HALF_YEAR, "tanggal": "2019-01-15"}
    return World(
        period="2019-01",
        rows={
            "kuota": [
                {"kode_wilayah": code, "program": "RASTRA", "periode": months,
                 "kpm": str(kpm[code] + more)}
                for code in desa
                for months, more in (("2019-01..2019-02", 0), ("2019-03..2019-06", 1))
            ],
            "spa": [
                {**common, "no_spa": f"S{code}", "kode_wilayah": code, "kpm": "1",
                 "kg": f"{kpm[code] * 60},{int(code[-2:]):02d}"}
                for code in desa
            ],
            "do": [
                {**common, "no_do": f"D{code}", "no_spa": "S", "kode_wilayah": code,
                 "kg": f"{kg},7"}
                for code, kg in released.items()
            ],
            "bast": [
                {**common, "no_bast": f"B{code}", "no_do": "D", "kode_wilayah": code,
                 "kg": f"{kpm[code] * 60}", "kg_ditolak": str(int(code[-1]))}
                for code in desa
            ],
            "serah": [
                {"id_kpm": f"K{code}", "periode": "2019-01", "kg": "10", "tanggal": "2019-01-20"}
                for code in desa[::10]
            ],
            "kpm": [
                {"id_kpm": f"K{code}", "nama_pengurus": "SITI", "kode_wilayah": code}
                for code in desa[::10]
            ],
        },
    )  # fmt: skip


def test_five_thousand_desa_and_six_months_equal_the_oracle_within_seconds(tmp_path: Path) -> None:
    desa = sorted(code for code, _ in base_codes() if len(code) == 10 and code[:2] >= "62")[:DESA]
    world = _half_year(desa)
    paths = write_world(world, tmp_path)
    start = time.perf_counter()
    engine = run_rastra(paths, tmp_path, period=world.period)
    seconds = time.perf_counter() - start
    regions = frozenset(code[:digits] for code in desa for digits in (2, 4, 6, 10))
    assert_equal(engine, rastra_of(world, known_regions=known(regions)))
    assert len(engine.units) == DESA
    assert seconds < 20


def test_rice_beyond_all_measure_is_refused(tmp_path: Path) -> None:
    quota = {"kode_wilayah": "6201022001", "program": "RASTRA", "periode": "2019-03"}
    empty: dict[str, list[dict[str, str]]] = {n: [] for n in ("spa", "do", "bast", "serah", "kpm")}
    world = World({"kuota": [{**quota, "kpm": "9" * 15}], **empty})
    with pytest.raises(Refused) as refused:
        run_rastra(write_world(world, tmp_path), tmp_path)
    assert refused.value.code == "mass_beyond_measure"


def test_a_month_of_a_range_of_centuries_is_still_one_step(tmp_path: Path) -> None:
    """Months are counted, not listed: one mistyped range costs nothing."""
    long_range = {"kode_wilayah": "6201022001", "periode": "1900-01..2899-12"}
    quota = {**long_range, "program": "RASTRA", "kpm": "3"}
    request = {**long_range, "no_spa": "S1", "tanggal": "2019-03-01", "kpm": "3", "kg": "120001"}
    empty: dict[str, list[dict[str, str]]] = {n: [] for n in ("do", "bast", "serah", "kpm")}
    for period, grams in (("2019-03", 10_000), ("1900-01", 11_000)):
        world = World({"kuota": [quota], "spa": [request], **empty})
        result = run_rastra(write_world(world, tmp_path), tmp_path, period=period)
        assert result.units["6201022001"]["requested_g"] == grams
