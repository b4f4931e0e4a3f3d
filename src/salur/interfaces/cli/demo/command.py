"""`salur demo`: builds the demo once, then serves it."""

from typing import Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.commands.serve import serve_until_stopped
from salur.interfaces.cli.demo.asked import Asked
from salur.interfaces.cli.demo.building import build_world
from salur.interfaces.cli.demo.marker import Marker, held, read_marker
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
        with held(data):
            marker = read_marker(data)
            if serve:
                runtime.check_address(_HOST, number)
            if marker is None or fresh or not marker.complete:
                _note_begin(marker, screen)
                again = marker is not None
                marker = build_world(asked, data, runtime, screen, again=again)
            else:
                _note_there(marker, asked, screen)
                runtime.start()
            from salur.interfaces.cli.demo.telling import tell_sign_ins

            tell_sign_ins(marker, f"http://{_HOST}:{number}", screen)
            if serve:
                serve_until_stopped(screen, runtime, _HOST, number)
        return CLEAN


def _note_begin(marker: Marker | None, screen: Screen) -> None:
    if marker is not None and not marker.complete:
        screen.note(
            screen.words(
                "Peragaan terdahulu terputus sebelum selesai; dibuat dari awal.",
                "The earlier demo was interrupted before it was done; it is made anew.",
            )
        )


def _note_there(marker: Marker, asked: Asked, screen: Screen) -> None:
    there = marker.asked
    screen.note(
        screen.words(
            f"Peragaan sudah ada: {there.families} keluarga, benih {there.seed}.",
            f"The demo is there already: {there.families} families, seed {there.seed}.",
        )
    )
    if there != asked:
        screen.note(
            screen.words(
                f"Untuk {asked.families} keluarga, benih {asked.seed}: --fresh (make: FRESH=1).",
                f"For {asked.families} families, seed {asked.seed}: --fresh (make: FRESH=1).",
            )
        )
