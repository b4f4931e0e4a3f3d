"""Where a run is matched: in the session that reads its files, or on Spark.

DuckDB reads and checks files and writes results; in between the same SQL files run on either.
Loading Spark takes seconds, so nothing of it is imported before it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from salur.batch.session import Session
from salur.batch.spark.started import LOCAL, Spark, started_spark

if TYPE_CHECKING:
    from salur.batch.spark.cluster import Cluster

PACKAGE = "salur.reconciliation"


@contextmanager
def cluster_of(
    session: Session, *, master: str | None = None, shared: Path | None = None
) -> Iterator[Cluster]:
    """Start Spark for what `session` reads, on `master` or on this machine."""
    with started_spark(master or LOCAL, shared) as spark:
        yield cluster_on(session, spark)


def cluster_on(session: Session, spark: Spark) -> Cluster:
    """Give a run of its own on a Spark that is there, ready for our steps."""
    from salur.batch.spark.cluster import Cluster

    cluster = Cluster(session, spark)
    cluster.learn("salur.evidence", "values.sql")
    return cluster


def bring_bpnt_back(session: Session, cluster: Cluster, *, listed: bool) -> None:
    """Bring to the session what is written of a run, as if it had been matched there."""
    cluster.bring_back("classed", by="acct")
    cluster.bring_back("findings_of")
    cluster.bring_back("families" if listed else "entangled")
    kind = "listed" if listed else "ordered"
    session.file(PACKAGE, f"bpnt/brought_back_{kind}.sql")


def bring_rastra_back(cluster: Cluster) -> None:
    """Bring to the session what is written of a run, as if it had been matched there."""
    for table in ("units", "families"):
        cluster.bring_back(table)
