"""A DuckDB session with bounded memory, and SQL files run as named steps.

SQL lives in `.sql` files beside the capability that owns it. A file begins with a header
that says its purpose, what it reads and writes, and the grain of what it writes. Values
are bound as `$name`; names of tables and columns, which cannot be bound, stand in the file
as `{name}` and are quoted here.
"""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol

import duckdb

Value = str | int | float | bool | None | Sequence[str] | Sequence[int]
Progress = Callable[[str], None]

MEMORY_MB = 2500
THREADS = 2


class BatchFault(Exception):
    """This step could not be carried out by the engine; `step` names it."""

    def __init__(self, step: str, reason: str) -> None:
        super().__init__(f"{step}: {reason}")
        self.step = step
        self.reason = reason


class Engine(Protocol):
    """What runs the named SQL steps of a reconciliation: DuckDB here, or Spark on a cluster."""

    def file(
        self, package: str, name: str, values: Mapping[str, Value] | None = None, **names: str
    ) -> None: ...
    def rows(self, sql: str, *, step: str = "") -> list[tuple[Any, ...]]: ...
    def step(self, name: str) -> AbstractContextManager[None]: ...


@dataclass
class Timed:
    """How long each named step took, in seconds, in the order they ran."""

    steps: list[tuple[str, float]] = field(default_factory=list)


class Session:
    """One engine with its own scratch directory; everything in it ends with the `with` block.

    `ordered` keeps rows in the order of their files, which row numbers need and which costs time.
    """

    def __init__(
        self, *, memory_mb: int = MEMORY_MB, threads: int = THREADS, ordered: bool = False
    ) -> None:
        self._connection = duckdb.connect(":memory:")
        self._macros: dict[tuple[str, str], str] = {}
        self.begin_anew()
        for setting, value in (
            ("memory_limit", f"{memory_mb}MB"),
            ("threads", threads),
            ("preserve_insertion_order", ordered),
            ("enable_progress_bar", False),  # it would draw over our own
            ("autoinstall_known_extensions", False),
            ("autoload_known_extensions", False),
            ("catalog_error_max_schemas", 0),  # nobody reads which other names are alike
        ):
            self._connection.execute(f"SET {setting} = {_literal(value)}")

    def __enter__(self) -> "Session":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the engine and everything in it."""
        self._connection.close()
        self._scratch.cleanup()

    def begin_anew(self) -> None:
        """Take a scratch directory of one's own, as at the beginning."""
        self.timed = Timed()
        self._scratch = tempfile.TemporaryDirectory(prefix="salur-batch-")
        self._spill = self.scratch / "spill"
        self._connection.execute(f"SET temp_directory = {_literal(str(self._spill))}")

    def emptied(self) -> bool:
        """Drop every table and the scratch directory; False where the engine is not as new."""
        for name, temporary in self.rows("SELECT table_name, temporary FROM duckdb_tables()"):
            place = "temp" if temporary else "memory"
            self.run(f"DROP TABLE {place}.{identifier(name)}")
        has_spilled = self._spill.exists()
        self._scratch.cleanup()
        return not has_spilled

    @property
    def scratch(self) -> Path:
        """A private directory that goes with the session."""
        return Path(self._scratch.name)

    def run(self, sql: str, values: Mapping[str, Value] | None = None, *, step: str = "") -> None:
        """Run one statement; BatchFault when the engine refuses it."""
        self._execute(sql, values, step)

    def rows(
        self, sql: str, values: Mapping[str, Value] | None = None, *, step: str = ""
    ) -> list[tuple[Any, ...]]:
        """Run one query and give all its rows; only for results known to be small."""
        found: list[tuple[Any, ...]] = self._execute(sql, values, step).fetchall()
        return found

    def has(self, table: str) -> bool:
        """Say whether there is such a table; the views of the catalogue take ten times longer."""
        try:
            self._connection.execute(f"FROM {identifier(table)} LIMIT 0")
        except duckdb.CatalogException:
            return False
        return True

    def stream(
        self, sql: str, values: Mapping[str, Value] | None = None, *, size: int = 10_000
    ) -> Iterator[list[tuple[Any, ...]]]:
        """Run one query and give its rows in lists of at most `size`."""
        cursor = self._execute(sql, values, "stream")
        while rows := cursor.fetchmany(size):
            yield rows

    def file(
        self,
        package: str,
        name: str,
        values: Mapping[str, Value] | None = None,
        **names: str,
    ) -> None:
        """Run every statement of the SQL file `name` of `package`, names put in quoted."""
        for statement in statements(read_sql(package, name, **names)):
            wanted = {key: value for key, value in (values or {}).items() if f"${key}" in statement}
            self._execute(statement, wanted, name)

    def macros(self, package: str, name: str) -> None:
        """Define the macros of the SQL file `name`, which are bound once for all engines.

        Binding a hundred macros takes longer than reading a small file, and each engine would do
        it anew; so they come from a small read-only database that goes with the process.
        """
        if (package, name) in self._macros:
            return
        self._macros[package, name] = alias = f"macros_{len(self._macros)}"
        path = self.scratch / f"{alias}.duckdb"
        path.write_bytes(_bound(package, name))
        self.run(f"ATTACH {text_literal(str(path))} AS {alias} (READ_ONLY)", step=name)
        places = ",".join(f"{place}.main" for place in ("memory", *self._macros.values()))
        self.run(f"SET search_path = {text_literal(places)}", step=name)

    def columns(self, table: str) -> dict[str, str]:
        """Give the columns of a table with their types; the catalogue's views take longer."""
        return {name: kind for name, kind, *_ in self.rows(f"DESCRIBE {identifier(table)}")}

    def cancel(self) -> None:
        """Interrupt the statement that is running, from another thread."""
        self._connection.interrupt()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Measure what the block does as one named step."""
        start = time.perf_counter()
        yield
        self.timed.steps.append((name, time.perf_counter() - start))

    def _execute(
        self, sql: str, values: Mapping[str, Value] | None, step: str
    ) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.execute(sql, dict(values) if values else None)
        except duckdb.Error as fault:
            raise BatchFault(step or sql[:60], str(fault)) from fault


@cache
def _bound(package: str, name: str) -> bytes:
    """Give a database in which the macros of an SQL file stand."""
    with tempfile.TemporaryDirectory(prefix="salur-batch-") as directory:
        path = Path(directory) / "macros.duckdb"
        with duckdb.connect(path) as mould:
            for statement in statements(read_sql(package, name)):
                mould.execute(statement)
        return path.read_bytes()


def read_sql(package: str, name: str, **names: str) -> str:
    """Read the SQL file `sql/<name>` of `package` and put in the quoted names."""
    text = resources.files(package).joinpath("sql", name).read_text(encoding="utf-8")
    for key, value in names.items():
        text = text.replace("{" + key + "}", identifier(value))
    return text


def statements(text: str) -> Iterator[str]:
    """Split a file at semicolons that end a line; header and comment lines go along."""
    for statement in text.split(";\n"):
        if any(
            line.strip() and not line.lstrip().startswith("--") for line in statement.splitlines()
        ):
            yield statement


def identifier(name: str) -> str:
    """Quote a name of a table or a column."""
    return '"' + name.replace('"', '""') + '"'


def _literal(value: object) -> str:
    if isinstance(value, str):
        return text_literal(value)
    return str(value).lower()


def text_literal(text: str) -> str:
    """Quote a text for the few places where the engine takes no bound value (file names)."""
    return "'" + text.replace("'", "''") + "'"
