"""One Spark of this process: local, or an existing cluster that it is told the address of."""

import os
import shutil
import socket
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from salur.batch.spark.java import gateway, is_installed
from salur.kernel.refused import Refused, Sentence

LOCAL = "local[*]"
_SECONDS = 10  # to answer at all; a master that does not is asked three times by Spark, for minutes


_running: dict[str, "Spark"] = {}


class SparkRefused(Refused):
    """Spark cannot be used as it was asked for."""


@dataclass(frozen=True)
class Spark:
    """Spark as it was started: what it is spoken to through, and the directory it shares with us.

    `session` is pyspark's; `shared` is seen under the same name by every machine of a cluster.
    """

    session: Any
    shared: Path


@contextmanager
def started_spark(
    master: str = LOCAL,
    shared: Path | None = None,
    *,
    memory_mb: int = 2000,
    settings: Mapping[str, str] | None = None,
) -> Iterator[Spark]:
    """Start Spark on `master`; it and everything it wrote end with the block.

    A process has one Spark at most: within the block whoever starts it on the same master again
    is given the one that is there.
    `shared` is a directory that every machine of the cluster sees under the same name; without it
    a directory of this machine, which does for workers that run here. `settings` are further ones
    of Spark's own.
    """
    if not is_installed():
        raise _missing()
    there = _running.get(master)
    if there is not None:
        yield there
        return
    _refuse_unreachable(master)
    from pyspark import SparkContext
    from pyspark.sql import SparkSession

    place = Path(tempfile.mkdtemp(prefix="salur-batch-", dir=shared))
    wanted = {**_settings(master, place, memory_mb), **(settings or {})}
    try:
        with gateway(place, wanted) as java:
            context = _context(java, master)
            try:
                _running[master] = Spark(SparkSession(context), place)
                yield _running[master]
            finally:
                _running.pop(master, None)
                with suppress(Exception):  # a Java that has ended cannot be told to end
                    context.stop()
                SparkContext._gateway = SparkContext._jvm = None  # the next one starts its own
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _context(java: Any, master: str) -> Any:
    """Join the cluster, or start a local one; refused where it does not take us."""
    from py4j.protocol import Py4JError
    from pyspark import SparkContext
    from pyspark.errors import PySparkException

    with suppress(Py4JError, PySparkException):
        return SparkContext(gateway=java)
    raise _unreachable(master)


def _settings(master: str, place: Path, memory_mb: int) -> dict[str, str]:
    local = master.startswith("local")
    return {
        "spark.master": master,
        "spark.app.name": "salur",
        "spark.driver.memory": f"{memory_mb}m",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
        "spark.sql.warehouse.dir": str(place / "warehouse"),
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
        "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
        "spark.sql.shuffle.partitions": str(os.cpu_count() or 2) if local else "64",
        **({"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
           if local else {}),
    }  # fmt: skip


def _refuse_unreachable(master: str) -> None:
    if not master.startswith("spark://"):
        return
    host, _, port = master.removeprefix("spark://").split(",")[0].rpartition(":")
    try:
        socket.create_connection((host, int(port)), timeout=_SECONDS).close()
    except (OSError, ValueError):
        raise _unreachable(master) from None


def _unreachable(master: str) -> SparkRefused:
    return SparkRefused(
        "cluster_unreachable",
        Sentence(
            f"Klaster Spark di {master} tidak menjawab.",
            f"The Spark cluster at {master} does not answer.",
        ),
        Sentence(
            "Periksa alamat dan portnya (spark://nama:7077), atau jalankan tanpa --master.",
            "Check its address and port (spark://name:7077), or run without --master.",
        ),
    )


def _missing() -> SparkRefused:
    return SparkRefused(
        "engine_missing",
        Sentence("Mesin Spark belum dipasang di sini.", "The Spark engine is not installed here."),
        Sentence(
            "Pasang tambahannya (pip install 'salur[spark]'; di klona sumber: make .venv/spark),"
            " atau pakai --engine duckdb: satu mesin menangani puluhan juta baris.",
            "Install the extra (pip install 'salur[spark]'; in a clone: make .venv/spark),"
            " or use --engine duckdb: one machine handles tens of millions of rows.",
        ),
    )
