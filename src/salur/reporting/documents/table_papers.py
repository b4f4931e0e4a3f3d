"""Papers of tables as PDF: a statement of accounts, a recapitulation to sign by hand."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import typst

from salur.reporting.domain import writing


@dataclass(frozen=True)
class PaperTable:
    """One table of finished strings; the first `texts` columns stand left, figures right.

    `widths` are shares of the page's width, 0 as wide as what it holds. `total` marks the last row;
    `ruled` tables have a line and room for a pen at every row.
    """

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    texts: int = 1
    total: bool = False
    ruled: bool = False
    empty: str = "Tidak ada baris."


@dataclass(frozen=True)
class TablePaper:
    """One paper: a title, what it is about line by line, its tables, and who signs it, if any.

    It is signed at `place` on `date`; `is_signed_later`, where and when is left to a pen.
    """

    title: str
    lines: tuple[str, ...]
    tables: tuple[PaperTable, ...]
    date: dt.date
    footer: str
    signers: tuple[str, ...] = ()
    place: str = ""
    wide: bool = False
    is_signed_later: bool = False
    training: bool = False


def table_paper_pdf(paper: TablePaper) -> bytes:
    """Write the paper on A4, lying where it is wide."""
    place = f"{paper.place}, " if paper.place else ""
    signed = "." * 60 if paper.is_signed_later else f"{place}{writing.date(paper.date)}"
    said = {
        "title": paper.title,
        "lines": list(paper.lines),
        "date": {"year": paper.date.year, "month": paper.date.month, "day": paper.date.day},
        "tables": [_table(one) for one in paper.tables],
        "footer": paper.footer,
        "signers": list(paper.signers),
        "place_and_date": signed,
        "wide": paper.wide,
        "watermark": "LATIHAN" if paper.training else "",
    }
    template = (files("salur.reporting.documents") / "table_papers.typ").read_bytes()
    pdf = typst.compile(  # type: ignore[call-overload]  # its stubs miss files given as a dict
        {"main.typ": template, "data.json": json.dumps(said, ensure_ascii=False).encode()},
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        timestamp=0,
    )
    assert isinstance(pdf, bytes)
    return pdf


def _table(one: PaperTable) -> dict[str, object]:
    rows: Sequence[Sequence[str]] = [list(row) for row in one.rows]
    return {
        "title": one.title,
        "heads": list(one.heads),
        "widths": list(one.widths),
        "rows": rows,
        "texts": one.texts,
        "total": one.total,
        "ruled": one.ruled,
        "empty": one.empty,
    }
