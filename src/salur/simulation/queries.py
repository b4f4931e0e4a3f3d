"""The question about a simulated world: which programme serves which part of it in a month."""

from collections.abc import Sequence
from dataclasses import dataclass

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.region_code import RegionCode
from salur.simulation.assumptions import load_assumptions
from salur.simulation.geography import load_kabupaten


@dataclass(frozen=True)
class ServedArea:
    """What a programme serves of a kab/kota: all of it (no paths), or these kecamatan."""

    program: Program
    kab: str
    within: tuple[str, ...] = ()


def served_areas(provinces: Sequence[str], period: Period) -> tuple[ServedArea, ...]:
    """Give the areas of the published plan in a month, by kab/kota and programme."""
    found: list[ServedArea] = []
    for kab in load_kabupaten(tuple(sorted(set(provinces)))):
        paths: dict[Program, list[str]] = {}
        for area in load_assumptions().areas:
            if area.kab == kab.code:
                paths.setdefault(Program(area.program(period)), []).extend(
                    RegionCode(kecamatan.code).path
                    for kecamatan in kab.kecamatan
                    if area.holds(kecamatan.name)
                )
        found += [
            ServedArea(program, kab.code, tuple(within) if len(paths) > 1 else ())
            for program, within in sorted(paths.items())
        ]
    return tuple(found)
