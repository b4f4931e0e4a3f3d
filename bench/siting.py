"""Where shops open in four provinces: our plan beside the two that an office would make by hand.

Real positions of desa where somebody has them (`SALUR_CENTROIDS`, or `../shared/data` beside the
project), else made-up ones around the codes of the simulated world. Families are made up: a few
dozen to a few hundred per desa. Every desa is a place where a shop may open; every tenth has one.
"""

import csv
import os
import random
import resource
import time
from pathlib import Path

from salur.simulation.geography import load_kabupaten
from salur.transition.domain.siting import Limits, Problem, Shop, Village, instance_of, ordered
from salur.transition.domain.siting_by_hand import largest_villages, most_uncovered
from salur.transition.domain.siting_instance import MM_PER_KM, Instance
from salur.transition.pipeline.siting import solve_siting
from salur.transition.pipeline.siting.flows import assign

PROVINCES = ("62", "63", "64", "65")
CAPACITY = 250
_DESA = 10
_CENTROIDS = Path(__file__).resolve().parents[2] / "shared" / "data" / "centroid_62-65.csv"


def positions(provinces: tuple[str, ...]) -> dict[str, tuple[float, float]]:
    """Give latitude and longitude of every desa."""
    known: dict[str, tuple[float, float]] = {}
    path = Path(os.environ.get("SALUR_CENTROIDS", _CENTROIDS))
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                code = row["kode"].replace(".", "")
                known[code] = (float(row["lat"]), float(row["lng"]))
    chance = random.Random(7)
    found: dict[str, tuple[float, float]] = {}
    for place, kab in enumerate(load_kabupaten(provinces)):
        around = known.get(kab.code, (-3.0 + place // 7 * 1.1, 111.0 + place % 7 * 1.1))
        for kecamatan in kab.kecamatan:
            middle = known.get(kecamatan.code, _near(chance, around, 0.4))
            for desa in kecamatan.desa:
                found[desa] = known.get(desa) or _near(chance, middle, 0.08)
    return found


def _near(chance: random.Random, middle: tuple[float, float], far: float) -> tuple[float, float]:
    return middle[0] + chance.uniform(-far, far), middle[1] + chance.uniform(-far, far)


def problem_of(provinces: tuple[str, ...], max_km: float, openings: int | None) -> Problem:
    """Give the problem of these provinces."""
    chance = random.Random(11)
    villages, shops = [], []
    for code, (latitude, longitude) in sorted(positions(provinces).items()):
        kpm = max(1, int(chance.lognormvariate(4.1, 0.8)))
        villages.append(Village(code, latitude, longitude, kpm))
        shops.append(Shop(f"C{code}", code, latitude, longitude, CAPACITY, False))
        if chance.random() < 0.1:
            shops.append(Shop(f"E{code}", code, latitude, longitude, CAPACITY, True))
    return ordered(Problem(tuple(villages), tuple(shops), Limits(max_km, 1.3, openings)))


def bench(
    provinces: tuple[str, ...], max_km: float, openings: int | None, seconds: float
) -> dict[str, float]:
    """Solve, and measure both plans by hand with as many openings as ours has."""
    instance = instance_of(problem_of(provinces, max_km, openings))
    begun = time.monotonic()
    plan = solve_siting(instance, seconds=seconds)
    took = time.monotonic() - begun
    same = Instance(
        instance.kpm, instance.capacity, instance.serves, instance.arcs, len(plan.opened)
    )
    by_size = assign(same, largest_villages(same, CAPACITY) | same.serving)
    greedy = assign(same, most_uncovered(same) | same.serving)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return {
        "desa": float(len(instance.kpm)),
        "arcs": float(len(instance.arcs)),
        "families": float(instance.families),
        "seconds": took,
        "memory_mb": (memory + 2 * children) / 1024,
        "opened": float(plan.openings.value),
        "covered": float(plan.covered.value),
        "covered_by_size": float(by_size.covered),
        "covered_greedy": float(greedy.covered),
        "km": plan.travel.value / MM_PER_KM,
        "km_by_size": by_size.mm / MM_PER_KM,
        "km_greedy": greedy.mm / MM_PER_KM,
        "gap_covered_%": plan.covered.gap * 100,
        "gap_opened_%": plan.openings.gap * 100,
        "gap_km_%": plan.travel.gap * 100,
    }
