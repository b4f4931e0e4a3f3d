"""Decodes the lines of a declared layout: details into rows, controls into figures.

The lines are read twice, both times by the engine: first those few that frame the file (headers and
trailers of file and batches), then the details, each with what it has from its batch and its file.
The number of a row is that of its line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from salur.batch.session import BatchFault, Session, identifier, text_literal
from salur.evidence.domain.contract import load_contract
from salur.evidence.domain.describing import MOST_CHARACTERS, read_layout
from salur.evidence.domain.layout_lines import LOOKED_AT, fits
from salur.evidence.domain.layout_problems import LayoutRefused, no_toml
from salur.evidence.domain.layouts import Column, Layout
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.decoding import Decoded, Decoders
from salur.evidence.pipeline.framing import Framed, check_frame
from salur.evidence.pipeline.layout_controls import figures_of, summed_columns
from salur.evidence.pipeline.layout_sql import (
    NOTHING,
    kind_of,
    parts_of,
    read_fields,
    width_of,
)
from salur.evidence.pipeline.lines import first_lines, plain_lines, scan_of_lines
from salur.evidence.pipeline.sources import open_plain
from salur.evidence.pipeline.unpacking import made

_MEMORY_MB = 700
_ROWS = ("detail", "unknown")
_MOST_STRANGE = 100  # lines of no known kind that are findings in a file of few details


@dataclass(frozen=True)
class LayoutDecoder:
    """Reads files of one layout."""

    layout: Layout

    @property
    def label(self) -> str:
        return self.layout.label

    @property
    def contract(self) -> str:
        return self.layout.contract

    def recognises(self, path: Path) -> bool:
        """Say whether the plain file begins as this layout says."""
        lines = first_lines(path, self.layout.encoding, LOOKED_AT * 2)
        return fits(self.layout, lines)

    def decode(self, path: Path, scratch: Path) -> Decoded:
        """Give the rows and figures of the plain file; FileRefused where its frame is broken."""
        lines = plain_lines(path, scratch, self.layout.encoding)
        target = made(scratch, path).with_suffix(".parquet")
        try:
            with Session(ordered=True, memory_mb=_MEMORY_MB) as session:
                # Left to itself it takes the details, of which it knows no number, for the few.
                session.run("SET disabled_optimizers = 'build_side_probe_side,join_order'")
                return _decode(session, self.layout, lines, target)
        except BatchFault as fault:  # the engine's own words may quote a line
            raise BatchFault(fault.step, "the engine could not decode this file") from None


def given_layouts(paths: Sequence[Path], *, chosen: bool = False) -> Decoders:
    """Give the decoders of layouts that lie in files; LayoutRefused where one is none."""
    return Decoders(tuple(LayoutDecoder(_given(path)) for path in paths), chosen)


def _given(path: Path) -> Layout:
    with open_plain(path) as file:
        start = file.read(MOST_CHARACTERS * 4 + 1)
    try:
        return read_layout(start.decode(), path.name)
    except UnicodeDecodeError as fault:
        raise LayoutRefused(path.name, [no_toml("UTF-8")]) from fault


def _decode(session: Session, layout: Layout, lines: Path, target: Path) -> Decoded:
    session.run(
        f"CREATE TABLE frame AS SELECT * FROM ({_lines(layout, lines)})"
        f" WHERE kind NOT IN ('blank', {', '.join(map(text_literal, _ROWS))})",
        step="frame of the file",
    )
    framed = check_frame(session, layout)
    session.run(
        f"COPY ({_details(layout, lines, framed)}) TO {text_literal(str(target))}"
        " (FORMAT parquet, COMPRESSION uncompressed)",
        step="details of the file",
    )
    _refuse_strange(session, target)
    _refuse_misplaced(session, layout, target, framed)
    controls = figures_of(session, layout, target)
    return Decoded(target, tuple(column.name for column in layout.columns), controls)


def _lines(layout: Layout, lines: Path) -> str:
    """Give the SQL of every line with its number, record, parts and the batches begun and ended."""
    kinds = (
        f"SELECT row, line, parts, {kind_of(layout)} AS kind FROM"
        f" (SELECT row, line, {parts_of(layout)} FROM {scan_of_lines(lines)})"
    )
    if "batch" not in layout.records:
        return f"SELECT *, 0 AS begun, 0 AS ended FROM ({kinds})"
    so_far = "OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)"
    return (
        f"SELECT *, count(*) FILTER (kind = 'batch') {so_far} AS begun,"
        f" count(*) FILTER (kind = 'batch_trailer') {so_far} AS ended FROM ({kinds})"
    )


def _details(layout: Layout, lines: Path, framed: Framed) -> str:
    """Give the SQL of the rows; a line of no known kind has no cells, since it has no parts."""
    rows = (
        f"SELECT row, begun, ended, kind = 'detail' AS is_detail, {width_of(layout)} AS width,"
        f" CASE WHEN kind = 'detail' THEN parts END AS parts FROM ({_lines(layout, lines)})"
        f" WHERE kind IN ({', '.join(map(text_literal, _ROWS))})"
    )
    shape = (
        f"CASE WHEN NOT is_detail THEN 'record_unknown' WHEN width <> {layout.detail.width}"
        f" THEN 'line_width_differs'{_unknown_codes(layout)} END"
    )
    cells = [f"{_cell(column, framed)} AS c{place}" for place, column in enumerate(layout.columns)]
    chosen = (
        f"SELECT row AS c_row, {shape} AS c_shape, is_detail, begun, ended,"
        f" {', '.join([*cells, *summed_columns(layout)])}"
        f" FROM ({read_fields(layout, layout.detail, rows)}) AS d"
    )
    return f"{chosen} LEFT JOIN batches AS b ON b.batch = d.begun" if framed.batched else chosen


def _cell(column: Column, framed: Framed) -> str:
    if column.place is None:
        return text_literal(column.constant)
    if column.place.record == "detail":
        return f"d.{identifier('v_' + column.place.field)}"
    if column.place.record == "batch":
        return f"b.{identifier(column.place.field)}"
    value = framed.header.get(column.place.field)
    return NOTHING if value is None else text_literal(value)


def _unknown_codes(layout: Layout) -> str:
    """Give the SQL that marks a row with an unknown code where no reader of cells would.

    A column with choices has a finding of its own, and one that is not required holds nothing back.
    """
    contract = load_contract(layout.contract)
    tests = []
    for column in layout.columns:
        wanted = contract.field(column.name)
        if column.place is None or column.place.record != "detail":
            continue
        field = layout.field(column.place)
        if field.codes is not None and wanted.required and not wanted.choices:
            codes = ", ".join(map(text_literal, ("", *field.empty, *field.codes)))
            text = identifier("t_" + field.name)
            tests.append(f" WHEN {text} NOT IN ({codes}) THEN 'code_unknown'")
    return "".join(tests)


def _refuse_strange(session: Session, target: Path) -> None:
    """Refuse a file of which more lines are unknown than known: it is another's, or a bomb."""
    strange, known, first = session.rows(
        "SELECT count(*) FILTER (NOT is_detail), count(*) FILTER (is_detail),"
        f" min(c_row) FILTER (NOT is_detail) FROM read_parquet({text_literal(str(target))})"
    )[0]
    if strange > max(_MOST_STRANGE, known):
        raise refusals.frame_broken(int(first), refusals.STRANGE)


def _refuse_misplaced(session: Session, layout: Layout, target: Path, framed: Framed) -> None:
    """Refuse a detail that stands outside of every batch, or behind the trailer."""
    tests = [] if framed.last is None else [f"c_row > {framed.last}"]
    if "batch_trailer" in layout.records:
        tests.append("begun <> ended + 1")
    elif "batch" in layout.records:
        tests.append("begun = 0")
    if not tests:
        return
    found = session.rows(
        f"SELECT min(c_row) FROM read_parquet({text_literal(str(target))})"
        f" WHERE is_detail AND ({' OR '.join(tests)})"
    )[0][0]
    if found is not None:
        raise refusals.frame_broken(int(found), refusals.MISPLACED)
