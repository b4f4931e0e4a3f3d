"""Macros that are bound once work in every engine, beside its own tables and macros."""

from salur.batch.lending import lent_session
from salur.batch.session import Session
from salur.evidence.pipeline.reading import load_macros


def test_macros_are_there_in_every_engine_and_tables_are_its_own() -> None:
    for _ in range(2):
        with Session(memory_mb=100) as session:
            load_macros(session)
            load_macros(session)  # whoever was given a session need not know who had it before
            session.run("CREATE TABLE cells AS SELECT '110.000' AS cell, 1 AS n")
            session.run("CREATE MACRO twice(x) AS 2 * read_rupiah(x)")
            assert session.rows("SELECT twice(cell) FROM cells") == [(220_000,)]
            assert session.columns("cells") == {"cell": "VARCHAR", "n": "INTEGER"}
            assert session.has("cells") and not session.has("rows")


def test_a_macro_of_the_engine_s_own_goes_before_one_that_was_bound_for_all() -> None:
    with Session(memory_mb=100) as session:
        load_macros(session)
        session.run("CREATE MACRO read_rupiah(x) AS 7")
        assert session.rows("SELECT read_rupiah('110.000')") == [(7,)]
    with Session(memory_mb=100) as session:
        load_macros(session)
        assert session.rows("SELECT read_rupiah('110.000')") == [(110_000,)]


def test_a_lent_engine_keeps_them_although_its_directory_is_another() -> None:
    for _ in range(2):
        with lent_session(load_macros, memory_mb=90) as session:
            assert not session.has("rows")
            session.run("CREATE TABLE rows AS SELECT read_nik('6301010101700001') AS nik")
            assert session.rows("SELECT count(nik) FROM rows") == [(1,)]
