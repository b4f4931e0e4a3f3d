"""`salur report`: berita acara; signing and sending happen in the web application."""

from pathlib import Path
from typing import Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.faults import CLEAN
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the group `report`."""
    words = screen.words
    group = typer.Typer()
    app.add_typer(group, name="report", help=words("Berita acara.", "Reports."))
    as_option = typer.Option("--as", help=words("Surel petugas.", "Who acts."))
    period_option = typer.Option(help="2019-03")
    region_option = typer.Option(help=words("Kode wilayah.", "Region code."))

    @group.command("list", help=words("Berita acara satu bulan.", "A month's reports."))
    def list_(
        as_: Annotated[str, as_option],
        period: Annotated[str, period_option],
        region: Annotated[str | None, region_option] = None,
    ) -> int:
        month = values.month("--period", period)
        path = values.region("--region", region).path if region else "id"
        runtime.start()
        from salur.interfaces.cli.commands.report_work import show_reports

        show_reports(screen, as_, month, path)
        return CLEAN

    @group.command(help=words("Susun konsep.", "Draft one."))
    def draft(
        program: Annotated[str, typer.Option(help="BPNT, RASTRA")],
        period: Annotated[str, period_option],
        region: Annotated[str, region_option],
        as_: Annotated[str, as_option],
    ) -> int:
        asked = values.programme("--program", program), values.month("--period", period)
        code = values.region("--region", region)
        runtime.start()
        from salur.interfaces.cli.commands.report_work import draft_report

        draft_report(screen, as_, *asked, code)
        return CLEAN

    @group.command(help=words("Tulis PDF dan XLSX.", "Write PDF and XLSX."))
    def papers(
        program: Annotated[str, typer.Option(help="BPNT, RASTRA")],
        period: Annotated[str, period_option],
        region: Annotated[str, region_option],
        as_: Annotated[str, as_option],
        out: Annotated[Path, typer.Option(help=words("Folder hasil.", "Directory of results."))],
    ) -> int:
        asked = values.programme("--program", program), values.month("--period", period)
        code = values.region("--region", region)
        runtime.start()
        from salur.interfaces.cli.commands.report_work import write_papers

        write_papers(screen, as_, *asked, code, out)
        return CLEAN
