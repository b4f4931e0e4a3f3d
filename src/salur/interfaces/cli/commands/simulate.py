"""`salur simulate`: the files of months that never happened, and the truth beside them."""

from pathlib import Path
from typing import Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.faults import CLEAN
from salur.interfaces.cli.outputs import unwritable, whole_directory
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the command `simulate`."""
    words = screen.words

    @app.command(
        help=words(
            "Tulis berkas semua pihak untuk bulan rekaan, beserta kebenarannya (truth/).",
            "Write all parties' files of made-up months, and the truth beside them.",
        )
    )
    def simulate(
        provinces: Annotated[
            str, typer.Option(help=words("Kode provinsi, 62,63.", "Province codes, 62,63."))
        ],
        period: Annotated[
            str,
            typer.Option(
                help=words("Bulan atau rentang, 2019-03..2019-05.", "Month or range of months.")
            ),
        ],
        out: Annotated[Path, typer.Option(help=words("Folder hasil.", "Directory of results."))],
        families: Annotated[
            str | None, typer.Option(help=words("Banyaknya keluarga.", "How many families."))
        ] = None,
        seed: Annotated[str, typer.Option(help=words("Benih acak.", "Seed of chance."))] = "1",
        faults: Annotated[
            str,
            typer.Option(
                help=words("Faktor kesalahan, 0 = bersih.", "Factor of faults, 0 = clean.")
            ),
        ] = "1",
        json: Annotated[
            bool, typer.Option("--json", help=words("Ringkasan JSON.", "Summary as JSON."))
        ] = False,
    ) -> int:
        span = values.months("--period", period)
        number = values.whole("--seed", seed)
        assert number is not None, "a text that is given is read or refused"
        _simulate(
            screen,
            out,
            provinces=values.codes("--provinces", provinces, 2),
            span_first=period,
            months=len(span),
            families=values.whole("--families", families),
            seed=number,
            faults=values.decimal("--faults", faults),
            as_json=json,
        )
        return CLEAN


def _simulate(
    screen: Screen,
    out: Path,
    *,
    provinces: tuple[str, ...],
    span_first: str,
    months: int,
    families: int | None,
    seed: int,
    faults: float,
    as_json: bool,
) -> None:
    from salur.simulation.actions import simulate

    counter = screen.counter(screen.words("kab/kota", "kab/kota"))
    with whole_directory(out) as draft, counter as count:
        try:
            done = simulate(
                provinces=provinces,
                first=values.months("--period", span_first)[0],
                months=months,
                families=families,
                seed=seed,
                faults=faults,
                out=draft,
                progress=count,
            )
        except OSError as fault:
            raise unwritable(out) from fault
    if as_json:
        screen.json(
            {
                "out": str(out),
                "months": [str(month) for month in done.months],
                "families": done.families,
                "seed": seed,
                "rows": done.rows,
            }
        )
        return
    screen.say(
        f"{done.families} keluarga, {len(done.months)} bulan, {len(done.rows)} berkas di {out}.",
        f"{done.families} families, {len(done.months)} months, {len(done.rows)} files in {out}.",
    )
