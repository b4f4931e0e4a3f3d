"""Merging three snapshots: as the oracle does it, and the laws that any merge has to keep."""

import csv
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.batch.session import Session
from salur.quality.pipeline.merging import merge
from salur.quality.pipeline.snapshots import MergeRefused
from tests.often import often
from tests.oracle.merging import Result, Snapshot, merge_oracle

COLUMNS = ("nama_pengurus", "kode_wilayah", "alamat", "rt", "nik")
NIKS = ("6201020101900001", "6201024101900002", "rusak")
families = st.fixed_dictionaries(
    {
        "nama_pengurus": st.sampled_from(["SITI", "BUDI", "-5", "=1+1"]),
        "kode_wilayah": st.sampled_from(["6201022001", "6201022002"]),
        "alamat": st.sampled_from([None, "JL 1", 'JL "2", A']),
        "rt": st.sampled_from([None, "001", "1"]),
        "nik": st.sampled_from([None, *NIKS]),
    }
)
snapshots = st.dictionaries(st.sampled_from(["K1", "K2", "K3", "K4"]), families)
LAWS = settings(max_examples=often(6, 25), deadline=None, suppress_health_check=list(HealthCheck))


def written(snapshot: Snapshot, path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["id_kpm", *COLUMNS])
        for name, family in snapshot.items():
            out.writerow([name, *(family[c] or "" for c in COLUMNS)])
    return path


def unharmed(text: str) -> str | None:
    return text.removeprefix("'") or None


def merged_by_engine(base: Snapshot, local: Snapshot, remote: Snapshot) -> Result:
    with TemporaryDirectory() as name, Session(memory_mb=300) as session:
        out = Path(name)
        sides = {"base": base, "local": local, "remote": remote}
        paths = {side: written(rows, out / f"{side}.csv") for side, rows in sides.items()}
        told = merge(session, paths["base"], paths["local"], paths["remote"], out)
        chosen = ", ".join(COLUMNS)
        rows = session.rows(f"SELECT id_kpm, {chosen} FROM read_parquet('{out}/merged.parquet')")
        result = Result({row[0]: dict(zip(COLUMNS, row[1:], strict=True)) for row in rows})
        with (out / "conflicts.csv").open(encoding="utf-8", newline="") as file:
            result.conflicts = {(r["id_kpm"], r["column"]) for r in csv.DictReader(file)}
        with (out / "changes.csv").open(encoding="utf-8", newline="") as file:
            result.changes = {
                (r["id_kpm"], r["column"], unharmed(r["old"]), unharmed(r["new"]), r["source"])
                for r in csv.DictReader(file)
            }
    assert (told.families, told.conflicts) == (len(result.merged), len(result.conflicts))
    return result


@LAWS
@given(snapshots, snapshots, snapshots)
def test_the_engine_merges_as_the_oracle(base: Snapshot, local: Snapshot, remote: Snapshot) -> None:
    assert merged_by_engine(base, local, remote) == merge_oracle(base, local, remote)


@LAWS
@given(snapshots)
def test_identical_snapshots_change_nothing(same: Snapshot) -> None:
    result = merged_by_engine(same, same, same)
    assert (result.merged, result.conflicts, result.changes) == (same, set(), set())


@LAWS
@given(snapshots, snapshots, snapshots)
def test_the_changes_lead_from_the_base_to_what_is_merged(
    base: Snapshot, local: Snapshot, remote: Snapshot
) -> None:
    result = merge_oracle(base, local, remote)
    reached: dict[str, dict[str, str | None]] = {n: dict(f) for n, f in base.items()}
    for name, column, _, new, _ in sorted(result.changes, key=lambda change: change[:2]):
        if column == "*":
            del reached[name]
        else:
            reached.setdefault(name, dict.fromkeys(COLUMNS))[column] = new
    assert reached == result.merged


@LAWS
@given(snapshots, snapshots, snapshots)
def test_who_is_local_matters_only_where_they_clash(
    base: Snapshot, local: Snapshot, remote: Snapshot
) -> None:
    one, other = merge_oracle(base, local, remote), merge_oracle(base, remote, local)
    assert one.conflicts == other.conflicts
    clashing = {name for name, _ in one.conflicts}

    def agreed(merged: Mapping[str, Mapping[str, str | None]]) -> dict[str, object]:
        return {name: family for name, family in merged.items() if name not in clashing}

    assert agreed(one.merged) == agreed(other.merged)


def test_one_family_with_two_contents_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "twice.csv"
    path.write_text(
        "id_kpm,nama_pengurus,kode_wilayah\nK1,SITI,6201022001\nK1,BUDI,6201022001\n"
        "K2,ANI,6201022001\nK2,ANI,6201022001\n,TANPA,6201022001\n"
    )
    with Session() as session, pytest.raises(MergeRefused) as caught:
        merge(session, path, path, path, tmp_path)
    assert caught.value.code == "family_repeated"
    assert "K1" in caught.value.message.id and "K2" not in caught.value.message.id


def test_a_snapshot_without_a_column_says_nothing_of_it(tmp_path: Path) -> None:
    whole, short = tmp_path / "whole.csv", tmp_path / "short.csv"
    whole.write_text("id_kpm,nama_pengurus,kode_wilayah,alamat\nK1,SITI,6201022001,JL 1\n")
    short.write_text("id_kpm,nama_pengurus,kode_wilayah\nK1,SITI AMINAH,6201022001\n")
    with Session() as session:
        told = merge(session, whole, whole, short, tmp_path)
        rows = session.rows(
            f"SELECT nama_pengurus, alamat FROM read_parquet('{tmp_path}/merged.parquet')"
        )
    assert (rows, told.conflicts) == ([("SITI AMINAH", "JL 1")], 0)


def test_a_line_spelt_otherwise_or_twice_is_the_same_family(tmp_path: Path) -> None:
    head = "id_kpm,nama_pengurus,kode_wilayah,tanggal_lahir\n"
    base, local, remote = (tmp_path / f"{name}.csv" for name in ("base", "local", "remote"))
    base.write_text(
        head + "K1,SITI,6201022001,1990-01-02\nK2,ANI,6201022001,1990-01-03\n"
        "K1,SITI,62.01.02.2001,02/01/1990\n"
    )
    local.write_text(
        head + "K2,ANI,6201022001,1990-01-03\nK1,SITI,6201022001,2 Januari 1990\n"
        "K1,SITI,6201022001,1990-01-02\n"
    )
    remote.write_text(head + " K2 ,ANI,6201022001,1990-01-03\nK1,SITI,6201022001,1990-01-02\n")
    with Session() as session:
        told = merge(session, base, local, remote, tmp_path)
    assert [one.rows for one in told.snapshots] == [3, 3, 2]
    assert (told.families, told.changed_cells, told.conflicts) == (2, 0, 0)


def test_a_line_repeated_from_the_base_does_not_hide_another_of_the_same_family(
    tmp_path: Path,
) -> None:
    base, twice = tmp_path / "base.csv", tmp_path / "twice.csv"
    base.write_text("id_kpm,nama_pengurus,kode_wilayah\nK1,SITI,6201022001\n")
    twice.write_text(base.read_text() + "K1,BUDI,6201022001\n")
    with Session() as session, pytest.raises(MergeRefused) as caught:
        merge(session, base, twice, base, tmp_path)
    assert caught.value.code == "family_repeated"


def test_findings_of_lines_that_repeat_the_base_are_counted(tmp_path: Path) -> None:
    base, local, remote = (tmp_path / f"{name}.csv" for name in ("base", "local", "remote"))
    base.write_text(
        "id_kpm,nama_pengurus,kode_wilayah,nik\nK1,SITI,6201022001,12\nK2,ANI,6299999999,\n"
    )
    local.write_text(base.read_text() + "K3,BUDI,6201022001,13\n")
    remote.write_text("id_kpm;nama_pengurus;kode_wilayah;nik\nK1;SITI;6201022001;12\n")
    with Session() as session:
        told = merge(session, base, local, remote, tmp_path)
    found = [dict(one.findings) for one in told.snapshots]
    assert found == [
        {"nik_malformed": 1, "region_unknown": 1},
        {"nik_malformed": 2, "region_unknown": 1},
        {"nik_malformed": 1},
    ]
