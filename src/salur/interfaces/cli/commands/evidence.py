"""`salur evidence`: take a party's file in, and see what was taken in."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.faults import CLEAN, NEEDS_SOMEONE
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen
from salur.kernel.region_code import NATION


@dataclass(frozen=True)
class Offered:
    """One file as it was offered on the command line."""

    file: Path
    contract: str
    sender: str
    path: str
    period: int | None
    rows: int | None
    total: Decimal | None
    accept: bool
    translate: str | None


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the group `evidence`."""
    words = screen.words
    group = typer.Typer()
    app.add_typer(group, name="evidence", help=words("Berkas para pihak.", "The parties' files."))
    _add_receive(group, screen, runtime)

    @group.command("list", help=words("Berkas yang diterima.", "Files that were received."))
    def list_(
        as_: Annotated[str, typer.Option("--as", help=words("Surel petugas.", "Whose scope."))],
        contract: Annotated[str | None, typer.Option(help="kpm, topup, …")] = None,
        period: Annotated[str | None, typer.Option(help="2019-03")] = None,
    ) -> int:
        month = values.month("--period", period).number if period else None
        runtime.start()
        from salur.interfaces.cli.commands.evidence_work import show_files

        show_files(screen, as_, contract, month)
        return CLEAN


def _add_receive(group: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    words = screen.words

    @group.command(help=words("Terima satu berkas.", "Receive one file."))
    def receive(
        file: Annotated[Path, typer.Argument(help="CSV, CSV.gz, XLSX, Parquet")],
        contract: Annotated[str, typer.Option(help="kpm, topup, …")],
        sender: Annotated[
            str, typer.Option(help=words("Kode pengirim, BRI.", "The sender's code, BRI."))
        ],
        as_: Annotated[str, typer.Option("--as", help=words("Surel petugas.", "Who receives."))],
        region: Annotated[
            str | None, typer.Option(help=words("Kode wilayah berkas.", "Region it is about."))
        ] = None,
        period: Annotated[
            str | None, typer.Option(help=words("Bulan, bila baris tak berbulan.", "Its month."))
        ] = None,
        rows: Annotated[
            str | None, typer.Option(help=words("Jumlah baris pengirim.", "Declared rows."))
        ] = None,
        sum_: Annotated[
            str | None,
            typer.Option("--sum", help=words("Jumlah nilai pengirim.", "Declared sum.")),
        ] = None,
        accept: Annotated[
            bool, typer.Option("--accept", help=words("Langsung dipakai.", "Accept it at once."))
        ] = False,
        translate: Annotated[
            str | None,
            typer.Option(
                metavar="bps-2020",
                help=words("Kode wilayah berkas ini dari sistem itu.", "Its system of codes."),
            ),
        ] = None,
        json: Annotated[
            bool, typer.Option("--json", help=words("Ringkasan JSON.", "Summary as JSON."))
        ] = False,
    ) -> int:
        offered = Offered(
            file=file,
            contract=contract,
            sender=sender,
            path=values.region("--region", region).path if region else NATION,
            period=values.month("--period", period).number if period else None,
            rows=values.whole("--rows", rows),
            total=values.amount("--sum", sum_),
            accept=accept,
            translate=translate,
        )
        runtime.start()
        from salur.interfaces.cli.commands.evidence_work import receive_file

        needs_someone = receive_file(screen, as_, offered, as_json=json)
        return NEEDS_SOMEONE if needs_someone else CLEAN
