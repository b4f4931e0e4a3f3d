"""`salur merge`: what it writes, prints and ends with."""

import csv
from pathlib import Path

from tests.functional.cli.running import salur

HEAD = "id_kpm,nama_pengurus,kode_wilayah,alamat\n"
BASE = HEAD + "K1,SITI,6201022001,JL 1\nK2,BUDI,6201022001,JL 2\n"
LOCAL = HEAD + "K1,SITI,6201022001,JL 9\nK2,BUDI,6201022001,JL 2\n"
REMOTE = HEAD + "K1,SITI,6201022001,JL 8\nK2,BUDI,62.01.02.2002,JL 2\n"


def snapshots(tmp_path: Path, base: str, local: str, remote: str) -> list[object]:
    given: list[object] = ["merge", "--out", tmp_path / "out"]
    for name, text in (("base", base), ("local", local), ("remote", remote)):
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        given += [f"--{name}", path]
    return given


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_a_conflict_waits_for_somebody_and_the_rest_is_merged(tmp_path: Path) -> None:
    ended = salur(*snapshots(tmp_path, BASE, LOCAL, REMOTE), "--json")
    assert (ended.code, ended.err) == (1, "")
    assert (ended.json["families"], ended.json["conflicts"]) == (2, 1)
    assert rows(tmp_path / "out" / "conflicts.csv") == [
        ["id_kpm", "column", "base", "local", "remote"],
        ["K1", "alamat", "JL 1", "JL 9", "JL 8"],
    ]
    assert rows(tmp_path / "out" / "changes.csv")[1:] == [
        ["K1", "alamat", "JL 1", "JL 9", "local"],
        ["K2", "kode_wilayah", "6201022001", "6201022002", "remote"],
    ]


def test_identical_snapshots_end_clean(tmp_path: Path) -> None:
    ended = salur(*snapshots(tmp_path, BASE, BASE, BASE))
    assert (ended.code, ended.err) == (0, "")
    assert "konflik" in ended.out
    assert len(rows(tmp_path / "out" / "changes.csv")) == 1


def test_what_cannot_be_merged_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    twice = REMOTE + "K2,ANI,6201022001,\n"
    ended = salur(*snapshots(tmp_path, BASE, LOCAL, twice))
    assert ended.code == 2 and "remote.csv" in ended.err and "K2" in ended.err
    assert not (tmp_path / "out").exists()
    short = salur("--lang", "en", *snapshots(tmp_path, BASE, LOCAL, "id_kpm\nK1\n"))
    assert short.code == 2 and "nama_pengurus" in short.err
    assert not (tmp_path / "out").exists()
