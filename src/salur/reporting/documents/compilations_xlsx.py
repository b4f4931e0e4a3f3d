"""A compiled report as a sheet: one row per kab/kota, every total a formula."""

from collections.abc import Sequence

from salur.kernel.program import Program
from salur.reporting.documents.sheets import Sheet, Workbook
from salur.reporting.documents.tables import unit_head
from salur.reporting.domain import writing
from salur.reporting.domain.berita_acara import columns
from salur.reporting.domain.compilation import Compilation, amounts_of, total
from salur.reporting.domain.ladder import WHY

_NAME, _FIGURE = 30, 19
_FIRST = 4  # the column of the sheets that the units stand in


def compilation_xlsx(content: Compilation) -> bytes:
    """Write the compiled report as a workbook: counted, missing, and what both come to."""
    title = f"Rekapitulasi {content.program} {content.name}"
    book = Workbook(content.program, title, content.date)
    widths = (10, _NAME, 24, 40, 12, *(_FIGURE,) * len(content.published))
    counted = book.sheet("Rekapitulasi", widths)
    end = _counted(counted, content, title)
    missing = book.sheet("Belum masuk", widths)
    end_missing = _missing(missing, content)
    moved = book.sheet("Berubah", widths)
    end_moved = _moved(moved, content)
    cells = ((counted, end), (moved, end_moved), (missing, end_missing))
    _law(book.sheet("Kelengkapan", widths), content, cells)
    _changed(book.sheet("Perbedaan", (10, _NAME, 12, 12, 12, *(_FIGURE,) * 5, 80)), content)
    return book.bytes()


def _counted(sheet: Sheet, content: Compilation, title: str) -> int:
    head = f"{title}, {writing.month(content.period)} ({unit_head(content.program).lower()})"
    sheet.text(0, 0, f"LATIHAN {head}" if content.training else head, sheet.book.title)
    sheet.text(1, 0, f"Nomor {content.number}, versi {content.version}")
    sheet.heads(3, _heads(content, "Berita acara"))
    for row, one in enumerate(content.counted, start=4):
        for column, text in enumerate((one.code, one.name, one.province, one.number)):
            sheet.text(row, column, text)
        _figures(sheet, row, one.units, amounts_of(content.program, one.waterfall))
    end = 4 + len(content.counted)
    return _totals(sheet, content, 4, end, content.units, content.amounts)


def _missing(sheet: Sheet, content: Compilation) -> int:
    sheet.heads(0, _heads(content, "Sebab"))
    for row, one in enumerate(content.missing, start=1):
        for column, text in enumerate((one.code, one.name, one.province, WHY[one.why].id)):
            sheet.text(row, column, text)
        _figures(sheet, row, one.units, one.amounts)
    units = sum(one.units for one in content.missing)
    sums = total((one.amounts for one in content.missing), len(content.published))
    return _totals(sheet, content, 1, 1 + len(content.missing), units, sums)


def _moved(sheet: Sheet, content: Compilation) -> int:
    sheet.heads(0, _heads(content, "Berita acara"))
    for row, one in enumerate(content.moved, start=1):
        for column, text in enumerate((one.code, one.name, one.province, one.number)):
            sheet.text(row, column, text)
        _figures(sheet, row, one.moved_units, one.moved)
    units = sum(one.moved_units for one in content.moved)
    sums = total((one.moved for one in content.moved), len(content.published))
    return _totals(sheet, content, 1, 1 + len(content.moved), units, sums)


def _law(sheet: Sheet, content: Compilation, cells: Sequence[tuple[Sheet, int]]) -> None:
    """Write that counted, moved and missing together are what is published, as formulas."""
    sheet.heads(0, ("", "Uraian", "", "", *_units(content), *columns(content.program).values()))
    names = ("Dihitung", "Berubah sesudah ditandatangani", "Belum masuk")
    values = _parts(content)
    for row, (name, (other, end), part) in enumerate(zip(names, cells, values, strict=True), 1):
        sheet.text(row, 1, name)
        for column, value in enumerate(part, start=_FIRST):
            sheet.taken(row, column, other.cell(end, column), value, counts=column == _FIRST)
    sheet.text(4, 1, "Hasil rekonsiliasi", sheet.book.bold)
    published = (content.published_units, *content.published)
    for column, value in enumerate(published, start=_FIRST):
        sheet.sum_above(4, column, 1, value, counts=column == _FIRST)


def _parts(content: Compilation) -> tuple[tuple[int, ...], ...]:
    width = len(content.published)
    moved = total((one.moved for one in content.counted), width)
    missing = total((one.amounts for one in content.missing), width)
    return (
        (content.units, *content.amounts),
        (sum(one.moved_units for one in content.counted), *moved),
        (sum(one.units for one in content.missing), *missing),
    )


def _changed(sheet: Sheet, content: Compilation) -> None:
    names = columns(content.program).values()
    heads = ("Kode", "Kabupaten/kota", "Unit sebelum", "Unit sesudah", "Unit berubah", *names)
    sheet.heads(0, (*heads, "Bukti baru"))
    for row, one in enumerate(content.changed, start=1):
        sheet.text(row, 0, one.code)
        sheet.text(row, 1, one.name)
        for column, count in enumerate((one.units_before, one.units_after, one.families), start=2):
            sheet.count(row, column, count)
        for column, (old, new) in enumerate(zip(one.before, one.after, strict=True), start=5):
            sheet.amount(row, column, new - old)
        sheet.text(row, 5 + len(one.after), "; ".join(one.evidence))


def _units(content: Compilation) -> tuple[str]:
    return ("Rekening",) if content.program is Program.BPNT else ("Desa",)


def _heads(content: Compilation, fourth: str) -> tuple[str, ...]:
    names = columns(content.program).values()
    return ("Kode", "Kabupaten/kota", "Provinsi", fourth, *_units(content), *names)


def _figures(sheet: Sheet, row: int, units: int, amounts: Sequence[int]) -> None:
    sheet.count(row, _FIRST, units)
    for column, value in enumerate(amounts, start=_FIRST + 1):
        sheet.amount(row, column, value)


def _totals(
    sheet: Sheet, content: Compilation, first: int, end: int, units: int, amounts: Sequence[int]
) -> int:
    """Write the total row; give which it is."""
    sheet.text(end, 1, "Jumlah", sheet.book.bold)
    sheet.sum_above(end, _FIRST, first, units, counts=True)
    for column, value in enumerate(amounts, start=_FIRST + 1):
        sheet.sum_above(end, column, first, value, counts=False)
    sheet.filter(first - 1, end - 1, _FIRST + 1 + len(content.published))
    return end
