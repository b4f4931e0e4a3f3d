"""Reconciling BPNT on Spark against DuckDB: a standalone master with two workers on loopback."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from bench.measuring import measure
from bench.worlds import write_month
from salur.batch.session import Session, text_literal
from salur.batch.spark.java import java_home
from salur.places.domain import base_codes

_MEMORY = "1g"
_CLASS = "org.apache.spark.deploy"


def bench(place: Path, orders: int, runs: int) -> dict[str, float]:
    """Give the seconds of both engines on the same files, and how they compare."""
    desa = [code for code, _ in base_codes() if len(code) == 10 and code[:2] in ("62", "63")]
    files = write_month(place, orders, desa)
    command = [
        sys.executable, "-m", "salur.config.main", "reconcile", "bpnt", "--period", "2019-03",
        "--instructions", str(files["perintah"]), "--topups", str(files["topup"]),
        "--redemptions", str(files["transaksi"]),
    ]  # fmt: skip
    alone = measure([*command, "--out", str(place / "duckdb")], runs)
    with cluster(place / "cluster") as master:
        there = measure(
            [*command, "--out", str(place / "spark"), "--engine", "spark", "--master", master], runs
        )
    for name in ("units.parquet", "families.parquet"):
        _compare(*(place / engine / name for engine in ("duckdb", "spark")))
    return {
        "orders": orders,
        "duckdb_s": alone.wall,
        "spark_s": there.wall,
        "ratio": there.wall / alone.wall,
        "peak_mb": there.peak_mb,
    }


def _compare(one: Path, other: Path) -> None:
    """Stop where two results do not hold the same rows."""
    with Session() as session:
        mine, others = (f"read_parquet({text_literal(str(path))})" for path in (one, other))
        for left, right in ((mine, others), (others, mine)):
            assert not session.rows(f"FROM {left} EXCEPT ALL FROM {right} LIMIT 1"), one.name


@contextmanager
def cluster(place: Path) -> Iterator[str]:
    """Start a master and two workers of one core each; give the address, end them by their ids."""
    place.mkdir(parents=True)
    port = _free_port()
    master = f"spark://127.0.0.1:{port}"
    started = [_started(place, f"{_CLASS}.master.Master", "--host", "127.0.0.1", "--port", str(port),
                        "--webui-port", "0")]  # fmt: skip
    try:
        _wait_for(port)
        started += [
            _started(place, f"{_CLASS}.worker.Worker", "--host", "127.0.0.1", "--cores", "1",
                     "--memory", _MEMORY, "--webui-port", "0",
                     "--work-dir", str(place / f"worker{number}"), master)
            for number in (1, 2)
        ]  # fmt: skip
        time.sleep(5)  # a worker that is not there yet is given nothing to do at first
        yield master
    finally:
        for process in reversed(started):
            process.terminate()
        for process in started:
            process.wait(timeout=30)


def _started(place: Path, *command: str) -> "subprocess.Popen[bytes]":
    spec = find_spec("pyspark")
    assert spec and spec.origin, "the extra `spark` is not installed (make .venv/spark)"
    home = Path(spec.origin).parent
    java = java_home(place)
    environment = os.environ | {
        "JAVA_HOME": str(java), "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_SCALA_VERSION": "2.13",
    }  # fmt: skip
    with (place / "log").open("ab") as log:
        return subprocess.Popen(
            [str(java / "bin" / "java"), "-cp", f"{home / 'jars'}/*", "-Xmx512m", *command],
            env=environment, stdout=log, stderr=log,
        )  # fmt: skip


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(60):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.5)
        else:
            return
    raise RuntimeError("the master did not start")
