"""The practice area of an office: a made-up world beside the real one, begun anew when asked.

It differs from the demo in where it lies: beside the installation that the environment names, so
that whoever has learned there opens the real one by the same command, without `--training`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from salur.interfaces.cli.demo.asked import Asked
from salur.interfaces.cli.demo.building import build_world
from salur.interfaces.cli.demo.marker import held, read_marker
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen
from salur.interfaces.cli.values import UsageRefused
from salur.kernel.refused import Sentence

PORT = 8100  # beside the real one, which serves on 8000
_WORLD = Asked(families=3_000, seed=11)
_WORD = "LATIHAN"


@contextmanager
def practice_area(
    runtime: Runtime, screen: Screen, address: tuple[str, int], *, reset: bool
) -> Iterator[None]:
    """Hold the practice area of this machine, built where it is missing, and tell who signs in.

    Refused, in this order: `demo_in_use`, `not_a_demo`, `address_taken`, `not_confirmed` (a reset).
    """
    runtime.as_practice()
    data = runtime.place().data
    with held(data):
        marker = read_marker(data)
        runtime.check_address(*address)
        if marker is not None and reset:
            _confirm(screen, data)
        if marker is None or reset or not marker.complete:
            marker = build_world(_WORLD, data, runtime, screen, again=marker is not None)
        else:
            runtime.start()
        from salur.interfaces.cli.demo.telling import tell_sign_ins

        host, port = address
        tell_sign_ins(marker, f"http://{host}:{port}", screen)
        yield


def _confirm(screen: Screen, data: Path) -> None:
    asked = screen.words(
        f"Semua yang dikerjakan di ruang latihan ({data}) akan hilang. Ketik {_WORD}: ",
        f"Everything that was done in the practice area ({data}) will be gone. Type {_WORD}: ",
    )
    if typer.prompt(asked, prompt_suffix="", err=True, default="", show_default=False) != _WORD:
        raise UsageRefused(
            "not_confirmed",
            Sentence("Tidak dikonfirmasi; tidak ada yang diubah.", "Not confirmed; no change."),
            Sentence("Ulangi bila memang dikehendaki.", "Repeat it if it is meant."),
        )
