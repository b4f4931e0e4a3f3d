"""`salur duplicates`: families that stand in one list twice, or in two lists."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from salur.interfaces.cli.commands.results import rupiah, show_findings
from salur.interfaces.cli.outputs import whole_directory
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen

if TYPE_CHECKING:
    from salur.quality.pipeline.searching import Searched


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the command `duplicates`."""
    words = screen.words

    @app.command(help=words("Cari keluarga ganda.", "Find families that are listed twice."))
    def duplicates(
        files: Annotated[
            list[Path],
            typer.Argument(
                help=words("Berkas kpm.", "Files of kpm."), metavar="FILE..", show_default=False
            ),
        ],
        out: Annotated[Path, typer.Option(help=words("Folder hasil.", "Directory of results."))],
        threshold: Annotated[
            float,
            typer.Option(
                min=0.01,
                max=0.999999,
                help=words("Peluang terkecil sebuah pasangan.", "Least probability of a pair."),
            ),
        ] = 0.5,
        json: Annotated[
            bool, typer.Option("--json", help=words("Ringkasan JSON.", "Summary as JSON."))
        ] = False,
    ) -> int:
        from salur.batch.session import Session
        from salur.quality.pipeline.searching import search_files

        with (
            whole_directory(out, files) as draft,
            Session() as session,
            screen.steps() as begin,
        ):
            searched = search_files(session, files, draft, threshold=threshold, progress=begin)
        if json:
            screen.json(searched.as_json())
        else:
            _show(searched, out, screen)
        return int(searched.needs_someone)


def _show(searched: "Searched", out: Path, screen: Screen) -> None:
    words, found = screen.words, searched.found
    counts = (
        (words("baris", "rows"), found.rows),
        (words("pasangan diperiksa", "pairs compared"), found.compared),
        (words("pasangan mungkin ganda", "pairs that may be one"), found.pairs),
        (words("baris dalam kelompok ganda", "rows in groups"), found.together),
        (words("keluarga setelah digabung", "families once grouped"), found.families),
    )
    rows = [[name, rupiah(count)] for name, count in counts]
    screen.table(words("Keluarga ganda", "Listed twice"), ["", "n"], rows)
    for one in searched.files:
        if one.findings:
            screen.say(Path(one.path).name, Path(one.path).name)
            show_findings(screen, one.findings)
    screen.say(
        "Tidak ada yang digabung: orang yang memutuskan setiap pasangan.",
        "Nothing is merged: people decide every pair.",
    )
    screen.say(f"Hasil: {out}", f"Results: {out}")
