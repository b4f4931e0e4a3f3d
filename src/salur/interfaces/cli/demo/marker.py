"""The file by which a demo knows its own directory: nothing else is ever built anew over data."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from salur.interfaces.cli.demo.asked import Asked
from salur.kernel.refused import Refused, Sentence

NAME = "demo.json"


@dataclass(frozen=True)
class SignIn:
    """Somebody who may sign in to the demo."""

    role: str
    name: str
    email: str
    password: str


@dataclass(frozen=True)
class Marker:
    """How far the demo in a directory has come."""

    asked: Asked
    complete: bool
    sign_ins: tuple[SignIn, ...] = ()


def read_marker(data: Path) -> Marker | None:
    """Read the marker of a directory; None where nothing lies there yet.

    Refused with `not_a_demo` where a directory holds something else.
    """
    path = data / NAME
    if path.is_file():
        told = json.loads(path.read_text(encoding="utf-8"))
        sign_ins = tuple(SignIn(**one) for one in told["sign_ins"])
        return Marker(Asked(**told["asked"]), told["complete"], sign_ins)
    if data.exists() and any(one.name != f".{NAME}" for one in data.iterdir()):
        raise Refused(
            "not_a_demo",
            Sentence(
                f"{data} berisi pemasangan lain, bukan peragaan.",
                f"{data} holds another installation, not a demo.",
            ),
            Sentence("Atur SALUR_DATA ke folder lain.", "Point SALUR_DATA somewhere else."),
        )
    return None


@contextmanager
def held(data: Path) -> Iterator[None]:
    """Hold a demo for this process alone: nobody else builds or serves it meanwhile.

    Refused with `demo_in_use`. The lock lies beside the directory, which may be removed, and ends
    with the process, however it ends.
    """
    data.parent.mkdir(parents=True, exist_ok=True)
    with data.with_name(f"{data.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            raise Refused(
                "demo_in_use",
                Sentence("Peragaan ini sedang berjalan.", "This demo is running already."),
                Sentence(
                    "Buka di peramban, atau hentikan dahulu dengan Ctrl-C di tempat ia berjalan.",
                    "Open it in the browser, or stop it first by Ctrl-C where it runs.",
                ),
            ) from fault
        yield


def write_marker(data: Path, marker: Marker) -> None:
    """Write the marker whole; it holds passwords, so it is its owner's alone."""
    data.mkdir(parents=True, exist_ok=True)
    draft = data / f".{NAME}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(json.dumps(asdict(marker), indent=1))
    draft.replace(data / NAME)
