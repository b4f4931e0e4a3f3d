"""Writes results whole or not at all: into a directory beside the wanted one, then moved."""

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from salur.kernel.refused import Refused, Sentence


class OutputRefused(Refused):
    """These results cannot be written where they are wanted."""


@contextmanager
def whole_directory(out: Path, inputs: Iterable[Path] = ()) -> Iterator[Path]:
    """Give a fresh directory; what the block wrote appears under `out` when it ends well.

    Files of the same name are replaced, others stay; none of `inputs` is. When the block fails,
    `out` is as it was.
    """
    try:
        if out.exists() and not (out.is_dir() and os.access(out, os.W_OK | os.X_OK)):
            raise unwritable(out)
        beside = next((place for place in out.absolute().parents if place.exists()), out)
        draft = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=beside))
    except OSError as fault:
        raise unwritable(out) from fault
    try:
        yield draft
        try:
            _move(draft, out, inputs)
        except OSError as fault:
            raise unwritable(out) from fault
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _move(draft: Path, out: Path, inputs: Iterable[Path]) -> None:
    draft.chmod(0o755)
    if not out.exists():
        out.parent.mkdir(parents=True, exist_ok=True)
        draft.rename(out)
        return
    written = {path: out / path.relative_to(draft) for path in sorted(draft.rglob("*"))}
    for path, target in written.items():
        if target.exists() and path.is_dir() != target.is_dir():
            raise unwritable(target)
        if target.is_file() and any(target.samefile(one) for one in inputs):
            raise _is_input(target)
    for path, target in written.items():
        if path.is_dir():
            target.mkdir(exist_ok=True)
        else:
            path.replace(target)


def _is_input(target: Path) -> OutputRefused:
    return OutputRefused(
        "output_is_input",
        Sentence(
            f"Hasil akan menimpa masukannya sendiri: {target}.",
            f"The results would replace their own input: {target}.",
        ),
        Sentence("Pilih folder lain untuk --out.", "Choose another directory for --out."),
    )


def unwritable(out: Path) -> OutputRefused:
    """Say that nothing can be written at `out`."""
    return OutputRefused(
        "output_unwritable",
        Sentence(f"Tidak dapat menulis ke {out}.", f"Cannot write to {out}."),
        Sentence("Pilih folder lain untuk --out.", "Choose another directory for --out."),
    )
