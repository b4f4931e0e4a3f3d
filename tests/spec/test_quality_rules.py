"""Every rule of quality has its table of cases, and says of each family what the table says."""

import datetime as dt
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from salur.batch.session import Session, identifier
from salur.evidence.domain.regions import KnownRegions, base_regions
from salur.quality.domain.rules import all_rules
from salur.quality.pipeline.checking import run_rules
from salur.quality.pipeline.facts import stage_lists, take_files
from tests.spec.quality_families import usual, write_families

PLACE = Path(__file__).parent / "rules"
AS_OF = dt.date(2019, 12, 31)
STAGED = {
    "members": ("id_kpm VARCHAR", "name VARCHAR"),
    "matches": ("id_kpm VARCHAR", "kind VARCHAR", "status VARCHAR", "as_of DATE"),
    "employers": ("id_kpm VARCHAR", "jenis VARCHAR", "as_of DATE"),
    "verified": ("id_kpm VARCHAR", "verified_on DATE"),
    "suspended": ("id_kpm VARCHAR", "since DATE"),
}


def cases_of(code: str) -> list[dict[str, Any]]:
    text = (PLACE / f"{code}.toml").read_text(encoding="utf-8")
    cases: list[dict[str, Any]] = tomllib.loads(text)["case"]
    return cases


def regions_of(case: dict[str, Any]) -> KnownRegions:
    return KnownRegions(base_regions().names, frozenset(case.get("outside", "").split()))


def stage(session: Session, case: dict[str, Any]) -> None:
    for table, columns in STAGED.items():
        if table in case:
            session.run(f"CREATE TABLE {identifier(table)} ({', '.join(columns)})")
            for row in case[table]:
                marks = ", ".join(f"${name}" for name in row)
                session.run(f"INSERT INTO {identifier(table)} VALUES ({marks})", row)


def judged(case: dict[str, Any], code: str, path: Path) -> Counter[str]:
    with Session(memory_mb=300) as session:
        take_files(session, [write_families(case["families"], path)], [], regions_of(case))
        stage_lists(session, regions_of(case))
        stage(session, case)
        ran = run_rules(session, {code: all_rules()[code]}, as_of=AS_OF)
        assert not ran.skipped
        found = session.rows(
            "SELECT concat_ws(' ', id_kpm, v.\"column\", related)"
            " FROM violations v JOIN families f ON f.rowid = v.rid"
        )
    return Counter(line for (line,) in found)


def test_every_rule_has_its_table_and_every_table_its_rule() -> None:
    assert {path.stem for path in PLACE.glob("*.toml")} == set(all_rules())


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_the_rule_says_what_its_table_says(code: str, tmp_path: Path) -> None:
    for case in cases_of(code):
        found = judged(case, code, tmp_path / "kpm.csv")
        assert found == Counter(case["violations"]), case["says"]


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_every_table_has_a_family_that_violates_and_one_that_does_not(code: str) -> None:
    broken = clean = 0
    for case in cases_of(code):
        names = {line.split()[0] for line in case["violations"]}
        broken += len(names)
        clean += len({family["id_kpm"] for family in case["families"]} - names)
    assert broken and clean


def test_a_usual_family_breaks_no_rule(tmp_path: Path) -> None:
    rows = [{"nama_pengurus": f"SITI {name}"} for name in ("AMINAH", "RAHMAH", "NUR")]
    case = {"families": rows}
    with Session(memory_mb=300) as session:
        take_files(session, [write_families(rows, tmp_path / "kpm.csv")], [], regions_of(case))
        stage_lists(session, regions_of(case))
        ran = run_rules(session, all_rules(), as_of=AS_OF)
    assert not any(ran.violations.values())
    assert usual(1)["id_kpm"] == "K1"
