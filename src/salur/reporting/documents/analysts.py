"""The realisation for analysts: the rows of the sheet as CSV and Parquet, in rupiah and grams."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

from salur.batch.lending import lent_session
from salur.batch.session import text_literal
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reporting.documents.sheets import neutralised
from salur.reporting.domain.berita_acara import columns
from salur.reporting.domain.compilation import Compilation, amounts_of
from salur.reporting.domain.parts import RealisationRow

_MEMORY_MB = 256


def realisation_csv(program: Program, period: Period, rows: Iterable[RealisationRow]) -> bytes:
    """Write one line per kab/kota, UTF-8; no text of a person becomes a formula in a sheet."""
    return _written(program, period, rows, safe=True)


def realisation_parquet(program: Program, period: Period, rows: Iterable[RealisationRow]) -> bytes:
    """Write the same lines as Parquet, amounts as whole numbers."""
    with lent_session(memory_mb=_MEMORY_MB, ordered=True) as session:
        source, target = session.scratch / "rows.csv", session.scratch / "rows.parquet"
        source.write_bytes(_written(program, period, rows, safe=False))
        session.file("salur.reporting", "analyst_rows.sql", {"file": str(source)}, rows="analysts")
        session.run(f"COPY analysts TO {text_literal(str(target))} (FORMAT parquet)")
        return Path(target).read_bytes()


def counted_rows(content: Compilation) -> tuple[RealisationRow, ...]:
    """Give what a compiled report counts as rows for analysts, each with its berita acara."""
    return tuple(
        RealisationRow(
            one.code, one.name, one.province, one.units,
            amounts_of(content.program, one.waterfall), one.number,
        )
        for one in content.counted
    )  # fmt: skip


def _written(
    program: Program, period: Period, rows: Iterable[RealisationRow], *, safe: bool
) -> bytes:
    unit = "idr" if program is Program.BPNT else "g"
    names = [f"{name}_{unit}" for name in columns(program)]
    text = StringIO()
    out = csv.writer(text, lineterminator="\n")
    out.writerow(["kode", "nama", "provinsi", "program", "periode", "unit", *names, "laporan"])
    for row in rows:
        texts: Sequence[str] = (row.name, row.province, row.state)
        name, province, state = map(neutralised, texts) if safe else texts
        out.writerow([row.code, name, province, program, period, row.units, *row.amounts, state])
    return text.getvalue().encode()
