"""The burn-down: how many are left day by day, beside the straight way to the target."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from salur.interfaces.web.charts import palette
from salur.interfaces.web.charts.svg import element, group, picture
from salur.interfaces.web.formatting import date, number

_TOP, _PLOT, _FOOT = 26, 150, 34
_FLOOR = _TOP + _PLOT
_LONGEST = 2  # times the way to the target that a slow pace is drawn


@dataclass(frozen=True)
class Left:
    """How many are left on a day."""

    day: dt.date
    count: int


@dataclass(frozen=True)
class BurnDown:
    """What was counted, the target, and the day it ends at the pace of the last weeks, if ever."""

    days: tuple[Left, ...]
    target: dt.date
    ends: dt.date | None = None


@dataclass(frozen=True)
class _Plane:
    first: dt.date
    last: dt.date
    most: int

    def x(self, day: dt.date) -> str:
        whole = max(1, (self.last - self.first).days)
        return f"{100 * (day - self.first).days / whole:.2f}%"

    def y(self, count: float) -> float:
        return round(_FLOOR - _PLOT * count / max(1, self.most), 1)


def burn_down(burn: BurnDown, *, title: str, identifier: str = "sisa") -> SafeString:
    """Draw the days counted as a line, the ideal way dashed, and where the pace leads dotted."""
    if not burn.days:
        return group([])
    plane = _plane(burn)
    return picture(
        identifier,
        title,
        _said(burn),
        group([*_frame(burn, plane), *_ways(burn, plane), *_line(burn, plane)]),
        links=False,
        width="100%",
        height=_FLOOR + _FOOT,
    )


def _plane(burn: BurnDown) -> _Plane:
    first = burn.days[0].day
    furthest = first + _LONGEST * (max(burn.target, burn.days[-1].day) - first)
    ends = min(burn.ends, furthest) if burn.ends else burn.target
    last = max(burn.target, burn.days[-1].day, ends)
    return _Plane(first, last, max(one.count for one in burn.days))


def _said(burn: BurnDown) -> str:
    first, last = burn.days[0], burn.days[-1]
    words = {
        "first": number(first.count), "begun": date(first.day),
        "last": number(last.count), "now": date(last.day), "target": date(burn.target),
    }  # fmt: skip
    said = _("%(first)s pada %(begun)s, %(last)s pada %(now)s; sasaran habis %(target)s") % words
    if burn.ends is None:
        return said
    return _("%(said)s; dengan laju terakhir habis %(ends)s") % {
        "said": said,
        "ends": date(burn.ends),
    }


def _frame(burn: BurnDown, plane: _Plane) -> list[SafeString]:
    target = plane.x(burn.target)
    return [
        element("text", number(plane.most), x=0, y=_TOP - 10, fill=palette.MUTED, font_size=12),
        element("line", x1=0, x2="100%", y1=_TOP, y2=_TOP, stroke=palette.TRACK),
        element("line", x1=0, x2="100%", y1=_FLOOR, y2=_FLOOR, stroke=palette.LINE),
        element("line", x1=target, x2=target, y1=_TOP, y2=_FLOOR, stroke=palette.LINE),
        element(
            "text", date(plane.first), x=0, y=_FLOOR + 20, fill=palette.MUTED, font_size=12
        ),
        element(
            "text",
            _("sasaran %(day)s") % {"day": date(burn.target)},
            x=target,
            y=_TOP - 10,
            text_anchor="end",
            fill=palette.MUTED,
            font_size=12,
        ),
    ]  # fmt: skip


def _ways(burn: BurnDown, plane: _Plane) -> list[SafeString]:
    first, last = burn.days[0], burn.days[-1]
    ways = [
        element(
            "line", x1=plane.x(first.day), y1=plane.y(first.count), x2=plane.x(burn.target),
            y2=_FLOOR, stroke=palette.MUTED, stroke_width=1.5, stroke_dasharray="6 5",
        )
    ]  # fmt: skip
    if burn.ends is not None and burn.ends > last.day:
        end = min(burn.ends, plane.last)
        left = last.count * (1 - (end - last.day).days / (burn.ends - last.day).days)
        colour = palette.ALERT if burn.ends > burn.target else palette.MONEY
        ways.append(
            element(
                "line", x1=plane.x(last.day), y1=plane.y(last.count), x2=plane.x(end),
                y2=plane.y(left), stroke=colour, stroke_width=2, stroke_dasharray="1 5",
                stroke_linecap="round",
            )
        )  # fmt: skip
    return ways


def _line(burn: BurnDown, plane: _Plane) -> list[SafeString]:
    steps = [
        element(
            "line", x1=plane.x(one.day), y1=plane.y(one.count), x2=plane.x(two.day),
            y2=plane.y(two.count), stroke=palette.MONEY, stroke_width=2.5,
            stroke_linecap="round",
        )
        for one, two in pairwise(burn.days)
    ]  # fmt: skip
    last = burn.days[-1]
    dot = element("circle", cx=plane.x(last.day), cy=plane.y(last.count), r=4, fill=palette.MONEY)
    said = element(
        "text", number(last.count), x=plane.x(last.day), y=max(12, plane.y(last.count) - 10),
        fill=palette.INK, font_weight=600, text_anchor="start" if len(burn.days) == 1 else "middle",
    )  # fmt: skip
    return [*steps, dot, *(() if len(burn.days) == 1 else (said,))]
