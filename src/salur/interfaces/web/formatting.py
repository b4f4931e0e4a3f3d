"""Writes numbers, money, mass and dates the way the office writes them, in the active language.

Indonesian is the first language: `Rp110.000`, `33,333 kg`, `92,4 %`, `27 Maret 2019`. With
English active the same values read `Rp110,000`, `33.333 kg`, `92.4 %`, `27 March 2019`. All
arithmetic is on integers. Negative values bear the true minus sign, and unit and number never
part at a line's end.
"""

import datetime as dt
from collections.abc import Mapping

from django.utils import timezone
from django.utils.translation import get_language

from salur.kernel.period import Period

MINUS = "−"
NOTHING = "–"
_NBSP = "\u00a0"
_GRAMS = 1000
_ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}
_MONTHS_ID = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
_MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _in_english() -> bool:
    return (get_language() or "id").startswith("en")


def _signs() -> tuple[str, str]:
    """The signs of thousands and of decimals."""
    return (",", ".") if _in_english() else (".", ",")


def _grouped(magnitude: int) -> str:
    return f"{magnitude:,}".replace(",", _signs()[0])


def _signed(value: int, text: str) -> str:
    return f"{MINUS}{text}" if value < 0 else text


def number(value: int) -> str:
    """Write a count with its thousands grouped: `14.675`."""
    return _signed(value, _grouped(abs(value)))


def rupiah(value: int) -> str:
    """Write whole rupiah: `Rp110.000`."""
    return _signed(value, f"Rp{_grouped(abs(value))}")


def kilograms(grams: int) -> str:
    """Write grams as kilograms without losing one: `10 kg`, `33,333 kg`, `0,5 kg`."""
    whole, rest = divmod(abs(grams), _GRAMS)
    fraction = f"{_signs()[1]}{rest:03d}".rstrip("0") if rest else ""
    return _signed(grams, f"{_grouped(whole)}{fraction}{_NBSP}kg")


def percent(part: int, whole: int) -> str:
    """Write the share of `part` in `whole` with one decimal, cut and not rounded.

    Cutting keeps `100 %` for what is complete: 9,999 of 10,000 reads `99,9 %`; only exactly
    all and exactly nothing go without a decimal. A share of nothing is a dash.
    """
    if whole == 0:
        return NOTHING
    tenths = abs(part) * 1000 // abs(whole)
    whole_part, rest = divmod(tenths, 10)
    decimal = "" if part in (0, whole) else f"{_signs()[1]}{rest}"
    negative = (part < 0) != (whole < 0) and tenths
    return _signed(-1 if negative else 1, f"{_grouped(whole_part)}{decimal}{_NBSP}%")


def month(period: Period) -> str:
    """Write a month: `Maret 2019`."""
    return f"{month_name(period.month)} {period.year}"


def month_name(number_of_month: int) -> str:
    """Write the name of a month, 1 to 12: `Maret`."""
    return (_MONTHS_EN if _in_english() else _MONTHS_ID)[number_of_month - 1]


def date(day: dt.date) -> str:
    """Write a day: `27 Maret 2019`."""
    return f"{day.day} {month_name(day.month)} {day.year}"


def date_and_time(moment: dt.datetime) -> str:
    """Write a moment with the name of its zone: `27 Maret 2019 pukul 14.05 WITA`."""
    local = timezone.localtime(moment)
    offset = local.utcoffset() or dt.timedelta()
    zone = _ZONES.get(int(offset.total_seconds()) // 3600, local.tzname() or "")
    if _in_english():
        return f"{date(local.date())}, {local:%H:%M} {zone}"
    return f"{date(local.date())} pukul {local:%H.%M} {zone}"


def family_name(families: Mapping[str, tuple[object, str]], id_kpm: str) -> str:
    """Give the name of a family, or its number for whoever may not see names."""
    return families[id_kpm][1] if id_kpm in families else id_kpm
