"""Worked pairs among a list of strangers, through the engine."""

from collections.abc import Iterator

import pytest
from bench import twins

from salur.batch.session import Session
from salur.places.domain import base_codes
from salur.quality.pipeline.duplicates import COMPARED, find_duplicates
from tests.spec.twins_cases import OTHERS, SAME, WIFE, Row

# A list like an office's, with twins of its own, in which no case stands: each is put in alone.
_SIZE = 1_500


@pytest.fixture(scope="module")
def background() -> Iterator[Session]:
    desa = [code for code, _ in base_codes() if len(code) == 10 and code[:2] in ("63", "64")]
    rows = twins.make(_SIZE, 17, twins.Rates(), desa)
    with Session(memory_mb=800) as session:
        names = ", ".join(f"{name} VARCHAR" for name in ("id_kpm", *COMPARED))
        session.run(f"CREATE TABLE background ({names})")
        told = [twins.told(f"B{place:05}", one) for place, (one, _) in enumerate(rows)]
        for place, name in enumerate(("id_kpm", *COMPARED)):
            at = twins.COLUMNS.index(name)
            session.run(
                f"CREATE TABLE column_{place} AS SELECT unnest($cells) AS {name},"
                " generate_subscripts($cells, 1) AS n",
                {"cells": [cells[at] for cells in told]},
            )
        joined = " ".join(f"JOIN column_{place} USING (n)" for place in range(1, len(COMPARED) + 1))
        session.run(f"INSERT INTO background BY NAME SELECT * EXCLUDE n FROM column_0 {joined}")
        yield session


def _clusters(session: Session, other: Row) -> dict[str, str]:
    session.run("CREATE OR REPLACE TABLE listed AS FROM background")
    for key, row in (("A", WIFE), ("B", WIFE | dict(other))):
        session.run(
            "INSERT INTO listed BY NAME SELECT $key AS id_kpm, "
            + ", ".join(f"nullif(${name}, '') AS {name}" for name in COMPARED),
            {"key": key, **{name: row[name] for name in COMPARED}},
        )
    find_duplicates(session, "listed")
    return dict(session.rows("SELECT id_kpm, cluster FROM clusters WHERE id_kpm IN ('A', 'B')"))


@pytest.mark.parametrize("case", SAME)
def test_one_family(background: Session, case: str) -> None:
    assert _clusters(background, SAME[case]) == {"A": "A", "B": "A"}


@pytest.mark.parametrize("case", OTHERS)
def test_two_families(background: Session, case: str) -> None:
    found = _clusters(background, OTHERS[case])
    assert found["A"] != found["B"]
