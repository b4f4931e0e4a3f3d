"""The file by which a demo knows its own directory: nothing else is ever built anew over data."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from salur.interfaces.cli.demo.asked import Asked
from salur.kernel.refused import Refused, Sentence

_NAME = "demo.json"


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
    path = data / _NAME
    if path.is_file():
        told = json.loads(path.read_text(encoding="utf-8"))
        sign_ins = tuple(SignIn(**one) for one in told["sign_ins"])
        return Marker(Asked(**told["asked"]), told["complete"], sign_ins)
    if data.exists() and any(data.iterdir()):
        raise Refused(
            "not_a_demo",
            Sentence(
                f"{data} berisi pemasangan lain, bukan peragaan.",
                f"{data} holds another installation, not a demo.",
            ),
            Sentence("Atur SALUR_DATA ke folder lain.", "Point SALUR_DATA somewhere else."),
        )
    return None


def write_marker(data: Path, marker: Marker) -> None:
    """Write the marker whole; it holds passwords, so it is its owner's alone."""
    data.mkdir(parents=True, exist_ok=True)
    draft = data / f".{_NAME}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(json.dumps(asdict(marker), indent=1))
    draft.replace(data / _NAME)
