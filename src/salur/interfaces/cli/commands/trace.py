"""`salur trace`: from a figure of a report down to the rows of the files beneath it."""

from dataclasses import dataclass
from typing import Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.faults import CLEAN, NEEDS_SOMEONE
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Sentence

_MOST = "20"


@dataclass(frozen=True)
class Wanted:
    """What is to be traced: a figure, or all units of a family."""

    email: str
    program: Program
    period: Period | None
    path: str
    term: str
    bank: str | None
    family: str | None
    most: int
    with_text: bool


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the command `trace`."""
    words = screen.words

    @app.command(help=words("Dari angka ke baris berkas.", "From a figure to the row of a file."))
    def trace(
        as_: Annotated[str, typer.Option("--as", help=words("Surel petugas.", "Whose scope."))],
        program: Annotated[str, typer.Option(help="BPNT, RASTRA")] = "BPNT",
        period: Annotated[str | None, typer.Option(help="2019-03")] = None,
        region: Annotated[
            str | None, typer.Option(help=words("Kode wilayah.", "Region code, 63.71."))
        ] = None,
        term: Annotated[
            str, typer.Option(help=words("Angka atau kelas.", "A term or class: unspent."))
        ] = "units",
        bank: Annotated[str | None, typer.Option(help="BRI, BNI, …")] = None,
        family: Annotated[
            str | None, typer.Option(help=words("Keluarga, id_kpm.", "A family's id_kpm."))
        ] = None,
        most: Annotated[
            str, typer.Option(help=words("Satuan paling banyak.", "Most units shown."))
        ] = _MOST,
        text: Annotated[
            bool, typer.Option("--text", help=words("Isi barisnya.", "The text of each row."))
        ] = False,
        json: Annotated[
            bool, typer.Option("--json", help=words("Ringkasan JSON.", "Summary as JSON."))
        ] = False,
    ) -> int:
        wanted = Wanted(
            email=as_,
            program=values.programme("--program", program),
            period=values.month("--period", period) if period else None,
            path=values.region("--region", region).path if region else "id",
            term=term,
            bank=bank,
            family=family,
            most=values.whole("--most", most) or 1,
            with_text=text,
        )
        if wanted.period is None and wanted.family is None:
            raise values.UsageRefused(
                "usage_value",
                Sentence("Bulan atau keluarga belum disebut.", "No month or family was named."),
                Sentence("Tulis --period atau --family.", "Write --period or --family."),
            )
        runtime.start()
        from salur.interfaces.cli.commands.trace_work import trace_wanted

        return CLEAN if trace_wanted(screen, wanted, as_json=json) else NEEDS_SOMEONE
