"""`salur reconcile bpnt` and `salur reconcile rastra`: files in, one class per unit out."""

from pathlib import Path
from typing import Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.commands.engines import Engine, Master, Shared, asked_engine
from salur.interfaces.cli.commands.reconcile_bpnt import BpntAsked, run_bpnt
from salur.interfaces.cli.commands.reconcile_rastra import RastraAsked, run_rastra
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the group `reconcile`."""
    words = screen.words
    group = typer.Typer()
    app.add_typer(
        group,
        name="reconcile",
        help=words("Cocokkan berkas semua pihak.", "Match the files of all parties."),
    )
    _add_bpnt(group, screen)
    _add_rastra(group, screen)


def _files(words: str) -> object:
    return typer.Option(help=words, metavar="F", show_default=False)


def _add_bpnt(group: typer.Typer, screen: Screen) -> None:
    words = screen.words
    repeat = words("boleh diulang", "may be repeated")

    @group.command(help=words("Rekonsiliasi BPNT satu bulan.", "Reconcile a month of BPNT."))
    def bpnt(
        period: Annotated[str, typer.Option(help=words("Bulan, 2019-03.", "Month, 2019-03."))],
        instructions: Annotated[list[Path], _files(f"perintah; {repeat}")],
        topups: Annotated[list[Path], _files(f"topup; {repeat}")],
        redemptions: Annotated[list[Path], _files(f"transaksi; {repeat}")],
        out: Annotated[Path, typer.Option(help=words("Folder hasil.", "Directory of results."))],
        returns: Annotated[list[Path] | None, _files(f"setoran; {repeat}")] = None,
        opening: Annotated[list[Path] | None, _files(f"saldo; {repeat}")] = None,
        families: Annotated[list[Path] | None, _files(f"kpm; {repeat}")] = None,
        ewarong: Annotated[list[Path] | None, _files(f"ewarong; {repeat}")] = None,
        layout: Annotated[
            list[Path] | None,
            _files(words("tata letak berkas bank, TOML", "layout of a bank's files, TOML")),
        ] = None,
        as_of: Annotated[
            str | None, typer.Option(help=words("Tanggal acuan.", "Day to judge by."))
        ] = None,
        engine: Engine = "duckdb",
        master: Master = None,
        shared: Shared = None,
        json: Annotated[
            bool, typer.Option("--json", help=words("Ringkasan JSON.", "Summary as JSON."))
        ] = False,
    ) -> int:
        asked = BpntAsked(
            period=values.month("--period", period),
            as_of=values.day("--as-of", as_of),
            engine=asked_engine(engine, master, shared),
            instructions=instructions,
            topups=topups,
            redemptions=redemptions,
            returns=returns or [],
            opening=opening or [],
            families=families or [],
            ewarong=ewarong or [],
            layouts=layout or [],
        )
        return run_bpnt(asked, out, screen, as_json=json)


def _add_rastra(group: typer.Typer, screen: Screen) -> None:
    words = screen.words
    repeat = words("boleh diulang", "may be repeated")

    @group.command(help=words("Rekonsiliasi Rastra satu bulan.", "Reconcile a month of Rastra."))
    def rastra(
        period: Annotated[str, typer.Option(help=words("Bulan, 2019-03.", "Month, 2019-03."))],
        quota: Annotated[list[Path], _files(f"kuota; {repeat}")],
        spa: Annotated[list[Path], _files(f"spa; {repeat}")],
        do: Annotated[list[Path], _files(f"do; {repeat}")],
        bast: Annotated[list[Path], _files(f"bast; {repeat}")],
        handed: Annotated[list[Path], _files(f"serah; {repeat}")],
        families: Annotated[list[Path], _files(f"kpm; {repeat}")],
        out: Annotated[Path, typer.Option(help=words("Folder hasil.", "Directory of results."))],
        as_of: Annotated[
            str | None, typer.Option(help=words("Tanggal acuan.", "Day to judge by."))
        ] = None,
        engine: Engine = "duckdb",
        master: Master = None,
        shared: Shared = None,
        json: Annotated[
            bool, typer.Option("--json", help=words("Ringkasan JSON.", "Summary as JSON."))
        ] = False,
    ) -> int:
        asked = RastraAsked(
            period=values.month("--period", period),
            as_of=values.day("--as-of", as_of),
            engine=asked_engine(engine, master, shared),
            quota=quota,
            spa=spa,
            do=do,
            bast=bast,
            handed=handed,
            families=families,
        )
        return run_rastra(asked, out, screen, as_json=json)
