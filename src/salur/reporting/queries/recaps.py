"""Recapitulations of a month per kab/kota: a bank's waterfall, Bulog's papers and kilograms.

The same rows stand on the page, on the paper and in the sheet.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from salur.distribution.queries import rice_documents
from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.kernel.refused import Sentence
from salur.kernel.region_code import Level
from salur.places import queries as places
from salur.reconciliation import queries as reconciliation
from salur.reporting.domain.writing import region_name


@dataclass(frozen=True)
class RecapColumn:
    """One figure: `parts` are (sign, name) of the columns it is reckoned from, none where kept."""

    name: str
    label: Sentence
    parts: tuple[tuple[str, str], ...] = ()
    is_loss: bool = False


COLUMNS: Mapping[Program, tuple[RecapColumn, ...]] = {
    Program.BPNT: (
        RecapColumn("ordered", Sentence("Diperintahkan", "Ordered")),
        RecapColumn("credited", Sentence("Dikreditkan", "Credited")),
        RecapColumn("failed", Sentence("Gagal", "Failed"), is_loss=True),
        RecapColumn("missing", Sentence("Tanpa hasil", "No result"), is_loss=True),
        RecapColumn("reversed", Sentence("Dibatalkan", "Reversed"), is_loss=True),
        RecapColumn("short", Sentence("Kurang", "Short"), is_loss=True),
        RecapColumn("beyond", Sentence("Lebih", "Over"), is_loss=True),
        RecapColumn("opening", Sentence("Saldo awal", "Opening")),
        RecapColumn("spent", Sentence("Dibelanjakan", "Spent")),
        RecapColumn("returned", Sentence("Dikembalikan", "Returned")),
        RecapColumn(
            "balance",
            Sentence("Saldo", "Balance"),
            (("+", "credited"), ("+", "opening"), ("-", "spent"), ("-", "returned")),
        ),
    ),
    Program.RASTRA: (
        RecapColumn("requested_g", Sentence("SPA", "SPA")),
        RecapColumn("released_g", Sentence("DO", "DO")),
        RecapColumn("gross_g", Sentence("BAST tiba", "BAST arrived")),
        RecapColumn("rejected_g", Sentence("BAST ditolak", "BAST rejected"), is_loss=True),
        RecapColumn(
            "arrived_g",
            Sentence("BAST bersih", "BAST net"),
            (("+", "gross_g"), ("-", "rejected_g")),
        ),
        RecapColumn("handed_g", Sentence("Diserahkan", "Handed")),
        RecapColumn(
            "gap_released_g",
            Sentence("SPA belum DO", "SPA without DO"),
            (("+", "requested_g"), ("-", "released_g")),
            is_loss=True,
        ),
        RecapColumn(
            "gap_arrived_g",
            Sentence("DO belum tiba", "DO not arrived"),
            (("+", "released_g"), ("-", "arrived_g")),
            is_loss=True,
        ),
        RecapColumn(
            "gap_handed_g",
            Sentence("Belum diserahkan", "Not handed"),
            (("+", "arrived_g"), ("-", "handed_g")),
            is_loss=True,
        ),
    ),
}


@dataclass(frozen=True)
class RecapRow:
    """One kab/kota's month: the figures of `COLUMNS`, and the numbers of its DO and BAST."""

    code: str
    name: str
    units: int
    figures: Mapping[str, int]
    release_numbers: tuple[str, ...] = ()
    arrival_numbers: tuple[str, ...] = ()


def recap_rows(
    program: Program, period: Period, path: str, bank: str | None = None
) -> tuple[RecapRow, ...]:
    """Give one row per kab/kota at or under `path` that has anything, by code; three questions."""
    asked = reconciliation.sums_under([program], period.number, path, Level.KABKOTA, bank)
    sums = asked.get(program, {})
    listed = places.names(sums, period.last_day)
    papers = rice_documents(period, sums) if program is Program.RASTRA and sums else {}
    return tuple(
        RecapRow(
            code,
            region_name(listed.get(code, code)),
            one.terms["units"],
            _figures(program, one.terms),
            papers.get((code, "do"), ()),
            papers.get((code, "bast"), ()),
        )
        for code, one in sorted(sums.items())
    )


def recap_total(program: Program, rows: Sequence[RecapRow]) -> dict[str, int]:
    """Add the figures of all rows."""
    return {one.name: sum(row.figures[one.name] for row in rows) for one in COLUMNS[program]}


def _figures(program: Program, terms: Mapping[str, int]) -> dict[str, int]:
    told = dict(terms)
    if program is Program.BPNT:
        told["beyond"] = terms["over"] + terms["without_instruction"]
    else:
        told["gross_g"] = terms["arrived_g"] + terms["rejected_g"]
    found: dict[str, int] = {}
    for one in COLUMNS[program]:
        parts = [(1 if sign == "+" else -1) * found[name] for sign, name in one.parts]
        found[one.name] = sum(parts) if parts else told[one.name]
    return found
