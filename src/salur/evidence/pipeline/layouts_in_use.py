"""The layouts that were approved for senders, as decoders of their files."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from salur.evidence.domain.describing import read_layout
from salur.evidence.domain.sheet import SheetReading
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.decoding import USUAL, Decoders, unpacked
from salur.evidence.pipeline.layout_decoder import LayoutDecoder
from salur.evidence.queries.layouts import LayoutRow, layout_of, usable_layouts

Usable = Sequence[tuple[LayoutRow, LayoutDecoder]]


def decoders_of(reading: SheetReading) -> Decoders:
    """Give what a file that is read so is decoded by; asked within the scope that may see it."""
    found = layout_of(reading)
    return USUAL if found is None else Decoders((_decoder(found),), chosen=True)


def usable(sender: UUID, contract: str, path: str, day: dt.date) -> Usable:
    """Give the layouts that a file of `sender` may be read by on a day, newest first."""
    return [(row, _decoder(row)) for row in usable_layouts(sender, contract, path, day)]


def recognised(
    plain: Path, scratch: Path, layouts: Usable
) -> tuple[LayoutRow, LayoutDecoder] | None:
    """Give the newest layout that a file is of, None where it is of none.

    Refused: `layout_ambiguous` where it is of layouts of several names.
    """
    if not layouts:
        return None
    text = unpacked(plain, scratch)
    fitting = [(row, decoder) for row, decoder in layouts if decoder.recognises(text)]
    names = sorted({row.name for row, _ in fitting})
    if len(names) > 1:
        raise refusals.layout_ambiguous(names)
    return fitting[0] if fitting else None


def _decoder(row: LayoutRow) -> LayoutDecoder:
    return LayoutDecoder(read_layout(row.text, row.label))
