"""`salur cycle`: a programme's month in each kab/kota, from its list to its publication."""

from typing import Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.faults import CLEAN
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the group `cycle`."""
    words = screen.words
    group = typer.Typer()
    app.add_typer(group, name="cycle", help=words("Siklus bulanan.", "The months' cycles."))
    as_option = typer.Option("--as", help=words("Surel petugas.", "Who acts."))
    program_option = typer.Option(help="BPNT, RASTRA")
    period_option = typer.Option(help="2019-03")
    region_option = typer.Option(help=words("Kode wilayah, 63 atau 63.71.", "Region code."))

    @group.command("list", help=words("Sampai mana tiap siklus.", "How far each cycle is."))
    def list_(
        as_: Annotated[str, as_option],
        period: Annotated[str, period_option],
        region: Annotated[str | None, region_option] = None,
    ) -> int:
        month = values.month("--period", period)
        path = values.region("--region", region).path if region else "id"
        runtime.start()
        from salur.interfaces.cli.commands.cycle_work import show_cycles

        show_cycles(screen, as_, month, path)
        return CLEAN

    @group.command("open", help=words("Buka siklus satu wilayah.", "Open a region's cycles."))
    def open_(
        program: Annotated[str, program_option],
        period: Annotated[str, period_option],
        region: Annotated[str, region_option],
        as_: Annotated[str, as_option],
    ) -> int:
        asked = values.programme("--program", program), values.month("--period", period)
        code = values.region("--region", region)
        runtime.start()
        from salur.interfaces.cli.commands.cycle_work import open_cycles

        open_cycles(screen, as_, *asked, code)
        return CLEAN

    @group.command(help=words("Bekukan daftar satu kab/kota.", "Freeze a kab/kota's list."))
    def freeze(
        program: Annotated[str, program_option],
        period: Annotated[str, period_option],
        region: Annotated[str, region_option],
        as_: Annotated[str, as_option],
    ) -> int:
        asked = values.programme("--program", program), values.month("--period", period)
        code = values.region("--region", region)
        runtime.start()
        from salur.interfaces.cli.commands.cycle_work import freeze_list

        freeze_list(screen, as_, *asked, code)
        return CLEAN

    @group.command(help=words("Cocokkan dan terbitkan satu bulan.", "Reconcile and publish."))
    def reconcile(
        program: Annotated[str, program_option],
        period: Annotated[str, period_option],
        as_: Annotated[str, as_option],
    ) -> int:
        asked = values.programme("--program", program), values.month("--period", period)
        runtime.start()
        from salur.interfaces.cli.commands.cycle_work import reconcile_month

        reconcile_month(screen, as_, *asked)
        return CLEAN

    @group.command(help=words("Tutup siklus satu kab/kota.", "Close a kab/kota's cycle."))
    def close(
        program: Annotated[str, program_option],
        period: Annotated[str, period_option],
        region: Annotated[str, region_option],
        as_: Annotated[str, as_option],
    ) -> int:
        asked = values.programme("--program", program), values.month("--period", period)
        code = values.region("--region", region)
        runtime.start()
        from salur.interfaces.cli.commands.cycle_work import close_cycle

        close_cycle(screen, as_, *asked, code)
        return CLEAN
