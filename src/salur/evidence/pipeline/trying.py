"""Tries a layout against a file of its bank: what it would give, before anybody uses it."""

from dataclasses import dataclass
from pathlib import Path

from salur.batch.session import Session, text_literal
from salur.evidence.domain.contract import Contract, load_contract
from salur.evidence.domain.keeping import masked_value
from salur.evidence.domain.layouts import Layout
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.decoding import ControlFigure, Decoded, Decoders, unpacked
from salur.evidence.pipeline.examining import Declared, examine
from salur.evidence.pipeline.layout_decoder import LayoutDecoder

_SHOWN = 10
_LONGEST = 60
_MEMORY_MB = 700


@dataclass(frozen=True)
class Tried:
    """What a file gave by a layout: its figures, its findings by rule, its first rows, masked.

    `accepted` is 0 where a figure of the file differs: such a file is refused whole.
    """

    columns: tuple[str, ...]
    preview: tuple[tuple[str, ...], ...]
    controls: tuple[ControlFigure, ...]
    rows: int
    accepted: int
    total: int | None
    findings: dict[str, int]

    @property
    def fits(self) -> bool:
        """Whether the layout may be proposed: the figures agree and some row can be used."""
        return self.accepted > 0 and all(one.agrees for one in self.controls)


def try_layout(layout: Layout, path: Path, scratch: Path, *, sha256: str) -> Tried:
    """Read a plain file by a layout; `scratch` is a private directory.

    Refused: `layout_does_not_fit`, and whatever breaks the frame of a file.
    """
    contract, decoder = load_contract(layout.contract), LayoutDecoder(layout)
    plain = unpacked(path, scratch)
    if not decoder.recognises(plain):
        raise refusals.layout_does_not_fit(layout.label)
    found = decoder.decode(plain, scratch)
    rows, preview = _first(contract, found)
    if not all(one.agrees for one in found.controls):
        return Tried(found.header, preview, found.controls, rows, 0, None, {})
    declared = Declared(decoders=Decoders((decoder,), chosen=True))
    examined = examine(contract, plain, scratch, declared, sha256=sha256)
    counts: dict[str, int] = {}
    for (rule, _), count in sorted(examined.counts.items()):
        counts[rule] = counts.get(rule, 0) + count
    return Tried(
        columns=found.header,
        preview=preview,
        controls=found.controls,
        rows=examined.rows,
        accepted=examined.accepted,
        total=examined.total,
        findings=counts,
    )


def _first(contract: Contract, found: Decoded) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """Give how many rows there are, and the first ones with their lines, masked."""
    cells = ", ".join(f"c{at}" for at in range(len(found.header)))
    source = f"read_parquet({text_literal(str(found.path))})"
    with Session(memory_mb=_MEMORY_MB) as session:
        (rows,) = session.rows(f"SELECT count(*) FROM {source}")[0]
        first = session.rows(f"SELECT c_row, {cells} FROM {source} ORDER BY c_row LIMIT {_SHOWN}")
    shown = tuple(
        (
            str(row),
            *(
                masked_value(contract, name, text or "")[:_LONGEST]
                for name, text in zip(found.header, texts, strict=True)
            ),
        )
        for row, *texts in first
    )
    return int(rows), shown
