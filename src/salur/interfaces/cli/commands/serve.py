"""`salur serve`: the web application on this machine, until told to stop."""

from typing import Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.faults import CLEAN
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the command `serve`."""
    words = screen.words

    @app.command(help=words("Layani aplikasi web.", "Serve the web application."))
    def serve(
        host: Annotated[
            str, typer.Option(help=words("Alamat yang dilayani.", "Address to serve on."))
        ] = "127.0.0.1",
        port: Annotated[str, typer.Option(help=words("Nomor port.", "Port."))] = "8000",
    ) -> int:
        number = values.port("--port", port)
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
