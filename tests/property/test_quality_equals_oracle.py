"""Random registers: the rules of contracts.md section 5 say what the slow oracle says."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.batch.session import Session
from salur.evidence.domain.regions import base_regions
from salur.evidence.pipeline.register import nik_districts
from salur.quality.domain.rules import all_rules
from salur.quality.pipeline.checking import run_rules
from salur.quality.pipeline.facts import stage_lists, take_files
from tests.often import often
from tests.oracle import quality as oracle
from tests.spec.quality_families import write_families

SECTION_5 = (
    "nik_missing", "nik_malformed", "nik_filler", "nik_shared", "nik_region_unknown", "nik_region_differs",
    "nik_birth_date_differs", "nik_sex_differs", "kk_malformed",
)  # fmt: skip
digits = st.text("0123456789", min_size=1, max_size=18)
made = st.builds(
    "{}{:02}{:02}{:02}{:04}".format,
    st.sampled_from(["620102", "640103", "990101", "637101"]),
    st.integers(0, 75), st.integers(0, 13), st.sampled_from([0, 1, 4, 80, 81]), st.sampled_from([0, 1, 9999]),
)  # fmt: skip
niks = st.one_of(
    made,
    made,
    digits,
    st.sampled_from(["", "1111111111111111", "1234567890123456", "62010241018000A1"]),
)
families = st.fixed_dictionaries(
    {
        "nik": niks,
        "no_kk": st.one_of(niks, st.just("")),
        "kode_wilayah": st.sampled_from(["6201022001", "6371011001"]),
        "tanggal_lahir": st.one_of(
            st.just(""), st.dates(dt.date(1900, 1, 1), dt.date(2019, 1, 1)).map(str)
        ),
        "jenis_kelamin": st.sampled_from(["L", "P", ""]),
    }
)
registers = st.lists(families, min_size=1, max_size=12).flatmap(
    lambda rows: st.lists(st.sampled_from(rows), min_size=len(rows), max_size=len(rows) + 3)
)


@settings(max_examples=often(10, 40), deadline=None, suppress_health_check=list(HealthCheck))
@given(registers)
def test_the_rules_say_what_the_oracle_says(rows: list[dict[str, str]]) -> None:
    named = [{**row, "id_kpm": f"K{place}"} for place, row in enumerate(rows)]
    with TemporaryDirectory() as name, Session(memory_mb=300) as session:
        path = write_families(named, Path(name) / "kpm.csv")
        take_files(session, [path], [], base_regions())
        stage_lists(session, base_regions())
        run_rules(
            session, {code: all_rules()[code] for code in SECTION_5}, as_of=dt.date(2019, 12, 31)
        )
        found = session.rows(
            'SELECT CAST(id_kpm[2:] AS INTEGER), rule, v."column"'
            " FROM violations v JOIN families f ON f.rowid = v.rid"
        )
    assert len(found) == len(set(found))
    assert set(found) == oracle.judge(rows, nik_districts())
