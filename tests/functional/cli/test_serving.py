"""`salur serve`: answers, says where, stops cleanly."""

import os
import signal
import subprocess
import tempfile
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.functional.cli.running import COMMAND, ROOT, salur_process


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """An installation that these tests share: each leaves it stopped."""
    with tempfile.TemporaryDirectory(prefix="salur-test-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


def served(place: Path, *typed: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*COMMAND, *typed],
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "SALUR_DATA": str(place / "data"),
            "XDG_STATE_HOME": str(place / "state"),
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def address_of(running: "subprocess.Popen[str]") -> str:
    assert running.stderr is not None
    line = running.stderr.readline()
    found = [word for word in line.split() if word.startswith("http://127.0.0.1:")]
    assert found, line
    return found[0]


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize(
    "number", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=pytest.mark.long)]
)
def test_it_serves_until_it_is_told_to_stop(place: Path, number: signal.Signals) -> None:
    running = served(place, "serve", "--port", "0")
    try:
        address = address_of(running)
        with urllib.request.urlopen(address, timeout=20) as answer:
            assert answer.status == 200
            assert b"Salur" in answer.read()
        running.send_signal(number)
        out, err = running.communicate(timeout=30)
    finally:
        running.kill()
    assert (running.returncode, out) == (0, ""), err
    assert err.strip() == "Berhenti."


def test_a_port_in_use_is_refused(place: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = salur_process("serve", "--port", port, SALUR_DATA=str(place / "none"))
    assert ended.code == 2 and f"127.0.0.1:{port}" in ended.err, ended
    assert not (place / "none").exists(), "what cannot be served starts no database"


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_killed_process_does_not_keep_the_database_running_for_ever(place: Path) -> None:
    server = place / "data" / "postgres" / "postmaster.pid"
    for number in (signal.SIGKILL, signal.SIGTERM):
        running = served(place, "serve", "--port", "0")
        try:
            address_of(running)
            assert server.exists()
            running.send_signal(number)
            running.communicate(timeout=60)
        finally:
            running.kill()
    assert not server.exists()
