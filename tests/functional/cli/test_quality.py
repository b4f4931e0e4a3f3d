"""`salur quality`: what it writes, prints and ends with; no number of anybody is in it."""

import csv
import json
from pathlib import Path

from tests.functional.cli.running import salur
from tests.spec.quality_families import usual, write_families

BROKEN = [
    {"nik": "6201024101800001", "no_rekening": "00112233445566"},
    {"nik": "6201024101800001", "no_rekening": "00112233445566"},
    {"nik": "1111111111111111", "nama_ibu_kandung": "XXX"},
    {"id_kpm": "=1+1", "nama_pengurus": ""},
    {"id_kpm": ""},
    {},
]


def violations(out: Path) -> list[dict[str, str]]:
    with (out / "violations.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_what_is_wrong_is_told_with_its_remedy(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ended = salur(
        "quality",
        write_families(BROKEN, tmp_path / "kpm.csv"),
        "--out",
        out,
        "--as-of",
        "2019-03-31",
    )
    assert (ended.code, ended.err) == (1, "")
    found = {(row["id_kpm"], row["rule"], row["severity"]) for row in violations(out)}
    assert found == {
        ("K1", "nik_shared", "suspend"), ("K2", "nik_shared", "suspend"), ("K1", "account_shared", "warning"),
        ("K2", "account_shared", "warning"), ("K3", "nik_filler", "suspend"),
        ("K3", "mother_placeholder", "warning"), ("'=1+1", "name_missing", "warning"),
        ("K1", "namesakes_same_birth", "info"), ("K2", "namesakes_same_birth", "info"),
        ("K3", "namesakes_same_birth", "info"), ("K6", "namesakes_same_birth", "info"),
    }  # fmt: skip
    assert all(row["message"] and row["remedy"] for row in violations(out))
    summary = json.loads((out / "summary.json").read_text())
    assert summary["rules"]["nik_shared"]["violations"] == 2
    assert summary["inputs"][0]["set_aside"] == 1
    assert summary["scores"]["nation"]["-"] == {
        "families": 5, "complete": 4, "well_formed": 4, "unique": 3, "matched": None, "fresh": None, "valid": 1,
    }  # fmt: skip
    assert set(summary["scores"]) == {"nation", "province", "kabkota", "kecamatan", "desa"}
    assert "dukcapil_not_matched" in summary["skipped"]


def test_no_identifier_is_written_or_said(tmp_path: Path) -> None:
    out = tmp_path / "out"
    ended = salur("quality", write_families(BROKEN, tmp_path / "kpm.csv"), "--out", out, "--json")
    said = ended.out + ended.err + "".join(path.read_text() for path in out.iterdir())
    secret = [usual(6)[name] for name in ("nik", "no_kk", "no_rekening", "no_kks")]
    for number in (*secret, "6201024101800001", "1111111111111111", "00112233445566", "RUKMINI"):
        assert number not in said


def test_clean_families_end_clean_and_members_are_asked(tmp_path: Path) -> None:
    rows = [{}, {"nama_pengurus": "ANI"}]
    families = write_families(rows, tmp_path / "kpm.csv")
    assert salur("quality", families).code == 0
    members = tmp_path / "anggota.csv"
    members.write_text("id_kpm,id_anggota,nama\nK1,A1,TONO\nK2,A2,Budi\n")
    ended = salur("quality", families, "--members", members, "--json")
    assert (ended.code, ended.json["rules"]["head_not_member"]["violations"]) == (1, 1)


def test_what_cannot_be_read_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    short = tmp_path / "short.csv"
    short.write_text("id_kpm,nama_pengurus\nK1,SITI\n")
    ended = salur("quality", short, "--out", tmp_path / "out")
    assert ended.code == 2 and "kode_wilayah" in ended.err and "short.csv" in ended.err
    assert not (tmp_path / "out").exists()
