"""The berita acara and the realisation as sheets."""

import datetime as dt
from collections.abc import Sequence

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.reporting.documents.carried import carried_sheet
from salur.reporting.documents.contested import contested_sheet
from salur.reporting.documents.sheets import Sheet, Workbook
from salur.reporting.documents.tables import unit_head
from salur.reporting.domain import writing
from salur.reporting.domain.berita_acara import BeritaAcara, columns
from salur.reporting.domain.parts import AreaRow, ClassRow, RealisationRow
from salur.reporting.domain.waterfall import terms

_WIDE, _NAME, _FIGURE = 44, 30, 19


def berita_acara_xlsx(content: BeritaAcara) -> bytes:
    """Write the report as a workbook: the waterfall rests on the classes, a total on its rows."""
    title = f"Berita Acara Rekonsiliasi {content.program}"
    book = Workbook(content.program, title, content.date)
    front = book.sheet("Berita Acara", (4, _WIDE, _FIGURE))
    classes = book.sheet("Kelas", (_WIDE, 12, *(_FIGURE,) * 5))
    bases = _classes(classes, content)
    _front(front, content, title, bases)
    _areas(book, content)
    _exceptions(book, content)
    carried_sheet(book, content)
    contested_sheet(book, content)
    _evidence(book, content)
    return book.bytes()


def realisation_xlsx(
    program: Program,
    period: Period,
    rows: Sequence[RealisationRow],
    day: dt.date,
    *,
    training: bool = False,
) -> bytes:
    """Write the realisation of a month, one row per kab/kota, with totals that are formulas."""
    title = f"Realisasi {program} {writing.month(period)} ({unit_head(program).lower()})"
    book = Workbook(program, title, day)
    sheet = book.sheet("Realisasi", (10, _NAME, 24, 12, *(_FIGURE,) * 5, 12, 24))
    sheet.text(0, 0, f"LATIHAN {title}" if training else title, book.title)
    names = list(columns(program).values())
    heads = ["Kode", "Kabupaten/kota", "Provinsi", "Unit", *names, "Realisasi", "Laporan"]
    sheet.heads(2, heads)
    last = 4 + len(names) - 1
    done = last - 1 if program is Program.BPNT else last  # the balance stands after what was spent
    for row, one in enumerate(rows, start=3):
        for column, text in enumerate((one.code, one.name, one.province)):
            sheet.text(row, column, text)
        _figures(sheet, row, 3, one.units, one.amounts)
        sheet.ratio(row, last + 1, (done, one.amounts[done - 4]), (4, one.amounts[0]), total=False)
        sheet.text(row, last + 2, one.state)
    sums = [sum(column) for column in zip(*(r.amounts for r in rows), strict=True)]
    sums = sums or [0] * len(names)
    end = 3 + len(rows)
    sheet.text(end, 1, "Jumlah", book.bold)
    _totals(sheet, end, 3, 3, sum(r.units for r in rows), sums)
    sheet.ratio(end, last + 1, (done, sums[done - 4]), (4, sums[0]), total=True)
    return book.bytes()


def _front(sheet: Sheet, content: BeritaAcara, title: str, bases: dict[str, str]) -> None:
    book = sheet.book
    place = f"{content.region.name}, Provinsi {content.region.province}"
    lines: tuple[str, ...] = (
        title,
        place,
        f"Bulan {writing.month(content.period)}",
        f"Nomor {content.number}",
        f"Versi {content.version}, {writing.date(content.date)}",
    )
    if content.training:
        lines = ("LATIHAN", *lines)
    for row, line in enumerate(lines):
        sheet.text(row, 0, line, book.title if row == 0 else None)
    start = len(lines) + 1
    sheet.heads(start, ("", "Uraian", unit_head(content.program)))
    _waterfall(sheet, content, start + 1, bases)
    row = start + 3 + len(content.waterfall.lines)
    for index, party in enumerate(content.parties):
        sheet.text(row + index, 1, party.organisation)
    for index, note in enumerate(content.notes):
        sheet.text(row + len(content.parties) + 1 + index, 1, note)


def _waterfall(sheet: Sheet, content: BeritaAcara, start: int, bases: dict[str, str]) -> None:
    """Write the lines; what stands on the class sheet is taken from there, results are reckoned."""
    reckoning: list[str] = []
    for row, line in enumerate(content.waterfall.lines, start=start):
        sheet.text(row, 0, line.sign)
        sheet.text(row, 1, line.label, sheet.book.bold if line.is_result else None)
        if line.sign == "=":
            sheet.formula(row, 2, "".join(reckoning), line.amount)
            reckoning = []
        elif line.term in bases:
            sheet.formula(row, 2, bases[line.term], line.amount)
        else:
            sheet.amount(row, 2, line.amount)
        sign = "-" if line.sign == "−" else "+"
        reckoning.append(f"{sign if reckoning else ''}C{row + 1}")


def _classes(sheet: Sheet, content: BeritaAcara) -> dict[str, str]:
    """Write the classes; give the cell of each term's total."""
    program = content.program
    unit = "Rekening" if program is Program.BPNT else "Desa/kelurahan"
    names = columns(program)
    sheet.heads(0, ("Kelas", unit, *names.values()))
    _rows(sheet, 1, content.classes, 0)
    end = 1 + len(content.classes)
    stated = terms(content.waterfall)
    sheet.text(end, 0, "Jumlah", sheet.book.bold)
    _totals(sheet, end, 1, 1, content.units, [stated[name] for name in names])
    return {name: sheet.cell(end, 2 + index) for index, name in enumerate(names)}


def _areas(book: Workbook, content: BeritaAcara) -> None:
    if not content.areas:
        return
    sheet = book.sheet("Per desa", (14, _NAME, _NAME, 12, *(_FIGURE,) * 5))
    names = columns(content.program)
    sheet.heads(0, ("Kode", "Kecamatan", "Desa/kelurahan", "Unit", *names.values()))
    for row, area in enumerate(content.areas, start=1):
        sheet.text(row, 0, area.code)
        sheet.text(row, 1, area.group)
    _rows(sheet, 1, content.areas, 2)
    end = 1 + len(content.areas)
    sheet.filter(0, end - 1, 4 + len(names))
    stated = terms(content.waterfall)
    sheet.text(end, 2, "Jumlah", book.bold)
    _totals(sheet, end, 3, 1, content.units, [stated[name] for name in names])


def _exceptions(book: Workbook, content: BeritaAcara) -> None:
    sheet = book.sheet("Tindak lanjut", (_WIDE, _NAME, 12, 16, _FIGURE))
    heads = ("Sebab", "Penanggung jawab", "Kasus", "Dari bulan lalu", unit_head(content.program))
    sheet.heads(0, heads)
    for row, one in enumerate(content.exceptions, start=1):
        sheet.text(row, 0, one.cause)
        sheet.text(row, 1, one.owner)
        sheet.count(row, 2, one.count)
        sheet.count(row, 3, one.carried)
        sheet.amount(row, 4, one.amount)
    end = 1 + len(content.exceptions)
    if content.exceptions:
        sheet.text(end, 0, "Jumlah", book.bold)
        sheet.sum_above(end, 2, 1, sum(e.count for e in content.exceptions), counts=True)
        sheet.sum_above(end, 3, 1, sum(e.carried for e in content.exceptions), counts=True)
        sheet.sum_above(end, 4, 1, sum(e.amount for e in content.exceptions), counts=False)


def _evidence(book: Workbook, content: BeritaAcara) -> None:
    sheet = book.sheet("Bukti", (_WIDE, 16, _NAME, 68, 12, 12, _FIGURE))
    sheet.heads(0, ("Berkas", "Jenis", "Pengirim", "SHA-256", "Baris", "Diterima", "Jumlah"))
    for row, one in enumerate(content.evidence, start=1):
        for column, text in enumerate((one.file_name, one.contract, one.sender, one.sha256)):
            sheet.text(row, column, text)
        sheet.count(row, 4, one.rows)
        sheet.count(row, 5, one.accepted)
        sheet.amount(row, 6, one.total)


def _rows(sheet: Sheet, start: int, rows: Sequence[ClassRow | AreaRow], column: int) -> None:
    for row, one in enumerate(rows, start=start):
        sheet.text(row, column, one.label if isinstance(one, ClassRow) else one.name)
        _figures(sheet, row, column + 1, one.units, one.amounts)


def _figures(sheet: Sheet, row: int, column: int, units: int, amounts: Sequence[int]) -> None:
    sheet.count(row, column, units)
    for index, value in enumerate(amounts, start=column + 1):
        sheet.amount(row, index, value)


def _totals(
    sheet: Sheet, row: int, column: int, first: int, units: int, amounts: Sequence[int]
) -> None:
    """Write the total row over what stands from row `first` on."""
    sheet.sum_above(row, column, first, units, counts=True)
    for index, value in enumerate(amounts, start=column + 1):
        sheet.sum_above(row, index, first, value, counts=False)
