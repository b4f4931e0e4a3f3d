"""`salur demo`: builds the demo once, then serves it."""

from pathlib import Path
from typing import Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.commands.serve import serve_until_stopped
from salur.interfaces.cli.demo.asked import Asked
from salur.interfaces.cli.demo.marker import Marker, read_marker
from salur.interfaces.cli.faults import CLEAN
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen

_HOST = "127.0.0.1"


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the command `demo`."""
    words = screen.words

    @app.command(
        help=words(
            "Peragaan: tiga bulan rekaan empat provinsi, lalu dilayani.",
            "The demo: three made-up months of four provinces, then served.",
        )
    )
    def demo(
        families: Annotated[
            str, typer.Option(help=words("Banyaknya keluarga.", "How many families."))
        ] = "250000",
        seed: Annotated[str, typer.Option(help=words("Benih acak.", "Seed of chance."))] = "11",
        port: Annotated[str, typer.Option(help=words("Nomor port.", "Port."))] = "8000",
        fresh: Annotated[
            bool, typer.Option("--fresh", help=words("Buat dari awal.", "Build it anew."))
        ] = False,
        serve: Annotated[
            bool, typer.Option("--serve/--no-serve", help=words("Layani.", "Serve it."))
        ] = True,
    ) -> int:
        number = values.port("--port", port)
        asked = Asked(values.whole("--families", families) or 0, values.whole("--seed", seed) or 0)
        runtime.as_demo()
        data = runtime.place().data
        marker = read_marker(data)
        if marker is None or fresh or not marker.complete:
            marker = _build(asked, data, runtime, screen, again=marker is not None)
        else:
            runtime.start()
            _note_other(marker, asked, screen)
        from salur.interfaces.cli.demo.telling import tell_sign_ins

        tell_sign_ins(marker, f"http://{_HOST}:{number}", screen)
        if serve:
            serve_until_stopped(screen, runtime, _HOST, number)
        return CLEAN


def _build(asked: Asked, data: Path, runtime: Runtime, screen: Screen, *, again: bool) -> Marker:
    if again:
        runtime.wipe()
    runtime.start()
    from salur.interfaces.cli.demo.run import build
    from salur.interfaces.cli.demo.telling import tell

    marker, told = build(asked, data, screen)
    tell(told, screen)
    return marker


def _note_other(marker: Marker, asked: Asked, screen: Screen) -> None:
    if marker.asked != asked:
        screen.note(
            screen.words(
                f"Peragaan yang ada berisi {marker.asked.families} keluarga; --fresh membuat baru.",
                f"The demo that is there has {marker.asked.families} families; --fresh makes one.",
            )
        )
