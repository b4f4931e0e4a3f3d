"""What a file in lines declares of itself, beside what stands in it."""

from collections.abc import Iterator
from pathlib import Path

from salur.batch.session import Session, identifier, text_literal
from salur.evidence.domain.layouts import Control, Layout
from salur.evidence.pipeline import refusals
from salur.evidence.pipeline.decoding import ControlFigure
from salur.evidence.pipeline.framing import read_frame
from salur.evidence.pipeline.layout_sql import hundredths_of
from salur.kernel.refused import Sentence

_COUNTED = {
    "header": Sentence("header", "headers"), "batch": Sentence("batch", "batches"),
    "detail": Sentence("detail", "details"), "lines": Sentence("seluruh", "all"),
    "batch_trailer": Sentence("penutup batch", "batch trailers"),
    "trailer": Sentence("penutup", "trailers"),
}  # fmt: skip
_HUNDREDTHS = 100


def summed_columns(layout: Layout) -> list[str]:
    """Give the SQL of what the figures need of every detail, besides its cells."""
    wanted = {control.sums.field for control in layout.controls if control.sums}
    told = sorted({name for control in layout.controls for name in control.where})
    sums = [
        f"{hundredths_of(layout.detail.field(name))} AS {identifier('s_' + name)}"
        for name in sorted(wanted)
    ]
    return [*sums, *(f"{identifier('t_' + name)} AS {identifier('w_' + name)}" for name in told)]


def figures_of(session: Session, layout: Layout, details: Path) -> tuple[ControlFigure, ...]:
    """Give every figure that the frame declares, in the order of its lines.

    Refused: one that cannot be read, since it says nothing of the file.
    """
    session.run(f"CREATE VIEW details AS FROM read_parquet({text_literal(str(details))})")
    found = [figure for control in layout.controls for figure in _figures(session, layout, control)]
    return tuple(sorted(found, key=lambda one: one.line))


def _figures(session: Session, layout: Layout, control: Control) -> Iterator[ControlFigure]:
    field = layout.field(control.declared)
    record = layout.records[control.declared.record]
    declared = (
        f"SELECT row, begun, {hundredths_of(field)} AS declared FROM ({read_frame(layout, record)})"
    )
    rows = session.rows(
        f"SELECT d.row, d.declared, {_found(control)} FROM ({declared}) d ORDER BY d.row"
        if control.over == "file"
        else f"SELECT d.row, d.declared, coalesce(g.found, 0) FROM ({declared}) d LEFT JOIN"
        f" (SELECT begun, {_aggregate(control)} AS found FROM details WHERE {_where(control)}"
        " GROUP BY begun) g ON g.begun = d.begun ORDER BY d.row",
        step="control figures",
    )
    for row, figure, value in rows:
        if figure is None:
            raise refusals.frame_broken(int(row), refusals.FIGURE_UNREADABLE)
        is_money = control.sums is not None
        scale = 1 if is_money else _HUNDREDTHS
        yield ControlFigure(_name(control), int(row), int(figure) // scale, int(value), is_money)


def _found(control: Control) -> str:
    """Give the SQL of what a figure over the whole file must equal."""
    if control.counts in (None, "detail"):
        return f"(SELECT {_aggregate(control)} FROM details WHERE {_where(control)})"
    if control.counts == "lines":
        return "(SELECT count(*) FROM details) + (SELECT count(*) FROM frame)"
    return f"(SELECT count(*) FROM frame WHERE kind = {text_literal(str(control.counts))})"


def _aggregate(control: Control) -> str:
    if control.sums is None:
        return "count(*)"
    return f"CAST(coalesce(sum({identifier('s_' + control.sums.field)}), 0) AS HUGEINT)"


def _where(control: Control) -> str:
    tests = ["is_detail"]
    for name, values in control.where.items():
        listed = ", ".join(map(text_literal, values)) or "NULL"
        tests.append(f"{identifier('w_' + name)} IN ({listed})")
    return " AND ".join(tests)


def _name(control: Control) -> Sentence:
    if control.sums is not None:
        said = Sentence("Jumlah nilai", "The sum")
    else:
        counted = _COUNTED[str(control.counts)]
        said = Sentence(f"Jumlah baris {counted.id}", f"The number of lines ({counted.en})")
    if control.over == "file":
        return Sentence(f"{said.id} menurut {control.declared}", f"{said.en} by {control.declared}")
    return Sentence(
        f"{said.id} batch menurut {control.declared}",
        f"{said.en} of the batch by {control.declared}",
    )
