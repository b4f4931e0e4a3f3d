"""Reads what was typed: months, days, whole numbers; each wrong one is refused with an example."""

import datetime as dt
from decimal import Decimal, InvalidOperation

from salur.kernel.period import Period, months_between
from salur.kernel.program import Program
from salur.kernel.refused import Refused, Sentence
from salur.kernel.region_code import RegionCode


class UsageRefused(Refused):
    """This command was not understood; nothing was read or written."""


def month(option: str, text: str) -> Period:
    """Read one month, `2019-03`."""
    try:
        return Period.parse(text.strip())
    except ValueError as fault:
        raise _not_a(option, text, "bulan", "month", "2019-03") from fault


def months(option: str, text: str) -> tuple[Period, ...]:
    """Read one month or a range of them, `2019-03` or `2019-03..2019-05`."""
    first, dots, last = text.partition("..")
    span = tuple(months_between(month(option, first), month(option, last if dots else first)))
    if not span:
        raise _not_a(option, text, "rentang bulan", "range of months", "2019-03..2019-05")
    return span


def day(option: str, text: str | None) -> dt.date | None:
    """Read one day, `2019-03-31`; None where none was given."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text.strip())
    except ValueError as fault:
        raise _not_a(option, text, "tanggal", "date", "2019-03-31") from fault


def whole(option: str, text: str | None) -> int | None:
    """Read one whole number of at least 0; None where none was given."""
    if text is None:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise _not_a(option, text, "bilangan bulat", "whole number", "250000")
    return int(text)


def port(option: str, text: str) -> int:
    """Read the number of a port; 0 lets the machine choose."""
    number = whole(option, text)
    if number is None or number > 65535:
        raise _not_a(option, text, "nomor port", "port", "8000")
    return number


def amount(option: str, text: str | None) -> Decimal | None:
    """Read a sum as a sender declares it: whole rupiah, or kilograms with a decimal point."""
    if text is None:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or not 0 <= number < 10**18:
        raise _not_a(option, text, "jumlah", "sum", "110000")
    return number


def decimal(option: str, text: str) -> float:
    """Read one number that is not negative and not endless."""
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number < 1e6:
        raise _not_a(option, text, "bilangan", "number", "1.5")
    return number


def region(option: str, text: str) -> RegionCode:
    """Read one region code of any level, with or without dots."""
    try:
        return RegionCode.parse(text)
    except ValueError as fault:
        raise _not_a(option, text, "kode wilayah", "region code", "63.71") from fault


def programme(option: str, text: str) -> Program:
    """Read the name of a programme."""
    try:
        return Program(text.upper())
    except ValueError as fault:
        raise _not_a(option, text, "program", "programme", "BPNT") from fault


def codes(option: str, text: str, digits: int) -> tuple[str, ...]:
    """Read region codes of one level, separated by commas."""
    parts = tuple(part.strip() for part in text.split(","))
    if not all(len(part) == digits and part.isascii() and part.isdigit() for part in parts):
        raise _not_a(option, text, "daftar kode wilayah", "list of region codes", "62,63")
    return parts


def _not_a(option: str, text: str, indonesian: str, english: str, example: str) -> UsageRefused:
    shown = text if len(text) <= 40 else text[:39] + "…"
    return UsageRefused(
        "usage_value",
        Sentence(
            f"{option}: {shown!r} bukan {indonesian}.", f"{option}: {shown!r} is no {english}."
        ),
        Sentence(f"Tulis misalnya {example}.", f"Write for example {example}."),
    )
