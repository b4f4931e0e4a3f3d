"""Builds a made-up world into an installation that holds nothing else, once."""

from pathlib import Path

from salur.interfaces.cli.demo.asked import Asked
from salur.interfaces.cli.demo.marker import NAME, Marker, write_marker
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen


def build_world(
    asked: Asked, data: Path, runtime: Runtime, screen: Screen, *, again: bool
) -> Marker:
    """Build the world, whose directory is removed first where it is built `again`."""
    if again:
        runtime.wipe(NAME)
    write_marker(data, Marker(asked, complete=False))  # first of all: whose directory this is
    runtime.start()
    from salur.interfaces.cli.demo.run import build
    from salur.interfaces.cli.demo.telling import tell

    marker, told = build(asked, data, screen)
    tell(told, screen)
    return marker
