"""Writes days, rupiah and kilograms as Indonesian letters do: documents speak Indonesian only."""

import datetime as dt

from salur.kernel.period import Period
from salur.kernel.program import Program
from salur.places.domain import written_name

MINUS = "−"
_GRAMS = 1000
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_WORDS = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    *("sepuluh", "sebelas"),
)


def month(period: Period) -> str:
    """Write a month: `Maret 2019`."""
    return f"{_MONTHS[period.month - 1]} {period.year}"


def date(day: dt.date) -> str:
    """Write a day: `27 Maret 2019`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def date_in_words(day: dt.date) -> str:
    """Write a day as a berita acara opens: `Rabu, tanggal dua puluh tujuh bulan Maret tahun …`."""
    return (
        f"{_DAYS[day.weekday()]}, tanggal {words(day.day)} bulan {_MONTHS[day.month - 1]} "
        f"tahun {words(day.year)}"
    )


def roman_month(number: int) -> str:
    """Write the number of a month as letters are numbered: 3 is `III`."""
    return _ROMAN[number - 1]


def words(number: int) -> str:
    """Write a number from 0 to 9999 in words: `dua ribu sembilan belas`."""
    if not 0 <= number <= 9999:
        raise ValueError(f"not written out in words: {number}")
    if number < 12:
        return _WORDS[number]
    if number < 20:
        return f"{_WORDS[number - 10]} belas"
    for size, one, many in ((1000, "seribu", "ribu"), (100, "seratus", "ratus"), (10, "", "puluh")):
        if number >= size:
            first, rest = divmod(number, size)
            head = one if first == 1 else f"{words(first)} {many}"
            return head if rest == 0 else f"{head} {words(rest)}"
    raise AssertionError("every number of two digits and more was written")


def count(value: int) -> str:
    """Write a count with its thousands grouped: `14.675`."""
    return _signed(value, f"{abs(value):,}".replace(",", "."))


def rupiah(value: int) -> str:
    """Write whole rupiah: `Rp110.000`."""
    return _signed(value, "Rp" + f"{abs(value):,}".replace(",", "."))


def kilograms(grams: int) -> str:
    """Write grams as kilograms, always to the gram: `33,333`, `10,000`."""
    whole, rest = divmod(abs(grams), _GRAMS)
    return _signed(grams, f"{whole:,}".replace(",", ".") + f",{rest:03d}")


def amount(program: Program, value: int) -> str:
    """Write an amount of a programme with its unit: `Rp110.000`, `10,000 kg`."""
    return rupiah(value) if program is Program.BPNT else f"{kilograms(value)}\u00a0kg"


def bare_amount(program: Program, value: int) -> str:
    """Write an amount of a programme for a column whose head names the unit."""
    return count(value) if program is Program.BPNT else kilograms(value)


def _signed(value: int, text: str) -> str:
    return f"{MINUS}{text}" if value < 0 else text


def region_name(listed: str) -> str:
    """Write a name out of the list of regions as letters do: `KAB. KAPUAS`, `Kabupaten Kapuas`."""
    return written_name(listed)
