"""Runs the command line as a person would: in this process, or as a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from salur.interfaces.cli.app import run
from salur.interfaces.cli.runtime import Place

ROOT = Path(__file__).resolve().parents[3]
# As the installed command begins. Begun with `-m`, an interpreter whom Ctrl-C met while it ran code
# from a string (a dataclass being made) ends by the signal, whatever the program answers.
COMMAND = (sys.executable, "-c", "from salur.config.main import main; main()")


class NoInstallation:
    """A runtime on a machine without any installation: whoever asks for one has a bug."""

    def place(self) -> Place:
        raise AssertionError("this command needs no installation")

    def start(self) -> None:
        raise AssertionError("this command needs no database")

    def serve(self, host: str, port: int, ready: Callable[[str], None]) -> None:
        raise AssertionError("this command serves nothing")


@dataclass(frozen=True)
class Ended:
    """How a run ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def salur(*arguments: object) -> Ended:
    """Run a command that needs no installation."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([str(argument) for argument in arguments], NoInstallation())
    return Ended(code, out.getvalue(), err.getvalue())


def salur_process(
    *arguments: object,
    typed: str = "",
    wait: int = 120,
    **environment: str,
) -> Ended:
    """Run a command as a process of its own, without a terminal; `typed` is its input."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src"), **environment},
        input=typed,
        capture_output=True,
        text=True,
        timeout=wait,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


class Listening:
    """A process that runs command after command on one installation."""

    def __init__(self, **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.functional.cli.listening"],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __call__(self, *arguments: object, typed: str = "") -> Ended:
        """Run one command; `typed` is its input."""
        assert self._process.stdin is not None and self._process.stdout is not None
        asked = {"arguments": [*map(str, arguments)], "typed": typed}
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        return Ended(*json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """Let the process end, and with it the server that it started."""
        self._process.communicate(timeout=60)
