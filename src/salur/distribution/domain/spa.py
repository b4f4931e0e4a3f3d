"""The request to Bulog (SPA): its lines from the frozen list, whether quota holds it, its file."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from salur.kernel.period import Period

COLUMNS = ("no_spa", "tanggal", "kode_wilayah", "periode", "kpm", "kg", "program")
# A letter's number: nothing that a spreadsheet would run, no identifier's run of digits.
_NUMBER = re.compile(r"(?!.*\d{10})[0-9A-Za-z][0-9A-Za-z ./_-]{0,59}")


@dataclass(frozen=True)
class SpaLine:
    """What is asked for one desa: families, and grams over all months of the request."""

    kode_wilayah: str
    kpm: int
    grams: int


@dataclass(frozen=True)
class QuotaBroken:
    """A region whose quota the request exceeds; `quota` is None where its claims contradict."""

    kode_wilayah: str
    quota: int | None
    requested: int


def spa_lines(families: Iterable[tuple[str, int]], rations: Sequence[int]) -> tuple[SpaLine, ...]:
    """Give one line per desa with families, for the months whose rations (grams) are given."""
    return tuple(
        SpaLine(kode_wilayah, kpm, kpm * sum(rations))
        for kode_wilayah, kpm in sorted(families)
        if kpm > 0
    )


def broken_quotas(
    lines: Sequence[SpaLine], quotas: Iterable[tuple[str, int | None]]
) -> tuple[QuotaBroken, ...]:
    """Give the regions whose quota the lines exceed, or whose quota nobody knows for sure."""
    broken = []
    for kode_wilayah, quota in quotas:
        requested = sum(line.kpm for line in lines if line.kode_wilayah.startswith(kode_wilayah))
        if requested and (quota is None or requested > quota):
            broken.append(QuotaBroken(kode_wilayah, quota, requested))
    return tuple(broken)


def is_letter_number(text: str) -> bool:
    """Say whether `text` can be the number of a letter."""
    return _NUMBER.fullmatch(text) is not None


def months_text(first: Period, last: Period) -> str:
    """Give a month, or a range of months, as the contracts write it."""
    return str(first) if first == last else f"{first}..{last}"


def kilograms(grams: int) -> str:
    """Give grams as kilograms without loss, in a form that reads in one way only.

    ValueError where three decimals would be needed: `12.345` could be twelve thousand.
    """
    if grams % 10:
        raise ValueError(f"{grams} g has no unambiguous form in kilograms")
    whole, rest = divmod(grams, 1000)
    return f"{whole}.{rest // 10:02d}".rstrip("0").rstrip(".") if rest else str(whole)


def spa_csv(
    number: str, dated: dt.date, first: Period, last: Period, lines: Iterable[SpaLine]
) -> bytes:
    """Give the request as a file of contract `spa`."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    months = months_text(first, last)
    for line in lines:
        writer.writerow(
            (
                number,
                dated.isoformat(),
                line.kode_wilayah,
                months,
                line.kpm,
                kilograms(line.grams),
                "RASTRA",
            )
        )
    return out.getvalue().encode()
