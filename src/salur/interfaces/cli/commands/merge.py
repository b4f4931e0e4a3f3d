"""`salur merge`: three snapshots of the register into one, cell by cell."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from salur.interfaces.cli.commands.results import rupiah, show_findings
from salur.interfaces.cli.outputs import whole_directory
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen

if TYPE_CHECKING:
    from salur.quality.pipeline.merging import Merged


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the command `merge`."""
    words = screen.words

    def snapshot(text: str) -> object:
        return typer.Option(help=text, metavar="F", show_default=False)

    @app.command(help=words("Gabungkan tiga salinan data KPM.", "Merge three family snapshots."))
    def merge(
        base: Annotated[Path, snapshot(words("kpm: salinan bersama", "kpm: the common one"))],
        local: Annotated[Path, snapshot(words("kpm: milik kantor", "kpm: the office's"))],
        remote: Annotated[Path, snapshot(words("kpm: dari pusat", "kpm: the ministry's"))],
        out: Annotated[Path, typer.Option(help=words("Folder hasil.", "Directory of results."))],
        json: Annotated[
            bool, typer.Option("--json", help=words("Ringkasan JSON.", "Summary as JSON."))
        ] = False,
    ) -> int:
        from salur.batch.session import Session
        from salur.quality.pipeline import merging

        with whole_directory(out) as draft, Session() as session, screen.steps() as begin:
            merged = merging.merge(session, base, local, remote, draft, progress=begin)
        if json:
            screen.json(asdict(merged))
        else:
            _show(merged, out, screen)
        return int(merged.needs_someone)


def _show(merged: "Merged", out: Path, screen: Screen) -> None:
    words = screen.words
    counts = (
        (words("keluarga", "families"), merged.families),
        (words("bertambah", "added"), merged.added),
        (words("keluar", "removed"), merged.removed),
        (words("sel berubah", "changed cells"), merged.changed_cells),
        (words("konflik", "conflicts"), merged.conflicts),
    )
    rows = [[name, rupiah(count)] for name, count in counts]
    screen.table(words("Hasil gabungan", "Merged"), ["", "n"], rows)
    for one in merged.snapshots:
        if one.findings:
            name = Path(one.path).name
            screen.say(name, name)
            show_findings(screen, one.findings)
    screen.say(f"Hasil: {out}", f"Results: {out}")
