"""An engine that is lent again is as new, and nobody gets one that failed or spilled."""

from pathlib import Path

import pytest

from salur.batch import lending
from salur.batch.session import BatchFault, Session


def make_double(session: Session) -> None:
    session.run("CREATE MACRO doubled(x) AS 2 * x")


@pytest.fixture(autouse=True)
def nothing_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lending, "_idle", {})


def lent(**more: bool):
    return lending.lent_session(make_double, memory_mb=100, **more)


def test_the_next_borrower_gets_the_same_engine_with_its_macros_and_without_tables() -> None:
    with lent() as first:
        first.run("CREATE TABLE rows AS SELECT 1 AS a")
        first.run("CREATE TEMP TABLE passing AS SELECT 1 AS a")
        left: Path = first.scratch
        (left / "plain.csv").write_text("a\n1\n")
    with lent() as second:
        assert second is first
        assert second.rows("SELECT table_name FROM duckdb_tables()") == []
        assert second.rows("SELECT doubled(21)") == [(42,)]
        assert second.scratch.is_dir() and not list(second.scratch.iterdir())
    assert not left.exists()


def test_two_at_once_get_two_engines() -> None:
    with lent() as one, lent() as other:
        assert one is not other


def test_another_kind_is_another_engine() -> None:
    with lent() as one:
        pass
    with lent(ordered=True) as other:
        assert other is not one


def test_an_engine_that_failed_is_not_lent_again() -> None:
    with pytest.raises(BatchFault), lent() as failed:
        scratch = failed.scratch
        failed.run("SELECT nonsense")
    assert not scratch.exists()
    with lent() as next_one:
        assert next_one is not failed


def test_an_engine_that_spilled_is_not_lent_again() -> None:
    with lent() as spilled:
        (spilled.scratch / "spill").mkdir()
    with lent() as next_one:
        assert next_one is not spilled
        assert next_one.rows("SELECT doubled(1)") == [(2,)]


def test_no_more_than_two_are_kept() -> None:
    with lent() as one, lent() as two, lent() as three:
        pass
    kept = [id(session) for idle in lending._idle.values() for session in idle]
    assert len(kept) == 2 and {id(three), id(two)} == set(kept) and id(one) not in kept
