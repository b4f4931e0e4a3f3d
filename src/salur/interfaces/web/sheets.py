"""Lists as files: CSV and XLSX, in which nothing can start a formula, and numbers stay masked."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import xlsxwriter
from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from salur.coordination.queries import Obstacle
from salur.interfaces.web.obstacle_words import cause_said
from salur.interfaces.web.words import PROGRAMS, cause_name, owner_name, region_name
from salur.reconciliation.queries import ExceptionRow

Kind = Literal["csv", "xlsx"]
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True)
class Sheet:
    """One sheet: its heads and its rows; numbers are integers, everything else is text."""

    title: str
    heads: Sequence[str]
    rows: Iterable[Sequence[str | int]]


def neutral(value: str | int) -> str | int:
    """Put an apostrophe before text that a spreadsheet would run as a formula."""
    if isinstance(value, str) and value.startswith(_STARTS_A_FORMULA):
        return f"'{value}"
    return value


def answer(kind: Kind, name: str, sheet: Sheet) -> HttpResponse:
    """Give the sheet as a file to keep."""
    written = _as_csv(sheet) if kind == "csv" else _as_xlsx(sheet)
    response = HttpResponse(written, content_type=_TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def of_exceptions(rows: Sequence[ExceptionRow], names: Mapping[str, str]) -> Sheet:
    """Give what needs somebody as a sheet; a family by its `id_kpm`, never by NIK or account."""
    heads = (
        *(_("Program"), _("Bulan"), _("Kode wilayah"), _("Desa"), _("ID KPM"), _("Sebab")),
        *(_("Jumlah"), _("Satuan"), _("Giliran"), _("Bank"), _("Terbuka sejak")),
    )
    return Sheet(
        _("Perlu ditangani"),
        heads,
        (
            (
                *(PROGRAMS[row.program], row.period, row.kode_wilayah or ""),
                *(region_name(names.get(row.kode_wilayah or "", "")), row.id_kpm or ""),
                *(cause_name(row.program, row.cause, row.klass), row.amount),
                "rupiah" if row.unit == "IDR" else "gram",
                *(owner_name(row.owner), row.bank or "", row.opened_at.date().isoformat()),
            )
            for row in rows
        ),
    )


def of_obstacles(rows: Sequence[Obstacle], names: Mapping[str, str]) -> Sheet:
    """Give a queue as the sheet that answers are written into; its heads are the contract's."""
    heads = (
        *("no_hambatan", "langkah", "jawaban", "sebab", "wilayah", "program"),
        *("keluarga", "batas", "keadaan"),
    )
    return Sheet(
        _("Antrean"),
        heads,
        (
            (
                *(one.shown, "", "", cause_said(one.cause)),
                *(region_name(names.get(one.code, one.code)), one.program),
                *(str(one.families), one.due.isoformat(), one.state),
            )
            for one in rows
        ),
    )


def _as_csv(sheet: Sheet) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(sheet.heads)
    writer.writerows([neutral(value) for value in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _as_xlsx(sheet: Sheet) -> bytes:
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        title = f"LATIHAN {sheet.title}" if settings.SALUR_TRAINING else sheet.title
        page = book.add_worksheet(title[:31])
        page.write_row(0, 0, sheet.heads, book.add_format({"bold": True}))
        for number, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    page.write_number(number, column, value)
                else:
                    page.write_string(number, column, str(neutral(value)))
        if settings.SALUR_TRAINING:  # a row above the heads would be read as one of the list
            page.set_header("&C&14LATIHAN")
            page.set_tab_color("#C77D00")
        page.freeze_panes(1, 0)
        page.autofit()
    return out.getvalue()
