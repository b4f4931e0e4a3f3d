"""The files: the same for the same seed, whole and in parts, in the form of their contracts."""

from collections import Counter
from pathlib import Path

import pytest

from salur.kernel.period import Period
from salur.simulation.actions import SimulationRefused, simulate
from salur.simulation.contracts import BY_BANK, COLUMNS, OUR_OWN
from tests.unit.simulation.reading import digests, plain_lines, rows

MARCH = Period(2019, 3)


def world(out: Path, *, seed: int = 5, workers: int = 1, months: int = 2) -> dict[str, str]:
    simulate(
        provinces=["65", "63"],
        first=MARCH,
        months=months,
        families=1_500,
        seed=seed,
        out=out,
        workers=workers,
    )
    return digests(out)


def test_the_same_seed_gives_the_same_bytes_on_any_number_of_workers(tmp_path: Path) -> None:
    one = world(tmp_path / "one")
    assert one == world(tmp_path / "again")
    assert one == world(tmp_path / "three", workers=3)
    other = world(tmp_path / "other", seed=6)
    assert one["2019-03/topup.csv"] != other["2019-03/topup.csv"]


def test_one_month_is_written_into_the_directory_itself(tmp_path: Path) -> None:
    files = world(tmp_path, months=1)
    assert {"perintah.csv", "kpm_rastra.csv", "truth/units_bpnt.csv"} <= files.keys()
    assert not [name for name in files if name.endswith("_with_later.csv")]


def test_every_contract_has_a_file_with_its_columns_and_every_row_fits(spring: Path) -> None:
    for month in ("2019-03", "2019-05"):
        for contract, header in COLUMNS.items():
            lines = (spring / month / f"{contract}.csv").read_text(encoding="utf-8").splitlines()
            assert lines[0] == header
            assert {line.count(",") for line in lines} == {header.count(",")}, contract
            assert len(lines) > 1 or month != "2019-05", contract


def test_the_parties_files_hold_the_same_rows_as_the_whole(spring: Path) -> None:
    for month in ("2019-03", "2019-04", "2019-05"):
        folder = spring / month
        sent: dict[str, Counter[str]] = {contract: Counter() for contract in COLUMNS}
        for path in sorted((folder / "parties").rglob("*.csv")):
            contract = path.stem.rsplit("_6", 1)[0]
            sent[contract].update(plain_lines(path))
        for contract in COLUMNS.keys() - OUR_OWN:
            whole = (folder / f"{contract}.csv").read_text(encoding="utf-8").splitlines()[1:]
            assert sent[contract] == Counter(whole), contract


def test_some_party_files_are_spelled_otherwise(spring: Path) -> None:
    headers = [
        path.read_text(encoding="utf-8").splitlines()[0]
        for path in (spring / "2019-03" / "parties").rglob("*.csv")
    ]
    assert any(";" in header for header in headers)
    assert any(header.startswith("\ufeff") for header in headers)
    texts = [path.read_text(encoding="utf-8") for path in (spring).rglob("parties/**/*.csv")]
    assert any("Rp110.000" in text for text in texts)
    assert any("/2019" in text for text in texts)


def test_a_bank_sends_only_its_own_accounts(spring: Path) -> None:
    folder = spring / "2019-03"
    bank_of = {r["no_rekening"]: r["bank"] for r in rows(folder / "rekening.csv")}
    assert {"BRI", "BNI", "MANDIRI"} <= set(bank_of.values())
    for path in (folder / "parties" / "bank").rglob("topup_*.csv"):
        numbers = {line.split(",")[2] for line in plain_lines(path)}
        assert {bank_of.get(n, path.parent.name) for n in numbers} == {path.parent.name}
    assert len(list((folder / "parties" / "bank" / "BNI").iterdir())) >= len(BY_BANK) - 2


def test_a_second_simulation_leaves_no_party_file_of_the_first(tmp_path: Path) -> None:
    world(tmp_path)
    simulate(provinces=["62"], first=MARCH, months=2, families=300, out=tmp_path, workers=1)
    kept = {path.name for path in (tmp_path / "2019-03/parties/kabkota").rglob("kpm.csv")}
    areas = {p.parent.name[:2] for p in (tmp_path / "2019-03/parties/kabkota").rglob("kpm.csv")}
    assert kept == {"kpm.csv"}
    assert areas == {"62"}


def test_progress_is_told_for_every_kab_kota(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    done = simulate(
        provinces=["65"],
        first=MARCH,
        families=200,
        out=tmp_path,
        workers=1,
        progress=lambda kab, number, of: told.append((kab, number, of)),
    )
    assert [kab for kab, _, _ in told] == ["6501", "6502", "6503", "6504", "6571"]
    assert told[-1][1:] == (5, 5)
    assert done.families == 200
    assert done.rows["kpm.csv"] == len(rows(tmp_path / "kpm.csv"))


@pytest.mark.parametrize(
    ("provinces", "months", "families", "faults"),
    [(["31"], 1, None, 1.0), ([], 1, None, 1.0), (["65"], 0, None, 1.0), (["65"], 1, 0, 1.0)],
)
def test_nonsense_is_refused(
    tmp_path: Path, provinces: list[str], months: int, families: int | None, faults: float
) -> None:
    with pytest.raises(SimulationRefused):
        simulate(
            provinces=provinces,
            first=MARCH,
            months=months,
            families=families,
            faults=faults,
            out=tmp_path / "never",
        )
    assert not (tmp_path / "never").exists()
