"""`salur backup` and `salur restore`: one file that holds everything but the keys."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from salur.interfaces.cli.faults import CLEAN
from salur.interfaces.cli.runtime import Runtime
from salur.interfaces.cli.screen import Screen
from salur.interfaces.cli.values import UsageRefused
from salur.kernel.refused import Sentence

_CONFIRMED = {"id": "GANTI", "en": "REPLACE"}


def add_to(app: typer.Typer, screen: Screen, runtime: Runtime) -> None:
    """Add the commands `backup` and `restore`."""
    words = screen.words

    @app.command(
        help=words(
            "Cadangkan basis data, bukti dan segel ke satu berkas (kunci tidak ikut).",
            "Back up database, evidence and seals to one file (keys do not go along).",
        )
    )
    def backup(
        target: Annotated[
            Path, typer.Argument(help=words("Berkas atau folder.", "File or directory."))
        ],
    ) -> int:
        done = runtime.back_up(target, dt.datetime.now(dt.UTC))
        screen.say(
            f"{done.path}: {done.files} berkas, {done.size / 1e6:.1f} MB.",
            f"{done.path}: {done.files} files, {done.size / 1e6:.1f} MB.",
        )
        screen.say(
            f"Simpan kunci di {runtime.place().keys} terpisah: tanpa kunci, cadangan tak terbuka.",
            f"Keep the keys in {runtime.place().keys} apart: without them it cannot be opened.",
        )
        return CLEAN

    @app.command(
        help=words("Pulihkan dari cadangan yang utuh.", "Restore from a backup that is whole.")
    )
    def restore(
        source: Annotated[Path, typer.Argument(help=words("Berkas cadangan.", "Backup file."))],
        replace: Annotated[
            bool,
            typer.Option("--replace", help=words("Ganti data yang ada.", "Replace what is there.")),
        ] = False,
    ) -> int:
        if replace:
            _confirm(screen, runtime.place().data)
        done = runtime.restore(source, replace=replace)
        screen.say(
            f"Dipulihkan: keadaan {done.made_at}, {done.files} berkas, Salur {done.program}.",
            f"Restored: as of {done.made_at}, {done.files} files, Salur {done.program}.",
        )
        return CLEAN


def _confirm(screen: Screen, data: Path) -> None:
    wanted = _CONFIRMED[screen.words.language]
    asked = screen.words(
        f"Semua data di {data} akan diganti. Ketik {wanted}: ",
        f"Everything in {data} will be replaced. Type {wanted}: ",
    )
    if typer.prompt(asked, prompt_suffix="", err=True, default="", show_default=False) != wanted:
        raise UsageRefused(
            "not_confirmed",
            Sentence("Tidak dikonfirmasi; tidak ada yang diubah.", "Not confirmed; no change."),
            Sentence("Ulangi bila memang dikehendaki.", "Repeat it if it is meant."),
        )
