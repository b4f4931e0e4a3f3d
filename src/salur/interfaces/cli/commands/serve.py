"""`salur serve`: the web application on this machine, until told to stop."""

from typing import Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.demo.practice import PORT, practice_area
from salur.interfaces.cli.faults import CLEAN
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen
from salur.interfaces.cli.values import UsageRefused
from salur.kernel.refused import Sentence

_PORT = 8000


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the command `serve`."""
    words = screen.words

    @app.command(help=words("Layani aplikasi web.", "Serve the web application."))
    def serve(
        host: Annotated[
            str, typer.Option(help=words("Alamat yang dilayani.", "Address to serve on."))
        ] = "127.0.0.1",
        port: Annotated[
            str | None,
            typer.Option(help=words("Nomor port (8000; latihan 8100).", "Port (8000; 8100).")),
        ] = None,
        training: Annotated[
            bool,
            typer.Option(
                "--training",
                help=words(
                    "Layani ruang latihan (LATIHAN) dengan data buatan, di folder sendiri.",
                    "Serve the practice area (LATIHAN), made-up data in its own directory.",
                ),
            ),
        ] = False,
        reset: Annotated[
            bool,
            typer.Option(
                "--reset",
                help=words("Mulai ruang latihan dari awal.", "Begin the practice area anew."),
            ),
        ] = False,
    ) -> int:
        if reset and not training:
            raise _only_practice()
        number = values.port("--port", port or str(PORT if training else _PORT))
        if training:
            with practice_area(runtime, screen, (host, number), reset=reset):
                serve_until_stopped(screen, runtime, host, number)
            return CLEAN
        runtime.check_address(host, number)
        runtime.start()
        serve_until_stopped(screen, runtime, host, number)
        return CLEAN


def serve_until_stopped(screen: Screen, runtime: Runtime, host: str, port: int) -> None:
    """Serve, and say where once it answers."""

    def ready(address: str) -> None:
        screen.note(
            screen.words(
                f"Salur melayani di {address} (Ctrl-C untuk berhenti).",
                f"Salur serves on {address} (Ctrl-C stops it).",
            )
        )

    runtime.serve(host, port, ready)
    screen.note(screen.words("Berhenti.", "Stopped."))


def _only_practice() -> UsageRefused:
    return UsageRefused(
        "reset_of_the_real_one",
        Sentence(
            "Hanya ruang latihan yang dapat dimulai dari awal.",
            "Only the practice area can be begun anew.",
        ),
        Sentence("Tambahkan --training.", "Add --training."),
    )
