"""What is carried from month to month, as a sheet of the berita acara's workbook."""

from salur.reporting.documents.sheets import Workbook
from salur.reporting.documents.tables import carried_label, unit_head
from salur.reporting.domain.berita_acara import BeritaAcara

_WIDE, _FIGURE = 44, 19


def carried_sheet(book: Workbook, content: BeritaAcara) -> None:
    """Write opening, new, what ended and closing; the closing line is a formula over the others."""
    if not content.carried:
        return
    sheet = book.sheet("Dibawa", (_WIDE, 12, _FIGURE))
    sheet.heads(0, ("Uraian", "Kasus", unit_head(content.program)))
    last = len(content.carried)
    for row, one in enumerate(content.carried[:-1], start=1):
        sheet.text(row, 0, carried_label(one))
        sheet.count(row, 1, one.count)
        sheet.amount(row, 2, one.amount)
    closing = content.carried[-1]
    sheet.text(last, 0, carried_label(closing), book.bold)
    sheet.count_formula(last, 1, _closing("B", last), closing.count)
    sheet.formula(last, 2, _closing("C", last), closing.amount)


def _closing(letter: str, last: int) -> str:
    """Opening and new stand in rows 2 and 3; what ended is all that stands beneath them."""
    ended = f"-SUM({letter}4:{letter}{last})" if last > 3 else ""
    return f"{letter}2+{letter}3{ended}"
