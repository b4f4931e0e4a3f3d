"""Runs a program in a process of its own and says what it took."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median
from typing import TypeVar

from salur.config.postgres import prepare, start_embedded

_Given = TypeVar("_Given")


@dataclass(frozen=True)
class Taken:
    """Medians over several runs: wall and processor seconds, and the largest peak in megabytes."""

    wall: float
    cpu: float
    peak_mb: float


def measure(command: Sequence[str], runs: int) -> Taken:
    """Run a command several times; RuntimeError when it ends with anything but 0 or 1."""
    walls, cpus, peaks = [], [], []
    for _ in range(runs):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise RuntimeError(f"{command[:6]} ended with {process.returncode}")
        walls.append(time.perf_counter() - start)
        cpus.append(used.ru_utime + used.ru_stime)
        peaks.append(used.ru_maxrss / 1024)
    return Taken(median(walls), median(cpus), max(peaks))


def python(code: str, *arguments: str) -> list[str]:
    """Give the command that runs `code` in this interpreter."""
    return [sys.executable, "-c", code, *arguments]


def seconds(work: Callable[[], object]) -> float:
    """Give how long `work` takes once."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def begin_installation(place: Path) -> None:
    """Start an embedded database of its own in `place` and set the application up on it."""
    place.mkdir(parents=True)
    os.environ["SALUR_DATA"] = str(place / "data")
    address = prepare(start_embedded(place / "postgres"), "salur")
    os.environ["SALUR_DATABASE_URL"] = (
        f"postgresql://{address.user}@/{address.database}?host={address.host}"
    )
    os.environ["DJANGO_SETTINGS_MODULE"] = "salur.config.settings"
    import django

    django.setup()
    from salur.config.database import migrate

    migrate()


def in_a_process(work: Callable[..., _Given], *given: object) -> _Given:
    """Do `work` in a process of its own, for what sets up a program once."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()
