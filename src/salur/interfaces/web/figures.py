"""Where a figure opens: the address of the units beneath it, the same on every page.

`known` in an address looks at figures as they were known at the end of a day, or at a moment; it
is the one way to the past, read by `known_at` wherever it is honoured.
"""

import datetime as dt
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone

from salur.kernel.period import Period

_LONGEST = 40
_FIRST_YEAR, _LAST_YEAR = 2000, 2100


def figure_url(
    program: str,
    period: Period,
    term: str,
    *,
    region: str = "",
    klass: int | None = None,
    bank: str = "",
    known: str = "",
    **more: object,
) -> str:
    """Give the address of the units beneath a figure.

    `term` is one of `reconciliation.domain.figures.TERMS`, `region` the digits of its code (empty:
    the whole scope), `known` as in an address.
    """
    asked: dict[str, object] = {"program": program, "period": period, "term": term}
    asked |= {"region": region, "class": klass, "bank": bank, "known": known, **more}
    written = urlencode({name: str(value) for name, value in asked.items() if value})
    return f"{reverse('figure')}?{written}"


def unit_url(program: str, period: int, unit_id: int) -> str:
    """Give the address of one unit: an account's or a desa's month."""
    return reverse("unit", args=[program.lower(), period, unit_id])


def known_at(request: HttpRequest) -> dt.datetime | None:
    """Read the moment that figures are looked at from; None for now, Http404 for no moment."""
    text = request.GET.get("known", "").replace(" ", "+")
    if not text:
        return None
    try:
        if len(text) > _LONGEST or not text.isascii():
            raise ValueError
        moment = dt.datetime.fromisoformat(text)
        if len(text) == len("2019-03-31"):
            moment = dt.datetime.combine(moment.date(), dt.time.max)
        if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
            raise ValueError
    except ValueError as fault:
        raise Http404 from fault
    return moment if moment.tzinfo else timezone.make_aware(moment)
