"""The frame of a file in lines: one header before all, one trailer behind all, batches in between.

What frames a file is what shows that it is whole, so a frame that is broken refuses the file, with
the line. Values that rows have from their header or batch are read here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.layouts import Layout, Record
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.layout_sql import read_fields, width_of


@dataclass(frozen=True)
class Framed:
    """What the frame gives to the rows: the header's values, and where the trailer stands.

    Where rows are in batches, the table `batches` has the values of each by its number.
    """

    header: Mapping[str, str | None]
    last: int | None
    batched: bool


def check_frame(session: Session, layout: Layout) -> Framed:
    """Check the order of the lines in the table `frame`, and read what rows have from them."""
    last = _in_order(layout, _frame_lines(session))
    for record in layout.records.values():
        if record.name != "detail":
            _right_width(session, layout, record)
    batched = "batch" in layout.records
    if batched:
        session.run(
            f"CREATE TABLE batches AS SELECT begun AS batch, {_values(layout.records['batch'])}"
            f" FROM ({read_frame(layout, layout.records['batch'])})",
            step="batches of the file",
        )
    return Framed(_header(session, layout), last, batched)


def _frame_lines(session: Session) -> Iterator[tuple[int, str]]:
    for batch in session.stream("SELECT row, kind FROM frame ORDER BY row"):
        yield from ((int(row), str(kind)) for row, kind in batch)


def _in_order(layout: Layout, lines: Iterator[tuple[int, str]]) -> int | None:
    """Refuse the first line of the frame that stands wrong; give the trailer's, if there is one."""
    wants_end = "batch_trailer" in layout.records
    seen = {"header": 0, "trailer": 0}
    is_open, row = False, 0
    for row, kind in lines:
        if seen["trailer"] or (kind == "header" and seen["header"]):
            raise refusals.frame_broken(row, refusals.MISPLACED)
        if "header" in layout.records and kind != "header" and not seen["header"]:
            raise refusals.frame_broken(row, refusals.NO_HEADER)
        if (kind == "batch" and is_open and wants_end) or (kind == "batch_trailer" and not is_open):
            raise refusals.frame_broken(row, refusals.MISPLACED)
        if kind == "trailer" and is_open and wants_end:
            raise refusals.frame_broken(row, refusals.BATCH_OPEN)
        is_open = kind == "batch" or (is_open and kind != "batch_trailer")
        if kind in seen:
            seen[kind] = row
    if "trailer" in layout.records and not seen["trailer"]:
        raise refusals.frame_broken(row, refusals.NO_TRAILER)
    if is_open and wants_end:
        raise refusals.frame_broken(row, refusals.BATCH_OPEN)
    return seen["trailer"] or None


def _right_width(session: Session, layout: Layout, record: Record) -> None:
    found = session.rows(
        f"SELECT min(row) FROM frame WHERE kind = {text_literal(record.name)}"
        f" AND {width_of(layout)} <> {record.width}"
    )[0][0]
    if found is not None:
        raise refusals.frame_broken(int(found), refusals.OTHER_WIDTH)


def read_frame(layout: Layout, record: Record) -> str:
    """Give the SQL of the lines of a record in the table `frame`, with its fields."""
    lines = f"SELECT * FROM frame WHERE kind = {text_literal(record.name)}"
    return read_fields(layout, record, lines)


def _values(record: Record) -> str:
    values = [
        f"{identifier('v_' + field.name)} AS {identifier(field.name)}" for field in record.fields
    ]
    return ", ".join(values) or "0 AS nothing"


def _header(session: Session, layout: Layout) -> dict[str, str | None]:
    header = layout.records.get("header")
    if header is None or not header.fields:
        return {}
    found = session.rows(f"SELECT {_values(header)} FROM ({read_frame(layout, header)})")[0]
    return {field.name: value for field, value in zip(header.fields, found, strict=True)}
