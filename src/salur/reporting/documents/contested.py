"""What is contested, as a sheet of the berita acara's workbook; none where nothing is."""

from salur.reporting.documents.sheets import Workbook
from salur.reporting.domain.berita_acara import BeritaAcara

_WIDE, _FIGURE = 40, 19
_HEADS = ("Pihak", "Baris", "Angka", "Menurut rekonsiliasi", "Menurut pihak", "Selisih")
_MORE = ("Alasan", "Bukti", "Jawaban")


def contested_sheet(book: Workbook, content: BeritaAcara) -> None:
    """Write each contested figure with the difference as a formula."""
    if not content.contested:
        return
    sheet = book.sheet("Dibantah", (_WIDE, _WIDE, _FIGURE, *(_FIGURE,) * 3, *(_WIDE,) * 3))
    sheet.heads(0, (*_HEADS, *_MORE))
    for row, one in enumerate(content.contested, start=1):
        for column, text in enumerate((one.party, one.line, one.term)):
            sheet.text(row, column, text)
        sheet.amount(row, 3, one.stated)
        sheet.amount(row, 4, one.claimed)
        sheet.formula(row, 5, f"E{row + 1}-D{row + 1}", one.claimed - one.stated)
        for column, text in enumerate((one.reason, one.evidence, one.answer), start=6):
            sheet.text(row, column, text)
