"""`salur quality`: every rule over files of families, and how valid each region's data is."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from salur.interfaces.cli import values
from salur.interfaces.cli.commands.results import rupiah
from salur.interfaces.cli.outputs import whole_directory
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen

if TYPE_CHECKING:
    from salur.quality.pipeline.filing import Judged


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the command `quality`."""
    words = screen.words

    @app.command(help=words("Periksa mutu data KPM.", "Judge the quality of family data."))
    def quality(
        files: Annotated[
            list[Path],
            typer.Argument(
                help=words("Berkas kpm.", "Files of kpm."), metavar="FILE..", show_default=False
            ),
        ],
        out: Annotated[
            Path | None,
            typer.Option(help=words("Folder hasil.", "Directory of results."), show_default=False),
        ] = None,
        members: Annotated[
            list[Path] | None,
            typer.Option(
                help=words("Berkas anggota.", "Files of anggota."), metavar="F", show_default=False
            ),
        ] = None,
        as_of: Annotated[
            str | None,
            typer.Option(
                help=words("Tanggal pemeriksaan.", "Day that is asked about."),
                metavar="DATE",
                show_default=False,
            ),
        ] = None,
        json: Annotated[
            bool, typer.Option("--json", help=words("Ringkasan JSON.", "Summary as JSON."))
        ] = False,
    ) -> int:
        from salur.quality.domain.rules import all_rules
        from salur.quality.pipeline.filing import judge_files

        judge = partial(
            judge_files, files, members=members or (), as_of=values.day("--as-of", as_of)
        )
        with screen.steps() as begin:
            if out is None:
                judged = judge(progress=begin)
            else:
                with whole_directory(out, [*files, *(members or ())]) as draft:
                    judged = judge(progress=begin, out=draft, language=words.language)
        if json:
            screen.json(judged.as_json(all_rules()))
        else:
            _show(judged, out, screen)
        return int(judged.needs_someone)


def _show(judged: "Judged", out: Path | None, screen: Screen) -> None:
    from salur.quality.domain.rules import Part, all_rules

    words, rules = screen.words, all_rules()
    nation = judged.scores[0]
    screen.say(
        f"{rupiah(nation.families)} keluarga, {rupiah(nation.valid)} sah.",
        f"{rupiah(nation.families)} families, {rupiah(nation.valid)} valid.",
    )
    found = [
        [code, rupiah(count), words.of(rules[code].message)]
        for code, count in sorted(judged.ran.violations.items(), key=lambda one: (-one[1], one[0]))
        if count
    ]
    if found:
        screen.table(words("Pelanggaran", "Violations"), [words("aturan", "rule"), "n", ""], found)
    labels = {
        Part.COMPLETE: words("lengkap", "complete"),
        Part.WELL_FORMED: words("benar bentuknya", "well-formed"),
        Part.UNIQUE: words("tunggal", "unique"),
        Part.MATCHED: words("padan", "matched"),
        Part.FRESH: words("mutakhir", "fresh"),
    }
    parts = [[labels[part], rupiah(nation.parts[part])] for part in judged.ran.measured]
    screen.table(words("Nilai", "Score"), ["", "n"], parts)
    if judged.ran.skipped:
        skipped = ", ".join(judged.ran.skipped)
        screen.say(
            f"Tidak diperiksa, datanya tidak diberikan: {skipped}.",
            f"Not judged, their data was not given: {skipped}.",
        )
    if out is not None:
        screen.say(f"Hasil: {out}", f"Results: {out}")
