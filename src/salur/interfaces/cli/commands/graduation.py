"""`salur graduation`: the form of a home visit, for telephones."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.faults import CLEAN
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen

_XFORM = ".xml"


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the group `graduation`."""
    words = screen.words
    group = typer.Typer()
    app.add_typer(group, name="graduation", help=words("Graduasi.", "Families that move on."))

    @group.callback()
    def nothing() -> None:
        pass

    @group.command(
        "form", help=words("Tulis formulir kunjungan (XLSForm).", "Write the visit's XLSForm.")
    )
    def form(
        out: Annotated[
            Path, typer.Option(help=words("Berkas .xlsx atau .xml.", "A file .xlsx or .xml."))
        ],
        as_of: Annotated[
            str | None, typer.Option("--as-of", help=words("Berlaku pada.", "As asked on."))
        ] = None,
    ) -> int:
        day = values.day("--as-of", as_of) or dt.datetime.now().astimezone().date()
        from salur.graduation.pipeline.forms import visit_xform, visit_xlsform

        if out.suffix.lower() == _XFORM:
            out.write_text(visit_xform(day), encoding="utf-8")
        else:
            out.write_bytes(visit_xlsform(day))
        screen.say(
            f"Formulir kunjungan per {day} tertulis di {out.name}.",
            f"The form of a visit as asked on {day} is in {out.name}.",
        )
        return CLEAN
