"""Families at a shop day by day after a credit, beside what the shop can serve in a day."""

from collections.abc import Sequence
from itertools import chain

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from salur.interfaces.web.charts import palette
from salur.interfaces.web.charts.svg import element, group, picture
from salur.interfaces.web.formatting import number

_TOP, _PLOT, _FOOT = 40, 96, 22
_FLOOR = _TOP + _PLOT
_GAP_PERCENT = 0.8


def day_bars(
    families: Sequence[int], per_day: int, most: int, *, title: str, identifier: str
) -> SafeString:
    """Draw one bar a day against the common maximum `most`; what is beyond `per_day` stands out."""
    scale = max(most, per_day, 1)
    days = (
        _day(place, count, len(families), per_day, scale) for place, count in enumerate(families)
    )
    bars = group(chain.from_iterable(days))
    heading = element("text", title, y=14, fill=palette.INK, font_weight=600, font_size=13)
    said = ", ".join(map(number, families))
    return picture(
        identifier,
        title,
        _("Hari demi hari: %(days)s; kemampuan sehari %(most)s.")
        % {"days": said, "most": number(per_day)},
        group([heading, bars, *_limit(per_day, scale)]),
        links=False,
        width="100%",
        height=_FLOOR + _FOOT,
    )


def _day(place: int, count: int, days: int, per_day: int, scale: int) -> tuple[SafeString, ...]:
    slot = 100 / max(1, days)
    left, width = f"{slot * place + _GAP_PERCENT / 2:.2f}%", f"{slot - _GAP_PERCENT:.2f}%"
    within, whole = _height(min(count, per_day), scale), _height(count, scale)
    middle = f"{slot * (place + 0.5):.2f}%"
    return (
        element("rect", x=left, width=width, y=_FLOOR - within, height=within, fill=palette.MONEY),
        element(
            "rect", x=left, width=width, y=_FLOOR - whole, height=whole - within, fill=palette.ALERT
        ),
        element(
            "text", number(count) if count else "", x=middle, y=_FLOOR - whole - 4,
            text_anchor="middle", font_size=11, fill=palette.INK,
        ),
        element(
            "text", number(place + 1), x=middle, y=_FLOOR + 15, text_anchor="middle",
            font_size=11, fill=palette.MUTED,
        ),
    )  # fmt: skip


def _limit(per_day: int, scale: int) -> tuple[SafeString, SafeString]:
    height = _FLOOR - _height(per_day, scale)
    return (
        element(
            "line", x1="0", x2="100%", y1=height, y2=height, stroke=palette.INK,
            stroke_dasharray="5 4",
        ),
        element("line", x1="0", x2="100%", y1=_FLOOR, y2=_FLOOR, stroke=palette.LINE),
    )  # fmt: skip


def _height(count: int, scale: int) -> float:
    return round(_PLOT * count / scale, 1)
