"""Writes results whole or not at all: into a directory beside the wanted one, then moved."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from salur.interfaces.cli.values import UsageRefused
from salur.kernel.refused import Refused, Sentence


class OutputRefused(Refused):
    """These results cannot be written where they are wanted."""


@contextmanager
def whole_directory(out: Path) -> Iterator[Path]:
    """Give a fresh directory; what the block wrote appears under `out` when it ends well.

    Files of the same name are replaced, others stay. When the block fails, `out` is as it was.
    """
    if out.exists() and not out.is_dir():
        raise unwritable(out)
    try:
        beside = next(place for place in out.absolute().parents if place.exists())
        draft = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=beside))
    except OSError as fault:
        raise unwritable(out) from fault
    try:
        yield draft
        _move(draft, out)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _move(draft: Path, out: Path) -> None:
    draft.chmod(0o755)
    if not out.exists():
        out.parent.mkdir(parents=True, exist_ok=True)
        draft.rename(out)
        return
    for path in sorted(draft.rglob("*")):
        target = out / path.relative_to(draft)
        if path.is_dir():
            target.mkdir(exist_ok=True)
        else:
            path.replace(target)


def unwritable(out: Path) -> OutputRefused:
    """Say that nothing can be written at `out`."""
    return OutputRefused(
        "output_unwritable",
        Sentence(f"Tidak dapat menulis ke {out}.", f"Cannot write to {out}."),
        Sentence("Pilih folder lain untuk --out.", "Choose another directory for --out."),
    )


def asked_engine(name: str) -> str:
    """Give the engine to run on; refused for one that is not there."""
    if name == "duckdb":
        return name
    if name == "spark":
        raise UsageRefused(
            "engine_missing",
            Sentence(
                "Mesin Spark belum tersedia di versi ini.", "This version has no Spark engine yet."
            ),
            Sentence(
                "Pakai --engine duckdb: satu mesin menangani puluhan juta baris.",
                "Use --engine duckdb: one machine handles tens of millions of rows.",
            ),
        )
    raise UsageRefused(
        "usage_value",
        Sentence(f"--engine: {name!r} tidak dikenal.", f"--engine: {name!r} is not known."),
        Sentence("Pilih duckdb.", "Choose duckdb."),
    )
