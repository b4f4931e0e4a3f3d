"""Laws of every simulated world, whatever its seed, size and trouble."""

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from salur.kernel.period import Period
from salur.simulation.actions import simulate
from salur.simulation.contracts import COLUMNS
from tests.often import often
from tests.unit.simulation.reading import rows


@settings(max_examples=often(4, 8), deadline=None)
@given(
    seed=st.integers(0, 10**9),
    families=st.integers(1, 900),
    faults=st.sampled_from([0.0, 0.3, 1.0, 4.0]),
    month=st.integers(1, 12),
    months=st.integers(1, 3),
)
def test_money_and_rice_are_conserved(
    seed: int, families: int, faults: float, month: int, months: int
) -> None:
    with tempfile.TemporaryDirectory() as directory:
        out = Path(directory)
        done = simulate(
            provinces=["63", "65"],
            first=Period(2019, month),
            months=months,
            families=families,
            seed=seed,
            faults=faults,
            out=out,
            workers=1,
        )
        for period in done.months:
            folder = out if months == 1 else out / str(period)
            told = json.loads((folder / "truth" / "waterfall.json").read_text(encoding="utf-8"))
            for name in ("bpnt", "bpnt_with_later"):
                if name in told:
                    check_money(told[name]["total"])
            check_lists(folder, families, faults)


def check_money(w: dict[str, int]) -> None:
    """The three equations of the waterfall."""
    lacking = w["failed"] + w["missing"] + w["reversed"] + w["short"]
    assert w["ordered"] == w["credited_to_order"] + lacking
    assert w["credited"] == w["credited_to_order"] + w["over"] + w["without_instruction"]
    assert w["credited"] + w["opening"] == w["spent"] + w["returned"] + w["balance"]


def check_lists(folder: Path, families: int, faults: float) -> None:
    """Every listed family is on one programme's list, or on both where a fault says so."""
    listed = [row["id_kpm"] for row in rows(folder / "kpm.csv")]
    card = {row["id_kpm"] for row in rows(folder / "kpm_bpnt.csv")}
    rice = {row["id_kpm"] for row in rows(folder / "kpm_rastra.csv")}
    assert len(set(listed)) == len(listed) <= families
    assert card | rice == set(listed)
    if not faults:
        assert len(listed) == families
        assert not card & rice
    for contract in COLUMNS:
        lines = (folder / f"{contract}.csv").read_text(encoding="utf-8").splitlines()
        assert {line.count(",") for line in lines} == {lines[0].count(",")}
    units = rows(folder / "truth" / "units_bpnt.csv")
    assert len({unit["no_rekening"] for unit in units}) == len(units)
    desa = rows(folder / "truth" / "units_rastra.csv")
    assert len({unit["kode_wilayah"] for unit in desa}) == len(desa)
