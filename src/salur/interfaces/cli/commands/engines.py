"""Which engine a reconciliation runs on: DuckDB here, or Spark, local or on an existing cluster."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from salur.interfaces.cli.values import UsageRefused
from salur.kernel.refused import Sentence

if TYPE_CHECKING:
    from salur.batch.session import Session
    from salur.batch.spark.cluster import Cluster

Engine = Annotated[str, typer.Option(help="duckdb | spark")]
Master = Annotated[
    str | None,
    typer.Option(
        envvar="SALUR_SPARK_MASTER",
        metavar="spark://…",
        help="Spark: klaster yang ada / an existing cluster; local[*]",
        show_default=False,
    ),
]
Shared = Annotated[
    Path | None,
    typer.Option(
        envvar="SALUR_SPARK_SHARED",
        metavar="DIR",
        help="Spark: folder yang dilihat semua mesin / directory that every machine sees",
        show_default=False,
    ),
]
_MEMORY_MB = 1_200  # of the session beside Spark's own


@dataclass(frozen=True)
class EngineAsked:
    """The engine by name; for Spark the address of its master and the shared directory."""

    name: str
    master: str | None = None
    shared: Path | None = None

    @contextmanager
    def sessions(self) -> "Iterator[tuple[Session, Cluster | None]]":
        """Give the session that reads and writes, and the cluster that matches, if one does."""
        from salur.batch.session import MEMORY_MB, Session
        from salur.reconciliation.pipeline.engines import cluster_of

        on_spark = self.name == "spark"
        with Session(memory_mb=_MEMORY_MB if on_spark else MEMORY_MB) as session:
            if not on_spark:
                yield session, None
                return
            with cluster_of(session, master=self.master, shared=self.shared) as cluster:
                yield session, cluster


def asked_engine(name: str, master: str | None, shared: Path | None) -> EngineAsked:
    """Give the engine to run on; refused for one that there is not."""
    if name not in ("duckdb", "spark"):
        raise UsageRefused(
            "usage_value",
            Sentence(f"--engine: {name!r} tidak dikenal.", f"--engine: {name!r} is not known."),
            Sentence("Pilih duckdb atau spark.", "Choose duckdb or spark."),
        )
    if shared is not None and not shared.is_dir():
        raise UsageRefused(
            "usage_value",
            Sentence(f"--shared: {shared} bukan folder.", f"--shared: {shared} is no directory."),
            Sentence(
                "Sebut folder yang ada, dengan nama yang sama di semua mesin klaster.",
                "Name a directory that every machine of the cluster sees under the same name.",
            ),
        )
    return EngineAsked(name, master, shared)
