"""Runs the engine on worlds of Rastra and compares all that it writes with the oracle."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from salur.batch.session import Session
from salur.kernel.period import Period
from salur.reconciliation.pipeline.rastra import (
    RastraFiles,
    RastraRules,
    RastraRun,
    reconcile_rastra,
    write_rastra,
)
from tests.oracle.rastra_result import Grams, RastraResult
from tests.spec.engine import table

# Until reading asks the list of regions, an unknown code is as good as any.
KNOWS_REGIONS = True

_TERMS = ("quota", "requested", "released", "arrived", "rejected", "handed")
_GAPS = ("gap_requested", "gap_released", "gap_arrived", "gap_handed")


@dataclass(frozen=True)
class RastraEngineResult:
    """What the command would have written."""

    run: RastraRun
    units: dict[str, dict[str, Any]]
    families: dict[str, dict[str, Any]]

    def without_files(self) -> tuple[Any, ...]:
        """Give everything but which file a line stood in."""
        run = self.run
        found = (run.classes, run.findings, run.waterfall, run.regions, held_back(run))
        return (self.units, self.families, *found)


def run_rastra(
    paths: Mapping[str, Sequence[Path]],
    out: Path,
    *,
    period: str = "2019-03",
    ration_g: int = 10_000,
    quota_is_list: bool = False,
) -> RastraEngineResult:
    """Reconcile files by contract."""
    files = RastraFiles(
        quota=paths["kuota"],
        spa=paths["spa"],
        do=paths["do"],
        bast=paths["bast"],
        handed=paths["serah"],
        families=paths["kpm"],
    )
    with Session(memory_mb=500) as session:
        rules = RastraRules(ration_g, quota_is_list)
        run = reconcile_rastra(session, Period.parse(period), files, rules)
        write_rastra(session, out)
        units = table(session, out / "units.parquet", "kode_wilayah")
        families = table(session, out / "families.parquet", "id_kpm")
    return RastraEngineResult(run, units, families)


def known(codes: Collection[str]) -> Collection[str] | None:
    """Give the regions that the oracle is to know, as far as the engine knows any."""
    return codes if KNOWS_REGIONS else None


def held_back(run: RastraRun) -> dict[str, tuple[int, int]]:
    """Sum what was held back over the files of each contract."""
    held: dict[str, tuple[int, int]] = {}
    for file in run.inputs.files:
        rows, amount = held.get(file.contract, (0, 0))
        held[file.contract] = (rows + file.held_back.rows, amount + file.held_back.amount)
        assert file.accepted == file.rows - file.held_back.rows
    return held


def assert_equal(engine: RastraEngineResult, expected: RastraResult) -> None:
    """Compare everything that a run writes with what the oracle says."""
    run = engine.run
    faults = Counter(fault.rule for found in expected.faults.values() for fault in found)
    _same("units", engine.units, _units(expected))
    _same("families", engine.families, _families(expected))
    _same("waterfall", run.waterfall, _terms(expected.totals))
    _same("regions", run.regions, {kab: _terms(g) for kab, g in expected.regions.items()})
    _same("classes", run.classes, _classes(expected))
    held = {name: (held.lines, held.amount) for name, held in expected.held_back.items()}
    _same("held back", held_back(run), held)
    _same("findings", run.findings, faults + Counter(expected.findings))


def _same(what: str, found: Mapping[str, Any], expected: Mapping[str, Any]) -> None:
    """Fail with the few entries that differ, as (engine, oracle)."""
    different = {
        name: (found.get(name), expected.get(name))
        for name in (*expected, *(name for name in found if name not in expected))
        if found.get(name) != expected.get(name)
    }
    if different:
        raise AssertionError(f"{what}, engine and oracle: {different}")


def _units(expected: RastraResult) -> dict[str, dict[str, Any]]:
    return {
        code: {
            "kode_wilayah": code,
            "periode": str(expected.period),
            "class": unit.cls,
            "findings": list(unit.findings),
            **_terms(unit.grams),
        }
        for code, unit in expected.units.items()
    }


def _families(expected: RastraResult) -> dict[str, dict[str, Any]]:
    return {
        name: {
            "id_kpm": name,
            "kode_wilayah": family.kode_wilayah,
            "findings": list(family.findings),
            "entitled_g": family.entitled,
            "handed_g": family.handed,
        }
        for name, family in expected.families.items()
    }


def _terms(grams: Grams) -> dict[str, int]:
    return {f"{name}_g": getattr(grams, name) for name in (*_TERMS, *_GAPS)}


def _classes(expected: RastraResult) -> dict[str, dict[str, int]]:
    classes = {}
    for name, units in expected.classes.items():
        of_class = [unit.grams for unit in expected.units.values() if unit.cls == name]
        total = sum(of_class, Grams())
        classes[name] = {"units": units} | {f"{t}_g": getattr(total, t) for t in _TERMS}
    return classes
