"""What the command line asks of an installation; `salur.config` gives it: no door imports it."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Place:
    """Where an installation keeps its things."""

    data: Path
    keys: Path
    embedded: bool
    training: bool


@dataclass(frozen=True)
class BackedUp:
    """A backup that lies on disk."""

    path: Path
    size: int
    files: int


@dataclass(frozen=True)
class BroughtBack:
    """What a restore brought back."""

    made_at: str
    program: str
    files: int


class Runtime(Protocol):
    """The installation of this machine; nothing of it is touched before it is asked for."""

    def place(self) -> Place:
        """Say where the installation lies; nothing is started or made."""

    def start(self) -> None:
        """Start the database, bring the schema up to date and make the program ready."""

    def serve(self, host: str, port: int, ready: Callable[[str], None]) -> None:
        """Serve the web application and work off the jobs until told to stop.

        Calls `ready` with the address once it answers. Needs `start`.
        """

    def invitation_link(self, address: str) -> str:
        """Give the page of an invitation under `address`, with `{token}` in it. Needs `start`."""

    def back_up(self, target: Path, at: dt.datetime) -> BackedUp:
        """Write database, evidence and seals to one file."""

    def restore(self, source: Path, *, replace: bool) -> BroughtBack:
        """Verify a backup and bring the installation to what it holds."""

    def as_demo(self) -> None:
        """Be the demo of this machine: a directory of its own, LATIHAN on every page."""

    def as_practice(self) -> None:
        """Be the practice area beside this installation, with a directory of its own."""

    def wipe(self, last: str) -> None:
        """Remove everything that this installation keeps; only of made-up data, before `start`.

        The file `last` goes after all else.
        """

    def check_address(self, host: str, port: int) -> None:
        """Refuse an address that somebody else serves on."""
