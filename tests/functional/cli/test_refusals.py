"""Every wrong command line and every wrong file ends with a sentence, code 2, nothing written."""

import gzip
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.functional.cli.conftest import Reconcile
from tests.functional.cli.running import salur

USAGE = [
    [],
    ["reconcile"],
    ["nonsense"],
    ["--nonsense"],
    ["reconcile", "pkh"],
    ["reconcile", "bpnt"],
    ["reconcile", "bpnt", "--period"],
    ["reconcile", "bpnt", "--period", "2019-13", "--instructions", "a", "--topups", "b",
     "--redemptions", "c", "--out", "nowhere"],
    ["reconcile", "rastra", "--period", "Maret", "--quota", "a", "--spa", "a", "--do", "a",
     "--bast", "a", "--handed", "a", "--families", "a", "--out", "nowhere"],
    ["simulate", "--provinces", "Kaltim", "--period", "2019-03", "--out", "nowhere"],
    ["simulate", "--provinces", "99", "--period", "2019-03", "--out", "nowhere"],
    ["simulate", "--provinces", "63", "--period", "2019-05..2019-03", "--out", "nowhere"],
    ["simulate", "--provinces", "63", "--period", "2019-03", "--families", "many", "--out", "x"],
    ["simulate", "--provinces", "63", "--period", "2019-03", "--faults", "nan", "--out", "x"],
    ["simulate", "--provinces", "63", "--period", "2019-03", "--families", "1000000000000",
     "--out", "x"],
    ["simulate", "--provinces", "63", "--period", "1900-01..2019-03", "--out", "x"],
    ["simulate", "--provinces", "63", "--period", "２０１９-０３", "--out", "x"],
    ["simulate", "--provinces", "63", "--period", "2019-03"],
    ["check", "x.csv", "--contract", "topup", "--sum", "nan", "--out", "x"],
    ["simulate", "extra", "--provinces", "63", "--period", "2019-03", "--out", "x"],
]  # fmt: skip


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("typed", USAGE, ids=" ".join)
def test_bad_usage_is_refused_in_the_chosen_language(
    typed: list[str], lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = salur(*typed, "--lang", lang)
    assert ended.code == 2, ended
    assert ended.out == ""
    assert ended.err.startswith({"id": "Ditolak: ", "en": "Refused: "}[lang])
    assert {"id": "\nSelanjutnya: ", "en": "\nNext: "}[lang] in ended.err
    assert "Traceback" not in ended.err
    assert not list(tmp_path.iterdir())


def test_an_unknown_language_is_refused() -> None:
    ended = salur("simulate", "--lang", "jv")
    assert ended.code == 2 and "--lang id" in ended.err


def zipped(name: str, content: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, content)

    return make


def written(content: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(content)

    return make


HOSTILE: dict[str, Callable[[Path], None]] = {
    "missing": lambda path: None,
    "directory": lambda path: path.mkdir(),
    "empty": written(b""),
    "only a header of another contract": written(b"a,b,c\n1,2,3\n"),
    "binary": written(bytes(range(256)) * 40),
    "pdf": written(b"%PDF-1.4\n%\xe2\xe3\n"),
    "old excel": written(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "utf-16": written("referensi,periode\nT1,2019-03\n".encode("utf-16")),
    "truncated gzip": written(gzip.compress(b"referensi,periode\n" * 5000)[:-20]),
    "gzip in gzip": written(gzip.compress(gzip.compress(b"x"))),
    "no workbook in the zip": zipped("readme.txt", b"hello"),
    "broken zip": written(b"PK\x03\x04" + b"\0" * 50),
    "broken parquet": written(b"PAR1" + b"\0" * 50 + b"PAR1"),
    "ten thousand columns": written(b",".join(b"c%d" % n for n in range(10_000)) + b"\n"),
    "one endless cell": written(b"referensi,periode\n" + b"x" * (9 << 20)),
    "zip bomb": zipped("xl/worksheets/sheet1.xml", b"0" * (300 << 20)),
}


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_by_name_and_nothing_is_written(
    kind: str, lang: str, bpnt: Reconcile, tmp_path: Path
) -> None:
    hostile = tmp_path / "kiriman.csv"
    HOSTILE[kind](hostile)
    ended = bpnt("--lang", lang, topups=hostile)
    assert ended.code == 2, ended
    assert ended.out == ""
    said = {"id": "Ditolak: kiriman.csv: ", "en": "Refused: kiriman.csv: "}[lang]
    assert ended.err.startswith(said), ended.err
    assert "Traceback" not in ended.err and "Error" not in ended.err
    assert [path.name for path in tmp_path.iterdir() if path != hostile] == []


def test_what_was_there_stays_when_a_run_is_refused(bpnt: Reconcile, tmp_path: Path) -> None:
    assert bpnt().code == 1
    before = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}
    assert bpnt(topups=tmp_path / "none.csv").code == 2
    assert {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()} == before


@pytest.mark.parametrize("kind", ["pipe", "device", "endless name", "name in no letters"])
def test_what_is_no_file_with_an_end_is_refused_at_once(
    kind: str, bpnt: Reconcile, tmp_path: Path
) -> None:
    strange = {
        "pipe": tmp_path / "pipa.csv",
        "device": Path("/dev/zero"),
        "endless name": tmp_path / ("x" * 300),
        "name in no letters": Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.csv")),
    }[kind]
    if kind == "pipe":
        os.mkfifo(strange)
    elif kind.startswith("name"):
        strange.write_bytes(b"referensi\n")
    before = sorted(tmp_path.iterdir())
    checked = salur("check", strange, "--contract", "topup", "--out", tmp_path / "out")
    for ended in (checked, bpnt(topups=strange)):
        said = "UTF-8" if kind == "name in no letters" else "tidak dapat dibuka"
        assert ended.code == 2 and said in ended.err, ended
    assert sorted(tmp_path.iterdir()) == before


def test_nothing_is_written_where_it_cannot_be_whole(
    bpnt: Reconcile, world: Path, tmp_path: Path
) -> None:
    for out in (Path("/proc/x"), tmp_path / ("x" * 300)):
        typed = ("--period", "2019-03", "--out", out)
        checked = salur("check", world / "topup.csv", "--contract", "topup", *typed[2:])
        made = salur("simulate", "--provinces", "65", "--families", 20, *typed)
        for ended in (checked, bpnt("--out", out), made):
            assert ended.code == 2 and "Tidak dapat menulis" in ended.err, ended
    assert not list(tmp_path.iterdir())
    (tmp_path / "out" / "summary.json").mkdir(parents=True)
    assert bpnt().code == 2
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["summary.json"]


def test_results_never_replace_their_own_input(
    bpnt: Reconcile, world: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert salur("check", world / "topup.csv", "--contract", "topup", "--out", out).code == 1
    accepted = out / "accepted.parquet"
    accepted.rename(out / "units.parquet")
    (out / "accepted.parquet").symlink_to(out / "units.parquet")
    before = {path: path.read_bytes() for path in out.iterdir()}
    again = salur("check", accepted, "--contract", "topup", "--out", out, "--lang", "en")
    for ended in (again, bpnt("--lang", "en", topups=out / "units.parquet")):
        assert ended.code == 2 and "replace their own input" in ended.err, ended
    assert {path: path.read_bytes() for path in out.iterdir()} == before


def test_an_output_that_is_a_file_is_refused(bpnt: Reconcile, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    ended = bpnt("--lang", "en")
    assert ended.code == 2 and "Cannot write" in ended.err
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"
