"""Small pictures over months, and the tiny bar that stands in a table's cell."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from salur.interfaces.web.charts import palette
from salur.interfaces.web.charts.svg import element, group, link, picture
from salur.interfaces.web.formatting import month, month_name
from salur.kernel.period import Period

_HEIGHT = 112
_PLOT_TOP = 40
_PLOT = 50
_GAP_PERCENT = 3.0


@dataclass(frozen=True)
class MonthValue:
    """One month's value: a whole number for the height, text for the reader; None is not known."""

    period: Period
    value: int | None
    text: str


@dataclass(frozen=True)
class MonthPanel:
    """One small picture: a place or a bank over the months, the last month written out."""

    label: str
    months: tuple[MonthValue, ...]
    url: str = ""
    needs_someone: bool = False


def month_bars(
    panel: MonthPanel, most: int, *, identifier: str, width: str | int = "100%"
) -> SafeString:
    """Draw one panel against the common maximum `most`, so that panels compare."""
    description = "; ".join(f"{month(m.period)}: {m.text}" for m in panel.months)
    return picture(
        identifier,
        panel.label,
        description,
        _panel(panel, most),
        links=bool(panel.url),
        width=width,
        height=_HEIGHT,
    )


def small_multiples(
    panels: Sequence[MonthPanel], *, title: str, identifier: str = "bulan", columns: int = 4
) -> SafeString:
    """Draw all panels in one SVG, 180 wide each, for paper; pages lay single panels out instead."""
    most = common_maximum(panels)
    rows = -(-len(panels) // columns)
    placed = group(
        element(
            "svg",
            _panel(panel, most),
            x=index % columns * 196,
            y=index // columns * (_HEIGHT + 14),
            width=180,
            height=_HEIGHT,
        )
        for index, panel in enumerate(panels)
    )
    return picture(
        identifier,
        title,
        "; ".join(f"{panel.label} {panel.months[-1].text}" for panel in panels if panel.months),
        placed,
        links=any(panel.url for panel in panels),
        viewBox=f"0 0 {columns * 196 - 16} {max(1, rows) * (_HEIGHT + 14) - 14}",
    )


def common_maximum(panels: Sequence[MonthPanel]) -> int:
    """Give the greatest value of all panels, 0 where there is none."""
    return max((m.value or 0 for panel in panels for m in panel.months), default=0)


def sparkbar(value: int, most: int, *, text: str, needs_someone: bool = False) -> SafeString:
    """Draw a bar of 72 by 10 for a table's cell; `text` is what it says to who doesn't see it."""
    share = 72 * max(0, value) / most if most > 0 else 0.0
    return element(
        "svg",
        element("rect", width=72, height=10, rx=2, fill=palette.TRACK),
        element(
            "rect",
            width=round(min(share, 72.0), 1),
            height=10,
            rx=2,
            fill=palette.ALERT if needs_someone else palette.MONEY,
        ),
        xmlns="http://www.w3.org/2000/svg",
        class_="spark",
        role="img",
        aria_label=text,
        width=72,
        height=10,
    )


def _panel(panel: MonthPanel, most: int) -> SafeString:
    colour = palette.ALERT if panel.needs_someone else palette.INK
    heading = link(
        panel.url,
        element("text", panel.label, y=14, fill=colour, font_weight=600, font_size=13),
    )
    slot = 100 / max(1, len(panel.months))
    bars = [
        _month(m, most, index, slot, index == len(panel.months) - 1)
        for index, m in enumerate(panel.months)
    ]
    floor = _PLOT_TOP + _PLOT + 0.5
    base = element("line", x2="100%", y1=floor, y2=floor, stroke=palette.LINE)
    return group([heading, *bars, base])


def _month(m: MonthValue, most: int, index: int, slot: float, last: bool) -> SafeString:
    height = round(_PLOT * max(0, m.value or 0) / most, 1) if most else 0.0
    middle = slot * (index + 0.5)
    return group(
        [
            element(
                "rect",
                x=f"{slot * index + _GAP_PERCENT / 2:.2f}%",
                width=f"{slot - _GAP_PERCENT:.2f}%",
                y=_PLOT_TOP + _PLOT - height,
                height=height,
                fill=palette.MONEY if last else palette.MONEY_LOST,
            ),
            element(
                "text",
                m.text if m.value is not None else "",
                x=f"{middle:.2f}%",
                y=_PLOT_TOP - 6,
                text_anchor="middle",
                fill=palette.INK if last else palette.MUTED,
                font_size=12,
                font_weight=600 if last else None,
            ),
            element(
                "text",
                month_name(m.period.month)[:3] if m.value is not None else "–",
                x=f"{middle:.2f}%",
                y=_HEIGHT - 6,
                text_anchor="middle",
                fill=palette.MUTED,
                font_size=12,
            ),
        ]
    )
