"""Runs the SQL steps of a reconciliation on Spark, on the tables that a session of DuckDB has read.

DuckDB reads, checks and writes files on the machine where they lie. Between the two a table goes
over as Parquet in the shared directory when a step names it first, and so does every table that a
step makes: a worker that is lost takes nothing with it, and Spark joins by sizes that it knows.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlglot import exp

from salur.batch.session import (
    BatchFault,
    Session,
    Value,
    identifier,
    read_sql,
    statements,
    text_literal,
)
from salur.batch.spark.dialect import (
    Macros,
    carried_over,
    numbered_tables_of,
    parsed,
    tables_of,
)
from salur.batch.spark.started import Spark

# How a type of DuckDB is written for Spark, which has no unsigned numbers: order and equality stay.
_WRITTEN = {
    "UBIGINT": "CAST({0} :: HUGEINT - 9223372036854775808 AS BIGINT)",
    "UINTEGER": "CAST({0} AS BIGINT)",
    "USMALLINT": "CAST({0} AS INTEGER)",
    "UTINYINT": "CAST({0} AS SMALLINT)",
    "JSON": "CAST(NULL AS VARCHAR)",  # the cells of a faulty row, which only reading needs
}
_MOST = 9_223_372_036_854_775_807
_NOTHING = (exp.Set, exp.Command, exp.Alter)  # settings and room for DuckDB


@dataclass(frozen=True)
class _Part:
    """Some of the rows of a table, in one place; a schema that is known need not be looked for."""

    path: Path
    schema: Any = None


class Cluster:
    """The steps of one run on Spark; the rows it begins with stand in `session`."""

    def __init__(self, session: Session, spark: Spark) -> None:
        self._session = session
        self._spark = spark.session.newSession()
        self._place = Path(tempfile.mkdtemp(prefix="run-", dir=spark.shared))
        self._macros = Macros()
        self._parts: dict[str, list[_Part]] = {}
        self._numbered: set[str] = set()
        self._views: set[str] = set()
        self._written = 0

    def learn(self, package: str, name: str) -> None:
        """Learn the macros of a file; one that cannot be carried over is missed when it is used."""
        for statement in statements(read_sql(package, name)):
            try:
                tree = parsed(statement, name)
            except BatchFault:
                continue
            if isinstance(tree, exp.Create):
                self._macros.define(tree)

    def file(
        self, package: str, name: str, values: Mapping[str, Value] | None = None, **names: str
    ) -> None:
        """Run every statement of the SQL file `name` of `package`, names put in quoted."""
        for statement in statements(read_sql(package, name, **names)):
            tree = parsed(statement, name)
            with _named(name):
                self._run(tree, values)

    def rows(self, sql: str, *, step: str = "") -> list[tuple[Any, ...]]:
        """Run one query and give all its rows; only for results known to be small."""
        tree = parsed(sql, step)
        with _named(step or sql[:60]):
            return [tuple(row) for row in self._query(tree, None).collect()]

    def step(self, name: str) -> Any:
        """Measure what the block does as one named step."""
        return self._session.step(name)

    def bring_back(self, table: str, *, by: str | None = None) -> None:
        """Make `table` a table of the session, in the order of the column `by`."""
        with _named(f"bring {table} back"):
            target = self._next("back")
            self._spark.table(table).write.parquet(str(target))
        scan = f"read_parquet({text_literal(str(target / '*.parquet'))})"
        columns = ", ".join(
            f"CAST({identifier(name)} AS HUGEINT) AS {identifier(name)}"
            if kind.startswith("DECIMAL")
            else identifier(name)
            for name, kind, *_ in self._session.rows(f"DESCRIBE FROM {scan}")
        )
        order = f" ORDER BY {identifier(by)}" if by else ""
        self._session.run(
            f"CREATE TABLE {identifier(table)} AS SELECT {columns} FROM {scan}{order}",
            step=f"bring {table} back",
        )

    def _run(self, tree: exp.Expression, values: Mapping[str, Value] | None) -> None:
        if isinstance(tree, exp.Create) and tree.kind == "MACRO":
            self._macros.define(tree)
        elif isinstance(tree, exp.Create) and tree.expression is not None:
            made = self._query(tree.expression, values)
            if tree.kind == "VIEW":
                made.createOrReplaceTempView(tree.this.name)
                self._views.add(tree.this.name)
            else:
                self._keep(tree.this.name, made, anew=True)
        elif isinstance(tree, exp.Insert):
            self._insert(tree, values)
        elif not isinstance(tree, _NOTHING):
            raise BatchFault("spark", f"cannot be carried over: {type(tree).__name__}")

    def _insert(self, tree: exp.Insert, values: Mapping[str, Value] | None) -> None:
        query = tree.expression.copy()
        if tree.args.get("with_"):
            query.set("with_", tree.args["with_"].copy())
        table = tree.this.name
        self._take(table)
        wanted = self._spark.table(table).schema
        rows = self._query(query, values).toDF(*wanted.names)
        columns = [rows[column.name].cast(column.dataType) for column in wanted]
        self._keep(table, rows.select(columns), anew=False)

    def _query(self, tree: exp.Expression, values: Mapping[str, Value] | None) -> Any:
        query = tree.copy()
        for table in tables_of(query):
            self._take(table.name)
        for table in numbered_tables_of(query):
            self._number(table.name)
            table.set("alias", exp.TableAlias(this=exp.to_identifier(table.alias_or_name)))
            table.set("this", exp.to_identifier(_with_numbers(table.name)))
        return self._spark.sql(carried_over(query, self._macros, values))

    def _take(self, table: str) -> None:
        """Bring a table of the session over when it is named first; there it ends."""
        if table in self._parts or table in self._views or not self._session.has(table):
            return
        columns = self._session.columns(table).items()
        target = self._next(table).with_suffix(".parquet")
        written = ", ".join(
            f"{self._as_written(table, *column)} AS {identifier(column[0])}" for column in columns
        )
        self._session.run(
            f"COPY (SELECT rowid, {written} FROM {identifier(table)})"
            f" TO {text_literal(str(target))} (FORMAT parquet)",
            step=f"bring {table} over",
        )
        self._session.run(f"DROP TABLE {identifier(table)}")
        self._numbered.add(table)
        self._show(table, [_Part(target)])

    def _as_written(self, table: str, column: str, kind: str) -> str:
        name = identifier(column)
        if kind.startswith("ENUM"):
            return f"CAST({name} AS VARCHAR)"
        if kind == "HUGEINT":
            ((least, most),) = self._session.rows(
                f"SELECT min({name}), max({name}) FROM {identifier(table)}"
            )
            fits = least is None or (least >= -_MOST and most <= _MOST)
            return f"CAST({name} AS {'BIGINT' if fits else 'DECIMAL(38, 0)'})"
        return _WRITTEN.get(kind, "{0}").format(name)

    def _number(self, table: str) -> None:
        """Give the rows of a table that a step made numbers that stay."""
        if table in self._numbered or table not in self._parts:
            return
        from pyspark.sql.functions import monotonically_increasing_id

        rows = self._spark.table(table).withColumn("rowid", monotonically_increasing_id())
        self._numbered.add(table)
        self._keep(table, rows, anew=True)

    def _keep(self, table: str, rows: Any, *, anew: bool) -> None:
        target = self._next(table)
        rows.write.parquet(str(target))
        written = _Part(target, rows.schema)
        self._show(table, [written] if anew else [*self._parts[table], written])

    def _show(self, table: str, parts: Sequence[_Part]) -> None:
        """Show a table by its name, and one with the numbers of its rows beside it."""
        self._parts[table] = list(parts)
        shown, *more = (self._read(part) for part in parts)
        for added in more:
            shown = shown.unionByName(added, allowMissingColumns=True)
        if "rowid" in shown.columns:
            shown.createOrReplaceTempView(_with_numbers(table))
            shown = shown.drop("rowid")
        shown.createOrReplaceTempView(table)

    def _read(self, part: _Part) -> Any:
        reader = self._spark.read if part.schema is None else self._spark.read.schema(part.schema)
        return reader.parquet(str(part.path))

    def _next(self, table: str) -> Path:
        self._written += 1
        return self._place / f"{self._written:03d}-{table}"


def _with_numbers(table: str) -> str:
    return f"{table}__numbered"


@contextmanager
def _named(step: str) -> Iterator[None]:
    """Tell a fault of Spark by the step's name; its own words may be long and quote a row.

    They are asked for here, and the fault goes no further: later there is no Java to ask.
    """
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    said = ""
    try:
        yield
    except (PySparkException, Py4JError) as fault:
        said = str(fault).splitlines()[0][:300] or type(fault).__name__
    if said:
        raise BatchFault(step, said)
