"""Laws of declared layouts: what is written by one reads as the CSV of the same rows does.

Hypothesis makes up a layout (kind, order and width of fields, codes, forms of dates, batches, line
ends) and rows, good and odd ones; the rows are written by the layout and as CSV, and both are
checked. And whatever figure of a file is changed, the file is refused.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salur.batch.session import Session
from salur.evidence.domain.contract import load_contract
from salur.evidence.domain.describing import read_layout
from salur.evidence.pipeline.decoding import USUAL, Decoders, decoded
from salur.evidence.pipeline.findings import find_faults
from salur.evidence.pipeline.layout_decoder import LayoutDecoder
from salur.evidence.pipeline.reading import load_macros, read_file
from salur.kernel.refused import Refused
from tests.often import often
from tests.property.layouts import Laid, laid_files

TOPUP = load_contract("topup")
SETTINGS = settings(
    max_examples=often(6, 400),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    with Session(ordered=True) as opened:
        load_macros(opened)
        yield opened


def _read(session: Session, content: bytes, above: int, decoders: Decoders) -> list[Any]:
    """Give every row as it was read with its findings, rows counted from the first."""
    path = session.scratch / "file"
    path.write_bytes(content)
    read_file(session, TOPUP, path, "t", rows=True, decoders=decoders)
    find_faults(session, TOPUP, "t")
    columns = ", ".join(f't."{field.name}"' for field in TOPUP.fields)
    found = session.rows(
        f'SELECT t.row - {above}, {columns}, list([f."column", f.rule, f.value] ORDER BY ALL)'
        " FROM t LEFT JOIN t_findings f ON f.rid = t.rowid GROUP BY ALL ORDER BY ALL"
    )
    for table in ("t", "t_findings"):
        session.run(f"DROP TABLE {table}")
    return found


def _of(laid: Laid) -> Decoders:
    return Decoders((LayoutDecoder(read_layout(laid.layout)),), chosen=True)


@SETTINGS
@given(laid=laid_files())
def test_rows_by_any_layout_read_as_the_csv_of_the_same_rows(session: Session, laid: Laid) -> None:
    usual = _read(session, laid.csv(), 1, USUAL)
    assert len(usual) == len(laid.rows)
    assert _read(session, laid.text(), laid.above, _of(laid)) == usual


@SETTINGS
@given(laid=laid_files(), apart=st.integers(1, 10**6), data=st.data())
def test_a_changed_figure_always_refuses_the_file(
    laid: Laid, apart: int, data: st.DataObject
) -> None:
    figure = data.draw(st.sampled_from(sorted(laid.figures())))
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "file"
        path.write_bytes(laid.text({figure: apart}))
        with pytest.raises(Refused, match="total_differs"):
            decoded(path, Path(made), TOPUP, _of(laid))
