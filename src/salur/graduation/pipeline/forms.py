"""The form of a home visit for telephones, as a file: an XLSForm, or the XForm made of it."""

import datetime as dt
from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

from salur.graduation.domain import xlsform


def visit_xlsform(on: dt.date) -> bytes:
    """Write the XLSForm of what is asked on a day, as ODK and Kobo take it."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    made = dt.datetime.combine(on, dt.time())
    book.set_properties({"title": "Kunjungan rumah", "created": made})
    for name, heads, rows in (
        ("survey", xlsform.SURVEY, xlsform.survey(on)),
        ("choices", xlsform.CHOICES, xlsform.choices(on)),
        ("settings", xlsform.SETTINGS, xlsform.settings(on)),
    ):
        _write(book.add_worksheet(name), heads, rows)
    book.close()
    return buffer.getvalue()


def visit_xform(on: dt.date) -> str:
    """Give the XForm that telephones run, made of the XLSForm."""
    # Its grammar takes half a second to load, which no page that does not need it waits for.
    from pyxform.xls2xform import convert

    made = convert(xlsform=visit_xlsform(on), file_type=".xlsx")
    assert not made.warnings, made.warnings
    return str(made.xform)


def _write(
    sheet: "xlsxwriter.worksheet.Worksheet", heads: Sequence[str], rows: Sequence[xlsform.Row]
) -> None:
    sheet.freeze_panes(1, 0)
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head)
        for number, row in enumerate(rows, start=1):
            if row.get(head):
                sheet.write_string(number, column, row[head])
