"""The file that a paper about rice becomes: one line of the contract it is of."""

import csv
import io
from collections.abc import Sequence

from salur.distribution.domain.rice import RiceStep

CONTRACT = {RiceStep.RELEASE: "do", RiceStep.ARRIVAL: "bast"}
COLUMNS = {
    RiceStep.RELEASE: (
        *("no_do", "no_spa", "tanggal", "kode_wilayah", "periode", "kg", "gudang", "program"),
    ),
    RiceStep.ARRIVAL: (
        *("no_bast", "no_do", "tanggal", "kode_wilayah", "periode", "kg", "kg_ditolak"),
        *("alasan_tolak", "titik_distribusi", "program"),
    ),
}


def rice_csv(kind: RiceStep, line: Sequence[str]) -> bytes:
    """Give one line as a file of the contract of its kind."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS[kind])
    writer.writerow(line)
    return out.getvalue().encode()
