"""Repairing all that the first group holds frees just the families it promised, and none else."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.batch.session import Session
from salur.evidence.domain.regions import base_regions
from salur.quality.domain.rules import all_rules
from salur.quality.pipeline.checking import run_rules, scores
from salur.quality.pipeline.facts import stage_lists, take_files
from tests.often import often
from tests.spec.quality_families import usual, write_families

# What can be broken alone, and mended by what a usual family has in that column.
FAULTS = {
    "nik_missing": {"nik": ""},
    "nik_malformed": {"nik": "6201023201800001"},
    "mother_placeholder": {"nama_ibu_kandung": "XXX"},
    "address_missing": {"alamat": ""},
    "account_missing": {"no_rekening": ""},
    "account_shared": {"no_rekening": "006201"},
    "kk_malformed": {"no_kk": "1"},
    "birth_date_missing": {"tanggal_lahir": ""},
    "name_with_digits": {"nama_pengurus": "S1TI"},
}
registers = st.lists(
    st.tuples(
        st.sets(st.sampled_from(sorted(FAULTS)), max_size=3),
        st.sampled_from(["6201022001", "6201022004"]),
    ),
    min_size=1,
    max_size=9,
)
Row = dict[str, str]


def judged(rows: list[Row]) -> tuple[int, int, list[tuple[str, str, int, int]]]:
    """Give how many are valid, how many are suspended, and the groups in their turn."""
    with TemporaryDirectory() as name, Session(memory_mb=300) as session:
        take_files(session, [write_families(rows, Path(name) / "kpm.csv")], [], base_regions())
        stage_lists(session, base_regions())
        run_rules(session, all_rules(), as_of=dt.date(2019, 12, 31))
        session.file("salur.quality", "stage/groups.sql")
        groups = session.rows(
            "SELECT rule, desa, freed, payable FROM groups ORDER BY rate DESC, rule, desa"
        )
        asleep = session.rows(
            "SELECT count(DISTINCT rid) FROM violations JOIN rules USING (rule) WHERE suspends"
        )[0][0]
        return scores(session, (0,))[0].valid, int(asleep), groups


def mended(rows: list[Row], rule: str, desa: str) -> list[Row]:
    return [
        {**row, **{column: usual(number)[column] for column in FAULTS[rule]}}
        if row["kode_wilayah"] == desa and all(row[c] == v for c, v in FAULTS[rule].items())
        else row
        for number, row in enumerate(rows, 1)
    ]


@settings(max_examples=often(5, 20), deadline=None, suppress_health_check=list(HealthCheck))
@given(registers)
def test_mending_the_first_group_frees_what_it_promises(
    register: list[tuple[set[str], str]],
) -> None:
    rows = []
    for number, (faults, desa) in enumerate(register, 1):
        row = {
            **usual(number),
            "kode_wilayah": desa,
            "nama_pengurus": f"SITI {'ABCDEFGHI'[number - 1]}A",
        }
        for fault in sorted(faults):
            row |= FAULTS[fault]
        rows.append(row)
    valid, asleep, groups = judged(rows)
    if not groups:
        assert valid == len(rows)
        return
    rule, desa, freed, payable = groups[0]
    if rule == "account_shared" and _shared_elsewhere(rows, desa):
        return  # mending one desa's part of a shared account mends the other's too
    after, still_asleep, _ = judged(mended(rows, rule, desa))
    assert (after - valid, asleep - still_asleep) == (freed, payable)


def _shared_elsewhere(rows: list[Row], desa: str) -> bool:
    shared = FAULTS["account_shared"]["no_rekening"]
    return any(row["no_rekening"] == shared and row["kode_wilayah"] != desa for row in rows)
