"""Filters that write values as people read them; the rules stand in `formatting`."""

import datetime as dt

from django import template

from salur.interfaces.web import formatting
from salur.kernel.period import Period

register = template.Library()


@register.filter
def bilangan(value: int) -> str:
    """Write a count: `14.675`."""
    return formatting.number(value)


@register.filter
def rupiah(value: int) -> str:
    """Write rupiah: `Rp110.000`."""
    return formatting.rupiah(value)


@register.filter
def kg(grams: int) -> str:
    """Write grams as kilograms: `10 kg`."""
    return formatting.kilograms(grams)


@register.filter
def persen(part: int, whole: int) -> str:
    """Write a share: `{{ credited|persen:ordered }}` gives `92,4 %`."""
    return formatting.percent(part, whole)


@register.filter
def tanggal(day: dt.date | None) -> str:
    """Write a day, or a dash where there is none."""
    return formatting.date(day) if day else formatting.NOTHING


@register.filter
def waktu(moment: dt.datetime | None) -> str:
    """Write a moment, or a dash where there is none."""
    return formatting.date_and_time(moment) if moment else formatting.NOTHING


@register.filter
def bulan(period: Period) -> str:
    """Write a month: `Maret 2019`."""
    return formatting.month(period)
