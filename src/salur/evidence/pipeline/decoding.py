"""The seam for foreign formats: a decoder turns bytes into rows of a contract, before any check.

What a decoder gives is read like a file from outside: the same readers of cells, findings, marked
sheet and acceptance row by row. It says besides what the file declares of itself; where that and
what stands in it differ the file is refused whole. A declared layout of lines is one decoder
(`layout_decoder`); other formats of banks come through here as further ones.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from salur.evidence.domain.contract import Contract
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.sources import Source, open_plain
from salur.evidence.pipeline.unpacking import GZIP, made, unpack
from salur.kernel.refused import Sentence


@dataclass(frozen=True)
class ControlFigure:
    """A figure that a file declares, in line `line`, beside what stands in the file.

    Amounts are hundredths of a rupiah where `is_money`.
    """

    name: Sentence
    line: int
    declared: int
    found: int
    is_money: bool

    @property
    def agrees(self) -> bool:
        return self.declared == self.found


@dataclass(frozen=True)
class Decoded:
    """The rows of a contract in a foreign file, and the figures that it declares of them.

    `path` is a Parquet of `c_row`, the number of the line in the original file, `c_shape`, the rule
    that the line breaks as a whole, and `c0`, `c1`, …: the cells of the columns `header`, as text.
    """

    path: Path
    header: tuple[str, ...]
    controls: tuple[ControlFigure, ...]


class Decoder(Protocol):
    """Knows one foreign format: whether a file is of it, and which rows it holds."""

    @property
    def label(self) -> str: ...

    @property
    def contract(self) -> str: ...

    def recognises(self, path: Path) -> bool:
        """Say whether the plain file is of this format, by its beginning."""
        ...

    def decode(self, path: Path, scratch: Path) -> Decoded:
        """Give the rows of the plain file; FileRefused where its frame is broken."""
        ...


@dataclass(frozen=True)
class Decoders:
    """The formats that a file may be of; where one is `chosen` it must be of that."""

    known: Sequence[Decoder] = ()
    chosen: bool = False


USUAL = Decoders()


def decoded(path: Path, scratch: Path, contract: Contract, decoders: Decoders) -> Source | None:
    """Give a foreign file's rows as a source; None where it is no foreign file.

    Refused: `layout_does_not_fit` where a format was chosen and the file is not of it,
    `layout_ambiguous` where it is of several, `total_differs` where its own figures do.
    """
    known = [one for one in decoders.known if one.contract == contract.name]
    if not known:
        return None
    plain = unpacked(path, scratch)
    fitting = [one for one in known if one.recognises(plain)]
    if not fitting:
        if decoders.chosen:
            raise refusals.layout_does_not_fit(known[0].label)
        return None
    if len(fitting) > 1:
        raise refusals.layout_ambiguous([one.label for one in fitting])
    found = fitting[0].decode(plain, scratch)
    refuse_differences(found.controls)
    return Source(path.name, found.path, "decoded", "", found.header)


def unpacked(path: Path, scratch: Path) -> Path:
    """Give the file itself, or what a gzip holds; FileRefused as whoever reads any file."""
    with open_plain(path) as file:
        start = file.read(len(GZIP))
    if start != GZIP:
        return path
    target = made(scratch, path)
    unpack(path, target)
    return target


def refuse_differences(controls: Sequence[ControlFigure]) -> None:
    """Refuse a file that holds something else than it declares, with the first such figure."""
    for one in controls:
        if not one.agrees:
            what = Sentence(f"{one.name.id} (baris {one.line})", f"{one.name.en} (line {one.line})")
            raise refusals.total_differs(
                what, *(refusals.shown_amount(n, one.is_money) for n in (one.declared, one.found))
            )
