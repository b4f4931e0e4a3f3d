"""What the simulation says of its worlds is what the plain-Python oracle finds in their files.

The two were written apart, each from contracts.md alone; neither imports the other.
"""

from collections.abc import Sequence
from pathlib import Path

import pytest

from salur.kernel.period import Period
from salur.simulation.actions import simulate
from tests.oracle.bpnt import reconcile_bpnt
from tests.oracle.rastra import reconcile_rastra
from tests.unit.simulation.reading import Row, rows

_SEEDS = [11, *(pytest.param(seed, marks=pytest.mark.long) for seed in (12, 13))]
MONTHS = ("2019-04", "2019-05", "2019-06")


@pytest.fixture(scope="module", params=_SEEDS)
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three months around a change of programme, with twice the usual trouble."""
    out = tmp_path_factory.mktemp("world")
    simulate(
        provinces=["63", "65"],
        first=Period.parse(MONTHS[0]),
        months=len(MONTHS),
        families=2_500,
        seed=request.param,
        faults=2.0,
        out=out,
        workers=1,
    )
    return out


def given(world: Path, months: Sequence[str], name: str) -> list[Row]:
    return [row for month in months for row in rows(world / month / f"{name}.csv")]


def found(text: str) -> tuple[str, ...]:
    return tuple(sorted(filter(None, text.split(";"))))


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize("month", MONTHS)
def test_every_account_and_family_is_as_the_oracle_finds_it(
    world: Path, month: str, later: bool
) -> None:
    known = [m for m in MONTHS if m >= month] if later else [month]
    if later and len(known) == 1:
        assert not (world / month / "truth" / "units_bpnt_with_later.csv").exists()
        return
    names = ("perintah", "transaksi", "setoran", "saldo", "kpm_bpnt", "ewarong")
    own = {name: given(world, [month], name) for name in names}
    result = reconcile_bpnt(
        month,
        own["perintah"],
        given(world, known, "topup"),
        own["transaksi"],
        own["setoran"],
        own["saldo"],
        opening_given=True,
        families=own["kpm_bpnt"],
        ewarong=own["ewarong"],
    )
    truth = rows(world / month / "truth" / f"units_bpnt{'_with_later' if later else ''}.csv")
    said = {
        unit["no_rekening"]: (
            unit["class"],
            found(unit["findings"]),
            *(unit[name] for name in ("ordered_idr", "credited_idr", "spent_idr")),
            *(unit[name] for name in ("returned_idr", "opening_idr")),
            *(unit[name] for name in ("id_kpm", "kode_wilayah", "bank")),
        )
        for unit in truth
    }
    assert said == {
        unit.no_rekening: (
            unit.cls,
            tuple(sorted(unit.findings)),
            *map(str, (unit.ordered, unit.credited, unit.spent, unit.returned, unit.opening)),
            *(text or "" for text in (unit.id_kpm, unit.kode_wilayah, unit.bank)),
        )
        for unit in result.units.values()
    }
    if later:
        return
    assert {
        family["id_kpm"]: (family["class"], found(family["findings"]), family["credited_idr"])
        for family in rows(world / month / "truth" / "families_bpnt.csv")
    } == {
        family.id_kpm: (family.cls or "", tuple(sorted(family.findings)), str(family.credited))
        for family in result.families.values()
    }


@pytest.mark.parametrize("later", [False, True])
@pytest.mark.parametrize("month", MONTHS)
def test_every_desa_is_as_the_oracle_finds_it(world: Path, month: str, later: bool) -> None:
    known = [m for m in MONTHS if m >= month] if later else [month]
    if later and len(known) == 1:
        assert not (world / month / "truth" / "units_rastra_with_later.csv").exists()
        return
    result = reconcile_rastra(
        month,
        given(world, [month], "kuota"),
        given(world, known, "spa"),
        given(world, known, "do"),
        given(world, known, "bast"),
        given(world, known, "serah"),
        given(world, [month], "kpm_rastra"),
    )
    truth = rows(world / month / "truth" / f"units_rastra{'_with_later' if later else ''}.csv")
    stages = ("quota", "requested", "released", "arrived", "rejected", "handed")
    said = {
        unit["kode_wilayah"]: (
            unit["class"],
            found(unit["findings"]),
            *(int(unit[f"{stage}_g"]) for stage in stages),
        )
        for unit in truth
    }
    assert said == {
        unit.kode_wilayah: (
            unit.cls,
            tuple(sorted(unit.findings)),
            *(getattr(unit.grams, stage) for stage in stages),
        )
        for unit in result.units.values()
    }
