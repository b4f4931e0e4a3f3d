"""The numbers that letters bear: counted per office and year, dated by the month in Roman."""

import datetime as dt

from salur.kernel.program import Program
from salur.reporting.domain.writing import roman_month

# 460 is the archive's class for social affairs in the usual scheme of regional governments [PK];
# an office with another scheme has its own letterhead and, in time, its own form.
_CLASS = "460"


def letter_number(serial: int, program: Program, kabkota: str, day: dt.date) -> str:
    """Give the number of an office's letter: `460/014/BA-BPNT/DINSOS-6203/IV/2019`."""
    return (
        f"{_CLASS}/{serial:03d}/BA-{program}/DINSOS-{kabkota}/{roman_month(day.month)}/{day.year}"
    )


def compiled_number(serial: int, program: Program, sender: str, day: dt.date) -> str:
    """Give the number of a compiled report: `460/003/REKAP-BPNT/DINSOS-62/IV/2019`."""
    return f"{_CLASS}/{serial:03d}/REKAP-{program}/{sender}/{roman_month(day.month)}/{day.year}"
