"""`salur demo`: built once, then served; killed or stopped, it begins anew by itself."""

import fcntl
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.functional.cli.running import COMMAND, ROOT, salur_process

WAIT = 120


@pytest.fixture
def place() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="salur-test-", ignore_cleanup_errors=True) as name:
        Path(name).chmod(0o755)
        yield Path(name)


def begun(place: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*COMMAND, "demo", "--families", "300", "--no-serve"],
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


def heard(running: "subprocess.Popen[str]", words: str) -> list[str]:
    """Read what it says until a line begins with `words`; give all its lines."""
    assert running.stderr is not None
    lines = []
    for line in running.stderr:
        lines.append(line.strip())
        if line.startswith(words):
            return lines
    raise AssertionError(f"{words!r} was never said: {lines}")


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_a_killed_demo_begins_anew_and_a_stopped_one_leaves_no_database(place: Path) -> None:
    killed = begun(place)
    try:
        heard(killed, "wilayah dan lembaga")
    finally:
        killed.kill()
        killed.communicate(timeout=WAIT)
    server = place / "data" / "postgres" / "postmaster.pid"
    assert server.exists(), "the database of a killed demo stays behind"
    left = int(server.read_text().split()[0])

    again = begun(place)
    try:
        lines = heard(again, "wilayah dan lembaga")
        assert "terputus" in lines[0]
        assert int(server.read_text().split()[0]) != left
        again.send_signal(signal.SIGINT)
        _, err = again.communicate(timeout=WAIT)
    finally:
        again.kill()
    assert again.returncode == 130 and err.strip().endswith("Dihentikan."), err
    assert "Traceback" not in err
    assert not server.exists(), "who stops the demo stops its database"


def test_a_port_in_use_is_refused_before_anything_is_built(place: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = salur_process("demo", "--port", port, SALUR_DATA=str(place / "data"))
    assert ended.code == 2 and f"127.0.0.1:{port}" in ended.err and "PORT=" in ended.err, ended
    assert not (place / "data").exists()


@pytest.mark.parametrize("more", [(), ("--fresh",)])
def test_a_demo_that_runs_is_left_alone(place: Path, more: tuple[str, ...]) -> None:
    data = place / "data"
    data.mkdir()
    (data / "demo.json").write_text(
        '{"asked": {"families": 5, "seed": 1}, "complete": true, "sign_ins": []}'
    )
    with (place / "data.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ended = salur_process("demo", "--no-serve", *more, SALUR_DATA=str(data))
    assert ended.code == 2 and "sedang berjalan" in ended.err, ended
    assert [path.name for path in data.iterdir()] == ["demo.json"]


def test_the_demo_never_touches_another_installation(place: Path) -> None:
    data = place / "data"
    data.mkdir()
    (data / "precious").write_text("mine", encoding="utf-8")
    for more in ((), ("--fresh",)):
        ended = salur_process("demo", "--no-serve", *more, SALUR_DATA=str(data))
        assert ended.code == 2 and "bukan peragaan" in ended.err
    assert [path.name for path in data.iterdir()] == ["precious"]


@pytest.mark.long
def test_the_demo_stands_and_is_not_built_twice(place: Path) -> None:
    environment = {"SALUR_DATA": str(place / "data")}
    asked = ("demo", "--families", 1500, "--no-serve")
    first = salur_process(*asked, wait=900, **environment)
    assert first.code == 0, first.err
    assert "0 berkas ditolak" in first.out and "operator.6371@salur.test" in first.out
    begun = time.monotonic()
    second = salur_process(*asked, "--lang", "en", **environment)
    assert second.code == 0 and time.monotonic() - begun < 60, second.err
    assert "1500 families" in second.err
    password = next(line for line in first.out.splitlines() if "operator.6371" in line)
    assert password in second.out
    assert (place / "data" / "demo.json").stat().st_mode & 0o077 == 0
